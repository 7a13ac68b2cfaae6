import { describe, expect, it } from 'vitest';
import { runRules } from '../../guardrails';
import { cases } from './cases';
import { type Case, patched } from './cases/case';
import { blinded, empty, isPlannable } from './cases/on-plans';
import { planOf, planOfDeployed } from './cases/plan-of';

const sound = ({ breaks, sound }: Case) => patched(breaks, sound);
const problemsIn = ({ rule }: Case, plan: unknown): string[] =>
  runRules(plan, { today: '2026-11-20' })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ problem }) => problem);

const isFound = (one: Case): boolean => problemsIn(one, planOf(one.breaks, one.regions)).length > 0;
const named = (ones: readonly Case[]) => ones.map((one) => [one.rule, one.when ?? '', one] as const);

describe('A plan', () => {
  it.each(named(cases.filter(({ rule }) => !blinded.has(rule))))('shows what breaks %s %s', (_rule, _when, one) => {
    expect(isFound(one)).toBe(true);
  });

  it.each(named(cases.filter(isPlannable)))('shows nothing of %s %s where all is sound', (_rule, _when, one) => {
    expect(problemsIn(one, planOf(sound(one), one.regions))).toEqual([]);
  });

  it.each(named(cases.filter(isPlannable)))(
    'shows nothing of %s %s where what is sound is deployed',
    (_rule, _when, one) => {
      expect(problemsIn(one, planOfDeployed(sound(one), empty, one.regions))).toEqual([]);
    },
  );

  it.each([...blinded])('cannot show all that breaks %s', (rule) => {
    expect(cases.filter((one) => one.rule === rule && !isFound(one))).not.toEqual([]);
  });
});
