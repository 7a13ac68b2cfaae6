import { answer } from '../shared/http-answers';
import { createHttpHandler } from '../shared/http-handler';
import { IdempotencyKeyReusedError, readIdempotency } from '../shared/idempotency';
import { readJsonBody } from '../shared/json-body';
import { answerPreflights } from '../shared/preflight';
import { publicPathOf } from '../shared/public-path';
import { createRouter } from '../shared/router';
import { requireSubject } from '../shared/subject';
import { isUuid } from '../shared/uuid';
import { readOrderInput } from './order-input';
import { readOrderList } from './order-list';
import { getOrder } from './order-store';
import { newOrder, OrderNotFoundError, publicOrder } from './orders';
import { placeOrder } from './place-order';

const router = createRouter();

router.get('/orders', async ({ event, req }) =>
  answer(200, await readOrderList(requireSubject(event), new URL(req.url).searchParams)),
);

router.get('/orders/:id', async ({ event, params: { id = '' } }) => {
  const owner = requireSubject(event);
  if (!isUuid(id)) throw new OrderNotFoundError();
  return answer(200, publicOrder(await getOrder(owner, id)));
});

router.post('/orders', async ({ event, req }) => {
  const owner = requireSubject(event);
  const input = readOrderInput(readJsonBody(event));
  const idempotency = readIdempotency(req.headers.get('idempotency-key'), owner, input.items);
  const order = await placeOrder(newOrder(input, owner), idempotency);
  return answer(201, publicOrder(order), { Location: `${publicPathOf(event, '/orders')}/${order.id}` });
});

answerPreflights(router);

router.errorHandler(OrderNotFoundError, async () => answer(404, { message: 'No such order.' }));

router.errorHandler(IdempotencyKeyReusedError, async () =>
  answer(422, { message: 'This Idempotency-Key was used for another order. Use a new key.' }),
);

/** The Lambda handler: the three operations on a caller's own orders, behind routes of their own or one that catches all. */
export const handler = createHttpHandler(router);
