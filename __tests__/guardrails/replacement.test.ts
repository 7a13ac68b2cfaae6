import { describe, expect, it } from 'vitest';
import { runRules } from '../../guardrails';
import { replacingPlans } from './replacing-plans';

describe('A plan that replaces', () => {
  it.each(replacingPlans.map((one) => [one.when, one] as const))('%s', (_, { plan, rule, says }) => {
    const { findings } = runRules(plan, { today: '2026-11-20' });
    expect(findings.filter((one) => one.rule === rule).map(({ problem }) => problem)).toEqual(says);
  });
});
