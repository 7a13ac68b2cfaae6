import { numberOf, own, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isFalse, isTrue } from '../apis';
import { argument, given, rule, shown } from '../define';
import { matches, oneOf } from '../demands';
import { forbids } from '../iam/role-permissions';

const stream = 'aws_kinesis_firehose_delivery_stream';
const guide = (page: string): string => `https://docs.aws.amazon.com/firehose/latest/dev/${page}.html`;
const api = (name: string): string => `https://docs.aws.amazon.com/firehose/latest/APIReference/API_${name}.html`;
const destinations = ['extended_s3', 'http_endpoint', 'opensearch', 'elasticsearch', 'redshift', 'splunk'].map(
  (name) => `${name}_configuration`,
);
const destinationsOf = (resource: Resource): readonly Body[] => destinations.flatMap((name) => resource.blocks(name));

/** The processors of a destination that processes records; undefined where some are not known. */
function processorsOf(destination: Body): readonly Body[] | undefined {
  const [block] = destination.blocks('processing_configuration');
  if (block === undefined) return destination.lacks('processing_configuration') ? [] : undefined;
  if (isFalse(block, 'enabled')) return [];
  const processors = block.blocks('processors');
  return processors.length > 0 || block.lacks('processors') ? processors : undefined;
}

/** What a processor of each kind needs. */
const needed: Readonly<Record<string, readonly string[]>> = {
  Lambda: ['LambdaArn'],
  MetadataExtraction: ['MetadataExtractionQuery', 'JsonParsingEngine'],
  RecordDeAggregation: ['SubRecordType'],
};

/** What parameters of processors come to. */
const bounds: Readonly<Record<string, readonly [least: number, most: number]>> = {
  BufferSizeInMBs: [0.2, 3],
  BufferIntervalInSeconds: [0, 900],
  NumberOfRetries: [0, 300],
};
const words: Readonly<Record<string, readonly string[]>> = {
  JsonParsingEngine: ['JQ-1.6'],
  SubRecordType: ['JSON', 'DELIMITED'],
};

function processorProblems(processor: Body): (string | false)[] {
  const type = textOf(processor.get('type')) ?? '';
  const parameters = processor.blocks('parameters');
  const names = parameters.map((one) => textOf(one.get('parameter_name')));
  const isKnown = !names.includes(undefined) && (parameters.length > 0 || processor.lacks('parameters'));
  return [
    ...(own(needed, type) ?? []).map(
      (name) => isKnown && !names.includes(name) && `a processor ${type} must have the parameter ${name}, had none`,
    ),
    ...parameters.flatMap((one) => {
      const name = textOf(one.get('parameter_name')) ?? '';
      const [value, number] = [textOf(one.get('parameter_value')), numberOf(one.get('parameter_value'))];
      const [least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY] = own(bounds, name) ?? [];
      const allowed = own(words, name);
      return [
        number !== undefined &&
          (number < least || number > most) &&
          `${name} must be from ${least} to ${most}, was ${number}`,
        value !== undefined &&
          allowed?.includes(value) === false &&
          `${name} must be ${allowed.join(' or ')}, was ${shown(value)}`,
      ];
    }),
  ];
}

/** What makes the keys that a prefix names. */
const makers = [
  ['partitionKeyFromQuery', 'MetadataExtraction'],
  ['partitionKeyFromLambda', 'Lambda'],
] as const;

function partitionProblems(destination: Body): (string | false)[] {
  const prefix = textOf(destination.get('prefix')) ?? '';
  const processors = processorsOf(destination);
  const types = processors?.map((one) => textOf(one.get('type')));
  const dynamic = 'dynamic_partitioning_configuration';
  const parts = destination.blocks(dynamic).some((block) => !isFalse(block, 'enabled'));
  return makers.flatMap(([namespace, type]) =>
    prefix.includes(`!{${namespace}:`)
      ? [
          types !== undefined &&
            !types.includes(undefined) &&
            !types.includes(type) &&
            `prefix with !{${namespace}:...} needs a processor ${type}, had none`,
          !parts &&
            (destination.lacks(dynamic) || destination.blocks(dynamic).length > 0) &&
            `prefix with !{${namespace}:...} needs ${dynamic} with enabled = true, had none`,
        ]
      : [],
  );
}

const namespaces = /^(timestamp:.+|firehose:(random-string|error-output-type)|partitionKeyFrom(Query|Lambda):.+)$/;

function expressionProblems(destination: Body): (string | false)[] {
  return ['prefix', 'error_output_prefix'].flatMap((name) =>
    [...(textOf(destination.get(name)) ?? '').matchAll(/!\{([^}]*)\}/g)].map(
      ([whole, inside = '']) =>
        (!namespaces.test(inside) || (name !== 'prefix' && inside.startsWith('partitionKey'))) &&
        `${name} must have expressions of timestamp or firehose, was ${whole}`,
    ),
  );
}

