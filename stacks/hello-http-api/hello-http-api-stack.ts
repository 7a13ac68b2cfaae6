import type { Construct } from 'constructs';
import type { Environment } from '../../config/environment';
import type { HelloHttpApiSettings } from '../../config/hello-http-api';
import { HttpApi } from '../../constructs/http-api/http-api';
import { HttpStage } from '../../constructs/http-api/http-stage';
import { LambdaIntegration } from '../../constructs/http-api/lambda-integration';
import { ApiInvokePermission } from '../../constructs/lambda/api-invoke-permission';
import { BundledFunction } from '../../constructs/lambda/bundled-function';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { FunctionLogGroup } from '../../constructs/lambda/function-log-group';
import { FunctionRole } from '../../constructs/lambda/function-role';
import { AccessLogGroup } from '../../constructs/logging/access-log-group';
import { BaseStack } from '../base-stack';
import { domainSettings } from '../domain-settings';
import { logKeeping } from '../environment-of';
import { nameHttpApi } from '../name-http-api';
import { helloRoutes } from './routes';

/** The smallest complete API: one route, one function, and a custom domain where `config/` gives one. Read this stack first. */
export class HelloHttpApiStack extends BaseStack {
  constructor(scope: Construct, environment: Environment, settings: HelloHttpApiSettings) {
    super(scope, environment, 'hello-http-api', settings);
    const name = this.prefix;
    const domain = domainSettings(this, 'HTTP', settings);

    const logGroup = new FunctionLogGroup(this, 'function', { functionName: name, ...logKeeping(this) });
    const role = new FunctionRole(this, 'lambda_exec', { name, logGroup });
    const hello = new BundledFunction(this, 'api_fn', {
      functionName: name,
      bundle: 'dist/functions/hello.zip',
      ...settings.functions.api_fn,
      role,
      logGroup,
      logLevel: environment.logs.level,
      sourceMapped: environment.logs.sourceMapped,
      powertools: { service: 'hello', metricsNamespace: 'Gatehouse/Hello' },
    });
    const alias = new FunctionAlias(this, 'live', { function: hello });

    const api = new HttpApi(this, 'http_api', { name, executeApiEndpointDisabled: domain !== undefined });
    const integration = new LambdaIntegration(this, 'lambda_integration', { api, alias, integrationMethod: 'POST' });
    new ApiInvokePermission(this, 'api_gateway', { alias, executionArn: api.executionArn });
    helloRoutes(this, integration, api, settings.tokens);

    const accessLog = new AccessLogGroup(this, 'api', { name, ...logKeeping(this) });
    const stage = new HttpStage(this, 'default', { api, accessLog, throttle: settings.throttle });
    const addresses = { domain: 'custom', certificate: 'cert', mapping: 'api_map' };
    this.output(
      'url',
      nameHttpApi(this, { domain, stage, addresses }),
      'Where callers find the API; ask it for /hello',
    );
  }
}
