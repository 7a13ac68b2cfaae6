import type { IConstruct } from 'constructs';
import { type AccessLogFields, accessLogFormat, type LoggingApi } from '../api/access-log';

/**
 * One JSON object a request: who asked for what, what was answered and how long it took, and why an authorizer or an
 * integration failed.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export const httpAccessLogFields = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integrationErrorMessage',
} as const satisfies AccessLogFields;

const httpApis: LoggingApi = {
  kind: 'HTTP APIs',
  unfilled: /^\$context\.(resourcePath|resourceId|identity\.apiKey(Id)?|xrayTraceId|waf\b.*|webaclArn)/,
};

/** The access log format of an HTTP API, on one line, at most 3 KB. */
export function httpAccessLogFormat(scope: IConstruct, fields: AccessLogFields): string {
  return accessLogFormat(scope, fields, httpApis);
}
