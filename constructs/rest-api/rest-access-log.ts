import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';

/** The fields of an access log line: the name a reader sees, and the `$context` variable that fills it. */
export type RestAccessLogFields = Readonly<Record<string, `$context.${string}`>>;

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
} as const satisfies RestAccessLogFields;

/** Variables that only HTTP and WebSocket APIs fill; a REST API logs them as "-". */
const notRest = /^\$context\.(routeKey|integrationErrorMessage|authorizer\.claims$|eventType|connectionId|messageId)/;

/** The access log format of a REST API, on one line, at most 3 KB. */
export function restAccessLogFormat(scope: IConstruct, fields: RestAccessLogFields): string {
  const variables = Object.values(fields);
  const refuse = (mustBe: string, was: unknown, fix: string): never => {
    throw new PropError(scope, { prop: 'accessLogFields', mustBe, was, fix });
  };

  if (!variables.some((variable) => /^\$context\.(requestId|extendedRequestId)$/.test(variable))) {
    refuse('a list that holds $context.requestId', variables, 'Add requestId: "$context.requestId".');
  }
  const strange = variables.find((variable) => notRest.test(variable));
  if (strange) refuse('variables that REST APIs fill', strange, 'Leave it out: it is logged as "-".');

  const format = JSON.stringify(fields);
  if (!Token.isUnresolved(format) && Buffer.byteLength(format) > 3072) {
    refuse('at most 3072 bytes as JSON', Buffer.byteLength(format), 'Log fewer fields.');
  }
  return format;
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
