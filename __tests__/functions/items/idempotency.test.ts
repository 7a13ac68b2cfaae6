import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { startItemsService } from './items-service';

const lamp = { name: 'Lamp', description: 'Gives light.' };

describe.each(payloads)('Idempotency-Key on POST /items, payload $payload', ({ payload, makeEvent }) => {
  let service: HttpService;
  let keys = 0;
  const newKey = () => {
    keys += 1;
    return `${payload}-key-${keys}`;
  };
  beforeAll(async () => {
    service = await startItemsService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const post = (key: string, body: unknown = lamp, request = {}) =>
    service.invoke(makeEvent('POST /items', { body, headers: { 'Idempotency-Key': key }, ...request }));
  const records = async (isRecord: boolean) =>
    (await service.records()).filter(({ pk }) => String(pk).startsWith('idempotency#') === isRecord);

  it('returns the first answer exactly, and creates one item', async () => {
    const key = newKey();
    const before = (await records(false)).length;
    const first = await post(key);
    const second = await post(key);

    expect(first.statusCode).toBe(201);
    expect(second.raw).toEqual(first.raw);
    expect(await records(false)).toHaveLength(before + 1);
  });

  it('returns the first answer after the item was changed', async () => {
    const key = newKey();
    const first = await post(key);
    const pathParameters = { id: first.body.id };
    await service.invoke(makeEvent('PUT /items/{id}', { pathParameters, body: { ...lamp, name: 'Desk' } }));

    expect((await post(key)).raw).toEqual(first.raw);
  });

  it('counts a retried creation once', async () => {
    const key = newKey();
    await post(key);
    await post(key);

    expect(service.printed().filter((line) => 'ItemsCreated' in line)).toHaveLength(1);
  });

  it('takes the same fields in another order for the same request', async () => {
    const key = newKey();
    const first = await post(key, '{"name":"Lamp","description":"Gives light."}');

    expect((await post(key, '{ "description": "Gives light.", "name": "Lamp" }')).raw).toEqual(first.raw);
  });

  it('creates one item for ten requests at once', async () => {
    const key = newKey();
    const before = (await records(false)).length;
    const answers = await service.atOnce(Array(10).fill(() => post(key)));

    expect(new Set(answers.map(({ raw }) => JSON.stringify(raw))).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(201);
    expect(await records(false)).toHaveLength(before + 1);
  });

  it('answers 422 when the key is used for another item', async () => {
    const key = newKey();
    await post(key);

    expect((await post(key, { ...lamp, category: 'home' })).statusCode).toBe(422);
  });

  it('keeps the keys of two callers apart', async () => {
    const key = newKey();
    const alice = await post(key);
    const bob = await post(key, lamp, { subject: 'bob' });

    expect(bob).toMatchObject({ statusCode: 201, body: { created_by: 'bob' } });
    expect(bob.body.id).not.toBe(alice.body.id);
  });

  it('remembers a key for a day', async () => {
    await post(newKey());
    const record = (await records(true)).at(-1);
    const seconds = Number(record?.expires_at) - Date.now() / 1000;

    expect(Math.round(seconds / 3600)).toBe(24);
  });

  it('forgets a key whose record has expired but is still there', async () => {
    const key = newKey();
    const before = new Set((await records(true)).map(({ pk }) => pk));
    const first = await post(key);
    const record = (await records(true)).find(({ pk }) => !before.has(pk));
    await service.engine.put('items', { ...record, expires_at: Math.floor(Date.now() / 1000) });
    const second = await post(key, { ...lamp, name: 'Desk' });

    expect(second).toMatchObject({ statusCode: 201, body: { name: 'Desk' } });
    expect(second.body.id).not.toBe(first.body.id);
  });

  it.each(['', 'x'.repeat(256), 'schlüssel', '鍵', 'a\tb'])('answers 400 to the key %j', async (key) => {
    expect((await post(key)).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });

  it('accepts a key of 255 characters', async () => {
    expect((await post('~'.repeat(255))).statusCode).toBe(201);
  });

  it('does not remember a request that it refused', async () => {
    const key = newKey();

    expect((await post(key, { name: '' })).statusCode).toBe(400);
    expect((await post(key)).statusCode).toBe(201);
  });

  it('tries again when another transaction holds the key for a moment', async () => {
    service.engine.fail(conflict(3));

    expect((await post(newKey())).statusCode).toBe(201);
  });

  it('answers 503 when others hold the key all the time', async () => {
    service.engine.fail(conflict(4));

    expect(await post(newKey())).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
  });

  it('answers 503 when the transaction is throttled, and writes nothing', async () => {
    const before = (await service.records()).length;
    service.engine.fail({
      name: 'TransactionCanceledException',
      operation: 'TransactWriteItems',
      details: { CancellationReasons: [{ Code: 'ThrottlingError' }, { Code: 'None' }] },
    });

    expect((await post(newKey())).statusCode).toBe(503);
    expect(await service.records()).toHaveLength(before);
  });

  function conflict(times: number) {
    const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
    return {
      name: 'TransactionCanceledException',
      operation: 'TransactWriteItems',
      times,
      details: { CancellationReasons },
    };
  }
});
