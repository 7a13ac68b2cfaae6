import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usersHttpApi } from '../../../config/users-http-api';
import { firstEnvironment } from '../../support/own-environments';
import { insideServer } from './inside-server';
import { calledEnvironments, preflightFrom, type RunningStack, runStack, unauthorized } from './run-stack';

const id = '00000000-0000-4000-8000-000000000000';
const user = { name: 'Alice Example', email: 'alice@example.com' };
const guarded = ['GET /users', 'POST /users', `GET /users/${id}`, `PUT /users/${id}`, `DELETE /users/${id}`];

const inside = insideServer(({ method, url: target, headers }, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ method, target, id: headers['x-request-id'] }));
});

describe.each(calledEnvironments)('users-http-api of %s', (environment) => {
  const [page = ''] = usersHttpApi[environment].allowOrigins;
  let stack: RunningStack;
  let alice: Record<string, string>;

  beforeAll(async () => {
    stack = await runStack(`${environment}-users-http-api`, { upstreams: { api: inside.url } });
    alice = await stack.as('alice');
  });
  afterAll(() => stack.close());

  it('creates, reads, lists, changes and deletes a user', async () => {
    const made = await stack.call('POST /users', { headers: alice, body: user });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject(user);
    const path = `/users/${made.json.id}`;

    expect((await stack.call(`GET ${path}`, { headers: alice })).json).toEqual(made.json);
    expect((await stack.call('GET /users', { headers: alice })).text).toContain(made.json.id);
    const changed = await stack.call(`PUT ${path}`, { headers: alice, body: { ...user, name: 'Alice' } });
    expect([changed.status, changed.json.name]).toEqual([200, 'Alice']);
    expect((await stack.call(`DELETE ${path}`, { headers: alice })).status).toBe(204);
    expect((await stack.call(`GET ${path}`, { headers: alice })).status).toBe(404);
  });

  it.each(guarded)('wants a token for %s', async (line) => {
    const answer = await stack.call(line);

    expect([answer.status, answer.text]).toEqual([401, unauthorized]);
  });

  it.each([
    ['proxy', 'POST /reports/7?page=2', { method: 'POST', target: '/reports/7?page=2' }],
    ['root', 'GET /', { method: 'GET', target: '/' }],
  ])('leads %s to what stands behind the load balancer, with the id of the request', async (_, line, expected) => {
    const answer = await stack.call(line, { body: line.startsWith('POST') ? {} : undefined });

    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ ...expected, id: answer.headers['apigw-requestid'] });
  });

  it.each(['/', '/users', '/reports/7'])('lets pages of an allowed origin call %s, and no others', async (path) => {
    const allowed = await stack.call(`OPTIONS ${path}`, preflightFrom(page, 'GET'));
    const foreign = await stack.call(`OPTIONS ${path}`, preflightFrom('https://evil.example', 'GET'));

    expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([204, page]);
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('users-http-api without an upstream', () => {
  it('answers 503, and says at start which option is missing', async () => {
    const stack = await runStack(`${firstEnvironment}-users-http-api`);
    try {
      expect((await stack.call('GET /reports')).text).toBe('{"message":"Service Unavailable"}');
      const problems = stack.events.flatMap((event) => (event.event === 'unsupported' ? event.why : []));
      expect(problems.join('\n')).toContain('--upstream api=URL');
    } finally {
      await stack.close();
    }
  });
});
