import type { Construct } from 'constructs';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { WebSocketApi, type WebSocketApiProps } from '../../../constructs/websocket-api/websocket-api';
import { WebSocketDeployment } from '../../../constructs/websocket-api/websocket-deployment';
import { WebSocketIntegration } from '../../../constructs/websocket-api/websocket-integration';
import { WebSocketRoute } from '../../../constructs/websocket-api/websocket-route';
import { WebSocketStage, type WebSocketStageProps } from '../../../constructs/websocket-api/websocket-stage';
import { aliasIn } from '../../support/function';

/** An API with an integration and an open `$connect`, the least that can be deployed. */
export function apiIn(scope: Construct, props: Partial<WebSocketApiProps> = {}) {
  const api = new WebSocketApi(scope, 'main', { name: 'dev-chat', ...props });
  const alias = aliasIn(scope);
  const integration = new WebSocketIntegration(scope, 'lambda', { api, alias });
  const connect = new WebSocketRoute(scope, 'connect', { api, routeKey: '$connect', integration, authorizer: 'none' });
  return { api, alias, integration, connect };
}

/** A stage of {@link apiIn} with the least it needs. */
export function stageIn(scope: Construct, props: Partial<WebSocketStageProps> = {}): WebSocketStage {
  const { api } = apiIn(scope);
  return new WebSocketStage(scope, 'main', {
    deployment: new WebSocketDeployment(scope, 'main', { api }),
    name: 'dev',
    throttle: { burstLimit: 50, rateLimit: 25 },
    accessLog: new AccessLogGroup(scope, 'api', { name: 'dev-chat', retentionDays: 7 }),
    executionLog: { level: 'INFO', retentionDays: 7 },
    loggingRole: 'set elsewhere',
    ...props,
  });
}
