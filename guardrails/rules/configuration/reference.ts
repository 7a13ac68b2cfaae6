import { isList, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import { rule } from '../define';

const ofAws = /(^|\.)aws_[a-z0-9_]+\.[\w-]+$/;

/** Gathers the addresses that a value certainly refers to, each value looked at once: what stands in syntax that is not followed may be something else. */
function gatherAddresses(value: Value | undefined, found: Set<string>, seen: Set<Value>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Unknown) {
    if (!value.uncertain) for (const { address } of value.references) found.add(address);
    return;
  }
  for (const one of isList(value) ? value : Object.values(value)) gatherAddresses(one, found, seen);
}

const none: readonly string[] = [];

/** What a value refers to and nobody declares. */
function missingFrom(value: Value | undefined, model: Model): readonly string[] {
  // Most arguments are plain.
  if (typeof value !== 'object') return none;
  const found = new Set<string>();
  gatherAddresses(value, found, new Set());
  return [...found].filter((one) => model.lacks(one) && ofAws.test(one));
}

/** Rules about what a configuration refers to. */
export const referenceRules = [
  rule({
    id: 'configuration/reference',
    severity: 'rejects',
    source: 'https://developer.hashicorp.com/terraform/language/expressions/references',
    on: '*',
    demand: 'what is referred to must be declared; Terraform refuses the plan',
    fix: 'Declare it, or mend its name.',
    check: (resource, model) =>
      resource.names.flatMap((name) =>
        missingFrom(resource.symbolic(name), model).map(
          (one) => `${name} must refer to what is declared, ${one} is not`,
        ),
      ),
  }),
];
