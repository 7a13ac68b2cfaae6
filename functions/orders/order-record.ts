import { idempotencyPrefix } from '../shared/idempotency';
import type { Order } from './orders';

/** An order as the table holds it. */
export interface OrderRecord extends Omit<Order, 'id'> {
  readonly order_id: string;
}

/**
 * Greater than the id of any order, since those begin with a hexadecimal digit, and less than the key of any idempotency record: what
 * is asked for below it is orders alone.
 */
export const afterAllOrders = idempotencyPrefix.slice(0, 1);

/** What the table holds of an order. */
export function recordOf({ id, ...order }: Order): OrderRecord {
  return { ...order, order_id: id };
}

/** The order in a record. */
export function orderOf(attributes: Record<string, unknown>): Order {
  const { order_id, ...order } = attributes as unknown as OrderRecord;
  return { ...order, id: order_id };
}
