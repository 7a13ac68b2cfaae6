import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkLength, checkWholeNumber } from '../prop-check';

/** How long a decision is remembered unless stated otherwise, in seconds: as long as API Gateway's own default for REST APIs. */
export const authorizerCacheSeconds = 300;

/** Refuses a name that API Gateway does not take. */
export function checkAuthorizerName(scope: IConstruct, value: string): void {
  checkLength(scope, { prop: 'name', value, ...limits.authorizerNameLength.value, fix: 'Name it for what it checks.' });
}

/** Refuses times for which API Gateway does not remember a decision. */
export function checkCacheSeconds(scope: IConstruct, value: number | undefined): void {
  checkWholeNumber(scope, {
    prop: 'cacheSeconds',
    value,
    ...limits.authorizerTtlSeconds.value,
    fix: 'Take 0 to ask for every request, or 300.',
  });
}

/**
 * How long API Gateway waits for a Lambda authorizer, in seconds. AWS states it for HTTP APIs. For the other kinds it states none, but
 * there it waits 29 seconds for any function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const authorizerTimeoutSeconds = { http: 10, rest: 29, websocket: 29 } as const;

/** Refuses a function that may decide after API Gateway has stopped waiting for it. */
export function checkAuthorizerTimeout(
  scope: IConstruct,
  kind: keyof typeof authorizerTimeoutSeconds,
  { timeoutSeconds }: { readonly timeoutSeconds: number },
): void {
  const most = authorizerTimeoutSeconds[kind];
  checkWholeNumber(scope, {
    prop: "alias's timeoutSeconds",
    value: timeoutSeconds,
    least: 1,
    most,
    unit: 'seconds',
    fix: `API Gateway waits ${most} seconds for an authorizer; shorten the timeout of its function.`,
  });
}
