import type { Model } from '../terraform/model/model';
import type { Finding, Rule } from './rule';

/** Applies rules to a model. Findings come in the order of the resources, then of the rules. */
export function judge(model: Model, rules: readonly Rule[]): Finding[] {
  const byType = rulesByType(rules);
  const findings: Finding[] = [];
  for (const resource of model.resources) {
    if (!resource.managed) continue;
    for (const type of [resource.type, '*'])
      for (const rule of byType.get(type) ?? [])
        for (const problem of rule.check(resource, model))
          findings.push(findingOf(rule, resource.address, problem, model));
  }
  return findings;
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
