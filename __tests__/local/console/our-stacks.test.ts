import { expect, it } from 'vitest';
import { firstEnvironment } from '../../support/own-environments';
import { synthesizedFolder } from '../../support/synthesized-stacks';
import { showRun } from './running-console';

it('shows both sides of the templates by which users-rest-api creates a user', async () => {
  const { get, post } = await showRun([synthesizedFolder(`${firstEnvironment}-users-rest-api`)]);
  const stack = `${firstEnvironment}-users-rest-api`;
  const { body: all } = await get(`/api/operations?stack=${stack}`);
  const create = all.operations.find(({ name }: { name: string }) => name === 'POST /users');
  const { body: answer } = await post('/api/try', {
    ...{ stack, api: create.api, operation: create.id, stage: firstEnvironment, method: 'POST', path: '/users' },
    caller: { user: { sub: 'alice', id: true }, key: all.keys[0] },
    body: '{"email":"ada@example.com","name":"Ada"}',
  });
  const { body: call } = await get(`/api/calls/${encodeURIComponent(answer.call)}`);
  const [request, response] = call.templates;

  expect([answer.status, call.templates.length]).toEqual([201, 2]);
  expect(JSON.parse(request.input)).toEqual({ email: 'ada@example.com', name: 'Ada' });
  expect(request.template).toContain('$input');
  expect(JSON.parse(request.output)).toMatchObject({ body: expect.anything() });
  expect(JSON.parse(response.output)).toMatchObject({ email: 'ada@example.com' });
  expect(
    call.aws.map(({ operation, access }: { operation: string; access: { allowed: boolean }[] }) => [
      operation,
      access.every(({ allowed }) => allowed),
    ]),
  ).toContainEqual(['TransactWriteItems', true]);
});

it('shows every stack of an environment at one address', async () => {
  const names = [
    `${firstEnvironment}-hello-http-api`,
    `${firstEnvironment}-chat-websocket-api`,
    `${firstEnvironment}-items-rest-api`,
  ];
  const { get } = await showRun(names.map(synthesizedFolder));
  const { body } = await get('/api/overview');
  const maps = await Promise.all(names.map((name) => get(`/api/map?stack=${name}`)));

  expect(body.stacks.map(({ stack }: { stack: string }) => stack)).toEqual(names);
  expect(maps.map(({ status, body: [map] }) => [status, map.nodes.length > 3])).toEqual(names.map(() => [200, true]));
});
