import type { Model } from '../terraform/model/model';
import type { Resource } from '../terraform/model/resource';
import type { Finding, Rule } from './rule';

/** Applies rules to a model. Findings come in the order of the resources, then of the rules, those of every type last. */
export function judge(model: Model, rules: readonly Rule[]): Finding[] {
  const byType = rulesByType(rules);
  const managed = model.resources.filter((resource) => resource.managed);
  const found = new Map<Resource, Finding[]>();
  // All resources rule by rule takes a tenth less time than all rules resource by resource.
  const judgeAll = (resources: readonly Resource[], among: readonly Rule[] = []): void => {
    for (const rule of among)
      resources.forEach((resource) => {
        const problems = rule.check(resource, model);
        if (problems.length === 0) return;
        const more = problems.map((problem) => findingOf(rule, resource.address, problem, model));
        found.set(resource, [...(found.get(resource) ?? []), ...more]);
      });
  };
  for (const [type, among] of byType) if (type !== '*') judgeAll(model.ofType(type), among);
  judgeAll(managed, byType.get('*'));
  return managed.flatMap((resource) => found.get(resource) ?? []);
}

const findingOf = (
  { id, severity, severityIn, fix, source }: Rule,
  address: string,
  problem: string,
  model: Model,
): Finding => ({
  rule: id,
  severity: severityIn?.(model) ?? severity,
  address,
  problem,
  fix,
  source,
});

const known = new WeakMap<readonly Rule[], Map<string, Rule[]>>();

function rulesByType(rules: readonly Rule[]): Map<string, Rule[]> {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const byType = new Map<string, Rule[]>();
  for (const rule of rules) for (const type of rule.types) byType.set(type, [...(byType.get(type) ?? []), rule]);
  known.set(rules, byType);
  return byType;
}
