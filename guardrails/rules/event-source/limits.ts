import { numberOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue, soleReference } from '../apis';
import { rule, shown } from '../define';
import { table } from '../dynamodb/table';
import { mapping } from './mapping';

const guide = (page: string): string => `https://docs.aws.amazon.com/lambda/latest/dg/${page}.html`;

const attributeOf = (resource: Resource): string =>
  soleReference(resource.symbolic('event_source_arn'))?.attribute ?? '';

const tableOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'event_source_arn', table);

/** Rules about windows, tables and FIFO queues of event source mappings. */
export const eventSourceLimitRules = [
  rule({
    id: 'event-source/start-timestamp',
    severity: 'rejects',
    source: guide('services-kinesis-parameters'),
    on: mapping,
    demand: 'AT_TIMESTAMP needs starting_position_timestamp, and is for Kinesis and Kafka only',
    fix: 'Set starting_position_timestamp, or use LATEST.',
    check: (resource, model) =>
      resource.get('starting_position') === 'AT_TIMESTAMP'
        ? [
            resource.lacks('starting_position_timestamp') &&
              'starting_position_timestamp must be given with AT_TIMESTAMP, was absent',
            tableOf(resource, model) !== undefined &&
              'starting_position must be LATEST or TRIM_HORIZON for a table, was "AT_TIMESTAMP"',
          ]
        : undefined,
  }),
  rule({
    id: 'event-source/table-stream',
    severity: 'rejects',
    source: guide('services-dynamodb-eventsourcemapping'),
    on: mapping,
    demand: 'the event source of a table must be its stream, which must be on',
    fix: 'Use stream_arn of the table, and set stream_enabled = true.',
    check: (resource, model) => {
      const held = tableOf(resource, model);
      if (held === undefined) return undefined;
      return [
        attributeOf(resource) === 'arn' && `event_source_arn must be stream_arn of ${held.address}, was arn`,
        attributeOf(resource) === 'stream_arn' &&
          isNotTrue(held, 'stream_enabled') &&
          `event_source_arn must be of a table with a stream, ${held.address} has stream_enabled ${shown(held.get('stream_enabled'))}`,
      ];
    },
  }),
  rule({
    id: 'event-source/fifo-batch',
    severity: 'rejects',
    source: guide('services-sqs-configure'),
    on: mapping,
    demand: 'a FIFO queue has no batching window',
    fix: 'Remove maximum_batching_window_in_seconds.',
    check: (resource, model) => {
      const queue = model.follow(resource, 'event_source_arn', 'aws_sqs_queue');
      if (!isTrue(queue, 'fifo_queue')) return undefined;
      return [
        (numberOf(resource.get('maximum_batching_window_in_seconds')) ?? 0) > 0 &&
          `maximum_batching_window_in_seconds must be absent for a FIFO queue, was ${shown(resource.get('maximum_batching_window_in_seconds'))}`,
      ];
    },
  }),
  rule({
    id: 'event-source/windows',
    severity: 'rejects',
    source: guide('services-kinesis-windows'),
    on: mapping,
    demand: 'a tumbling window must go with parallelization_factor 1',
    fix: 'Remove one of the two.',
    check: (resource) =>
      (numberOf(resource.get('tumbling_window_in_seconds')) ?? 0) > 0 &&
      (numberOf(resource.get('parallelization_factor')) ?? 1) > 1 &&
      `parallelization_factor must be 1 with tumbling_window_in_seconds, was ${shown(resource.get('parallelization_factor'))}`,
  }),
];
