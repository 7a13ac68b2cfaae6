import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import type { HttpService } from '../../support/http-service';
import { cancelled, keyOfEmail, newcomer, startUsersService } from './users-service';

describe.each(payloads)('POST /users, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startUsersService();
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const post = (body: unknown, request = {}) => service.invoke(makeEvent('POST /users', { body, ...request }));

  it('answers 201 with the user, the place and the entity tag', async () => {
    const ada = newcomer();
    const { statusCode, headers, body } = await post(ada);

    expect(statusCode).toBe(201);
    expect(body).toEqual({ ...ada, id: body.id, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(headers).toMatchObject({ location: `/users/${body.id}`, etag: '"1"', 'content-type': 'application/json' });
  });

  it('names the place as the caller sees it behind a stage', async () => {
    const { headers, body } = await post(newcomer(), { basePath: '/prod' });

    expect(headers.location).toBe(`/prod/users/${body.id}`);
  });

  it('stores the user under the id, with the keys of the index', async () => {
    const { body } = await post(newcomer());

    expect(await service.record(body.id)).toEqual({
      ...body,
      pk: body.id,
      version: 1,
      newest_shard: expect.stringMatching(/^[0-3]$/),
      newest_key: `${body.createdAt}#${body.id}`,
    });
  });

  it('stores who has the address, in one write with the user', async () => {
    const { body } = await post(newcomer());

    expect(service.engine.operations).toEqual(['TransactWriteItems']);
    expect(await service.record(keyOfEmail(body.email))).toEqual({ pk: keyOfEmail(body.email), user_id: body.id });
  });

  it('keeps an address as it was written, without the blanks around it', async () => {
    const { email } = newcomer();
    const { body } = await post({ email: `  ${email.toUpperCase()} `, name: 'Ada' });

    expect(body.email).toBe(email.toUpperCase());
    expect(await service.record(keyOfEmail(email))).toMatchObject({ user_id: body.id });
  });

  it.each(['exactly', 'in other capitals', 'between blanks'])(
    'answers 409 to an address that is taken %s',
    async (how) => {
      const { email } = newcomer();
      const again = { exactly: email, 'in other capitals': email.toUpperCase(), 'between blanks': ` ${email}\n` }[how];
      await post({ email, name: 'Ada' });
      const before = await service.records();
      const { statusCode, body } = await post({ email: again, name: 'Grace' });

      expect({ statusCode, body }).toEqual({
        statusCode: 409,
        body: { message: 'Another user has this e-mail address.' },
      });
      expect(await service.records()).toEqual(before);
    },
  );

  it.each([2, 10])('lets one of %i users win who want the same address at once', async (count) => {
    const ada = newcomer();
    const answers = await service.atOnce(Array(count).fill(() => post(ada)));
    const winners = answers.filter(({ statusCode }) => statusCode === 201);

    expect(winners).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 409)).toHaveLength(count - 1);
    expect((await service.records()).filter(({ email }) => email === ada.email)).toHaveLength(1);
  });

  it('tries again when another transaction holds the address for a moment', async () => {
    service.engine.fail(cancelled(['None', 'TransactionConflict'], 3));

    expect((await post(newcomer())).statusCode).toBe(201);
  });

  it('answers 503 when others hold the address all the time', async () => {
    service.engine.fail(cancelled(['None', 'TransactionConflict'], 4));

    expect(await post(newcomer())).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
  });

  it('answers 400 with one message a field', async () => {
    const { statusCode, body } = await post({ email: 'ada', name: '', role: 'admin' });

    expect(statusCode).toBe(400);
    expect(body.errors).toEqual([
      { field: 'email', message: 'must be an e-mail address of at most 254 characters' },
      { field: 'name', message: 'must be 1 to 100 characters in one line, not all blank' },
      { field: 'role', message: 'is not a field of this request' },
    ]);
  });

  it.each([
    ['no e-mail address', { name: 'Ada' }],
    ['no name', { email: 'ada@example.com' }],
    ['an address that is no string', { email: ['ada@example.com'], name: 'Ada' }],
    ['an address without a host', { email: 'ada@', name: 'Ada' }],
    ['an address with a line break', { email: 'ada@example.com\nbcc: eve@example.com', name: 'Ada' }],
    ['two addresses', { email: 'ada@example.com,eve@example.com', name: 'Ada' }],
    ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.com`, name: 'Ada' }],
    ['a name of 101 characters', { email: 'ada@example.com', name: 'x'.repeat(101) }],
    ['a blank name', { email: 'ada@example.com', name: ' ' }],
    ['half a surrogate pair', { email: 'ada@example.com', name: '\ud83d' }],
    ['a field that the table uses', { ...newcomer(), pk: 'mine' }],
    ['a field that the service sets', { ...newcomer(), id: 'mine' }],
    ['a list', []],
    ['no body', undefined],
    ['broken JSON', '{"email":'],
  ])('answers 400 to %s and writes nothing', async (_what, body) => {
    expect((await post(body)).statusCode).toBe(400);
    expect(service.engine.operations).toEqual([]);
  });

  it('counts characters, not code units', async () => {
    const name = '😀'.repeat(100);

    expect(await post(newcomer(name))).toMatchObject({ statusCode: 201, body: { name } });
  });

  it('counts the user in a metric', async () => {
    const ada = newcomer();
    await post(ada);
    await post(ada);

    expect(service.printed().filter((line) => 'UsersCreated' in line)).toMatchObject([{ UsersCreated: 1 }]);
  });
});
