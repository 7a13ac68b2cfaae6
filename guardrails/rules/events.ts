import { limits } from '../limits';
import type { Resource } from '../model/resource';
import { isList, isMap, numberOf, textOf, Unknown, type Value } from '../model/value';
import { isTrue, outlineOf, soleReference, startOf } from './apis';
import { argument, rule, shown } from './define';
import { invocationOf } from './invocation';
import { documentOf } from './json-text';
import { permissionsOf } from './permissions';
import { scheduleProblem } from './schedule';

const eventRule = 'aws_cloudwatch_event_rule';
const target = 'aws_cloudwatch_event_target';
const schedule = 'aws_scheduler_schedule';

const expressionOf = (resource: Resource): string | undefined => {
  const value = resource.get('schedule_expression');
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const startsWith = (resource: Resource, kind: RegExp): string | undefined => {
  const text = expressionOf(resource);
  return text !== undefined && kind.test(text) ? text : undefined;
};

function patternProblem(value: Value, depth = 0): string | undefined {
  if (!isMap(value) || depth > 40) return undefined;
  for (const [key, one] of Object.entries(value)) {
    if (key === '$or' || one instanceof Unknown) continue;
    if (isList(one) ? one.length === 0 : !isMap(one))
      return `event_pattern.${key} must be a list that is not empty, was ${shown(one)}`;
    const inside = isList(one) ? undefined : patternProblem(one, depth + 1);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const rules = [
  rule({
    id: 'events/rate',
    fact: 'R355',
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
    fact: 'R356',
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
    fact: 'R357',
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
  rule({
    id: 'events/schedule-default-bus',
    fact: 'R358',
    on: eventRule,
    demand: 'a schedule must be on the default bus',
    fix: 'Remove event_bus_name.',
    check: (resource, model) => {
      const bus = resource.get('event_bus_name');
      const own =
        model.follow(resource, 'event_bus_name', 'aws_cloudwatch_event_bus')?.type === 'aws_cloudwatch_event_bus';
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
    fact: 'R359',
    on: eventRule,
    demand: 'event_pattern must have lists as leaves, and at most 2048 bytes',
    fix: 'Put each value into a list.',
    check: (resource) => {
      const value = resource.get('event_pattern');
      const pattern = documentOf(value);
      const size = Buffer.byteLength(textOf(value) ?? '');
      return [
        isMap(pattern) && Object.keys(pattern).length === 0 && 'event_pattern must name something, was {}',
        pattern !== undefined && patternProblem(pattern),
        size > limits.eventPatternBytes.value &&
          `event_pattern must have at most ${limits.eventPatternBytes.value} bytes, had ${size}`,
      ];
    },
  }),
  rule({
    id: 'events/targets-per-rule',
    fact: 'R365',
    on: eventRule,
    demand: 'a rule must have at most five targets',
    fix: 'Use a second rule, or one topic as target.',
    check: (resource, model) => {
      const { length } = model.related(target, 'rule', resource).sure;
      return (
        length > limits.eventTargetsPerRule.value &&
        `must have at most ${limits.eventTargetsPerRule.value} targets, had ${length}`
      );
    },
  }),
];

const needsRole =
  /^arn:[\w-]+:(states|kinesis|firehose|ecs|batch|codebuild|codepipeline|execute-api|ssm|sagemaker|redshift):/;
const roleTypes =
  /(^|\.)(aws_sfn_state_machine|aws_kinesis_stream|aws_kinesis_firehose_delivery_stream|aws_ecs_cluster|aws_batch_job_queue|aws_codebuild_project|aws_codepipeline)\./;

const targets = [
  rule({
    id: 'events/target-permission',
    fact: 'R360',
    on: target,
    demand: 'a function that a rule calls must permit it; role_arn is not used for Lambda',
    fix: 'Add an aws_lambda_permission for events.amazonaws.com with the ARN of the rule.',
    check: (resource, model) => {
      const lambda = invocationOf(resource, 'arn', model)?.lambda;
      if (lambda === undefined || lambda.conditional) return undefined;
      const { sure, closed } = permissionsOf(lambda, model);
      const permits = sure.some(
        (one) =>
          one.get('principal') instanceof Unknown ||
          /^(events\.amazonaws\.com|\*)/.test(textOf(one.get('principal')) ?? ''),
      );
      return [
        closed && !permits && `arn must be a function that permits events.amazonaws.com, ${lambda.address} does not`,
        resource.has('role_arn') === true && 'role_arn must be absent for a function, was given, and is not used',
      ];
    },
  }),
  rule({
    id: 'events/target-role',
    fact: 'R361',
    on: target,
    demand: 'a target other than Lambda, SNS, SQS and Logs needs role_arn',
    fix: 'Set role_arn to a role that events.amazonaws.com may assume.',
    check: (resource) => {
      const needed =
        needsRole.test(startOf(resource.get('arn')) ?? '') ||
        roleTypes.test(soleReference(resource.symbolic('arn'))?.address ?? '');
      return needed && resource.lacks('role_arn') && 'role_arn must be given for this target, was absent';
    },
  }),
  rule({
    id: 'events/one-input',
    fact: 'R362',
    on: target,
    demand: 'a target takes one of input, input_path and input_transformer',
    fix: 'Keep one of the three.',
    check: (resource) => {
      const given = ['input', 'input_path', 'input_transformer'].filter(
        (name) => resource.has(name) === true && resource.get(name) !== '',
      );
      return given.length > 1 && `input must be given in one way, was given as ${given.join(' and ')}`;
    },
  }),
  rule({
    id: 'events/input-placeholders',
    fact: 'R363',
    on: target,
    demand: 'every <placeholder> of an input template must be declared in input_paths',
    fix: 'Add the placeholder to input_paths.',
    check: (resource) =>
      resource.blocks('input_transformer').flatMap((block) => {
        const [paths, template] = [block.get('input_paths'), block.get('input_template')];
        if ((paths !== undefined && !isMap(paths)) || typeof template !== 'string') return [];
        const used = [...template.matchAll(/<([A-Za-z0-9_-]+)>/g)].map((match) => match[1] ?? '');
        return used.map(
          (name) =>
            !Object.hasOwn(paths ?? {}, name) &&
            `input_transformer.input_template must use what input_paths declares, was <${name}>`,
        );
      }),
  }),
  rule({
    id: 'events/dead-letter-queue',
    fact: 'R364',
    on: target,
    demand: 'the dead letter queue of a target must be a standard queue',
    fix: 'Use a standard queue.',
    check: (resource, model) =>
      resource.blocks('dead_letter_config').map((block) => {
        const queue = model.follow(block, 'arn', 'aws_sqs_queue');
        const fifo =
          (queue?.type === 'aws_sqs_queue' && isTrue(queue, 'fifo_queue')) ||
          /\.fifo$/.test(textOf(block.get('arn')) ?? '');
        return (
          fifo &&
          `dead_letter_config.arn must be a standard queue, ${queue?.address ?? shown(block.get('arn'))} is FIFO`
        );
      }),
  }),
];

const zones = new Set(['UTC', 'GMT', 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')]);

const scheduler = [
  rule({
    id: 'scheduler/expression',
    fact: 'R366',
    on: schedule,
    demand: 'a schedule must be rate(...), cron(six fields) or at(yyyy-mm-ddThh:mm:ss)',
    fix: 'Mend the expression; the time zone is an argument of its own.',
    check: (resource) => {
      const text = expressionOf(resource);
      if (text === undefined) return undefined;
      const at = /^at\(/.test(text);
      const problem = at
        ? /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/.test(text)
          ? undefined
          : 'be at(yyyy-mm-ddThh:mm:ss)'
        : schedulerProblem(text);
      return problem && `schedule_expression must ${problem}, was ${shown(text)}`;
    },
  }),
  rule({
    id: 'scheduler/window',
    fact: 'R367',
    on: schedule,
    demand: 'a FLEXIBLE window needs 1 to 1440 minutes, OFF none',
    fix: 'Set maximum_window_in_minutes, or mode OFF.',
    check: (resource) =>
      resource.blocks('flexible_time_window').map((block) => {
        const [mode, minutes] = [block.get('mode'), block.get('maximum_window_in_minutes')];
        const size = numberOf(minutes);
        const { least, most } = limits.scheduleWindowMinutes.value;
        if (mode === 'OFF')
          return (
            block.has('maximum_window_in_minutes') === true &&
            `flexible_time_window.maximum_window_in_minutes must be absent with mode OFF, was ${shown(minutes)}`
          );
        const bad = block.lacks('maximum_window_in_minutes') || (size !== undefined && (size < least || size > most));
        return (
          mode === 'FLEXIBLE' &&
          bad &&
          `flexible_time_window.maximum_window_in_minutes must be from ${least} to ${most} with mode FLEXIBLE, was ${shown(minutes)}`
        );
      }),
  }),
  argument({
    id: 'scheduler/time-zone',
    fact: 'R368',
    on: schedule,
    at: 'schedule_expression_timezone',
    must: {
      says: 'be a name of the tz database',
      holds: (value) => (typeof value === 'string' ? zones.has(value) || isZone(value) : undefined),
    },
    fix: 'Write for example Europe/Berlin.',
  }),
];

/** The scheduler allows a rate of one unit in either number. */
const schedulerProblem = (text: string): string | undefined => {
  const problem = scheduleProblem(text);
  return problem?.startsWith('be in the') ? undefined : problem;
};

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Rules about EventBridge rules, targets and schedules. */
export const eventRules = [...rules, ...targets, ...scheduler];
