import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../shared/document-client';
import { categoryShard, itemOf, positionOf, shards } from './item-record';
import { tableName } from './item-table';
import type { Item } from './items';
import type { ListQuery } from './list-query';

/** A page of items, newest first. */
export interface ItemPage {
  readonly items: readonly Item[];
  /** The position of the last item; absent on the last page. */
  readonly lastPosition?: string;
}

/** Reads a page: the newest of every shard, merged. Each shard is asked for one more, which tells whether more follow. */
export async function listItems(query: ListQuery): Promise<ItemPage> {
  const newest = (await Promise.all(shards.map((shard) => newestOf(shard, query)))).flat().sort(newestFirst);
  const items = newest.slice(0, query.limit);
  const last = items.at(-1);
  return { items, ...(newest.length > query.limit && last && { lastPosition: positionOf(last) }) };
}

/** The newest items of a shard. A hundred of the largest stay below the 1 MB that one Query reads, so one is enough. */
async function newestOf(shard: string, { limit, category, before }: ListQuery): Promise<Item[]> {
  const inCategory = category !== undefined;
  const shardAttribute = inCategory ? 'category_shard' : 'newest_shard';
  const { Items = [] } = await documentClient.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: inCategory ? 'newest_in_category' : 'newest',
      KeyConditionExpression: `${shardAttribute} = :shard${before === undefined ? '' : ' AND newest_key < :before'}`,
      ExpressionAttributeValues: {
        ':shard': inCategory ? categoryShard(category, shard) : shard,
        ...(before !== undefined && { ':before': before }),
      },
      ScanIndexForward: false,
      Limit: limit + 1,
    }),
  );
  return Items.map(itemOf);
}

function newestFirst(a: Item, b: Item): number {
  return positionOf(a) < positionOf(b) ? 1 : -1;
}
