import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsHttpApi } from '../../../config/items-http-api';
import { firstEnvironment } from '../../support/own-environments';
import { calledEnvironments, preflightFrom, type RunningStack, runStack, unauthorized } from './run-stack';

const id = '00000000-0000-4000-8000-000000000000';
const lamp = { name: 'Lamp', description: 'Gives light.' };
const operations = ['GET /items', `GET /items/${id}`, 'POST /items', `PUT /items/${id}`, `DELETE /items/${id}`];

describe.each(calledEnvironments)('items-http-api of %s', (environment) => {
  const [page = ''] = itemsHttpApi[environment].allowOrigins;
  let stack: RunningStack;
  let alice: Record<string, string>;

  beforeAll(async () => {
    stack = await runStack(`${environment}-items-http-api`);
    alice = await stack.as('alice');
  });
  afterAll(() => stack.close());

  it('creates, reads, lists, changes and deletes an item', async () => {
    const made = await stack.call('POST /items', { headers: alice, body: lamp });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject(lamp);
    const path = `/items/${made.json.id}`;
    expect(made.headers.location).toBe(path);

    expect((await stack.call(`GET ${path}`, { headers: alice })).json).toEqual(made.json);
    const list = await stack.call('GET /items', { headers: alice });
    expect(list.json).toEqual({ items: [made.json], next_cursor: null });

    const changed = await stack.call(`PUT ${path}`, {
      headers: { ...alice, 'if-match': String(made.headers.etag) },
      body: { ...lamp, name: 'Lantern' },
    });
    expect([changed.status, changed.json.name]).toEqual([200, 'Lantern']);

    expect((await stack.call(`DELETE ${path}`, { headers: alice })).status).toBe(204);
    expect((await stack.call(`GET ${path}`, { headers: alice })).status).toBe(404);
  });

  it('creates an item once for an Idempotency-Key', async () => {
    const headers = { ...alice, 'idempotency-key': 'key-1' };
    const [first, second] = [
      await stack.call('POST /items', { headers, body: lamp }),
      await stack.call('POST /items', { headers, body: lamp }),
    ];

    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json.id).toBe(first.json.id);
  });

  it('says what is wrong with a body', async () => {
    expect((await stack.call('POST /items', { headers: alice, body: '{ no json' })).status).toBe(400);
  });

  describe.each(operations)('%s', (line) => {
    it('wants a token', async () => {
      const answer = await stack.call(line);

      expect([answer.status, answer.text, answer.headers['www-authenticate']]).toEqual([401, unauthorized, 'Bearer']);
    });

    it('refuses an expired token', async () => {
      const answer = await stack.call(line, { headers: await stack.as('alice', { expiresIn: -1 }) });

      expect([answer.status, answer.text]).toEqual([401, unauthorized]);
      expect(answer.headers['www-authenticate']).toContain('error_description="the token has expired"');
    });

    it('refuses a token that was changed', async () => {
      const changed = `${alice.authorization?.slice(0, -6)}AAAAAA`;

      expect((await stack.call(line, { headers: { authorization: changed } })).status).toBe(401);
    });

    it('lets pages of an allowed origin call, and no others', async () => {
      const [method = '', path = ''] = line.split(' ');
      const allowed = await stack.call(`OPTIONS ${path}`, preflightFrom(page, method));
      const foreign = await stack.call(`OPTIONS ${path}`, preflightFrom('https://evil.example', method));

      expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([204, page]);
      expect(allowed.headers['access-control-allow-methods']).toContain(method);
      expect([foreign.status, foreign.headers['access-control-allow-origin']]).toEqual([204, undefined]);
    });
  });

  it('lets pages read answers and refusals', async () => {
    const origin = { origin: page };
    const [read, refused] = [
      await stack.call('GET /items', { headers: { ...alice, ...origin } }),
      await stack.call('GET /items', { headers: origin }),
    ];

    for (const { headers } of [read, refused]) {
      expect(headers['access-control-allow-origin']).toBe(page);
      expect(headers['access-control-allow-credentials']).toBe('true');
      expect(headers['access-control-expose-headers']).toContain('etag');
    }
  });

  it('answers 404 to what it does not have', async () => {
    expect((await stack.call('PATCH /items', { headers: alice })).text).toBe('{"message":"Not Found"}');
  });
});

describe('items-http-api without its table', () => {
  let stack: RunningStack;

  beforeAll(async () => {
    stack = await runStack(`${firstEnvironment}-items-http-api`, { dynamodb: 'http://127.0.0.1:1' });
  });
  afterAll(() => stack.close());

  it.each(operations)('answers an error of its own to %s, and shows nothing of why', async (line) => {
    const body = /^(POST|PUT)/.test(line) ? lamp : undefined;
    const answer = await stack.call(line, { headers: await stack.as('alice'), body });

    expect([500, 503]).toContain(answer.status);
    expect(answer.text).not.toContain('ECONNREFUSED');
    expect(answer.json).toHaveProperty('message');
  });
});
