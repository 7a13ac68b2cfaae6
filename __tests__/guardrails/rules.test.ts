import { describe, expect, it } from 'vitest';
import { allRules, runRules } from '../../guardrails';
import { cases } from './cases';
import { type Case, documentOf, patched, type Resources, withToken } from './cases/case';
import { refusals } from './refusals';

const problemsOf = ({ rule, regions }: Case, resources: Resources): string[] =>
  runRules(documentOf(resources, regions), { today: '2026-11-20' })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ problem }) => problem);

describe.each(cases.map((one) => [one.rule, one.when ?? '', one] as const))('%s %s', (_rule, _when, one) => {
  it('finds what breaks it', () => {
    const problems = problemsOf(one, one.breaks);
    expect(problems).not.toEqual([]);
    expect(problems.join()).toContain(one.says ?? '');
  });

  it('is silent on what is sound', () => {
    expect(problemsOf(one, patched(one.breaks, one.sound))).toEqual([]);
  });

  it.each([one.token].flat())('is silent when %s is unknown', (path) => {
    expect(problemsOf(one, withToken(one.breaks, path))).toEqual([]);
  });
});

describe('the rules', () => {
  it('have each a case', () => {
    // What only a plan shows is proved in replacement.test.ts.
    const proved = new Set([
      'rest-api/replaced-in-place',
      'replacement/name-taken',
      ...[...cases, ...refusals].map(({ rule }) => rule),
    ]);
    expect(allRules.map(({ id }) => id).filter((id) => !proved.has(id))).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = allRules.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('have ids that are slugs of a room and a name', () => {
    expect(allRules.map(({ id }) => id).filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))).toEqual([]);
  });
});
