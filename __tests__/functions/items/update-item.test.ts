import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const lamp = { name: 'Lamp', description: 'Gives light.', category: 'home' };
const desk = { name: 'Desk', description: 'Carries things.', category: 'work' };
const unknownId = '00000000-0000-4000-8000-000000000000';

describe.each(payloads)('PUT and DELETE /items/{id}, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const create = async () => (await service.invoke(makeEvent('POST /items', { body: lamp }))).body;
  const put = (id: string, body: unknown, headers = {}, request = {}) =>
    service.invoke(makeEvent('PUT /items/{id}', { pathParameters: { id }, body, headers, ...request }));
  const remove = (id: string, headers = {}, request = {}) =>
    service.invoke(makeEvent('DELETE /items/{id}', { pathParameters: { id }, headers, ...request }));

  describe('PUT', () => {
    it('replaces what the caller may say and keeps the rest', async () => {
      const created = await create();
      const { statusCode, headers, body } = await put(created.id, desk, {}, { subject: 'bob' });

      expect(statusCode).toBe(200);
      expect(body).toEqual({ ...created, ...desk, updated_at: expect.stringMatching(/^\d{4}-.*Z$/) });
      expect(headers.etag).toBe('"2"');
    });

    it('moves the item in the category index and not in the other', async () => {
      const { id } = await create();
      const before = await service.record(id);
      await put(id, desk);
      const after = await service.record(id);

      expect(after).toMatchObject({ newest_key: before?.newest_key, newest_shard: before?.newest_shard });
      expect(after?.category_shard).toBe(`work#${before?.newest_shard}`);
    });

    it('takes an item without a category out of the category index', async () => {
      const { id } = await create();
      const { body } = await put(id, { name: 'Desk', description: 'Carries things.' });
      const record = await service.record(id);

      expect(body).not.toHaveProperty('category');
      expect(record).not.toHaveProperty('category_shard');
    });

    it('answers 404 for an item that does not exist, and creates none', async () => {
      expect((await put(unknownId, desk)).statusCode).toBe(404);
      expect(await service.record(unknownId)).toBeUndefined();
    });

    it('answers 404 before it compares versions', async () => {
      expect((await put(unknownId, desk, { 'If-Match': '"1"' })).statusCode).toBe(404);
    });

    it('answers 400 to bad input and changes nothing', async () => {
      const created = await create();

      expect((await put(created.id, { name: 'Desk' })).statusCode).toBe(400);
      expect(await service.record(created.id)).toMatchObject(lamp);
    });

    it('lets the last of two writers win who name no version', async () => {
      const { id } = await create();
      const answers = await service.atOnce([() => put(id, desk), () => put(id, { ...desk, name: 'Table' })]);
      const last = answers.find(({ headers }) => headers.etag === '"3"');

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect(await service.record(id)).toMatchObject({ version: 3, name: last?.body.name });
    });

    it('lets exactly one of ten writers win who read the same version', async () => {
      const { id } = await create();
      const writers = Array.from(
        { length: 10 },
        (_, writer) => () => put(id, { ...desk, name: `Desk ${writer}` }, { 'If-Match': '"1"' }),
      );
      const answers = await service.atOnce(writers);
      const winners = answers.filter(({ statusCode }) => statusCode === 200);

      expect(winners).toHaveLength(1);
      expect(answers.filter(({ statusCode }) => statusCode === 412)).toHaveLength(9);
      expect(await service.record(id)).toMatchObject({ name: winners[0]?.body.name, version: 2 });
    });
  });

  describe('DELETE', () => {
    it('answers 204 without a body, and the item is gone', async () => {
      const { id } = await create();
      const { statusCode, raw } = await remove(id);

      expect({ statusCode, body: raw.body }).toEqual({ statusCode: 204, body: '' });
      expect(await service.record(id)).toBeUndefined();
    });

    it('answers 404 for an item that does not exist', async () => {
      expect((await remove(unknownId)).statusCode).toBe(404);
      expect((await remove(unknownId, { 'If-Match': '"1"' })).statusCode).toBe(404);
    });
  });

  describe('If-Match', () => {
    const writes = [
      { write: 'PUT', send: (id: string, headers: object) => put(id, desk, headers), success: 200 },
      { write: 'DELETE', send: (id: string, headers: object) => remove(id, headers), success: 204 },
    ];

    describe.each(writes)('on $write', ({ send, success }) => {
      it.each(['"1"', '*', '"7", "1"', '"7" ,\t"1"', 'W/"1","1"'])('accepts %j for version 1', async (value) => {
        const { id } = await create();

        expect((await send(id, { 'If-Match': value })).statusCode).toBe(success);
      });

      it.each(['"2"', '"2", "3"', 'W/"1"', '"01"', '"1.0"', '""', '"x"', '"99999999999999999999"'])(
        'answers 412 to %j for version 1, and changes nothing',
        async (value) => {
          const { id } = await create();

          expect((await send(id, { 'if-match': value })).statusCode).toBe(412);
          expect(await service.record(id)).toMatchObject({ version: 1, name: 'Lamp' });
        },
      );

      it.each(['1', '', '"1', '"1" "2"', '*, "1"', '"1",', '“1”', `${'"1",'.repeat(100)}"1"`])(
        'answers 400 to %j and changes nothing',
        async (value) => {
          const { id } = await create();

          expect((await send(id, { 'If-Match': value })).statusCode).toBe(400);
          expect(await service.record(id)).toMatchObject({ version: 1, name: 'Lamp' });
        },
      );
    });
  });

  it.each(['PUT', 'DELETE'])('answers 401 to a %s without a subject', async (method) => {
    const event = makeEvent(`${method} /items/{id}`, {
      pathParameters: { id: unknownId },
      body: desk,
      authorizer: null,
    });

    expect((await service.invoke(event)).statusCode).toBe(401);
    expect(service.engine.operations).toEqual([]);
  });
});
