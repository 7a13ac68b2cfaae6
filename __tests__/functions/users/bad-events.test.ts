import { afterAll, beforeAll, expect, it } from 'vitest';
import { BadEvents, refusedEvents } from '../../support/bad-events';
import type { HttpService } from '../../support/http-service';
import { startUsersService } from './users-service';

const badEvents = new BadEvents(20261121, {
  routes: ['GET /users', 'GET /users/{id}', 'POST /users', 'PUT /users/{id}', 'DELETE /users/{userId}', '$default'],
  request: (bad) => {
    const id = bad.mostly('00000000-0000-4000-8000-000000000000');
    const user = { email: bad.mostly('ada@example.com'), name: bad.mostly('Ada') };
    return {
      pathParameters: { id, userId: id, proxy: bad.mostly('users') },
      query: { limit: bad.mostly('5'), [bad.pick(['cursor', 'x'])]: bad.strange() },
      headers: { 'If-Match': bad.mostly('*'), [bad.strange()]: 'x' },
      body: bad.happens(0.7) ? user : bad.value(3),
      base64: bad.happens(0.3),
    };
  },
});

let service: HttpService;
beforeAll(async () => {
  service = await startUsersService();
});
afterAll(() => service.close());

it('a bad event gets a well-formed answer that is no 5xx, six hundred times over', async () => {
  expect(await refusedEvents(badEvents, 600, service.invoke)).toEqual([]);
  expect(service.printed().filter(({ level }) => level === 'ERROR')).toEqual([]);
});

it('a body that a mapping template passes on is never the fault of the server, six hundred times over', async () => {
  const failures: string[] = [];
  for (let count = 0; count < 600; count += 1) {
    const event = { action: badEvents.mostly('createUser'), body: badEvents.value(4), requestId: badEvents.value(1) };
    await service.invoke(event).catch((error: Error) => failures.push(error.message));
  }

  expect(failures.filter((message) => !/^\[400\] \{.*\}$/.test(message))).toEqual([]);
});
