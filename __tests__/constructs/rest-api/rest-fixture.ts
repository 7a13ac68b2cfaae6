import type { Construct } from 'constructs';
import { CognitoAuthorizer } from '../../../constructs/rest-api/cognito-authorizer';
import { RestApi, type RestApiProps } from '../../../constructs/rest-api/rest-api';
import { RestDeployment } from '../../../constructs/rest-api/rest-deployment';
import { RestMethod, type RestMethodProps } from '../../../constructs/rest-api/rest-method';
import { RestProxyIntegration } from '../../../constructs/rest-api/rest-proxy-integration';
import { RestResource } from '../../../constructs/rest-api/rest-resource';
import { RestStage, type RestStageProps } from '../../../constructs/rest-api/rest-stage';

/** A Lambda alias that exists elsewhere. */
export const alias = { invokeArn: '${aws_lambda_alias.live.invoke_arn}', timeoutSeconds: 10 };

const poolArn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E';

/** The API `main`. */
export function apiIn(scope: Construct, props: Partial<RestApiProps> = {}): RestApi {
  return new RestApi(scope, 'main', { name: 'dev-scratch', ...props });
}

/** The path `/items` of an API. */
export function itemsIn(scope: Construct, api: RestApi): RestResource {
  return new RestResource(scope, 'items', { parent: api.root, pathPart: 'items' });
}

/** The method `GET /items`, `get_items`, that a function answers. */
export function getItemsIn(scope: Construct, api: RestApi, props: Partial<RestMethodProps> = {}): RestMethod {
  const method = new RestMethod(scope, 'get_items', {
    path: itemsIn(scope, api).path,
    httpMethod: 'GET',
    authorizer: 'none',
    ...props,
  });
  new RestProxyIntegration(scope, 'get_items', { method, alias });
  return method;
}

/** A method at the root that answers, so that the API can be deployed. */
export function answeringIn(scope: Construct, api: RestApi): RestMethod {
  const method = new RestMethod(scope, 'answer', { path: api.root, httpMethod: 'GET', authorizer: 'iam' });
  new RestProxyIntegration(scope, 'answer', { method, alias });
  return method;
}

/** The authorizer `cognito`. */
export function cognitoIn(scope: Construct, api: RestApi): CognitoAuthorizer {
  return new CognitoAuthorizer(scope, 'cognito', { api, name: 'cognito', userPoolArns: [poolArn] });
}

/** The stage `prod` of an API, with the deployment `main`. */
export function stageIn(scope: Construct, api: RestApi, props: Partial<RestStageProps> = {}): RestStage {
  return new RestStage(scope, 'prod', {
    deployment: props.deployment ?? new RestDeployment(scope, 'main', { api }),
    accessLog: { arn: '${aws_cloudwatch_log_group.api.arn}' },
    loggingRole: 'set elsewhere',
    executionLog: { retentionDays: 30 },
    ...props,
  });
}
