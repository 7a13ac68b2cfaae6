import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ApiRequest, payload2, requestId } from '../../support/api-events';
import { BadEvents, refusedEvents } from '../../support/bad-events';
import type { HttpService } from '../../support/http-service';
import { calledBy, lamps, startOrdersService } from './orders-service';

const id = '00000000-0000-7000-8000-000000000000';

let service: HttpService;
beforeAll(async () => {
  service = await startOrdersService();
});
beforeEach(() => service.reset());
afterAll(() => service.close());

it.each<[string, ApiRequest]>([
  ['GET /orders', {}],
  ['GET /orders/{id}', { pathParameters: { id } }],
  ['POST /orders', { body: lamps }],
  ['POST /orders', { body: lamps, headers: { 'Idempotency-Key': 'key' } }],
])(
  '%s %j answers 503 while the table is busy, and 500 without a word of the inside when it fails',
  async (route, request) => {
    const event = payload2(route, { ...calledBy('alice'), ...request });
    service.engine.fail({ name: 'ThrottlingException' });
    const busy = await service.invoke(event);
    service.engine.fail({ name: 'InternalServerError', status: 500 });
    const failed = await service.invoke(event);

    expect(busy).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    expect(failed).toMatchObject({
      statusCode: 500,
      body: { message: 'Internal server error.', request_id: requestId },
    });
  },
);

it('a bad event gets a well-formed answer that is no 5xx, six hundred times over', async () => {
  const badEvents = new BadEvents(20261122, {
    routes: [
      'GET /orders',
      'GET /orders/{id}',
      'POST /orders',
      'GET /orders/{proxy+}',
      'POST /orders/{proxy+}',
      '$default',
    ],
    request: (bad) => ({
      ...calledBy(bad.mostly('alice')),
      pathParameters: { id: bad.mostly(id), proxy: bad.mostly(id) },
      query: { limit: bad.mostly('5'), [bad.pick(['cursor', 'x'])]: bad.strange() },
      headers: { 'Idempotency-Key': bad.mostly('key'), [bad.strange()]: 'x' },
      body: bad.happens(0.7) ? { items: [{ sku: bad.mostly('lamp-1'), quantity: bad.mostly(1) }] } : bad.value(4),
      base64: bad.happens(0.3),
    }),
  });

  expect(await refusedEvents(badEvents, 600, service.invoke)).toEqual([]);
  expect(service.printed().filter(({ level }) => level === 'ERROR')).toEqual([]);
});

it('lets a warm-up return at once', async () => {
  expect((await service.invoke({ warmup: true })).statusCode).toBe(204);
  expect(service.engine.operations).toEqual([]);
});
