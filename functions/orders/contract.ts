import * as z from 'zod/mini';
import { always, type Contract, id, pageParameters, problems, refusal, timestamp, withBody } from '../shared/contract';
import { orderInput } from './order-input';

const line = z.object({ sku: z.string(), quantity: z.int() });
const order = z.object({ id, items: z.array(line), status: z.literal('placed'), created_at: timestamp });
const orderList = z.object({ items: z.array(order), next_cursor: z.nullable(z.string()) });

const unknownCaller = refusal('Nobody is named who calls.');

/** What the orders function takes and answers. */
export const contract: Contract = {
  schemas: { OrderInput: orderInput, Order: order, OrderList: orderList, ...problems },
  operations: {
    'GET /orders': {
      summary: "List the caller's orders, newest first",
      query: pageParameters,
      answers: { ...always, 200: { description: 'A page of orders', body: orderList }, 401: unknownCaller },
    },
    'GET /orders/:id': {
      summary: "Read one of the caller's orders",
      answers: {
        ...always,
        200: { description: 'The order', body: order },
        401: unknownCaller,
        404: refusal('The caller has no such order.'),
      },
    },
    'POST /orders': {
      summary: 'Place an order',
      headers: ['Idempotency-Key'],
      body: orderInput,
      answers: {
        ...withBody,
        201: { description: 'The order that was placed', body: order, headers: ['Location'] },
        401: unknownCaller,
        422: refusal('The Idempotency-Key was used for another order.'),
      },
    },
  },
};
