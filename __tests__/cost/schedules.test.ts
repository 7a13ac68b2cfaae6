import { describe, expect, it } from 'vitest';
import { runsOf } from '../../cost/calls/schedules';

describe('a schedule', () => {
  it.each([
    ['rate(5 minutes)', 8760],
    ['rate(1 hour)', 730],
    ['rate(1 day)', 730 / 24],
    ['cron(0 12 * * ? *)', 730 / 24],
    ['cron(0/15 * * * ? *)', 730 * 4],
    ['cron(0 8-17 ? * MON-FRI *)', (10 * 5 * 730) / 24 / 7],
    ['cron(0 0 1 * ? *)', 1],
    ['cron(0 0 L * ? *)', 1],
    ['cron(30 6 ? * 2#1 *)', 1],
    ['cron(0 0 1 JAN,JUL ? *)', 2 / 12],
    ['cron(0 0 31 * ? *)', 7 / 12],
    ['at(2027-01-01T00:00:00)', 1],
  ])('%s runs %d times in a month of 730 hours', (expression, runs) => {
    expect(runsOf(expression)?.toNumber()).toBeCloseTo(runs, 12);
  });

  it.each(['rate(0 minutes)', 'rate(5 years)', 'cron(0 12 * *)', 'cron(70 * * * ? *)', 'often'])(
    '%s cannot be read',
    (expression) => {
      expect(runsOf(expression)).toBeUndefined();
    },
  );
});
