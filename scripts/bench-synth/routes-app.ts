import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import { environments } from '../../config/environments';
import { HttpApi } from '../../constructs/http-api/http-api';
import { routesOf } from '../../constructs/http-api/http-operations';
import { JwtAuthorizer } from '../../constructs/http-api/jwt-authorizer';
import { LambdaIntegration } from '../../constructs/http-api/lambda-integration';
import { BundledFunction } from '../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { FunctionLogGroup } from '../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../constructs/lambda/function-role';
import { BaseStack } from '../../stacks/base-stack';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { processFigures } from './process-figures';

/** An API with as many routes as the benchmark names. */
class RoutesStack extends BaseStack {
  constructor(scope: Construct, environment: Environment, name: string, count: number) {
    super(scope, environment, name);
    const functionName = this.prefix;
    const logGroup = new FunctionLogGroup(this, 'function', { functionName, retentionDays: 7 });
    const lambda = new BundledFunction(this, 'api', {
      functionName,
      // A bundle without routes of its own, so that the benchmark's need not be among them.
      bundle: 'dist/functions/authorizers/token.zip',
      role: new FunctionRole(this, 'api', { name: functionName, logGroup }),
      logGroup,
      logLevel: 'INFO',
      powertools: { service: 'routes', metricsNamespace: 'Routes' },
    });
    const alias = new FunctionAlias(this, 'live', { function: lambda });
    const api = new HttpApi(this, 'main', { name: functionName });
    const jwt = new JwtAuthorizer(this, 'jwt', {
      api,
      name: 'jwt',
      issuer: 'https://issuer.myapp.com',
      audience: ['web'],
    });
    const operations = Object.fromEntries(
      Array.from({ length: count }, (_, place) => [
        `get_${place}`,
        { route: `GET /things/${place}`, auth: 'jwt' } as const,
      ]),
    );
    routesOf(this, {
      operations,
      api,
      jwt,
      integration: new LambdaIntegration(this, 'lambda', { api, alias }),
    });
  }
}

// routes-app.ts <routes> <stacks> <where to write>: prints what the process took.
const [, , routes, stacks, outdir] = process.argv;
const app = new GatehouseApp({ outdir });
for (const environment of environments.slice(0, 1))
  for (let place = 0; place < Number(stacks); place += 1)
    new RoutesStack(app, environment, `routes-${place}`, Number(routes));
app.synth();
console.log(JSON.stringify(processFigures()));
