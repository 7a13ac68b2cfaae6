import { positionOf, shardOf } from '../shared/newest-first';
import type { Item } from './items';

/** An item as the table holds it: its own fields, its key, and the keys of the two indexes. */
export interface ItemRecord extends Item {
  readonly pk: string;
  readonly newest_shard: string;
  readonly newest_key: string;
  readonly category_shard?: string;
}

/** What the table holds of an item. */
export function recordOf(item: Item): ItemRecord {
  return {
    ...item,
    pk: item.id,
    newest_shard: shardOf(item.id),
    newest_key: positionOf(item.created_at, item.id),
    ...(item.category !== undefined && { category_shard: categoryShard(item.category, shardOf(item.id)) }),
  };
}

/** The item in a record, without the table's own attributes. */
export function itemOf(attributes: Record<string, unknown>): Item {
  const { pk, newest_shard, newest_key, category_shard, ...item } = attributes as unknown as ItemRecord;
  return item;
}

/** The hash key of a category's items in one shard. The shard is the last part, so a `#` in a category does no harm. */
export function categoryShard(category: string, shard: string): string {
  return `${category}#${shard}`;
}