/** Rules about how a delivery stream reads, changes and encrypts records. */
export const processingRules = [
  argument({
    id: 'firehose/name',
    severity: 'rejects',
    source: api('CreateDeliveryStream'),
    on: stream,
    at: 'name',
    must: matches(/^[a-zA-Z0-9_.-]{1,64}$/, 'be 1 to 64 letters, digits and _.-'),
    fix: 'Write it with hyphens.',
  }),
  rule({
    id: 'firehose/processor',
    severity: 'rejects',
    source: api('ProcessorParameter'),
    on: stream,
    demand: 'a processor has the parameters of its kind, within their bounds',
    fix: 'Add the parameter: LambdaArn for Lambda, MetadataExtractionQuery and JsonParsingEngine = JQ-1.6 for MetadataExtraction.',
    check: (resource) =>
      destinationsOf(resource).flatMap((one) => (processorsOf(one) ?? []).flatMap(processorProblems)),
  }),
  rule({
    id: 'firehose/partition-keys',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/29092',
    on: stream,
    demand: 'keys of parts are made by a processor, with parts by key turned on',
    fix: 'Add dynamic_partitioning_configuration { enabled = true } and a processor MetadataExtraction or Lambda.',
    check: (resource) => resource.blocks('extended_s3_configuration').flatMap(partitionProblems),
  }),
  rule({
    id: 'firehose/prefix-expression',
    severity: 'rejects',
    source: guide('s3-prefixes'),
    on: stream,
    demand: 'expressions of a prefix are of timestamp, firehose or the keys of parts, which errors have none of',
    fix: 'Write for example !{timestamp:yyyy/MM/dd}.',
    check: (resource) => resource.blocks('extended_s3_configuration').flatMap(expressionProblems),
  }),
  rule({
    id: 'firehose/log-names',
    severity: 'rejects',
    source: api('CloudWatchLoggingOptions'),
    on: stream,
    demand: 'logs that are on need the names of their group and stream',
    fix: 'Set log_group_name and log_stream_name.',
    check: (resource) =>
      destinationsOf(resource)
        .flatMap((one) => one.blocks('cloudwatch_logging_options'))
        .filter((one) => isTrue(one, 'enabled'))
        .flatMap((one) =>
          ['log_group_name', 'log_stream_name'].map(
            (name) => one.lacks(name) && `cloudwatch_logging_options.${name} must be given with enabled, was absent`,
          ),
        ),
  }),
  given({
    id: 'firehose/encryption-key',
    severity: 'rejects',
    source: api('DeliveryStreamEncryptionConfigurationInput'),
    on: stream,
    demand: 'encryption by a key of your own needs the key',
    fix: 'Set key_arn to arn of an aws_kms_key.',
    at: 'key_arn',
    where: (resource) =>
      resource
        .blocks('server_side_encryption')
        .some((one) => one.get('key_type') === 'CUSTOMER_MANAGED_CMK' && one.lacks('key_arn')) &&
      'in server_side_encryption with key_type CUSTOMER_MANAGED_CMK',
  }),
  rule({
    id: 'firehose/conversion-form',
    severity: 'rejects',
    source: api('InputFormatConfiguration'),
    on: stream,
    demand: 'records are converted from one form to another one',
    fix: 'Add for example open_x_json_ser_de {} and parquet_ser_de {}.',
    check: (resource) =>
      resource
        .blocks('extended_s3_configuration')
        .flatMap((one) => one.blocks('data_format_conversion_configuration'))
        .flatMap((one) => [
          ...one
            .blocks('input_format_configuration')
            .flatMap((block) => block.blocks('deserializer'))
            .map((block) => noneOf(block, 'deserializer', ['hive_json_ser_de', 'open_x_json_ser_de'])),
          ...one
            .blocks('output_format_configuration')
            .flatMap((block) => block.blocks('serializer'))
            .map((block) => noneOf(block, 'serializer', ['orc_ser_de', 'parquet_ser_de'])),
        ]),
  }),
  argument({
    id: 'firehose/redshift-compression',
    severity: 'rejects',
    source: api('RedshiftDestinationConfiguration'),
    on: stream,
    at: 'redshift_configuration.s3_configuration.compression_format',
    must: oneOf(['UNCOMPRESSED', 'GZIP']),
    fix: 'Use GZIP, which Redshift reads.',
  }),
  argument({
    id: 'firehose/redshift-url',
    severity: 'rejects',
    source: api('RedshiftDestinationConfiguration'),
    on: stream,
    at: 'redshift_configuration.cluster_jdbcurl',
    must: matches(/^jdbc:(redshift|postgresql):\/\/[^:/]+:\d{1,5}\/[\w$-]+$/, 'be jdbc:redshift://HOST:PORT/DATABASE'),
    fix: 'Write "jdbc:redshift://${aws_redshift_cluster.NAME.endpoint}/DATABASE".',
  }),
  rule({
    id: 'firehose/source-role',
    severity: 'rejects',
    source: guide('controlling-access'),
    on: stream,
    demand: 'the role that reads a stream of Kinesis must allow it',
    fix: 'Allow kinesis:DescribeStream, GetShardIterator, GetRecords and ListShards on the stream, and depends_on the policy.',
    check: (resource, model) => resource.blocks('kinesis_source_configuration').map((block) => unread(block, model)),
  }),
];

const noneOf = (block: Body, what: string, names: readonly string[]): string | false =>
  names.every((name) => block.lacks(name)) && `${what} must have one of ${names.join(', ')}, had none`;

function unread(block: Body, model: Model): string | false {
  const role = model.follow(block, 'role_arn', 'aws_iam_role');
  return (
    forbids(role, 'kinesis:DescribeStream', model) &&
    `kinesis_source_configuration.role_arn must allow kinesis:DescribeStream, ${role?.address} does not`
  );
}
