import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkOneOf, checkWholeNumber } from '../prop-check';

/**
 * How many requests a key has in a period. AWS counts with some delay, so a few more may pass.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export interface Quota {
  /** Requests in a period, 1 or more. */
  readonly limit: number;

  /** Length of a period. */
  readonly period: 'DAY' | 'WEEK' | 'MONTH';

  /**
   * Requests taken off the first period: 0 for a day, up to 6 for a week, up to 27 for a month.
   *
   * @default 0
   */
  readonly offset?: number;
}

/** Refuses quotas AWS refuses, or that let nothing pass. */
export function checkQuota(scope: IConstruct, { limit, period, offset }: Quota): void {
  checkWholeNumber(scope, {
    prop: 'quota.limit',
    value: limit,
    least: 1,
    most: 2_147_483_647,
    unit: 'requests',
    fix: 'Disable the key to let nothing pass.',
  });
  checkOneOf(scope, {
    prop: 'quota.period',
    value: period,
    allowed: ['DAY', 'WEEK', 'MONTH'],
    fix: 'Write it in upper case.',
  });
  checkWholeNumber(scope, {
    prop: 'quota.offset',
    value: offset,
    least: 0,
    most: limits.quotaOffset.value[period],
    unit: `in the ${period} period`,
    fix: 'Leave it out.',
  });
}
