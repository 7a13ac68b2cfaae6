import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { folderOf, functionResource } from '../support/functions';
import { Client, chat, handshake } from '../websocket-api/open-api';
import { runWithConsole } from './running-console';
import { shop, shopFiles } from './shop';

const data = async ({ get }: Awaited<ReturnType<typeof runWithConsole>>) => (await get('/api/data?stack=test')).body;

describe('tables', () => {
  const ordered = async (count: number) => {
    const all = await runWithConsole(folderOf(shopFiles), shop);
    for (let at = 0; at < count; at++) await all.run.request({ method: 'PUT', target: `/orders/${at}` });
    return all;
  };

  it('show their keys, their indexes and how many items they hold', async () => {
    expect((await data(await ordered(2))).tables).toEqual([
      {
        address: 'aws_dynamodb_table.orders',
        name: 'orders',
        keys: ['id'],
        indexes: [{ name: 'by_state', keys: ['state'] }],
        items: 2,
      },
    ]);
  });

  it('show their items as plain JSON, those of an index too, a hundred at a time', async () => {
    const { get } = await ordered(101);
    const first = (await get('/api/items?stack=test&table=orders&index=by_state')).body;
    const rest = (
      await get(`/api/items?stack=test&table=orders&index=by_state&after=${encodeURIComponent(first.next)}`)
    ).body;

    expect(first.items).toHaveLength(100);
    expect(first.items[0]).toEqual({ id: expect.any(String), amount: 7, state: 'open' });
    expect([rest.items.length, rest.next]).toEqual([1, undefined]);
  });

  it('are emptied', async () => {
    const all = await ordered(3);
    const { status } = await all.post('/api/reset', { stack: 'test', kind: 'tables', id: 'orders' });

    expect([status, (await data(all)).tables[0].items]).toEqual([200, 0]);
  });

  it.each([
    ['table=none', 'table: must be one of orders, was "none".'],
    ['table=orders&index=none', 'index: must be one of by_state, was "none".'],
    ['table=orders&after=x', 'after: must be what the last answer gave as next.'],
  ])('refuse %s in one line', async (query, message) => {
    const { get } = await runWithConsole(folderOf(shopFiles), shop);

    expect((await get(`/api/items?stack=test&${query}`)).body).toEqual({ message });
  });
});

const rest = { rest_api_id: '${aws_api_gateway_rest_api.api.id}' };
const method = (name: string, more: object = {}) => ({
  ...rest,
  resource_id: `\${aws_api_gateway_resource.${name}.id}`,
  http_method: 'GET',
  authorization: 'NONE',
  ...more,
});
const mock = (name: string) => ({
  ...rest,
  resource_id: `\${aws_api_gateway_resource.${name}.id}`,
  http_method: `\${aws_api_gateway_method.${name}.http_method}`,
  type: 'MOCK',
  request_templates: { 'application/json': '{"statusCode":200}' },
});
const answer = (name: string) => ({
  ...rest,
  resource_id: `\${aws_api_gateway_resource.${name}.id}`,
  http_method: 'GET',
  status_code: '200',
});
const each = <T>(make: (name: string) => T) => ({
  cached: make('cached'),
  keyed: make('keyed'),
  guarded: make('guarded'),
});

