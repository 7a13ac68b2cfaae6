import { documentOf } from '../../../terraform/documents/json-text';
import { textOf } from '../../../terraform/language/value';
import { argument, rule, shown } from '../define';
import { avoids } from '../demands';
import { serviceOf } from '../service';
import { fifoProblems } from '../standard-queue';

const schedule = 'aws_scheduler_schedule';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-scheduler-${name})`;

/** The service of a target's ARN, where each block of parameters belongs. */
const owners: Readonly<Record<string, RegExp>> = {
  ecs_parameters: /^ecs$/,
  eventbridge_parameters: /^events$/,
  kinesis_parameters: /^kinesis$/,
  sqs_parameters: /^sqs$/,
  sagemaker_pipeline_parameters: /^sagemaker$/,
};

/** Rules about when a schedule runs, and what it is told. */
export const scheduleTargetRules = [
  rule({
    id: 'scheduler/order',
    severity: 'rejects',
    source: seenAs('start-end-order'),
    on: schedule,
    demand: 'a schedule starts before it ends',
    fix: 'Set end_date after start_date.',
    check: (resource) => {
      const at = (name: string): number => Date.parse(textOf(resource.get(name)) ?? '');
      return (
        at('start_date') >= at('end_date') &&
        `end_date must be after start_date, was ${shown(resource.get('end_date'))}`
      );
    },
  }),
  rule({
    id: 'scheduler/input',
    severity: 'rejects',
    source: seenAs('target-input-json'),
    on: schedule,
    demand: 'the input of a target is JSON where it calls a function, a machine or the API of a service',
    fix: 'Write input = jsonencode(...).',
    check: (resource) =>
      resource.blocks('target').map((one) => {
        const input = one.get('input');
        const reads = ['lambda', 'states', 'events', 'scheduler'].includes(serviceOf(one.get('arn')) ?? '');
        return (
          reads &&
          typeof input === 'string' &&
          input !== '' &&
          documentOf(input) === undefined &&
          `target.input must be JSON, was ${shown(input)}`
        );
      }),
  }),
  rule({
    id: 'scheduler/parameters',
    severity: 'rejects',
    source: seenAs('target-parameters'),
    on: schedule,
    demand: 'a target has the parameters of its service alone, and a task on Fargate its network',
    fix: 'Remove the block; add network_configuration.',
    check: (resource) =>
      resource.blocks('target').flatMap((one) => {
        const owner = serviceOf(one.get('arn'));
        return [
          ...Object.entries(owners).map(
            ([block, service]) =>
              owner !== undefined &&
              !service.test(owner) &&
              one.has(block) === true &&
              `target.${block} must be absent for ${owner}, was given`,
          ),
          ...one
            .blocks('ecs_parameters')
            .map(
              (task) =>
                task.get('launch_type') === 'FARGATE' &&
                task.lacks('network_configuration') &&
                'ecs_parameters.network_configuration must be given with launch_type FARGATE, was absent',
            ),
        ];
      }),
  }),
  rule({
    id: 'scheduler/dead-letter-queue',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html',
    on: schedule,
    demand: 'the dead letter queue of a schedule must be a standard queue',
    fix: 'Use a standard queue.',
    check: (resource, model) => resource.blocks('target').flatMap((one) => fifoProblems(one, model, 'target.')),
  }),
  argument({
    id: 'scheduler/group-default',
    severity: 'rejects',
    source: seenAs('group-name-default'),
    on: 'aws_scheduler_schedule_group',
    at: 'name',
    must: avoids(/^default$/, 'not be default, which AWS makes'),
    fix: 'Choose another name.',
  }),
];
