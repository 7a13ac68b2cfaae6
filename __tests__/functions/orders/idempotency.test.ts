import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payload2 } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { calledBy, lamps, startOrdersService } from './orders-service';

describe('Idempotency-Key on POST /orders', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startOrdersService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const post = (key: string, body: unknown = lamps, userId = 'alice') =>
    service.invoke(payload2('POST /orders', { ...calledBy(userId), body, headers: { 'Idempotency-Key': key } }));
  const orders = async () => (await service.records()).filter(({ status }) => status === 'placed');

  it('returns the first answer exactly, and places and counts one order', async () => {
    const before = (await orders()).length;
    const first = await post('again');
    const second = await post('again', '{"items":[{"quantity":2,"sku":"lamp-1"}]}');

    expect(first.statusCode).toBe(201);
    expect(second.raw).toEqual(first.raw);
    expect(await orders()).toHaveLength(before + 1);
    expect(service.printed().filter((line) => 'OrdersPlaced' in line)).toHaveLength(1);
  });

  it('places one order for ten requests at once', async () => {
    const before = (await orders()).length;
    const answers = await service.atOnce(Array(10).fill(() => post('at once')));

    expect(new Set(answers.map(({ raw }) => JSON.stringify(raw))).size).toBe(1);
    expect(await orders()).toHaveLength(before + 1);
  });

  it('answers 422 when the key is used for another order', async () => {
    await post('other');

    expect(await post('other', { items: [{ sku: 'lamp-1', quantity: 3 }] })).toMatchObject({
      statusCode: 422,
      body: { message: 'This Idempotency-Key was used for another order. Use a new key.' },
    });
  });

  it('keeps the keys of two callers apart', async () => {
    const alice = await post('shared');
    const bob = await post('shared', lamps, 'bob');

    expect(bob.statusCode).toBe(201);
    expect(bob.body.id).not.toBe(alice.body.id);
  });

  it('answers 400 to a key that is none', async () => {
    expect((await post('')).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });
});
