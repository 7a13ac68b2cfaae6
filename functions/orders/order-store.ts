import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { send } from '../shared/document-client';
import type { PageQuery } from '../shared/page-query';
import { afterAllOrders, orderOf } from './order-record';
import { tableName } from './order-table';
import { type Order, OrderNotFoundError } from './orders';

/** A page of one owner's orders, newest first. */
export interface OrderPage {
  readonly orders: readonly Order[];
  /** The id of the last order; absent on the last page. */
  readonly lastPosition?: string;
}

/** An owner's order with an id. Throws OrderNotFoundError. */
export async function getOrder(owner: string, id: string): Promise<Order> {
  const { Item } = await send(
    new GetCommand({ TableName: tableName, Key: { owner, order_id: id }, ConsistentRead: true }),
  );
  if (Item === undefined) throw new OrderNotFoundError();
  return orderOf(Item);
}

/**
 * Reads a page of an owner's orders, and one more, which tells whether more follow. A hundred of the largest stay below the 1 MB that
 * one Query reads.
 */
export async function listOrders(owner: string, { limit, before = afterAllOrders }: PageQuery): Promise<OrderPage> {
  const { Items = [] } = await send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: '#owner = :owner AND order_id < :before',
      ExpressionAttributeNames: { '#owner': 'owner' },
      ExpressionAttributeValues: { ':owner': owner, ':before': before },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit + 1,
    }),
  );
  const orders = Items.slice(0, limit).map(orderOf);
  const last = orders.at(-1);
  return { orders, ...(Items.length > limit && last && { lastPosition: last.id }) };
}
