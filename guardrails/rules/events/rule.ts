import { limits } from '../../../limits/limits';
import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { outlineOf } from '../apis';
import { absent, atMost, rule, shown } from '../define';
import { expressionOf, scheduleProblem } from '../schedule';

const eventRule = 'aws_cloudwatch_event_rule';

const startsWith = (resource: Resource, kind: RegExp): string | undefined => {
  const text = expressionOf(resource);
  return text !== undefined && kind.test(text) ? text : undefined;
};

/** What a value of an event can be compared by. */
const operators = ['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'cidr', 'equals-ignore-case', 'wildcard'];

function operatorProblem(key: string, items: readonly Value[]): string | undefined {
  const unknown = items.filter(isMap).flatMap((one) => Object.keys(one).filter((name) => !operators.includes(name)));
  const badExists = items.some(
    (one) => isMap(one) && textOf(one.exists) !== undefined && typeof one.exists !== 'boolean',
  );
  if (unknown[0] !== undefined)
    return `event_pattern.${key} must compare by ${operators.join(', ')}, was ${shown(unknown[0])}`;
  return badExists ? `event_pattern.${key} must have true or false in exists` : undefined;
}

function patternProblem(value: Value, depth = 0): string | undefined {
  if (!isMap(value) || depth > 40) return undefined;
  for (const [key, one] of Object.entries(value)) {
    if (key === '$or' || one instanceof Unknown) continue;
    if (isList(one) ? one.length === 0 : !isMap(one))
      return `event_pattern.${key} must be a list that is not empty, was ${shown(one)}`;
    const inside = isList(one) ? operatorProblem(key, one) : patternProblem(one, depth + 1);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Rules about `aws_cloudwatch_event_rule`. */
export const eventRuleRules = [
  rule({
    id: 'events/rate',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html',
    on: eventRule,
    demand: 'a rate must be rate(1 minute|hour|day) or rate(N minutes|hours|days)',
    fix: 'Write for example rate(5 minutes).',
    check: (resource) => {
      const text = startsWith(resource, /^rate/i);
      const problem = text && scheduleProblem(text);
      return problem && `schedule_expression must ${problem}, was ${shown(text)}`;
    },
  }),
  rule({
    id: 'events/cron',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html',
    on: eventRule,
    demand: 'a cron expression must have six fields, with "?" for one of the days',
    fix: 'Write for example cron(0 12 * * ? *).',
    check: (resource) => {
      const text = startsWith(resource, /^cron/i);
      const problem = text && scheduleProblem(text);
      return problem && `schedule_expression must ${problem}, was ${shown(text)}`;
    },
  }),
  rule({
    id: 'events/no-at',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, events)',
    on: eventRule,
    demand: 'a rule has no at() expression',
    fix: 'Use aws_scheduler_schedule for a single moment.',
    check: (resource) => {
      const text = expressionOf(resource);
      return (
        text !== undefined &&
        !/^(rate|cron)/i.test(text) &&
        `schedule_expression must be rate(...) or cron(...), was ${shown(text)}`
      );
    },
  }),
  absent({
    id: 'events/schedule-state',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/34988',
    on: eventRule,
    demand: 'a schedule has no events of CloudTrail',
    fix: 'Set state to ENABLED.',
    at: 'schedule_expression',
    where: (resource) =>
      resource.get('state') === 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' &&
      `with state ${resource.get('state')}`,
  }),
  rule({
    id: 'events/schedule-default-bus',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, events)',
    on: eventRule,
    demand: 'a schedule must be on the default bus',
    fix: 'Remove event_bus_name.',
    check: (resource, model) => {
      const bus = resource.get('event_bus_name');
      const own = model.follow(resource, 'event_bus_name', 'aws_cloudwatch_event_bus') !== undefined;
      const other = own || (typeof bus === 'string' && bus !== 'default' && !/:event-bus\/default$/.test(bus));
      return (
        other &&
        resource.has('schedule_expression') === true &&
        resource.get('schedule_expression') !== '' &&
        `event_bus_name must be default with a schedule, was ${shown(outlineOf(bus) ?? 'another bus')}`
      );
    },
  }),
  rule({
    id: 'events/pattern',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, events)',
    on: [eventRule, 'aws_cloudwatch_event_archive'],
    demand: 'event_pattern must have lists as leaves, and at most 2048 bytes',
    fix: 'Put each value into a list.',
    check: (resource) => {
      const value = resource.get('event_pattern');
      const pattern = documentOf(value);
      const size = Buffer.byteLength(textOf(value) ?? '');
      return [
        isMap(pattern) && Object.keys(pattern).length === 0 && 'event_pattern must name something, was {}',
        pattern !== undefined &&
          !(pattern instanceof Unknown) &&
          !isMap(pattern) &&
          `event_pattern must be a JSON object, was ${shown(pattern)}`,
        pattern !== undefined && patternProblem(pattern),
        size > limits.eventPatternBytes.value &&
          `event_pattern must have at most ${limits.eventPatternBytes.value} bytes, had ${size}`,
      ];
    },
  }),
  atMost({
    id: 'events/targets-per-rule',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
    on: eventRule,
    demand: 'a rule must have at most five targets',
    fix: 'Use a second rule, or one topic as target.',
    most: limits.eventTargetsPerRule.value,
    unit: 'targets',
    count: (resource, model) => model.related('aws_cloudwatch_event_target', 'rule', resource).sure.length,
  }),
];
