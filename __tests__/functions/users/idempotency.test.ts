import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { newcomer, startUsersService } from './users-service';

describe.each(payloads)('POST /users with an Idempotency-Key, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  let made = 0;
  const newKey = () => {
    made += 1;
    return `key-${makeEvent.name}-${made}`;
  };
  const post = (key: string, body: unknown, request = {}) =>
    service.invoke(makeEvent('POST /users', { body, headers: { 'Idempotency-Key': key }, ...request }));

  it('answers a retry as the first request, and creates one user', async () => {
    const [key, ada] = [newKey(), newcomer()];
    const [first, again] = [await post(key, ada), await post(key, ada)];

    expect(first.statusCode).toBe(201);
    expect(again).toMatchObject({ statusCode: 201, body: first.body, headers: first.headers });
  });

  it('answers four at once with the same user', async () => {
    const [key, ada] = [newKey(), newcomer()];
    const answers = await service.atOnce(Array(4).fill(() => post(key, ada)));

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(4).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  });

  it('answers 422 when the key comes with another user', async () => {
    const key = newKey();
    await post(key, newcomer());

    expect(await post(key, newcomer())).toMatchObject({
      statusCode: 422,
      body: { message: 'This Idempotency-Key was used for another user. Use a new key.' },
    });
  });

  it('answers 409 when another request made a user with the address', async () => {
    const ada = newcomer();
    await post(newKey(), ada);

    expect((await post(newKey(), ada)).statusCode).toBe(409);
  });

  it('keeps the keys of callers apart', async () => {
    const key = newKey();
    const [first, second] = [
      await post(key, newcomer(), { subject: 'alice' }),
      await post(key, newcomer(), { subject: 'bob' }),
    ];

    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(first.body.id).not.toBe(second.body.id);
  });

  it('remembers nothing of a person beside the id', async () => {
    await post(newKey(), newcomer());
    const remembered = (await service.records()).filter(({ pk }) => String(pk).startsWith('idempotency#'));

    expect(remembered.every(({ answer }) => String(Object.keys(Object(answer)).sort()) === 'createdAt,id')).toBe(true);
    expect(remembered).not.toEqual([]);
  });
});
