import { Unknown } from '../../../terraform/language/value';
import { identityOf, soleReference } from '../apis';
import { rule } from '../define';

const events = 'aws_cloudwatch_event_rule';

/** A rule about targets of rules on buses of their own. */
export const targetBusRule = rule({
  id: 'events/target-bus',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html',
  on: 'aws_cloudwatch_event_target',
  demand: 'a target must name the bus of its rule',
  fix: 'Set event_bus_name as the rule has it.',
  check: (resource, model) => {
    const held = model.follow(resource, 'rule', events);
    const isName = soleReference(resource.symbolic('rule'))?.attribute === 'name';
    const bus = held && identityOf(held, 'event_bus_name');
    const isDefault = (name: string | undefined): boolean => name === '=default';
    return (
      isName &&
      bus !== undefined &&
      !isDefault(bus) &&
      held?.conditional === false &&
      !(resource.get('event_bus_name') instanceof Unknown) &&
      (resource.lacks('event_bus_name') || isDefault(identityOf(resource, 'event_bus_name'))) &&
      `event_bus_name must be that of ${held.address}, was ${resource.lacks('event_bus_name') ? 'absent' : 'default'}`
    );
  },
});
