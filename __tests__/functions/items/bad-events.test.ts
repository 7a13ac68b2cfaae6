import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payload2 } from '../../support/api-events';
import { BadEvents, refusedEvents } from '../../support/bad-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const id = '00000000-0000-4000-8000-000000000000';
const badEvents = new BadEvents(20261120, {
  routes: ['GET /items', 'GET /items/{id}', 'POST /items', 'PUT /items/{id}', 'DELETE /items/{id}', '$default'],
  request: (bad) => ({
    pathParameters: { id: bad.mostly(id), proxy: bad.mostly('items') },
    query: { limit: bad.mostly('5'), category: bad.mostly('home'), [bad.pick(['cursor', 'x'])]: bad.strange() },
    headers: { 'If-Match': bad.mostly('*'), 'Idempotency-Key': bad.mostly('key'), [bad.strange()]: 'x' },
    body: bad.happens(0.7)
      ? { name: bad.mostly('Lamp'), description: bad.mostly('Gives light.'), category: bad.mostly('home') }
      : bad.value(3),
    base64: bad.happens(0.3),
  }),
});

describe('A bad event', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  it('gets a well-formed answer that is no 5xx, a thousand times over', async () => {
    expect(await refusedEvents(badEvents, 1000, service.invoke)).toEqual([]);
    expect(service.printed().filter(({ level }) => level === 'ERROR')).toEqual([]);
  });

  it.each([null, undefined, '', 'text', 7, true, [], {}, { warmup: 'true' }, { warmup: false }, { version: '2.0' }])(
    'is answered 400 when it is %j',
    async (event) => {
      const { statusCode, body } = await service.invoke(event);

      expect({ statusCode, body }).toEqual({
        statusCode: 400,
        body: { message: 'The event must be payload 1.0 or 2.0 of API Gateway.' },
      });
    },
  );

  it('is answered 400 when a header is no string', async () => {
    const event = payload2('DELETE /items/{id}', { pathParameters: { id } });

    expect((await service.invoke({ ...event, headers: { 'if-match': 1 } })).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });

  it('cannot reach the table by inherited members', async () => {
    const event = payload2('GET /items/{id}', { pathParameters: JSON.parse('{"__proto__":{"id":"x"}}') });

    expect((await service.invoke(event)).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });
});
