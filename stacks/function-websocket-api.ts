import type { Construct } from 'constructs';
import type { WebSocketApiSettings } from '../config/websocket-api-settings';
import type { AlertTopic } from '../constructs/alarm/alert-topic';
import { WebSocketApiAlarms } from '../constructs/alarm/websocket-api-alarms';
import { ApiInvokePermission } from '../constructs/lambda/api-invoke-permission';
import type { FunctionAlias } from '../constructs/lambda/function-alias';
import { AccessLogGroup } from '../constructs/logging/access-log-group';
import type { WebSocketAuthorizer } from '../constructs/websocket-api/websocket-authorizer';
import { WebSocketDeployment } from '../constructs/websocket-api/websocket-deployment';
import { WebSocketIntegration } from '../constructs/websocket-api/websocket-integration';
import { type WebSocketOperations, webSocketRoutesOf } from '../constructs/websocket-api/websocket-operations';
import { WebSocketStage, type WebSocketStageProps } from '../constructs/websocket-api/websocket-stage';
import { environmentOf, logKeeping } from './environment-of';
import { nameWebSocketApi } from './name-websocket-api';
import type { PostingWebSocketApi } from './posting-websocket-api';
import { releaseGradually } from './release';

/** What {@link functionWebSocketApi} takes. */
export interface FunctionWebSocketApiProps {
  /** Name of the API and its log groups. */
  readonly name: string;

  /** The API, as `postingWebSocketApi` made it. */
  readonly posting: PostingWebSocketApi;

  /** What the API can do, and who may connect. */
  readonly operations: WebSocketOperations;

  /** What answers. */
  readonly alias: FunctionAlias;

  /**
   * Who decides about clients where `auth` is `'authorizer'`.
   *
   * @default - no operation asks for one
   */
  readonly authorizer?: WebSocketAuthorizer;

  readonly settings: WebSocketApiSettings;

  /** The stack `account`, whose role writes the logs. */
  readonly loggingRole: WebSocketStageProps['loggingRole'];

  /** Where alarms go. */
  readonly topic: AlertTopic;
}

/** The API's stage, and where clients connect. */
export interface FunctionWebSocketApi {
  readonly stage: WebSocketStage;

  /** Where clients connect. */
  readonly url: string;
}

/** A WebSocket API in front of one function: routes, permission, deployment, stage, logs, alarms, and its name where `config/` gives one. */
export function functionWebSocketApi(scope: Construct, props: FunctionWebSocketApiProps): FunctionWebSocketApi {
  const { name, posting, operations, alias, authorizer, settings, loggingRole, topic } = props;
  const { api, domain } = posting;
  const integration = new WebSocketIntegration(scope, 'lambda', { api, alias });
  const routes = webSocketRoutesOf(scope, { operations, api, integration, ...(authorizer && { authorizer }) });
  new ApiInvokePermission(scope, 'api_gateway', { alias, executionArn: api.executionArn });
  const accessLog = new AccessLogGroup(scope, 'api', { name, ...logKeeping(scope) });
  const stage = new WebSocketStage(scope, 'main', {
    name: environmentOf(scope).name,
    deployment: new WebSocketDeployment(scope, 'main', { api }),
    throttle: settings.throttles.default,
    routeThrottles: routes.throttled(settings.throttles),
    accessLog,
    executionLog: { level: settings.executionLogLevel, ...logKeeping(scope) },
    loggingRole,
  });
  new WebSocketApiAlarms(scope, 'api', { namePrefix: name, stage, thresholds: settings.alarms, accessLog, topic });
  releaseGradually(scope, settings.release);
  return { stage, url: nameWebSocketApi(scope, { domain, stage }) };
}
