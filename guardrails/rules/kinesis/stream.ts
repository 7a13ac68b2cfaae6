import { argument, given } from '../define';
import { matches, oneOf } from '../demands';

const stream = 'aws_kinesis_stream';
const api = (name: string): string => `https://docs.aws.amazon.com/kinesis/latest/APIReference/API_${name}.html`;
const metrics = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
  'ALL',
];

/** Rules about streams of Kinesis. */
export const streamRules = [
  given({
    id: 'kinesis/key',
    severity: 'rejects',
    source: api('StartStreamEncryption'),
    on: stream,
    demand: 'a stream that is encrypted needs a key',
    fix: 'Set kms_key_id, for example to alias/aws/kinesis.',
    at: 'kms_key_id',
    where: (resource) => resource.get('encryption_type') === 'KMS' && 'with encryption_type KMS',
  }),
  argument({
    id: 'kinesis/name',
    severity: 'rejects',
    source: api('CreateStream'),
    on: [stream, 'aws_kinesis_stream_consumer'],
    at: 'name',
    must: matches(/^[a-zA-Z0-9_.-]{1,128}$/, 'be 1 to 128 letters, digits and _.-'),
    fix: 'Write it with hyphens.',
  }),
  argument({
    id: 'kinesis/shard-metrics',
    severity: 'rejects',
    source: api('EnableEnhancedMonitoring'),
    on: stream,
    at: 'shard_level_metrics[]',
    must: oneOf(metrics),
    fix: 'Name metrics of shards.',
  }),
];
