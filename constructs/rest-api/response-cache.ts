import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';
import type { RestMethod } from './rest-method';
import type { RestStage } from './rest-stage';

/** What API Gateway does with a caller that asks to renew a cached answer and may not. */
export type UnauthorizedInvalidation =
  | 'FAIL_WITH_403'
  | 'SUCCEED_WITH_RESPONSE_HEADER'
  | 'SUCCEED_WITHOUT_RESPONSE_HEADER';

/**
 * How answers of a method are kept and given again. What tells two answers apart is the method's cache key, which must
 * hold all of its parameters.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export interface ResponseCache {
  /** How long an answer is given again, in seconds, 0 to 3600. */
  readonly ttlSeconds: number;

  /**
   * What shapes an answer: the request alone, or also who asks. Then the header that names the caller must be in the cache key,
   * so that nobody is given another's answer.
   */
  readonly answersDependOn: 'request' | 'caller';

  /**
   * Whether kept answers are encrypted.
   *
   * @default true
   */
  readonly encrypted?: boolean;

  /**
   * Who may ask for a fresh answer by `Cache-Control: max-age=0`: callers whose IAM policy allows
   * `execute-api:InvalidateCache`, or anyone.
   *
   * @default 'authorized'
   */
  readonly mayInvalidate?: 'authorized' | 'anyone';

  /**
   * What happens to callers that ask for it and may not. Browsers ask whenever a page is reloaded, so refusing shows pages as
   * broken.
   *
   * @default 'SUCCEED_WITH_RESPONSE_HEADER' - the kept answer, with a warning in its headers
   */
  readonly unauthorizedInvalidation?: UnauthorizedInvalidation;
}

/** Refuses a cache that would keep nothing, keep too long, or give one request's answer to another. */
export function checkCache(scope: IConstruct, cache: ResponseCache, stage: RestStage, method: RestMethod): void {
  checkWholeNumber(scope, {
    prop: 'cache.ttlSeconds',
    value: cache.ttlSeconds,
    ...limits.cacheTtlSeconds.value,
    fix: 'AWS keeps no answer longer than an hour.',
  });
  const refuse = (mustBe: string, was: unknown, fix: string): never => {
    throw new PropError(scope, { prop: 'cache', mustBe, was, fix });
  };
  if (!stage.cached) {
    refuse('absent on a stage without a cache', stage.node.path, 'Give the stage a cacheSizeGb, or leave cache out.');
  }
  if (method.verb !== 'GET') {
    refuse('absent on methods that change something', method.verb, 'Cache GET alone.');
  }
  const missing = missingInKey(cache, method);
  if (missing.length > 0) {
    refuse(
      `keyed by ${missing.join(', ')} too`,
      method.cacheKey,
      "Add it to the method's parameters and cacheKey, or a request is given another's answer.",
    );
  }
}

function missingInKey({ answersDependOn }: ResponseCache, method: RestMethod): string[] {
  const shaping = Object.keys(method.parameters);
  const caller = answersDependOn === 'caller' ? callerOf(method) : [];
  const inKey: readonly string[] = method.cacheKey;
  return [...new Set([...caller, ...shaping])].filter((parameter) => !inKey.includes(parameter));
}

/** What names the caller. Signed requests name one in a header; what an authorizer reads outside of the request tells no callers apart. */
function callerOf({ authorizer }: RestMethod): readonly string[] {
  const named = typeof authorizer === 'string' ? [] : authorizer.identity;
  return named.length === 0 ? ['header.Authorization'] : named;
}
