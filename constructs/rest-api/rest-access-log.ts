import type { IConstruct } from 'constructs';
import { type AccessLogFields, accessLogFormat, type LoggingApi } from '../api/access-log';
import { checkPattern } from '../prop-check';

/** A place access log lines go to: an `AccessLogGroup`, or a Firehose stream by its ARN. */
export interface AccessLogDestination {
  /** ARN of a log group, or of a delivery stream whose name begins with `amazon-apigateway-`. */
  readonly arn: string;
}

/**
 * One JSON object a request: who asked for what, what was answered and how long it took, and why the API, an authorizer or an
 * integration failed. Callers may choose `requestId`, but not `extendedRequestId`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export const restAccessLogFields = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  resourcePath: '$context.resourcePath',
  status: '$context.status',
  responseLength: '$context.responseLength',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  apiKeyId: '$context.identity.apiKeyId',
  traceId: '$context.xrayTraceId',
  errorType: '$context.error.responseType',
  error: '$context.error.message',
  authorizerError: '$context.authorizer.error',
  integrationError: '$context.integration.error',
} as const satisfies AccessLogFields;

const restApis: LoggingApi = {
  kind: 'REST APIs',
  unfilled: /^\$context\.(routeKey|integrationErrorMessage|authorizer\.claims$|eventType|connectionId|messageId)/,
};

/** The access log format of a REST API, on one line, at most 3 KB. */
export function restAccessLogFormat(scope: IConstruct, fields: AccessLogFields): string {
  return accessLogFormat(scope, fields, restApis);
}

/** Refuses what API Gateway cannot write to. */
export function checkAccessLogDestination(scope: IConstruct, { arn }: AccessLogDestination): void {
  checkPattern(scope, {
    prop: 'accessLog.arn',
    value: arn,
    pattern:
      /^arn:[\w-]+:(logs:[\w-]+:\d{12}:log-group:[.\-_/#A-Za-z0-9]+|firehose:[\w-]+:\d{12}:deliverystream\/amazon-apigateway-[\w.-]+)$/,
    mustBe: 'the ARN of a log group, without :*, or of a delivery stream called amazon-apigateway-…',
    fix: 'AWS takes no other stream; rename it.',
  });
}
