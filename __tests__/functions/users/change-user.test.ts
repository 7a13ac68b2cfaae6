import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { cancelled, keyOfEmail, newcomer, startUsersService } from './users-service';

const unknownId = '00000000-0000-4000-8000-000000000000';

describe.each(payloads)('GET, PUT and DELETE /users/{id}, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const create = async (user = newcomer()) => (await service.invoke(makeEvent('POST /users', { body: user }))).body;
  const send = (method: string, id: string, request = {}) =>
    service.invoke(makeEvent(`${method} /users/{id}`, { pathParameters: { id }, ...request }));
  const get = (id: string) => send('GET', id);
  const put = (id: string, body: unknown, headers = {}) => send('PUT', id, { body, headers });
  const remove = (id: string, headers = {}) => send('DELETE', id, { headers });
  const owner = async (email: string) => (await service.record(keyOfEmail(email)))?.user_id;

  describe('GET', () => {
    it('answers the user and the entity tag', async () => {
      const ada = await create();

      expect(await get(ada.id)).toMatchObject({ statusCode: 200, body: ada, headers: { etag: '"1"' } });
    });

    it('finds the user whatever the path variable is called', async () => {
      const { id } = await create();
      const event = makeEvent('GET /users/{userId}', { pathParameters: { userId: id } });

      expect((await service.invoke(event)).body.id).toBe(id);
    });

    it('answers 404 for a user that does not exist', async () => {
      expect(await get(unknownId)).toMatchObject({ statusCode: 404, body: { message: 'No such user.' } });
    });

    it.each([keyOfEmail('ada@example.com'), '1', 'a b', '%', '__proto__'])(
      'answers 404 for the id %j without asking the table',
      async (id) => {
        expect((await get(id)).statusCode).toBe(404);
        expect(service.engine.operations).toEqual([]);
      },
    );
  });

  describe('PUT', () => {
    it('replaces what the caller may say and keeps the rest', async () => {
      const ada = await create();
      const answer = await put(ada.id, { email: ada.email, name: 'Countess' });

      expect(answer).toMatchObject({ statusCode: 200, headers: { etag: '"2"' } });
      expect(answer.body).toEqual({ ...ada, name: 'Countess' });
      expect((await get(ada.id)).body).toEqual(answer.body);
    });

    it('keeps the place in the list', async () => {
      const ada = await create();
      const before = await service.record(ada.id);
      await put(ada.id, newcomer());

      expect(await service.record(ada.id)).toMatchObject({
        newest_key: before?.newest_key,
        newest_shard: before?.newest_shard,
      });
    });

    it('claims a new address and releases the old one', async () => {
      const ada = await create();
      const { email } = newcomer();

      expect((await put(ada.id, { email, name: 'Ada' })).body.email).toBe(email);
      expect([await owner(ada.email), await owner(email)]).toEqual([undefined, ada.id]);
      expect((await service.invoke(makeEvent('POST /users', { body: { ...ada, id: undefined } }))).statusCode).toBe(
        400,
      );
      expect((await create({ email: ada.email, name: 'Grace' })).email).toBe(ada.email);
    });

    it('keeps the address when only its capitals change', async () => {
      const ada = await create();
      const email = ada.email.toUpperCase();

      expect((await put(ada.id, { email, name: 'Ada' })).body.email).toBe(email);
      expect(await owner(ada.email)).toBe(ada.id);
    });

    it('answers 409 to an address that another user has, and changes nothing', async () => {
      const [ada, grace] = [await create(), await create()];
      const before = await service.records();

      expect((await put(grace.id, { email: ada.email, name: 'Grace' })).statusCode).toBe(409);
      expect(await service.records()).toEqual(before);
    });

    it('lets one of two users win who want the same new address at once', async () => {
      const [ada, grace] = [await create(), await create()];
      const requested = newcomer();
      const answers = await service.atOnce([() => put(ada.id, requested), () => put(grace.id, requested)]);
      const winner = answers.find(({ statusCode }) => statusCode === 200);

      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      expect(await owner(requested.email)).toBe(winner?.body.id);
    });

    it('lets the last of two writers win who name no version, and leaves one address claimed', async () => {
      const ada = await create();
      const [first, second] = [newcomer(), newcomer()];
      const answers = await service.atOnce([() => put(ada.id, first), () => put(ada.id, second)]);
      const stored = await service.record(ada.id);

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
      expect(stored).toMatchObject({ version: 3 });
      expect([await owner(first.email), await owner(second.email)].filter(Boolean)).toEqual([ada.id]);
      expect(await owner(String(stored?.email))).toBe(ada.id);
    });

    it('lets exactly one of ten writers win who read the same version', async () => {
      const ada = await create();
      const writers = Array(10).fill(() => put(ada.id, newcomer(), { 'If-Match': '"1"' }));
      const statuses = (await service.atOnce(writers)).map(({ statusCode }) => statusCode);

      expect(statuses.sort()).toEqual([200, ...Array(9).fill(412)]);
      expect(await service.record(ada.id)).toMatchObject({ version: 2 });
    });

    it('swaps nothing when it fails half way', async () => {
      const ada = await create();
      const before = await service.records();
      service.engine.fail(cancelled(['None', 'None', 'ThrottlingError']));

      expect((await put(ada.id, newcomer())).statusCode).toBe(503);
      expect(await service.records()).toEqual(before);
    });

    it('answers 400 to bad input and changes nothing', async () => {
      const ada = await create();

      expect((await put(ada.id, { name: 'Countess' })).statusCode).toBe(400);
      expect((await get(ada.id)).body).toEqual(ada);
    });

    it('answers 404 for a user that does not exist, and creates none', async () => {
      expect((await put(unknownId, newcomer())).statusCode).toBe(404);
      expect(await service.record(unknownId)).toBeUndefined();
    });
  });

  describe('DELETE', () => {
    it('answers 204 without a body, and user and address are gone', async () => {
      const ada = await create();
      const { statusCode, raw } = await remove(ada.id);

      expect({ statusCode, body: raw.body }).toEqual({ statusCode: 204, body: '' });
      expect([await service.record(ada.id), await owner(ada.email)]).toEqual([undefined, undefined]);
    });

    it('answers 404 for a user that does not exist', async () => {
      expect((await remove(unknownId)).statusCode).toBe(404);
    });

    it('releases no address that went to somebody else', async () => {
      const ada = await create();
      const moved = newcomer();
      await put(ada.id, moved);
      const grace = await create({ email: ada.email, name: 'Grace' });
      await remove(ada.id);

      expect([await owner(ada.email), await owner(moved.email)]).toEqual([grace.id, undefined]);
    });
  });

  describe.each([
    { method: 'PUT', success: 200 },
    { method: 'DELETE', success: 204 },
  ])('If-Match on $method', ({ method, success }) => {
    const write = (id: string, value: string) =>
      send(method, id, { body: newcomer('Countess'), headers: { 'If-Match': value } });

    it.each(['"1"', '*', '"7", "1"'])('accepts %j for version 1', async (value) => {
      expect((await write((await create()).id, value)).statusCode).toBe(success);
    });

    it.each([
      ['"2"', 412],
      ['W/"1"', 412],
      ['1', 400],
    ])('makes %j a %i for version 1, and changes nothing', async (value, status) => {
      const ada = await create();

      expect((await write(ada.id, value)).statusCode).toBe(status);
      expect((await get(ada.id)).body).toEqual(ada);
    });

    it('gives way to a change of another version that comes in between', async () => {
      const ada = await create();
      service.engine.fail(cancelled(['ConditionalCheckFailed', 'None', 'None']));

      expect((await write(ada.id, '"1"')).statusCode).toBe(success);
      expect(service.engine.operations.filter((name) => name === 'GetItem')).toHaveLength(2);
    });
  });
});
