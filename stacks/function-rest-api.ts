import type { Construct } from 'constructs';
import type { RestApiSettings } from '../config/api-settings';
import type { AlertTopic } from '../constructs/alarm/alert-topic';
import { RestApiAlarms } from '../constructs/alarm/rest-api-alarms';
import { ApiInvokePermission } from '../constructs/lambda/api-invoke-permission';
import type { FunctionAlias } from '../constructs/lambda/function-alias';
import { AccessLogGroup } from '../constructs/logging/access-log-group';
import { CognitoAuthorizer } from '../constructs/rest-api/cognito-authorizer';
import { MethodSettings } from '../constructs/rest-api/method-settings';
import { RestApi } from '../constructs/rest-api/rest-api';
import type { RestAuthorizer } from '../constructs/rest-api/rest-authorizer';
import { methodsOf, type RestOperation } from '../constructs/rest-api/rest-operations';
import { pathsOf, type RestPaths } from '../constructs/rest-api/rest-paths';
import { RestProxyIntegration } from '../constructs/rest-api/rest-proxy-integration';
import { RestStage, type RestStageProps } from '../constructs/rest-api/rest-stage';
import { domainSettings } from './domain-settings';
import { environmentOf, logKeeping } from './environment-of';
import { firewall } from './firewall';
import { nameRestApi } from './name-rest-api';
import { releaseGradually } from './release';
import { servedBy } from './released-stage';
import { restEndpoint } from './rest-endpoint';
import type { RestUsers } from './rest-users';

/** What {@link functionRestApi} takes. */
export interface FunctionRestApiProps {
  /** Name of the API and its log groups. */
  readonly name: string;

  /** Where the API answers, by the Terraform names of the resources. */
  readonly paths: RestPaths;

  /** What the API can do, and who may ask for it. */
  readonly operations: Readonly<Record<string, RestOperation & { readonly resource: string }>>;

  /** What answers. */
  readonly alias: FunctionAlias;

  /**
   * Whose tokens operations with `auth: 'authorizer'` take.
   *
   * @default - no operation takes tokens
   */
  readonly users?: RestUsers;

  /**
   * Makes who decides about callers of operations with another `auth`, by the names that they use.
   *
   * @default - no operation names another
   */
  readonly authorizers?: (api: RestApi) => Readonly<Record<string, RestAuthorizer>>;

  readonly settings: RestApiSettings;

  /** The stack `account`, whose role writes the execution logs. */
  readonly loggingRole: RestStageProps['loggingRole'];

  /** Where alarms go. */
  readonly topic: AlertTopic;
}

/** The API, and what a stack may build on. */
export interface FunctionRestApi {
  readonly api: RestApi;
  readonly stage: RestStage;

  /** Where callers find the API. */
  readonly url: string;
}

/** A REST API in front of one function: methods, permission, deployment, stage, logs, throttle, alarms, and its name where `config/` gives one. */
export function functionRestApi(scope: Construct, props: FunctionRestApiProps): FunctionRestApi {
  const { name, settings, topic } = props;
  const domain = domainSettings(scope, 'REST', settings);
  const api = new RestApi(scope, 'main', {
    name,
    endpoint: restEndpoint(scope, name, settings),
    minimumCompressionBytes: settings.minimumCompressionBytes,
    executeApiEndpointDisabled: domain !== undefined,
  });
  methods(scope, api, props);
  const accessLog = new AccessLogGroup(scope, 'api', { name, ...logKeeping(scope) });
  const stage = new RestStage(scope, environmentOf(scope).name, {
    ...servedBy(scope, api, settings.release),
    accessLog,
    loggingRole: props.loggingRole,
    executionLog: logKeeping(scope),
  });
  new MethodSettings(scope, 'all', { stage, method: 'all', throttle: settings.throttle, logLevel: 'ERROR' });
  new RestApiAlarms(scope, 'api', { namePrefix: name, stage, thresholds: settings.alarms, accessLog, topic });
  releaseGradually(scope, settings.release);
  firewall(scope, settings, { name, stages: { main: stage } });
  return { api, stage, url: nameRestApi(scope, { domain, stage }) };
}

function methods(scope: Construct, api: RestApi, props: FunctionRestApiProps): void {
  const { paths, operations, alias, users, authorizers } = props;
  const authorizer =
    users && new CognitoAuthorizer(scope, 'cognito', { api, name: 'cognito', userPoolArns: [users.userPoolArn] });
  const made = methodsOf(scope, operations, {
    paths: pathsOf(scope, api, paths),
    ...(authorizer && { authorizer }),
    ...(authorizers && { authorizers: authorizers(api) }),
  });
  for (const [id, method] of Object.entries(made)) new RestProxyIntegration(scope, id, { method, alias });
  new ApiInvokePermission(scope, 'api_gateway', { alias, executionArn: api.executionArn });
}
