import { describe, expect, it } from 'vitest';
import type { Logs } from '../../../config/environment';
import { AccessLogGroup, type AccessLogGroupProps } from '../../../constructs/logging/access-log-group';
import { logRetentionDays } from '../../../constructs/logging/log-retention';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const group = (props: Partial<AccessLogGroupProps> = {}) =>
  synth((scope) => new AccessLogGroup(scope, 'api', { name: 'dev-scratch', retentionDays: 30, ...props })).at(
    'aws_cloudwatch_log_group.api',
  );

describe('AccessLogGroup', () => {
  it('has the prefix that needs no room in the account policy', () => {
    expect(group()).toMatchObject({ name: '/aws/vendedlogs/apigateway/dev-scratch', retention_in_days: 30 });
  });

  it('is destroyed with its stack unless kept', () => {
    expect([group().skip_destroy, group({ kept: true }).skip_destroy]).toEqual([false, true]);
  });

  it('refuses a retention time CloudWatch does not take', () => {
    expect(() => group({ retentionDays: 31 as 30 })).toThrow(
      propRefusal({
        where: 'dev-scratch/AccessLogGroup.api',
        prop: 'retentionDays',
        mustBe:
          'one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
        was: 31,
        fix: 'Take the next longer one.',
      }),
    );
  });

  it('refuses a name CloudWatch does not take', () => {
    expect(() => group({ name: 'a b' })).toThrow(
      propRefusal({
        where: 'dev-scratch/AccessLogGroup.api',
        prop: 'name',
        mustBe: 'up to 484 letters, digits and . - _ / #',
        was: 'a b',
        fix: 'Replace other characters by hyphens.',
      }),
    );
  });
});

describe('config/', () => {
  it('takes every retention that CloudWatch Logs takes', () => {
    const taken: readonly Logs['retentionDays'][] = logRetentionDays;

    expect(taken).toContain(3653);
  });
});
