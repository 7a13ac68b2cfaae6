import type { IConstruct } from 'constructs';
import { type AccessLogFields, accessLogFormat, type LoggingApi } from '../api/access-log';

/**
 * One JSON object a handshake, message or disconnect: which connection, what was answered and how long it took, and why an
 * authorizer or an integration failed. The connection's id is what the handler logs too.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export const webSocketAccessLogFields = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  eventType: '$context.eventType',
  routeKey: '$context.routeKey',
  connectionId: '$context.connectionId',
  status: '$context.status',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integrationLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
} as const satisfies AccessLogFields;

const webSocketApis: LoggingApi = {
  kind: 'WebSocket APIs',
  unfilled:
    /^\$context\.(httpMethod|path|protocol|response(Length|Latency)|dataProcessed|resourcePath|resourceId|xrayTraceId)/,
};

/** The access log format of a WebSocket API, on one line, at most 3 KB. */
export function webSocketAccessLogFormat(scope: IConstruct, fields: AccessLogFields): string {
  return accessLogFormat(scope, fields, webSocketApis);
}
