import { isList, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
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

const isMissing = (address: string, model: Model): boolean => model.lacks(address) && ofAws.test(address);

/** What an argument refers to and nobody declares. */
function problemsOf(name: string, value: Value | undefined, model: Model): string[] {
  const found = new Set<string>();
  gatherAddresses(value, found, new Set());
  return [...found]
    .filter((one) => isMissing(one, model))
    .map((one) => `${name} must refer to what is declared, ${one} is not`);
}

/** Whether something missing is named at all, which most resources do not; a module may be told by its caller. */
const namesMissing = ({ mentionedAddresses }: Resource, model: Model): boolean =>
  [...mentionedAddresses].some((one) => one.startsWith('module.') || isMissing(one, model));

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
      namesMissing(resource, model) &&
      resource.names.flatMap((name) => problemsOf(name, resource.symbolic(name), model)),
  }),
];
