import { v7 as timeOrderedId } from 'uuid';
import type { OrderInput } from './order-input';

/** An order as the service knows it. */
export interface Order extends OrderInput {
  /** A UUID of version 7: of two ids, the later is the greater. */
  readonly id: string;
  /** The subject of the token that placed it. Nobody else sees it. */
  readonly owner: string;
  readonly status: 'placed';
  /** When it was placed, ISO 8601 in UTC with milliseconds. */
  readonly created_at: string;
}

/** Thrown when an operation names an order that does not exist, or is another owner's: nobody learns which. */
export class OrderNotFoundError extends Error {
  override readonly name = 'OrderNotFoundError';
}

/** A new order, placed now. */
export function newOrder({ items }: OrderInput, owner: string): Order {
  return { id: timeOrderedId(), owner, items, status: 'placed', created_at: new Date().toISOString() };
}

/** What a caller sees of an order. */
export function publicOrder({ id, items, status, created_at }: Order): Omit<Order, 'owner'> {
  return { id, items, status, created_at };
}
