import { createOnce } from '../shared/create-once';
import type { Idempotency } from '../shared/idempotency';
import { metrics } from '../shared/metrics';
import { recordOf } from './item-record';
import { putItem } from './item-store';
import { tableName } from './item-table';
import type { Item } from './items';

/** Creates an item, once for an `Idempotency-Key`. Returns the item that the first request with the key made. */
export async function createItem(item: Item, idempotency: Idempotency | undefined): Promise<Item> {
  const { result, isFirst } = await (idempotency === undefined ? create(item) : createOnly(item, idempotency));
  if (isFirst) metrics.addMetric('ItemsCreated', 'Count', 1);
  return result;
}

async function create(item: Item) {
  await putItem(item);
  return { result: item, isFirst: true };
}

function createOnly(item: Item, { recordKey, requestHash }: Idempotency) {
  return createOnce({ tableName, created: item, record: recordOf(item), key: { pk: recordKey }, requestHash });
}
