import { isList, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { policyOf, statementsOf } from '../policy';

const bus = 'aws_cloudwatch_event_bus';

/** The name of the bus that a policy is put on, and the bus itself where it is of the configuration. */
function owned(resource: Resource, model: Model): { name: string | undefined; found: Resource | undefined } {
  if (resource.lacks('event_bus_name')) return { name: 'default', found: undefined };
  const found = model.follow(resource, 'event_bus_name', bus);
  return { name: textOf((found ?? resource).get(found ? 'name' : 'event_bus_name')), found };
}

/** What a Resource of the policy names instead of the bus. */
function otherBus(resource: Resource, value: Value, model: Model): string | false {
  const { name, found } = owned(resource, model);
  if (name === undefined) return false;
  const other = model.followValue(value, [bus]);
  if (other?.type === bus) {
    const differs = found === undefined ? name === 'default' : found !== other;
    return differs && `policy must name the bus ${name} as Resource, was ${other.address}`;
  }
  const named = /^arn:[\w-]+:events:[^:]*:[^:]*:event-bus\/([^*?]+)$/.exec(textOf(value) ?? '')?.[1];
  return named !== undefined && named !== name && `policy must name the bus ${name} as Resource, was ${shown(named)}`;
}

/** Rules about who may put events on a bus. */
export const busPolicyRules = [
  rule({
    id: 'events/bus-policy-bus',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/27976',
    on: 'aws_cloudwatch_event_bus_policy',
    demand: 'the policy of a bus names that bus, and no other',
    fix: 'Set event_bus_name to the bus that Resource names.',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'policy', model)) ?? [])
        .flatMap(({ Resource: one }) => (isList(one) ? one : one === undefined ? [] : [one]))
        .map((value) => otherBus(resource, value, model)),
  }),
  argument({
    id: 'events/permission-bus',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/37693',
    on: 'aws_cloudwatch_event_permission',
    at: 'event_bus_name',
    must: matches(/^[.\-_A-Za-z0-9]{1,256}$/, 'be the name of a bus, not of the bus of a partner'),
    fix: 'Use an aws_cloudwatch_event_bus_policy.',
  }),
];
