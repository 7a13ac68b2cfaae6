import { createHash } from 'node:crypto';
import type { Item } from './items';

/** An item as the table holds it: its own fields, its key, and the keys of the two indexes. */
export interface ItemRecord extends Item {
  readonly pk: string;
  readonly newest_shard: string;
  readonly newest_key: string;
  readonly category_shard?: string;
}

/** The shards that each index key is spread over. A shard takes 1000 writes a second, so an index takes 4000. */
export const shards = ['0', '1', '2', '3'] as const;

/** What the table holds of an item. */
export function recordOf(item: Item): ItemRecord {
  return {
    ...item,
    pk: item.id,
    newest_shard: shardOf(item.id),
    newest_key: positionOf(item),
    ...(item.category !== undefined && { category_shard: categoryShard(item.category, shardOf(item.id)) }),
  };
}

/** The item in a record, without the table's own attributes. */
export function itemOf(attributes: Record<string, unknown>): Item {
  const { pk, newest_shard, newest_key, category_shard, ...item } = attributes as unknown as ItemRecord;
  return item;
}

/** Where an item stands among all items by age: the range key of both indexes. */
export function positionOf({ created_at, id }: Pick<Item, 'created_at' | 'id'>): string {
  return `${created_at}#${id}`;
}

/** The shard of an id. */
export function shardOf(id: string): string {
  const [byte = 0] = createHash('sha256').update(id).digest();
  return String(byte % shards.length);
}

/** The hash key of a category's items in one shard. The shard is the last part, so a `#` in a category does no harm. */
export function categoryShard(category: string, shard: string): string {
  return `${category}#${shard}`;
}
