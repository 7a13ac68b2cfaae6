import { beforeAll, describe, expect, it } from 'vitest';
import { usersRestApi } from '../../../config/users-rest-api';
import { lastEnvironment } from '../../support/own-environments';
import { mainStage, nextStage, type RestStage, restStage, type Where } from './rest-stage';
import { calledEnvironments } from './run-stack';

const last = `${lastEnvironment}-users-rest-api`;
const stages = calledEnvironments.flatMap((environment): [stack: string, stage: string, where: Where][] => {
  const stack = `${environment}-users-rest-api`;
  return [
    [stack, environment, mainStage(stack, environment)],
    [stack, 'next', nextStage(stack)],
  ];
});

describe.each(stages)('%s, stage %s', (stack, stage, where) => {
  let api: RestStage;
  beforeAll(async () => {
    api = await restStage(stack, where);
  });

  const ada = { email: 'ada@example.com', name: 'Ada' };

  it('creates, lists, shows, changes and deletes a user', async () => {
    const created = await api.call('POST /users', { body: ada });
    const { id } = created.json as { id: string };
    const statuses = [
      created,
      await api.call('GET /users'),
      await api.call(`GET /users/${id}`),
      await api.call(`PUT /users/${id}`, { body: { ...ada, name: 'Ada L.' } }),
      await api.call(`DELETE /users/${id}`),
      await api.call(`GET /users/${id}`),
    ].map(({ status }) => status);

    expect(statuses).toEqual([201, 200, 200, 200, 204, 404]);
  });

  it('creates one user for an e-mail address', async () => {
    await api.call('POST /users', { body: { ...ada, email: 'twice@example.com' } });

    expect((await api.call('POST /users', { body: { ...ada, email: 'twice@example.com' } })).status).toBe(409);
  });

  it('shows who a user is without a function, and without the e-mail address', async () => {
    const made = (await api.call('POST /users', { body: { name: 'Ada "L." O\'Hara', email: `${stage}@example.com` } }))
      .json;
    const { status, json, steps, headers } = await api.call(`GET /users/${made.id}/summary`);

    expect([status, json]).toEqual([200, { id: made.id, name: made.name, createdAt: made.createdAt }]);
    expect(steps.some((step) => step.startsWith('lambda: api'))).toBe(false);
    expect(headers['access-control-allow-origin']).toBe(usersRestApi[lastEnvironment].allowOrigins[0]);
  });

  it('answers 404 to who asks for a user that is not there', async () => {
    const { status, json, headers } = await api.call('GET /users/nobody/summary');

    expect([status, json]).toEqual([404, { message: 'Not found', request_id: headers['x-amzn-requestid'] }]);
  });

  it('puts a request for an export into the queue, with who asked for it', async () => {
    const { status, json, headers } = await api.call('POST /users/7/exports');
    const queue = api.running.run.worlds[0]?.services.queues?.find(({ settings }) =>
      settings.name.endsWith('-exports'),
    );

    expect([status, json]).toEqual([202, { request_id: headers['x-amzn-requestid'] }]);
    expect(queue?.first(1)[0]?.body).toBe('7');
  });

  it('calls the alias that its variable names', async () => {
    const { steps } = await api.call('GET /users');
    const alias = stage === 'next' ? 'api:next' : 'api:live';

    expect(steps.some((step) => step.startsWith(`lambda: ${alias}`))).toBe(true);
  });

  it.each([
    ['without a token', { Authorization: '' }, 401, 'Unauthorized'],
    ['with a token that is none', { Authorization: 'Bearer nonsense' }, 401, 'Unauthorized'],
    ['without a key', { 'x-api-key': '' }, 403, 'Forbidden'],
    ['with a key that nobody has', { 'x-api-key': 'nobody' }, 403, 'Forbidden'],
  ])('refuses who comes %s, dressed for browsers', async (_, headers, status, message) => {
    const answer = await api.call('GET /users', { headers });

    expect([answer.status, answer.json]).toEqual([status, { message, request_id: answer.headers['x-amz-apigw-id'] }]);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it.each([
    ['POST /users', {}, 'Invalid request body'],
    ['POST /users', { ...ada, name: '' }, 'Invalid request body'],
    ['PUT /users/1', { email: 'no address' }, 'Invalid request body'],
  ])('refuses what its models do not take: %s %j', async (line, body, message) => {
    const { status, json } = await api.call(line, { body });

    expect([status, json]).toEqual([400, expect.objectContaining({ message })]);
  });

  it('takes no other media type for a new user', async () => {
    expect((await api.call('POST /users', { headers: { 'Content-Type': 'text/plain' }, body: 'Ada' })).status).toBe(
      415,
    );
  });

  it('answers preflights to the origins that it knows', async () => {
    const known = await api.call('OPTIONS /users', {
      headers: { Authorization: '', 'x-api-key': '', Origin: usersRestApi[lastEnvironment].allowOrigins[1] ?? '' },
    });
    const unknown = await api.call('OPTIONS /users/1', { headers: { Origin: 'https://evil.example' } });

    expect([known.status, known.headers['access-control-allow-methods']]).toEqual([204, 'GET,POST,PUT,DELETE,OPTIONS']);
    expect(unknown.headers['access-control-allow-origin']).toBe(usersRestApi[lastEnvironment].allowOrigins[0]);
  });

  it('knows no other path and no other method', async () => {
    expect([(await api.call('GET /nothing')).status, (await api.call('PATCH /users')).status]).toEqual([403, 403]);
  });
});

it('prod is served at its domain alone', async () => {
  const { running } = await restStage(last, { prefix: '' });
  const { status, text } = await running.call(`GET /${lastEnvironment}/users`);

  expect([status, text]).toEqual([403, '{"message":"Forbidden"}']);
});
