import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../../../functions/orders/order-record';
import { newOrder, publicOrder } from '../../../functions/orders/orders';
import { payload2 } from '../../support/api-events';
import type { Answer, HttpService } from '../../support/http-service';
import { calledBy, lamps, startOrdersService } from './orders-service';

describe('GET /orders', () => {
  let service: HttpService;
  const newestFirst: { id: string }[] = [];
  beforeAll(async () => {
    service = await startOrdersService();
    const orders = Array.from({ length: 24 }, () => newOrder(lamps, 'alice'));
    await service.engine.put('orders', ...orders.map(recordOf));
    newestFirst.push(...orders.map(publicOrder), (await place('alice', 'key')).body);
    newestFirst.sort((a, b) => (a.id < b.id ? 1 : -1));
    await place('bob', 'key');
  });
  afterAll(() => service.close());

  const place = (userId: string, key: string) =>
    service.invoke(payload2('POST /orders', { ...calledBy(userId), body: lamps, headers: { 'Idempotency-Key': key } }));
  const list = (query: Record<string, string>, userId = 'alice') =>
    service.invoke(payload2('GET /orders', { ...calledBy(userId), query }));

  it('answers twenty orders, newest first, and the cursor of the next page', async () => {
    expect(await list({})).toMatchObject({
      statusCode: 200,
      body: { items: newestFirst.slice(0, 20), next_cursor: expect.stringMatching(/^[\w-]+$/) },
    });
  });

  it.each(['4', '5', '25', '100'])(
    'shows each order once, and no record of a request, by pages of %s',
    async (limit) => {
      const pages: Answer[] = [await list({ limit })];
      for (let cursor = pages[0]?.body.next_cursor; cursor; cursor = pages.at(-1)?.body.next_cursor) {
        pages.push(await list({ limit, cursor }));
      }

      expect(pages.flatMap(({ body }) => body.items)).toEqual(newestFirst);
      expect(pages.at(-1)?.body.next_cursor).toBeNull();
      expect(pages.at(-1)?.body.items).not.toEqual([]);
    },
  );

  it('shows the orders of the caller alone', async () => {
    expect((await list({}, 'bob')).body.items).toHaveLength(1);
    expect((await list({}, 'mallory')).body).toEqual({ items: [], next_cursor: null });
  });

  it('answers 400 to the cursor of another caller', async () => {
    const { next_cursor: cursor } = (await list({ limit: '1' })).body;

    expect(await list({ cursor }, 'bob')).toMatchObject({
      statusCode: 400,
      body: {
        errors: [{ field: 'cursor', message: 'must be the next_cursor of a page of the same caller, unaltered' }],
      },
    });
  });

  it('asks the table once, in one query', async () => {
    service.reset();
    await list({ limit: '5' });

    expect(service.engine.operations).toEqual(['Query']);
  });

  it.each(['0', '101', 'x'])('answers 400 to the limit %j', async (limit) => {
    expect((await list({ limit })).statusCode).toBe(400);
  });
});
