import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';

/**
 * How many requests pass before callers get 429.
 *
 * Both values are always stated: the provider sends 0 for a missing one, and then every request is refused.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export interface Throttle {
  /** Largest burst above the steady rate, in requests; a whole number above 0. The account's own limit is 5000 unless raised. */
  readonly burstLimit: number;

  /** Steady rate, in requests per second, above 0. The account's own limit is 10000 unless raised. */
  readonly rateLimit: number;
}

/** Refuses throttles that would refuse every request. */
export function checkThrottle(scope: IConstruct, prop: string, { burstLimit, rateLimit }: Throttle): void {
  checkWholeNumber(scope, {
    prop: `${prop}.burstLimit`,
    value: burstLimit,
    least: 1,
    most: 2_147_483_647,
    unit: 'requests',
    fix: 'With 0 every request is answered 429; leave the throttle out to use the limit around it.',
  });
  if (Token.isUnresolved(rateLimit) || rateLimit > 0) return;
  throw new PropError(scope, {
    prop: `${prop}.rateLimit`,
    mustBe: 'a number of requests per second above 0',
    was: rateLimit,
    fix: 'With 0 every request is answered 429; leave the throttle out to use the limit around it.',
  });
}

/** A throttle as stages of HTTP and WebSocket APIs write it. */
export function throttling({ burstLimit, rateLimit }: Throttle) {
  return { throttlingBurstLimit: burstLimit, throttlingRateLimit: rateLimit };
}
