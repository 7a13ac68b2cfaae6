import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { processFigures } from './process-figures';

// The floor of routes-app.ts: the same kinds of resources made with cdktf and the provider's bindings alone. Nothing is checked or judged.
// bare-routes-app.ts <routes> <stacks> <where to write>: prints what the process took.
const [, , routes, stacks, outdir] = process.argv;

function addApi(stack: TerraformStack, count: number): void {
  const name = stack.node.id;
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  new CloudwatchLogGroup(stack, 'function', { name, retentionInDays: 7 });
  const role = new IamRole(stack, 'role', { name, assumeRolePolicy: '{}' });
  const lambda = new LambdaFunction(stack, 'lambda', { functionName: name, role: role.arn, filename: 'api.zip' });
  const alias = new LambdaAlias(stack, 'live', {
    name: 'live',
    functionName: lambda.functionName,
    functionVersion: lambda.version,
  });
  const api = new Apigatewayv2Api(stack, 'main', { name, protocolType: 'HTTP' });
  const jwt = new Apigatewayv2Authorizer(stack, 'jwt', { apiId: api.id, name: 'jwt', authorizerType: 'JWT' });
  const integration = new Apigatewayv2Integration(stack, 'integration', {
    apiId: api.id,
    integrationType: 'AWS_PROXY',
    integrationUri: alias.invokeArn,
  });
  for (let place = 0; place < count; place += 1) {
    new Apigatewayv2Route(stack, `get_${place}`, {
      apiId: api.id,
      routeKey: `GET /things/${place}`,
      target: `integrations/${integration.id}`,
      authorizationType: 'JWT',
      authorizerId: jwt.id,
    });
  }
}

const app = new App({ outdir });
for (let place = 0; place < Number(stacks); place += 1)
  addApi(new TerraformStack(app, `routes-${place}`), Number(routes));
app.synth();
console.log(JSON.stringify(processFigures()));