/** A REST API that keeps answers, what keys have used, throttles and what its authorizer said; and a queue. */
const keeping = {
  aws_api_gateway_rest_api: { api: { name: 'api' } },
  aws_api_gateway_resource: each((name) => ({
    ...rest,
    parent_id: '${aws_api_gateway_rest_api.api.root_resource_id}',
    path_part: name,
  })),
  aws_api_gateway_method: {
    cached: method('cached'),
    keyed: method('keyed', { api_key_required: true }),
    guarded: method('guarded', {
      authorization: 'CUSTOM',
      authorizer_id: '${aws_api_gateway_authorizer.guard.id}',
    }),
  },
  aws_api_gateway_integration: each(mock),
  aws_api_gateway_method_response: each(answer),
  aws_api_gateway_integration_response: each(answer),
  aws_api_gateway_deployment: { one: rest },
  aws_api_gateway_stage: {
    live: {
      ...rest,
      stage_name: 'live',
      deployment_id: '${aws_api_gateway_deployment.one.id}',
      cache_cluster_enabled: true,
      cache_cluster_size: '0.5',
    },
  },
  aws_api_gateway_method_settings: {
    cached: {
      ...rest,
      stage_name: '${aws_api_gateway_stage.live.stage_name}',
      method_path: 'cached/GET',
      settings: { caching_enabled: true, throttling_rate_limit: 0.001, throttling_burst_limit: 2 },
    },
    guarded: {
      ...rest,
      stage_name: '${aws_api_gateway_stage.live.stage_name}',
      method_path: 'guarded/GET',
      settings: { caching_enabled: false },
    },
  },
  aws_api_gateway_api_key: { partner: { name: 'partner', value: 'a-key-of-twenty-letters' } },
  aws_api_gateway_usage_plan: {
    small: {
      name: 'small',
      api_stages: [{ api_id: rest.rest_api_id, stage: 'live' }],
      quota_settings: { limit: 2, period: 'DAY' },
    },
  },
  aws_api_gateway_usage_plan_key: {
    partner: {
      key_id: '${aws_api_gateway_api_key.partner.id}',
      key_type: 'API_KEY',
      usage_plan_id: '${aws_api_gateway_usage_plan.small.id}',
    },
  },
  aws_api_gateway_authorizer: {
    guard: { ...rest, name: 'guard', authorizer_uri: '${aws_lambda_function.f.invoke_arn}' },
  },
  aws_lambda_function: { f: functionResource() },
  aws_lambda_permission: {
    f: { function_name: 'f', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' },
  },
  aws_sqs_queue: { orders: { name: 'orders' } },
};

const allowing = {
  'code/index.mjs': `export const handler = async ({ methodArn }) => ({ principalId: 'alice',
    policyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] } });`,
};

const api = 'aws_api_gateway_rest_api.api';

describe('what a REST API keeps', () => {
  async function used() {
    const all = await runWithConsole(folderOf(allowing), keeping);
    const ask = async (path: string, ...headers: [string, string][]) =>
      (await all.run.request({ target: `/live/${path}`, headers })).status;
    const set = async (kind: string, id?: string) => (await all.post('/api/reset', { stack: 'test', kind, id })).status;
    return { ...all, ask, set };
  }
  const key: [string, string] = ['x-api-key', 'a-key-of-twenty-letters'];

  it('are answers in its caches, which can be dropped', async () => {
    const all = await used();
    expect([await all.ask('cached'), await all.ask('guarded', ['Authorization', 'Bearer a-long-token'])]).toEqual([
      200, 200,
    ]);
    const { caches } = await data(all);

    expect(caches).toEqual([
      {
        id: expect.stringMatching(/^aws_api_gateway_authorizer\.guard /),
        api,
        kind: 'authorizer',
        address: 'aws_api_gateway_authorizer.guard',
        key: 'live\nBearer ••••••',
        until: expect.any(Number),
      },
      {
        id: expect.any(String),
        api,
        kind: 'response',
        address: 'aws_api_gateway_method_settings.cached',
        key: expect.stringContaining('/cached'),
        until: expect.any(Number),
      },
    ]);
    expect(JSON.stringify(caches)).not.toContain('a-long-token');
    expect(await all.set('caches', caches[1].id)).toBe(200);
    expect((await data(all)).caches).toHaveLength(1);
    expect(await all.set('caches', caches[1].id)).toBe(404);
  });

  it('is what keys have used of their quotas, which can begin anew', async () => {
    const all = await used();
    const statuses = [await all.ask('keyed', key), await all.ask('keyed', key), await all.ask('keyed', key)];
    const { quotas } = await data(all);
    await all.set('quotas');

    expect(statuses).toEqual([200, 200, 429]);
    expect(quotas).toEqual([
      {
        id: expect.any(String),
        api,
        address: 'aws_api_gateway_usage_plan.small',
        key: 'partner',
        used: 2,
        limit: 2,
        period: 'DAY',
      },
    ]);
    expect(await all.ask('keyed', key)).toBe(200);
  });

  it('are throttles that were asked, which can be filled', async () => {
    const all = await used();
    const statuses = [await all.ask('cached'), await all.ask('cached'), await all.ask('cached')];
    const { throttles } = await data(all);
    await all.set('throttles', 'live/cached/GET');

    expect(statuses).toEqual([200, 200, 429]);
    expect(throttles).toEqual([
      {
        id: 'live/cached/GET',
        api,
        address: 'aws_api_gateway_method_settings.cached',
        name: 'live/cached/GET',
        rate: 0.001,
        burst: 2,
        left: 0,
      },
    ]);
    expect(await all.ask('cached')).toBe(200);
  });

  it('refuses to set back what it does not know', async () => {
    const { post } = await used();

    expect(await post('/api/reset', { stack: 'test', kind: 'all' })).toMatchObject({
      status: 400,
      body: { message: 'kind: must be one of tables, queues, connections, caches, quotas, throttles, was "all".' },
    });
  });
});

it('queues show their messages, and are emptied', async () => {
  const all = await runWithConsole(folderOf(allowing), keeping);
  all.run.worlds[0]?.services.queues?.[0]?.send({ body: 'one order' });

  expect((await data(all)).queues).toEqual([
    {
      address: 'aws_sqs_queue.orders',
      name: 'orders',
      visible: 1,
      inFlight: 0,
      delayed: 0,
      messages: [{ id: expect.any(String), body: 'one order', sentAt: expect.any(Number), receiveCount: 0 }],
    },
  ]);
  await all.post('/api/reset', { stack: 'test', kind: 'queues' });
  expect((await data(all)).queues[0]).toMatchObject({ visible: 0, messages: [] });
});

it('connections show who is connected, and are closed', async () => {
  const code = { 'code/index.mjs': 'export const handler = async () => ({ statusCode: 200 });' };
  const all = await runWithConsole(folderOf(code), chat(['$connect']));
  const client = await handshake(new WebSocket(all.run.ready[0]?.url ?? ''));
  const { connections } = await data(all);

  expect(connections).toEqual([
    {
      id: expect.any(String),
      api: 'aws_apigatewayv2_api.chat',
      stage: 'live',
      connectedAt: expect.any(Number),
      lastActiveAt: expect.any(Number),
      sourceIp: '127.0.0.1',
    },
  ]);
  await all.post('/api/reset', { stack: 'test', kind: 'connections', id: connections[0].id });
  expect(client instanceof Client && (await client.closed).code).toBe(1000);
});
