import { documentOf } from '../../../terraform/documents/json-text';
import { isMap, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { argument, company, rule, shown } from '../define';
import { matches, orOf } from '../demands';
import { serviceOf } from '../service';

const pipe = 'aws_pipes_pipe';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-pipes-${name})`;

/** The block of parameters of each service, for sources and targets. */
const sources: Readonly<Record<string, string>> = {
  sqs: 'sqs_queue_parameters',
  kinesis: 'kinesis_stream_parameters',
  dynamodb: 'dynamodb_stream_parameters',
  kafka: 'managed_streaming_kafka_parameters',
};
const targets: Readonly<Record<string, string>> = {
  batch: 'batch_job_parameters',
  logs: 'cloudwatch_logs_parameters',
  ecs: 'ecs_task_parameters',
  events: 'eventbridge_event_bus_parameters',
  kinesis: 'kinesis_stream_parameters',
  lambda: 'lambda_function_parameters',
  sqs: 'sqs_queue_parameters',
  states: 'step_function_state_machine_parameters',
};

function strangeProblems(
  block: string,
  parameters: Body | undefined,
  own: string | undefined,
  of: Readonly<Record<string, string>>,
  service: string,
): (string | false)[] {
  return Object.values(of).map(
    (name) =>
      own !== undefined &&
      name !== own &&
      parameters?.has(name) === true &&
      `${block}.${name} must be absent for ${service}, was given`,
  );
}

function parameterProblems(resource: Resource): (string | false)[] {
  const [from, to] = ['source', 'target'].map((name) => serviceOf(resource.get(name)) ?? '');
  return [
    ...strangeProblems(
      'source_parameters',
      resource.block('source_parameters'),
      sources[from ?? ''],
      sources,
      from ?? '',
    ),
    ...strangeProblems('target_parameters', resource.block('target_parameters'), targets[to ?? ''], targets, to ?? ''),
  ];
}

function filterProblems(resource: Resource): (string | false)[] {
  const filters = resource
    .blocks('source_parameters')
    .flatMap((one) => one.blocks('filter_criteria'))
    .flatMap((one) => one.blocks('filter'));
  return filters.map((one) => {
    const text = one.get('pattern');
    const pattern = documentOf(text);
    const empty = isMap(pattern) && Object.keys(pattern).length === 0;
    return (
      typeof text === 'string' &&
      (empty || !isMap(pattern)) &&
      `filter.pattern must be a JSON object that names something, was ${shown(text)}`
    );
  });
}

/** Rules about what pipes read and write. */
export const pipeTargetRules = [
  argument({
    id: 'pipes/enrichment',
    severity: 'rejects',
    source: seenAs('enrichment-type'),
    on: pipe,
    at: 'enrichment',
    must: orOf(
      ['lambda', 'states', 'execute-api', 'events'],
      matches(
        /^$|^arn:[\w-]+:(lambda|states|execute-api|events:[^:]*:\d*:api-destination)[:/]/,
        'be a function, an express state machine, an API or an API destination',
      ),
    ),
    fix: 'Use arn of a function.',
  }),
  rule({
    id: 'pipes/parameters',
    severity: 'rejects',
    source: seenAs('source-parameters, target-parameters'),
    on: pipe,
    demand: 'a pipe has the parameters of its source and of its target alone',
    fix: 'Remove the block of another service.',
    check: parameterProblems,
  }),
  rule({
    id: 'pipes/filter',
    severity: 'rejects',
    source: seenAs('filter-pattern'),
    on: pipe,
    demand: 'a filter is a pattern in JSON that is not empty',
    fix: 'Write pattern = jsonencode({ body = { type = ["order"] } }).',
    check: filterProblems,
  }),
  rule({
    id: 'pipes/topic',
    severity: 'rejects',
    source: seenAs('target-sns-fifo'),
    on: pipe,
    demand: 'a pipe writes into standard topics',
    fix: 'Use a standard topic, or a FIFO queue.',
    check: (resource, model) => {
      const topic = model.follow(resource, 'target', 'aws_sns_topic');
      const fifo =
        (topic?.type === 'aws_sns_topic' && isTrue(topic, 'fifo_topic')) ||
        /:sns:.*\.fifo$/.test(textOf(resource.get('target')) ?? '');
      return fifo && 'target must be a standard topic, was a FIFO one';
    },
  }),
  company({
    id: 'pipes/logs',
    severity: 'rejects',
    source: seenAs('log-configuration'),
    demand: 'a pipe that logs says where',
    fix: 'Add a destination to log_configuration, or set level = "OFF".',
    rows: [
      [
        pipe,
        'log_configuration.level',
        /^(ERROR|INFO|TRACE)$/,
        { needs: ['cloudwatch_logs_log_destination|firehose_log_destination|s3_log_destination'] },
      ],
    ],
  }),
];
