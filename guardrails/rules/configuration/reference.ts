import { isList, isMap, type Reference, Unknown, type Value } from '../../../terraform/language/value';
import { rule } from '../define';

/** References that a value certainly makes, each value looked at once: what stands in syntax that is not followed may be something else. */
function certainIn(value: Value | undefined, seen = new Set<Value | undefined>()): readonly Reference[] {
  if (value instanceof Unknown) return value.uncertain ? [] : value.references;
  const inside = isList(value) ? value : isMap(value) ? Object.values(value) : [];
  if (seen.has(value)) return [];
  seen.add(value);
  return inside.flatMap((one) => certainIn(one, seen));
}

const ofAws = /(^|\.)aws_[a-z0-9_]+\.[\w-]+$/;

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
      resource.names.flatMap((name) => {
        const addresses = certainIn(resource.symbolic(name)).map(({ address }) => address);
        const missing = addresses.filter((one) => model.lacks(one) && ofAws.test(one));
        return [...new Set(missing)].map((one) => `${name} must refer to what is declared, ${one} is not`);
      }),
  }),
];
