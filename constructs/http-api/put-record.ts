import type { ServiceCall } from './service-call';

/** What {@link putRecord} takes. */
export interface PutRecordProps {
  /** The stream: its name and its ARN. */
  readonly stream: { readonly streamName: string; readonly arn: string };

  /** The record. `$request.body` is the whole body. */
  readonly data: string;

  /** What decides about the shard. */
  readonly partitionKey: string;

  /**
   * The shard's hash key, in place of the partition key's.
   *
   * @default - that of the partition key
   */
  readonly explicitHashKey?: string;

  /**
   * Number of the record that this one must come after, where both have one partition key and one caller.
   *
   * @default - records are in the order of their arrival
   */
  readonly sequenceNumberForOrdering?: string;
}

/** Puts a record into a Kinesis stream. */
export function putRecord({ stream, ...record }: PutRecordProps): ServiceCall {
  return {
    subtype: 'Kinesis-PutRecord',
    parameters: {
      StreamName: stream.streamName,
      Data: record.data,
      PartitionKey: record.partitionKey,
      ExplicitHashKey: record.explicitHashKey,
      SequenceNumberForOrdering: record.sequenceNumberForOrdering,
    },
    permission: { sid: 'PutRecords', actions: ['kinesis:PutRecord'], resources: [stream.arn] },
  };
}
