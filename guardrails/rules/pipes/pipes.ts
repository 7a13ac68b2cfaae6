import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference, startOf } from '../apis';
import { argument, rule } from '../define';
import { matches } from '../demands';

const pipe = 'aws_pipes_pipe';

/** Sources that must be told where to start: how they are recognized, and the block that tells it. */
const sources: readonly (readonly [arn: RegExp, type: string, block: string])[] = [
  [/^arn:[\w-]+:kinesis:/, 'aws_kinesis_stream', 'kinesis_stream_parameters'],
  [/^arn:[\w-]+:dynamodb:[^:]*:[^:]*:table\/[^/]+\/stream\//, 'aws_dynamodb_table', 'dynamodb_stream_parameters'],
  [/^arn:[\w-]+:kafka:/, 'aws_msk_cluster', 'managed_streaming_kafka_parameters'],
];

function sourceProblems(resource: Resource, model: Model): (string | false)[] {
  const found = model.follow(resource, 'source', ...sources.map(([, type]) => type));
  const text = startOf(resource.get('source')) ?? '';
  const kind = sources.find(([arn, type]) => arn.test(text) || found?.type === type);
  if (kind === undefined) return [];
  const block = kind[2];
  const parameters = resource.block('source_parameters');
  const given =
    resource.has('source_parameters') === undefined || (parameters !== undefined && parameters.has(block) !== false);
  const isTable =
    soleReference(resource.symbolic('source'))?.attribute === 'arn' && found?.type === 'aws_dynamodb_table';
  return [
    isTable && `source must be stream_arn of ${found?.address}, was arn`,
    !given && `source_parameters.${block} must be given for this source, was absent`,
  ];
}

/** Rules about `aws_pipes_pipe`. */
export const pipeRules = [
  rule({
    id: 'pipes/source-parameters',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/32018',
    on: pipe,
    demand: 'a pipe from a stream must say where to start',
    fix: 'Set source_parameters with the block of the source and its starting_position.',
    check: sourceProblems,
  }),
  argument({
    id: 'pipes/name',
    severity: 'rejects',
    source: 'botocore 1.43.11, pipes PipeName',
    on: pipe,
    at: 'name',
    must: matches(/^$|^[.\-_A-Za-z0-9]{1,64}$/, 'be 1 to 64 letters, digits and .-_'),
    fix: 'Write it with hyphens.',
  }),
  argument({
    id: 'pipes/log-group',
    severity: 'rejects',
    source: 'botocore 1.43.11, pipes CloudwatchLogGroupArn',
    on: pipe,
    at: 'log_configuration.cloudwatch_logs_log_destination.log_group_arn',
    must: matches(/^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:/, 'be the ARN of a log group'),
    fix: 'Use arn of the aws_cloudwatch_log_group.',
  }),
];
