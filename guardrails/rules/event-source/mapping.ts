import { limits } from '../../../limits/limits';
import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, textOf, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue, outlineOf, soleReference } from '../apis';
import { given, rule, shown } from '../define';
import { functionOf } from '../invocation';

type Source = 'queue' | 'stream';

function sourceOf(resource: Resource, model: Model): { kind: Source; fifo?: boolean; queue?: Resource } | undefined {
  const queue = model.follow(resource, 'event_source_arn', 'aws_sqs_queue');
  if (queue !== undefined) return { kind: 'queue', fifo: isTrue(queue, 'fifo_queue'), queue };
  const sole = soleReference(resource.symbolic('event_source_arn'));
  if (sole !== undefined && (/(^|\.)aws_kinesis_stream\./.test(sole.address) || sole.attribute === 'stream_arn'))
    return { kind: 'stream' };
  const text = outlineOf(resource.get('event_source_arn')) ?? '';
  if (/^arn:[^:]+:sqs:/.test(text)) return { kind: 'queue', fifo: text.endsWith('.fifo') };
  return /^arn:[^:]+:(kinesis:|dynamodb:.*\/stream\/)/.test(text) ? { kind: 'stream' } : undefined;
}

/** The Terraform type that these rules are about. */
export const mapping = 'aws_lambda_event_source_mapping';

const streamOnly = [
  'bisect_batch_on_function_error',
  'maximum_record_age_in_seconds',
  'maximum_retry_attempts',
  'parallelization_factor',
  'tumbling_window_in_seconds',
];

/** Rules about `aws_lambda_event_source_mapping`. */
export const eventSourceRules = [
  rule({
    id: 'event-source/queue-batch',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: mapping,
    demand: 'a queue mapping of more than 10 messages needs a batching window; FIFO takes 10; no starting position',
    fix: 'Set maximum_batching_window_in_seconds to 1 or more.',
    check: (resource, model) => {
      const source = sourceOf(resource, model);
      if (source?.kind !== 'queue') return undefined;
      const [size, window] = [
        numberOf(resource.get('batch_size')) ?? 10,
        resource.get('maximum_batching_window_in_seconds'),
      ];
      const none = window === undefined || numberOf(window) === 0;
      return [
        size > 10 &&
          none &&
          !source.fifo &&
          `maximum_batching_window_in_seconds must be 1 or more with a batch_size of ${size}, was ${shown(window)}`,
        source.fifo && size > 10 && `batch_size must be at most 10 for a FIFO queue, was ${size}`,
        resource.has('starting_position') === true &&
          `starting_position must be absent for a queue, was ${shown(resource.get('starting_position'))}`,
      ];
    },
  }),
  given({
    id: 'event-source/starting-position',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: mapping,
    demand: 'a stream mapping needs a starting position',
    fix: 'Set starting_position to LATEST or TRIM_HORIZON.',
    at: 'starting_position',
    where: (resource, model) => sourceOf(resource, model)?.kind === 'stream' && 'for a stream',
  }),
  rule({
    id: 'event-source/settings',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: mapping,
    demand: 'stream settings need a stream, filters JSON, and a queue must hide messages as long as the function runs',
    fix: 'Remove the setting, mend the filter, or raise visibility_timeout_seconds.',
    check: (resource, model) => {
      const source = sourceOf(resource, model);
      const seconds = numberOf(functionOf(resource, model)?.get('timeout') ?? 3);
      const own = source?.queue?.get('visibility_timeout_seconds') ?? 30;
      const hidden = numberOf(own);
      const known = functionOf(resource, model) !== undefined && source?.queue !== undefined;
      return [
        ...streamOnly.map(
          (name) =>
            source?.kind === 'queue' &&
            isSet(resource, name) &&
            `${name} must be absent for a queue, was ${shown(resource.get(name))}`,
        ),
        known &&
          seconds !== undefined &&
          hidden !== undefined &&
          hidden < seconds &&
          `visibility_timeout_seconds of ${source?.queue?.address} must be at least the function's ${seconds} s, was ${hidden}`,
        ...resource.blocks('filter_criteria').flatMap(filterProblems),
      ];
    },
  }),
];

/** A stream setting that is given and is not the value providers write for "none". */
const isSet = (resource: Body, name: string): boolean => {
  const value = textOf(resource.get(name));
  return value !== undefined && !/^(false|0|-1)$/.test(value);
};

function filterProblems(block: Body): (string | false)[] {
  const filters = block.blocks('filter');
  const { most, characters } = limits.filterPatterns.value;
  return [
    filters.length > most && `filter_criteria must have at most ${most} filters, had ${filters.length}`,
    ...filters.map((one) => {
      const bare = bareIn(documentOf(one.get('pattern')));
      return (
        bare !== undefined && `filter_criteria.filter.pattern must compare with lists of values, was ${shown(bare)}`
      );
    }),
    ...filters.map((one) => {
      const pattern = one.get('pattern');
      if (typeof pattern !== 'string') return false;
      return (
        (pattern.length > characters || !isObject(pattern)) &&
        `filter_criteria.filter.pattern must be a JSON object of at most ${characters} characters, was ${shown(pattern)}`
      );
    }),
  ];
}

function isObject(text: string): boolean {
  try {
    return isMap(JSON.parse(text));
  } catch {
    return false;
  }
}

/** What a filter compares with, where that is neither a list nor a pattern of its own. */
function bareIn(pattern: Value | undefined): Value | undefined {
  if (!isMap(pattern)) return undefined;
  return Object.values(pattern)
    .map((one) => (isMap(one) ? bareIn(one) : isList(one) || one instanceof Unknown ? undefined : one))
    .find((one) => one !== undefined);
}
