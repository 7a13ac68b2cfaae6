import { type Answer, answer, answerNothing } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { IdempotencyKeyReusedError, readIdempotency } from '../shared/idempotency';
import { readJsonBody } from '../shared/json-body';
import { publicPathOf } from '../shared/public-path';
import type { RoutedRequest } from '../shared/routes';
import { requireSubject } from '../shared/subject';
import { isUuid } from '../shared/uuid';
import { readOrderInput } from './order-input';
import { readOrderList } from './order-list';
import { getOrder } from './order-store';
import { newOrder, OrderNotFoundError, publicOrder } from './orders';
import { placeOrder } from './place-order';

/** The Lambda handler: the three operations on a caller's own orders, behind routes of their own or one that catches all. */
export const handler = createHttpHandler({
  routes: {
    'GET /orders': async ({ event, query }) => answer(200, await readOrderList(requireSubject(event), query)),
    'GET /orders/:id': read,
    'POST /orders': place,
    // A browser asks before it sends a token; the API adds what it wants to read.
    'OPTIONS /:path+': answerNothing,
  },
  refuse,
});

async function read({ event, params: { id = '' } }: RoutedRequest): Promise<Answer> {
  const owner = requireSubject(event);
  if (!isUuid(id)) throw new OrderNotFoundError();
  return answer(200, publicOrder(await getOrder(owner, id)));
}

async function place(request: RoutedRequest): Promise<Answer> {
  const owner = requireSubject(request.event);
  const input = readOrderInput(readJsonBody(request));
  const idempotency = readIdempotency(request.headers['idempotency-key'], owner, input.items);
  const order = await placeOrder(newOrder(input, owner), idempotency);
  return answer(201, publicOrder(order), { Location: `${publicPathOf(request.event, '/orders')}/${order.id}` });
}

function refuse(error: unknown): Answer | undefined {
  if (error instanceof OrderNotFoundError) return answer(404, { message: 'No such order.' });
  if (error instanceof IdempotencyKeyReusedError) {
    return answer(422, { message: 'This Idempotency-Key was used for another order. Use a new key.' });
  }
  return undefined;
}
