import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpService } from '../../support/http-service';
import { cancelled, keyOfEmail, newcomer, startUsersService } from './users-service';

describe('The event of the mapping template of POST /users', () => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const event = (body: unknown, action = 'createUser') => ({
    action,
    body,
    requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    sourceIp: '192.0.2.1',
    userAgent: 'test',
    claims: { sub: 'alice', email: 'alice@example.com' },
  });
  const failure = (body: unknown, action?: string): Promise<Error> =>
    service.invoke(event(body, action)).then(
      ({ raw }) => {
        throw new Error(`succeeded with ${JSON.stringify(raw)}`);
      },
      (error) => error,
    );

  it('is answered with the user alone', async () => {
    const ada = newcomer();
    const { raw } = await service.invoke(event(ada));

    expect(raw).toEqual({
      ...ada,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
  });

  it('creates the user as a request does', async () => {
    const { raw } = await service.invoke(event(newcomer()));

    expect(await service.record(String(raw.id))).toMatchObject({ version: 1, email: raw.email });
    expect(await service.record(keyOfEmail(String(raw.email)))).toMatchObject({ user_id: raw.id });
    expect(service.printed().filter((line) => 'UsersCreated' in line)).toHaveLength(1);
  });

  it('fails with 400 and one message a field', async () => {
    const { message } = await failure({ email: 'ada', name: '' });

    expect(message).toBe(
      '[400] {"message":"The request holds fields that cannot be accepted.","errors":[' +
        '{"field":"email","message":"must be an e-mail address of at most 254 characters"},' +
        '{"field":"name","message":"must be 1 to 100 characters in one line, not all blank"}]}',
    );
  });

  it.each([undefined, null, '', 'text', 7, []])('fails with 400 for the body %j', async (body) => {
    expect((await failure(body)).message).toMatch(/^\[400\] .*"must be a JSON object"/);
  });

  it.each(['deleteUser', '', 'constructor'])('fails with 400 for the action %j', async (action) => {
    expect((await failure(newcomer(), action)).message).toBe('[400] {"message":"The action must be createUser."}');
    expect(service.engine.operations).toEqual([]);
  });

  it('fails with 409 when the address is taken', async () => {
    const ada = newcomer();
    await service.invoke(event(ada));

    expect((await failure(ada)).message).toBe('[409] {"message":"Another user has this e-mail address."}');
  });

  it('fails with 500, and nothing of the inside, when the table does', async () => {
    service.engine.fail({ name: 'InternalServerError', status: 500, times: 10 });

    expect((await failure(newcomer())).message).toBe('[500] {"message":"Internal server error."}');
    expect(service.printed().filter(({ level }) => level === 'ERROR')).toMatchObject([
      { correlation_id: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef', error: { name: 'InternalServerError' } },
    ]);
  });

  it('fails with 503 and asks to come back when the table is busy', async () => {
    service.engine.fail(cancelled(['ThrottlingError', 'None']));

    expect((await failure(newcomer())).message).toBe('[503] {"message":"The service is busy. Try again shortly."}');
  });

  it('creates one user, however often it comes with the same key', async () => {
    const ada = { ...event(newcomer()), idempotencyKey: 'key-1' };
    const [first, again] = [await service.invoke(ada), await service.invoke(ada)];

    expect(again.raw).toEqual(first.raw);
    expect(service.printed().filter((line) => 'UsersCreated' in line)).toHaveLength(1);
  });

  it('fails with 422 when its key was used for another user', async () => {
    await service.invoke({ ...event(newcomer()), idempotencyKey: 'key-2' });
    const error = await service
      .invoke({ ...event(newcomer()), idempotencyKey: 'key-2' })
      .catch((caught: Error) => caught.message);

    expect(error).toBe('[422] {"message":"This Idempotency-Key was used for another user. Use a new key."}');
  });

  it('fails in one line and without a stack, which Lambda would pass on', async () => {
    const { name, message, stack } = await failure({ email: 'a\nb', 'c\r\nd': 1, 'e\u0085\u2028\u2029f': 1 });

    expect({ name, stack, lines: message.split(/[\r\n\u0085\u2028\u2029]/).length }).toEqual({
      name: 'Error',
      stack: '',
      lines: 1,
    });
  });

  it('fails with 400 for a body above 16 KiB', async () => {
    const { message } = await failure({ ['x'.repeat(16 * 1024)]: 1 });

    expect(message).toBe('[400] {"message":"The body must be at most 16384 bytes."}');
  });

  it.each([4_180, 8_000])('fails with 400 for a field that nobody knows, nested %i levels deep', async (depth) => {
    const deep = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    const { message } = await failure({ ...newcomer(), deep });

    expect(message).toContain('{"field":"deep","message":"is not a field of this request"}');
    expect(service.printed().filter(({ level }) => level === 'ERROR')).toEqual([]);
  });

  it('fails with 400 for a body that is deeper than its limit is long', async () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));

    expect((await failure({ deep })).message).toBe('[400] {"message":"The body must be at most 16384 bytes."}');
  });

  it('is no way around a proxy event', async () => {
    const { statusCode } = await service.invoke({ ...event(newcomer()), requestContext: {} });

    expect(statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });

  it('lets a warm-up return at once', async () => {
    expect((await service.invoke({ warmup: true })).statusCode).toBe(204);
    expect(service.engine.operations).toEqual([]);
  });
});
