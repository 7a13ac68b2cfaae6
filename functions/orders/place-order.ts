import { create } from '../shared/creation';
import type { Idempotency } from '../shared/idempotency';
import { metrics } from '../shared/metrics';
import { recordOf } from './order-record';
import { tableName } from './order-table';
import type { Order } from './orders';

/** Places an order, once for an `Idempotency-Key`. Returns the order that the first request with the key placed. */
export async function placeOrder(order: Order, idempotency: Idempotency | undefined): Promise<Order> {
  const { result, isFirst } = await create({ tableName, created: order, record: recordOf(order), keyOf }, idempotency);
  if (isFirst) metrics.addMetric('OrdersPlaced', 'Count', 1);
  return result;

  /** The record of the request stands beside its owner's orders, where no id of an order can be. */
  function keyOf(order_id: string) {
    return { owner: order.owner, order_id };
  }
}
