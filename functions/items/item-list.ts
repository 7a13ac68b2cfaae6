import { type NewestIndex, newestPage } from '../shared/newest-first';
import { categoryShard, itemOf } from './item-record';
import { tableName } from './item-table';
import type { Item } from './items';
import type { ListQuery } from './list-query';

/** A page of items, newest first. */
export interface ItemPage {
  readonly items: readonly Item[];
  /** The position of the last item; absent on the last page. */
  readonly lastPosition?: string;
}

/** Reads a page of the items, or of those of one category. */
export async function listItems({ category, ...page }: ListQuery): Promise<ItemPage> {
  const { records, ...rest } = await newestPage(category === undefined ? newest : newestIn(category), page);
  return { items: records.map(itemOf), ...rest };
}

const newest: NewestIndex = {
  tableName,
  indexName: 'newest',
  shardAttribute: 'newest_shard',
  shardValue: (shard) => shard,
};

function newestIn(category: string): NewestIndex {
  return {
    tableName,
    indexName: 'newest_in_category',
    shardAttribute: 'category_shard',
    shardValue: (shard) => categoryShard(category, shard),
  };
}
