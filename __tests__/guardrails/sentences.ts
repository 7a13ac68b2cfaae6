import { runRules } from '../../guardrails';
import { type Case, documentOf, type Resources } from './cases/case';

/** What the rule of a case says of some resources, in order. */
export const sentencesOf = ({ rule, regions }: Case, resources: Resources): readonly string[] =>
  runRules(documentOf(resources, regions), { today: '2026-11-20' })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ problem }) => problem);

/** The name under which the sentences of a case stand in `sentences.json`: its rule, and which of the rule's cases it is. */
export function namesOf(cases: readonly Case[]): readonly string[] {
  const counts = new Map<string, number>();
  return cases.map(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return `${rule} ${count}`;
  });
}
