import { beforeAll, describe, expect, it } from 'vitest';
import { usersOpenapiRestApi } from '../../../config/users-openapi-rest-api';
import { lastEnvironment } from '../../support/own-environments';
import { mainStage, type RestStage, restStage, type Where } from './rest-stage';
import { calledEnvironments } from './run-stack';
import { Clock, promisedBy, throttled } from './throttled';

const last = `${lastEnvironment}-users-openapi-rest-api`;
const stages = calledEnvironments.map((environment): [stack: string, where: Where] => {
  const stack = `${environment}-users-openapi-rest-api`;
  return [stack, mainStage(stack, environment)];
});

describe.each(stages)('%s', (stack, where) => {
  let api: RestStage;
  beforeAll(async () => {
    api = await restStage(stack, where);
  });

  it('creates, lists and shows a user', async () => {
    const created = await api.call('POST /users', { body: { email: 'ada@example.com', name: 'Ada' } });
    const { id } = created.json as { id: string };
    const statuses = [created, await api.call('GET /users?limit=5'), await api.call(`GET /users/${id}`)].map(
      ({ status }) => status,
    );

    expect(statuses).toEqual([201, 200, 200]);
  });

  it.each([
    ['without a token', ''],
    ['with a token that is none', 'Bearer nonsense'],
  ])('refuses who comes %s', async (_, Authorization) => {
    const { status, text } = await api.call('GET /users', { headers: { Authorization } });

    expect([status, text]).toEqual([401, '{"message":"Unauthorized"}']);
  });

  it.each([{}, { email: 'no address', name: 'Ada' }, { email: 'ada@example.com', name: '' }])(
    'refuses a body that its document does not describe: %j',
    async (body) => {
      const { status, text } = await api.call('POST /users', { body });

      expect([status, text]).toEqual([400, '{"message": "Invalid request body"}']);
    },
  );

  it('passes no other media type on', async () => {
    expect((await api.call('POST /users', { headers: { 'Content-Type': 'text/plain' }, body: 'Ada' })).status).toBe(
      415,
    );
  });

  it('knows no other path and no other method', async () => {
    expect([(await api.call('GET /nothing')).status, (await api.call('DELETE /users/1')).status]).toEqual([403, 403]);
  });
});

it(`${last} lets through what its throttle says, and refuses the next request`, async () => {
  const clock = new Clock();
  const api = await restStage(last, mainStage(last, lastEnvironment), { now: clock.now });
  const { throttle } = usersOpenapiRestApi[lastEnvironment];

  expect(await throttled(() => api.ask('POST /users', { body: {} }), throttle, clock)).toEqual(promisedBy(throttle));
});
