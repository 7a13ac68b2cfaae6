import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiRequest, payload2 } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { calledBy, lamps, startOrdersService } from './orders-service';

/** The ways to the function: routes of its own, and the two that pass everything on. */
const ways = [
  { way: 'GET /orders', collection: '/orders', member: '/orders/{id}', method: (own: string) => own },
  { way: 'ANY /orders/{proxy+}', collection: '/orders', member: '/orders/{proxy+}', method: () => 'ANY' },
] as const;

describe.each(ways)('Orders behind $way', ({ collection, member, method }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startOrdersService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const send = (own: string, path: string, request: ApiRequest) => {
    const event = payload2(`${own} ${path}`, { ...calledBy('alice'), ...request });
    return service.invoke({ ...event, routeKey: `${method(own)} ${path}` });
  };
  const post = (body: unknown, request: ApiRequest = {}) => send('POST', collection, { body, ...request });
  const get = (id: string, request: ApiRequest = {}) =>
    send('GET', member, { pathParameters: { id, proxy: id }, ...request });

  describe('POST', () => {
    it('answers 201 with the order and its place', async () => {
      const { statusCode, headers, body } = await post(lamps);

      expect(statusCode).toBe(201);
      expect(body).toEqual({
        ...lamps,
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/),
        status: 'placed',
        created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      });
      expect(headers.location).toBe(`/orders/${body.id}`);
    });

    it('stores the order under its owner, who is whom the authorizer names', async () => {
      const { body } = await post(lamps, calledBy('bob'));

      expect(await service.record({ owner: 'bob', order_id: body.id })).toEqual({
        ...lamps,
        owner: 'bob',
        order_id: body.id,
        status: 'placed',
        created_at: body.created_at,
      });
    });

    it('names the place as the caller sees it behind a stage', async () => {
      const { headers, body } = await post(lamps, { basePath: '/next' });

      expect(headers.location).toBe(`/next/orders/${body.id}`);
    });

    it('counts the order in a metric', async () => {
      await post(lamps);

      expect(service.printed().filter((line) => 'OrdersPlaced' in line)).toMatchObject([{ OrdersPlaced: 1 }]);
    });

    it('accepts the largest order', async () => {
      const items = Array.from({ length: 100 }, (_, at) => ({ sku: `${at}`.padEnd(64, '-'), quantity: 10_000 }));

      expect(await post({ items })).toMatchObject({ statusCode: 201, body: { items } });
    });

    it('says where in the order something is wrong', async () => {
      const items = [{ sku: 'lamp-1', quantity: 1 }, { sku: 'a b', quantity: 0, price: 1 }, 7];
      const { statusCode, body } = await post({ items, owner: 'bob' });

      expect(statusCode).toBe(400);
      expect(body.errors).toEqual([
        { field: 'items.1.sku', message: 'must be 1 to 64 letters, digits, dots, hyphens and underscores' },
        { field: 'items.1.quantity', message: 'must be a whole number from 1 to 10000' },
        { field: 'items.1.price', message: 'is not a field of this request' },
        { field: 'items.2', message: 'must be a JSON object' },
        { field: 'owner', message: 'is not a field of this request' },
      ]);
    });

    it('tells of a hundred errors at most', async () => {
      const { body } = await post({ items: Array.from({ length: 100 }, () => ({})) });

      expect(body.errors).toHaveLength(100);
    });

    it.each([
      ['no lines', { items: [] }],
      ['101 lines', { items: Array.from({ length: 101 }, () => lamps.items[0]) }],
      ['lines that are no list', { items: lamps.items[0] }],
      ['a line without a quantity', { items: [{ sku: 'lamp-1' }] }],
      ['half a lamp', { items: [{ sku: 'lamp-1', quantity: 0.5 }] }],
      ['too many', { items: [{ sku: 'lamp-1', quantity: 10_001 }] }],
      ['a quantity in text', { items: [{ sku: 'lamp-1', quantity: '2' }] }],
      ['a status', { ...lamps, status: 'paid' }],
      ['nothing', undefined],
    ])('answers 400 to %s and writes nothing', async (_what, body) => {
      expect((await post(body)).statusCode).toBe(400);
      expect(service.engine.operations).toEqual([]);
    });
  });

  it.each(['OPTIONS /orders', 'OPTIONS /orders/{proxy+}', 'OPTIONS /users', 'OPTIONS /payments/{proxy+}'])(
    'answers %s without a token, for browsers that ask first',
    async (route) => {
      const event = payload2(route, { pathParameters: { proxy: 'x' }, authorizer: null });

      expect(await service.invoke(event)).toMatchObject({ statusCode: 204 });
    },
  );

  describe('GET of one', () => {
    it('answers the order to its owner', async () => {
      const { body } = await post(lamps);

      expect(await get(body.id)).toMatchObject({ statusCode: 200, body });
    });

    it('answers 404 to anybody else, as for an order that does not exist', async () => {
      const { body } = await post(lamps);
      const ofOther = await get(body.id, calledBy('bob'));
      const ofNobody = await get('00000000-0000-4000-8000-000000000000');

      expect(ofOther).toMatchObject({ statusCode: 404, body: { message: 'No such order.' } });
      expect({ ...ofOther.raw }).toEqual({ ...ofNobody.raw });
    });

    it.each(['1', 'idempotency#x', 'a b', '__proto__'])(
      'answers 404 for the id %j without asking the table',
      async (id) => {
        expect((await get(id)).statusCode).toBe(404);
        expect(service.engine.operations).toEqual([]);
      },
    );
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('answer 404 to %s', async (verb) => {
    expect(await send(verb, collection, { body: lamps })).toMatchObject({
      statusCode: 404,
      body: { message: 'No such route.' },
    });
  });

  it.each([null, {}, { lambda: {} }, { lambda: { userId: '' } }, { lambda: { userId: 'x'.repeat(256) } }])(
    'answer 401 when the authorizer says %j',
    async (authorizer) => {
      const answers = [
        await post(lamps, { authorizer }),
        await get('x', { authorizer }),
        await send('GET', collection, { authorizer }),
      ];

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
      expect(service.engine.operations).toEqual([]);
    },
  );
});

it.each(['orders/x/y', '..', '%2e%2e', ''])('the rest of a path that is %j leads nowhere', async (proxy) => {
  const service = await startOrdersService();
  const answer = await service.invoke(
    payload2('GET /orders/{proxy+}', { ...calledBy('alice'), pathParameters: { proxy } }),
  );
  await service.close();

  expect([400, 404]).toContain(answer.statusCode);
});
