import { create } from '../shared/creation';
import type { Idempotency } from '../shared/idempotency';
import { metrics } from '../shared/metrics';
import { recordOf } from './item-record';
import { tableName } from './item-table';
import type { Item } from './items';

/** Creates an item, once for an `Idempotency-Key`. Returns the item that the first request with the key made. */
export async function createItem(item: Item, idempotency: Idempotency | undefined): Promise<Item> {
  const creation = { tableName, created: item, record: recordOf(item), keyOf: (pk: string) => ({ pk }) };
  const { result, isFirst } = await create(creation, idempotency);
  if (isFirst) metrics.addMetric('ItemsCreated', 'Count', 1);
  return result;
}
