import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

describe.each(payloads)('GET /items/{id}, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const get = (id: string, request = {}) =>
    service.invoke(makeEvent('GET /items/{id}', { pathParameters: { id }, ...request }));

  it('answers the item and its entity tag', async () => {
    const body = { name: 'Lamp', description: 'Gives light.' };
    const created = await service.invoke(makeEvent('POST /items', { body }));

    const { statusCode, headers, body: item } = await get(created.body.id);

    expect({ statusCode, item, etag: headers.etag }).toEqual({ statusCode: 200, item: created.body, etag: '"1"' });
  });

  it('answers 404 for an item that does not exist', async () => {
    expect(await get('00000000-0000-4000-8000-000000000000')).toMatchObject({
      statusCode: 404,
      body: { message: 'No such item.' },
    });
  });

  it.each(['1', 'idempotency#x', '00000000-0000-4000-8000-00000000000g', 'a b', '%', '[object Object]', '__proto__'])(
    'answers 404 for the id %j without asking the table',
    async (id) => {
      expect((await get(id)).statusCode).toBe(404);
      expect(service.engine.operations).toEqual([]);
    },
  );

  it('never shows an idempotency record', async () => {
    const pk = `idempotency#${'0'.repeat(64)}`;
    await service.engine.put('items', { pk, answer: { name: 'secret' } });

    expect((await get(pk)).statusCode).toBe(404);
  });

  it.each(['.', '..', '\ud800'])('answers 400 for the path segment %j', async (id) => {
    expect((await get(id)).statusCode).toBe(400);
  });

  it('ignores a body', async () => {
    expect((await get('00000000-0000-4000-8000-000000000000', { body: {} })).statusCode).toBe(404);
  });
});
