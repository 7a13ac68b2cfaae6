import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emailRecordOf, recordOf } from '../../../functions/users/user-record';
import { newUser, publicUser, type User } from '../../../functions/users/users';
import { payloads } from '../../support/api-events';
import type { Answer, HttpService } from '../../support/http-service';
import { newcomer, startUsersService } from './users-service';

const recordsOf = (user: User) => [recordOf(user), emailRecordOf(user)];

describe.each(payloads)('GET /users, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  const users = Array.from({ length: 45 }, (_, number) => ({
    ...newUser(newcomer()),
    createdAt: new Date(Date.UTC(2026, 0, 1) - number).toISOString(),
  }));
  const newestFirst = users.map(publicUser);
  beforeAll(async () => {
    service = await startUsersService();
    await service.engine.put('users', ...users.flatMap(recordsOf));
  });
  afterAll(() => service.close());

  const list = (query: Record<string, string | string[]> = {}) => service.invoke(makeEvent('GET /users', { query }));

  const listAll = async (limit: string) => {
    const pages: Answer[] = [await list({ limit })];
    for (let cursor = pages[0]?.body.nextCursor; cursor; cursor = pages.at(-1)?.body.nextCursor) {
      pages.push(await list({ limit, cursor }));
    }
    return pages;
  };

  it('answers twenty users, newest first, and the cursor of the next page', async () => {
    expect(await list()).toMatchObject({
      statusCode: 200,
      body: { items: newestFirst.slice(0, 20), nextCursor: expect.stringMatching(/^[\w-]+$/) },
    });
  });

  it.each(['7', '20', '45', '100'])('shows each user once, newest first, by pages of %s', async (limit) => {
    expect((await listAll(limit)).flatMap(({ body }) => body.items)).toEqual(newestFirst);
  });

  it('names no next page on the last', async () => {
    expect((await list({ limit: '45' })).body).toEqual({ items: newestFirst });
  });

  it('shows no record of an address, and nothing beside the public fields', async () => {
    const { body } = await list({ limit: '100' });
    const fields = new Set(body.items.flatMap((user: object) => Object.keys(user)));

    expect([...fields].sort()).toEqual(['createdAt', 'email', 'id', 'name']);
  });

  it('queries and never scans', async () => {
    service.reset();
    await list();

    expect(new Set(service.engine.operations)).toEqual(new Set(['Query']));
  });

  it.each(['0', '101', '1.5', ''])('answers 400 to the limit %j', async (limit) => {
    expect(await list({ limit })).toMatchObject({ statusCode: 400, body: { errors: [{ field: 'limit' }] } });
  });

  it('answers 400 to a cursor that was altered', async () => {
    const { nextCursor } = (await list({ limit: '1' })).body;
    const cursor = `${nextCursor[0] === 'A' ? 'B' : 'A'}${nextCursor.slice(1)}`;

    expect(await list({ cursor })).toMatchObject({
      statusCode: 400,
      body: { errors: [{ field: 'cursor', message: 'must be the nextCursor of a page, unaltered' }] },
    });
  });
});
