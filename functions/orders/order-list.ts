import { cursorsOf } from '../shared/cursor';
import { readPageQuery } from '../shared/page-query';
import { uuidPattern } from '../shared/uuid';
import { listOrders } from './order-store';
import { type Order, publicOrder } from './orders';

/** A page of one owner's orders, newest first, as a caller sees it. */
export interface OrderList {
  readonly items: readonly Omit<Order, 'owner'>[];
  /** The cursor of the next page; null on the last. */
  readonly next_cursor: string | null;
}

/** The cursors of the orders. Their scope is the owner. */
const cursors = cursorsOf({
  list: 'orders',
  position: uuidPattern,
  message: 'must be the next_cursor of a page of the same caller, unaltered',
});

/** The page of an owner's orders that a query string asks for. Throws InvalidFieldsError. */
export async function readOrderList(owner: string, parameters: URLSearchParams): Promise<OrderList> {
  const query = readPageQuery(parameters, (cursor) => cursors.read(cursor, owner));
  const { orders, lastPosition } = await listOrders(owner, query);
  const next_cursor = lastPosition === undefined ? null : cursors.write(lastPosition, owner);
  return { items: orders.map(publicOrder), next_cursor };
}
