import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';

/** How long API Gateway can be told to wait. */
const waits = {
  http: limits.httpTimeoutMs.value,
  rest: limits.restTimeoutMs.value,
  restStream: limits.restStreamTimeoutMs.value,
  websocket: limits.websocketTimeoutMs.value,
} as const;

/**
 * How long API Gateway waits for an integration unless stated otherwise, in milliseconds: the longest it does.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
export const integrationTimeoutMilliseconds = {
  http: waits.http.most,
  rest: waits.rest.most,
  restStream: waits.restStream.most,
  websocket: waits.websocket.most,
} as const;

const fixes = {
  http: 'AWS does not raise the limit; answer 202 and work asynchronously instead.',
  rest: 'Answer 202 and work asynchronously instead.',
  restStream: 'AWS ends a stream after 15 minutes; let callers ask again for the rest.',
  websocket: 'AWS does not raise the limit; answer at once and post the result to the connection later.',
} as const;

/** Refuses a waiting time that an API of this kind does not take. */
export function checkIntegrationTimeout(scope: IConstruct, kind: keyof typeof fixes, milliseconds: number): void {
  checkWholeNumber(scope, {
    prop: 'timeoutMilliseconds',
    value: milliseconds,
    ...waits[kind],
    unit: 'milliseconds',
    fix: fixes[kind],
  });
}

/** Refuses a function that runs on, and is billed, after its caller got an error. */
export function checkFunctionTimeout(
  scope: IConstruct,
  milliseconds: number,
  { timeoutSeconds }: { readonly timeoutSeconds: number },
): void {
  if (timeoutSeconds * 1000 < milliseconds) return;
  throw new PropError(scope, {
    prop: 'timeoutMilliseconds',
    mustBe: `longer than the function's timeout of ${timeoutSeconds} seconds`,
    was: milliseconds,
    fix: "Shorten the function's timeoutSeconds.",
  });
}
