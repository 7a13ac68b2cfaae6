import { createHash } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { send } from './document-client';
import type { PageQuery } from './page-query';
import type { UnknownRecord } from './record';

/** The shards that each index key is spread over. A shard takes 1000 writes a second, so an index takes 4000. */
export const shards = ['0', '1', '2', '3'] as const;

/** What the position of {@link positionOf} looks like. */
export const positionPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[0-9a-f-]{36}$/;

/** An index whose range key is `newest_key`, a position, and whose hash key names one shard of a list. */
export interface NewestIndex {
  readonly tableName: string;
  readonly indexName: string;
  /** Name of the hash key. */
  readonly shardAttribute: string;
  /** Value of the hash key for a shard. */
  readonly shardValue: (shard: string) => string;
}

/** A page of records, newest first. */
export interface RecordPage {
  readonly records: readonly UnknownRecord[];
  /** The position of the last record; absent on the last page. */
  readonly lastPosition?: string;
}

/** Where something stands among all of its kind by age: the range key of the indexes. */
export function positionOf(createdAt: string, id: string): string {
  return `${createdAt}#${id}`;
}

/** The shard of an id. */
export function shardOf(id: string): string {
  const [byte = 0] = createHash('sha256').update(id).digest();
  return String(byte % shards.length);
}

/** Reads a page: the newest of every shard, merged. Each shard is asked for one more, which tells whether more follow. */
export async function newestPage(index: NewestIndex, query: PageQuery): Promise<RecordPage> {
  const newest = (await Promise.all(shards.map((shard) => newestOf(index, shard, query)))).flat().sort(newestFirst);
  const records = newest.slice(0, query.limit);
  const last = records.at(-1);
  return { records, ...(newest.length > query.limit && last && { lastPosition: String(last.newest_key) }) };
}

/** The newest records of a shard. A hundred of the largest stay below the 1 MB that one Query reads, so one is enough. */
async function newestOf(
  { tableName, indexName, shardAttribute, shardValue }: NewestIndex,
  shard: string,
  { limit, before }: PageQuery,
): Promise<UnknownRecord[]> {
  const { Items = [] } = await send(
    new QueryCommand({
      TableName: tableName,
      IndexName: indexName,
      KeyConditionExpression: `${shardAttribute} = :shard${before === undefined ? '' : ' AND newest_key < :before'}`,
      ExpressionAttributeValues: { ':shard': shardValue(shard), ...(before !== undefined && { ':before': before }) },
      ScanIndexForward: false,
      Limit: limit + 1,
    }),
  );
  return Items;
}

function newestFirst(a: UnknownRecord, b: UnknownRecord): number {
  return String(a.newest_key) < String(b.newest_key) ? 1 : -1;
}
