import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { argument, rule } from '../define';
import { wholeNumber } from '../demands';

const stream = 'aws_kinesis_firehose_delivery_stream';
const guide = (page: string): string => `https://docs.aws.amazon.com/firehose/latest/dev/${page}.html`;
const api = (name: string): string => `https://docs.aws.amazon.com/firehose/latest/APIReference/API_${name}.html`;
const conversion = 'data_format_conversion_configuration';

const bucketsOf = (resource: Resource): readonly Body[] => resource.blocks('extended_s3_configuration');

const convertsIn = (bucket: Body): boolean =>
  bucket.blocks(conversion).some((block) => block.lacks('enabled') || isTrue(block, 'enabled'));

function sizeProblem(bucket: Body): string | false {
  const parts = bucket.blocks('dynamic_partitioning_configuration').some((block) => isTrue(block, 'enabled'));
  if (!parts && !convertsIn(bucket)) return false;
  const size = bucket.lacks('buffering_size') ? 5 : (numberOf(bucket.get('buffering_size')) ?? Number.NaN);
  const why = parts ? 'dynamic_partitioning_configuration' : conversion;
  return size < 64 && `buffering_size must be at least 64 MB with ${why}, was ${size}`;
}

function compressionProblem(bucket: Body): string | false {
  const format = textOf(bucket.get('compression_format')) ?? 'UNCOMPRESSED';
  return (
    convertsIn(bucket) &&
    format !== 'UNCOMPRESSED' &&
    `compression_format must be UNCOMPRESSED with ${conversion}, was ${format}`
  );
}

function prefixProblems(bucket: Body): (string | false)[] {
  const prefix = textOf(bucket.get('prefix')) ?? '';
  return [
    /!\{/.test(prefix) &&
      bucket.lacks('error_output_prefix') &&
      'error_output_prefix must be given with expressions in prefix, was absent',
    prefix.includes('!{firehose:error-output-type}') &&
      'prefix must not hold !{firehose:error-output-type}, which is for error_output_prefix',
  ];
}

const partitionProblem = (bucket: Body): string | false =>
  bucket.blocks('dynamic_partitioning_configuration').some((block) => isTrue(block, 'enabled')) &&
  (bucket.lacks('prefix') || /^((?!!\{partitionKey).)+$/.test(textOf(bucket.get('prefix')) ?? '')) &&
  'prefix must hold !{partitionKeyFromQuery:...} or !{partitionKeyFromLambda:...} with dynamic_partitioning_configuration, held neither';

/** Rules about where a delivery stream of Firehose writes. */
export const deliveryStreamRules = [
  rule({
    id: 'firehose/buffer-size',
    severity: 'rejects',
    source: guide('dynamic-partitioning-enable'),
    on: stream,
    demand: 'parts by key, and records in another format, are gathered to 64 MB and more',
    fix: 'Set buffering_size = 64.',
    check: (resource) => bucketsOf(resource).map(sizeProblem),
  }),
  rule({
    id: 'firehose/compression',
    severity: 'rejects',
    source: guide('enable-record-format-conversion'),
    on: stream,
    demand: 'what is written in another format is compressed by that format',
    fix: 'Remove compression_format; Parquet and ORC compress by themselves.',
    check: (resource) => bucketsOf(resource).map(compressionProblem),
  }),
  rule({
    id: 'firehose/prefix',
    severity: 'rejects',
    source: guide('s3-prefixes'),
    on: stream,
    demand: 'a prefix with expressions needs a prefix for what failed',
    fix: 'Set error_output_prefix = "errors/!{firehose:error-output-type}/".',
    check: (resource) => bucketsOf(resource).flatMap(prefixProblems),
  }),
  rule({
    id: 'firehose/partition-prefix',
    severity: 'rejects',
    source: guide('dynamic-partitioning-s3bucketprefix'),
    on: stream,
    demand: 'parts by key have the key in their prefix',
    fix: 'Write for example prefix = "!{partitionKeyFromQuery:customer}/".',
    check: (resource) => bucketsOf(resource).map(partitionProblem),
  }),
  argument({
    id: 'firehose/buffer',
    severity: 'rejects',
    source: api('BufferingHints'),
    on: stream,
    at: 'extended_s3_configuration.buffering_size',
    must: wholeNumber(1, 128, 'MB'),
    fix: 'Gather at most 128 MB.',
  }),
  argument({
    id: 'firehose/buffer-interval',
    severity: 'rejects',
    source: api('BufferingHints'),
    on: stream,
    at: 'extended_s3_configuration.buffering_interval',
    must: wholeNumber(0, 900, 'seconds'),
    fix: 'Wait at most 15 minutes.',
  }),
  rule({
    id: 'firehose/backup',
    severity: 'rejects',
    source: api('ExtendedS3DestinationConfiguration'),
    on: stream,
    demand: 'a backup needs a bucket',
    fix: 'Add s3_backup_configuration, or remove s3_backup_mode.',
    check: (resource) =>
      bucketsOf(resource).map(
        (bucket) =>
          bucket.get('s3_backup_mode') === 'Enabled' &&
          bucket.lacks('s3_backup_configuration') &&
          's3_backup_configuration must be given with s3_backup_mode "Enabled", was absent',
      ),
  }),
];
