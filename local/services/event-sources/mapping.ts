import { isList, numberOf, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import type { Deployed } from '../../deployed/deployed';
import { eventMatches } from '../events/pattern';

/** An event source mapping: which source calls which function, and how. */
export interface Mapping {
  readonly address: string;
  /** ARN of the queue or stream. */
  readonly source: string;
  /** ARN of the function, with its qualifier. */
  readonly functionArn: string;
  readonly roleArn: string | undefined;
  readonly batchSize: number;
  /** Seconds to wait for a batch to fill. */
  readonly window: number;
  readonly partialFailures: boolean;
  /** How often a batch of a stream is tried again. */
  readonly retries: number;
  /** Where a batch of a stream goes that failed. */
  readonly onFailure: string | undefined;
  /** Whether a record passes the filter. */
  readonly passes: (record: unknown) => boolean;
}

const mostRetries = 3;

/** The mappings of a document that are enabled. */
export const mappingsOf = ({ model }: Deployed): Mapping[] =>
  model
    .ofType('aws_lambda_event_source_mapping')
    .filter((one) => String(one.get('enabled') ?? true) === 'true')
    .map((one) => mappingOf(one, model));

function mappingOf(resource: Resource, model: Deployed['model']): Mapping {
  const text = (name: string): string => textOf(resource.attribute(name)) ?? '';
  const number = (name: string, otherwise: number): number => numberOf(resource.get(name)) ?? otherwise;
  const source = text('event_source_arn');
  const types = resource.get('function_response_types');
  const retries = number('maximum_retry_attempts', -1);
  const destination = resource.block('destination_config')?.block('on_failure');
  const functionArn = text('function_arn');
  const name = functionArn.split(':')[6];
  const lambda = model.ofType('aws_lambda_function').find((one) => textOf(one.attribute('function_name')) === name);
  return {
    address: resource.address,
    source,
    functionArn,
    roleArn: textOf(lambda?.get('role')),
    batchSize: number('batch_size', source.includes(':sqs:') ? 10 : 100),
    window: number('maximum_batching_window_in_seconds', 0),
    partialFailures: isList(types) && types.includes('ReportBatchItemFailures'),
    retries: retries < 0 ? mostRetries : Math.min(retries, mostRetries),
    onFailure: textOf(destination?.get('destination_arn')),
    passes: filterOf(resource),
  };
}

/** A record passes when one of the filters matches; without any, all do. */
function filterOf(resource: Resource): Mapping['passes'] {
  const filters = resource.block('filter_criteria')?.blocks('filter') ?? [];
  const patterns = filters.flatMap((filter): unknown[] => {
    try {
      return [JSON.parse(textOf(filter.get('pattern')) ?? '')];
    } catch {
      return [];
    }
  });
  return (record) => patterns.length === 0 || patterns.some((pattern) => eventMatches(pattern, record));
}

/** Ids of the records that a function says it could not handle; undefined when it failed as a whole. */
export function failedItems(payload: string, all: readonly string[]): readonly string[] {
  try {
    const { batchItemFailures = [] } = (JSON.parse(payload) ?? {}) as {
      batchItemFailures?: { itemIdentifier?: unknown }[];
    };
    const named = batchItemFailures.map(({ itemIdentifier }) => String(itemIdentifier));
    return named.every((id) => all.includes(id)) ? named : all;
  } catch {
    return all;
  }
}
