import type { Deployed } from '../../deployed/deployed';
import type { Iam } from '../../iam/iam';
import type { Lambda } from '../../lambda/lambda';
import type { Deliveries } from '../deliver';
import type { ItemChange } from '../dynamodb/dynamodb';
import { type Table, tablesOf } from '../dynamodb/tables';
import { ServiceFault } from '../service';
import type { Queues } from '../sqs/queues';
import { type Mapping, mappingsOf } from './mapping';
import { QueueSource } from './queue-source';
import { StreamSource } from './stream-source';

/** What event sources stand in. */
export interface SourceSurroundings {
  readonly deployed: Deployed;
  readonly queues: Queues;
  readonly deliveries: Deliveries;
  readonly iam: Iam;
  readonly lambda: () => Lambda | undefined;
  readonly now: () => number;
  unsupported(address: string, why: string): void;
  note(message: string): void;
}

/** The event source mappings of a document, at work. */
export interface EventSources {
  changed(table: Table, changes: readonly ItemChange[]): void;
  close(): void;
}

/** What a role must be allowed, for AWS to create the mapping. */
const neededActions: Readonly<Record<string, readonly string[]>> = {
  sqs: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'],
  dynamodb: ['GetRecords', 'GetShardIterator', 'DescribeStream'],
};

/** Starts the event source mappings of a document. */
export function startEventSources(surroundings: SourceSurroundings): EventSources {
  const { deployed, queues, lambda, note, unsupported } = surroundings;
  const tables = tablesOf(deployed);
  const streams: StreamSource[] = [];
  const sources: { close(): void }[] = [];
  for (const mapping of mappingsOf(deployed)) {
    if (!mayRead(surroundings, mapping)) continue;
    const queue = mapping.source.includes(':sqs:') ? queues.at(mapping.source) : undefined;
    const table = tables.find(({ streamArn }) => streamArn !== undefined && streamArn === mapping.source);
    if (queue !== undefined) sources.push(new QueueSource(queue, mapping, lambda, deployed.region, note));
    else if (table !== undefined)
      streams.push(
        new StreamSource(table, mapping, lambda, surroundings.deliveries, { ...surroundings, region: deployed.region }),
      );
    else unsupported(mapping.address, `the event source ${mapping.source || 'is not known and'} is not simulated`);
  }
  return {
    changed(table, changes) {
      for (const stream of streams) if (stream.table.name === table.name) stream.take(changes);
    },
    close() {
      for (const source of [...sources, ...streams]) source.close();
    },
  };
}

/** AWS refuses a mapping whose role may not read the source. */
function mayRead({ iam, unsupported }: SourceSurroundings, { address, source, roleArn }: Mapping): boolean {
  const service = source.split(':')[2] ?? '';
  const needs = (neededActions[service] ?? []).map((action) => ({ action: `${service}:${action}`, resource: source }));
  try {
    iam.demand(roleArn, needs);
    return true;
  } catch (problem) {
    if (!(problem instanceof ServiceFault)) throw problem;
    unsupported(address, `the function's role may not read its source: ${problem.message}`);
    return false;
  }
}
