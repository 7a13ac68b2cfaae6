import { describe, expect, it } from 'vitest';
import { folderOf } from '../support/functions';
import { runWithConsole } from './running-console';
import { shop, shopFiles } from './shop';

const running = () => runWithConsole(folderOf(shopFiles), shop);

/** Runs the shop, orders once, and opens the call. */
async function ordered() {
  const all = await running();
  await all.run.request({ method: 'PUT', target: '/orders/7' });
  const { body: calls } = await all.get('/api/calls');
  const { body: call } = await all.get(`/api/calls/${encodeURIComponent(calls[0].id)}`);
  return { ...all, calls, call };
}

describe('a call', () => {
  it('shows its way, the event of the function, its answer, log lines, metrics and what the role was allowed', async () => {
    const { calls, call } = await ordered();

    expect(calls).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Number),
        stack: 'test',
        api: 'aws_apigatewayv2_api.shop',
        method: 'PUT',
        path: '/orders/7',
        route: 'PUT /orders/{id}',
        status: 201,
        milliseconds: expect.any(Number),
        way: [
          'aws_apigatewayv2_api.shop',
          'aws_apigatewayv2_route.order',
          'aws_lambda_function.order',
          'aws_iam_role.order',
          'aws_apigatewayv2_integration.order',
          'aws_dynamodb_table.orders',
        ],
      },
    ]);
    expect(call.steps.map(({ about, opens }: { about: string; opens?: object }) => [about, opens])).toEqual([
      ['route', undefined],
      ['lambda', { in: 'functions', at: 0 }],
      ['aws', { in: 'aws', at: 0 }],
      ['iam', undefined],
      ['aws', { in: 'aws', at: 1 }],
      ['integration', undefined],
    ]);
    expect(call.functions).toEqual([
      {
        address: 'aws_lambda_function.order',
        requestId: expect.any(String),
        coldFor: expect.any(Number),
        milliseconds: expect.any(Number),
        outcome: 'answered',
        event: expect.objectContaining({ routeKey: 'PUT /orders/{id}', pathParameters: { id: '7' } }),
        answer: expect.objectContaining({ statusCode: 201 }),
      },
    ]);
    expect(call.aws).toMatchObject([
      {
        service: 'dynamodb',
        operation: 'PutItem',
        access: [
          {
            role: 'order',
            address: 'aws_iam_role.order',
            action: 'dynamodb:PutItem',
            allowed: true,
            policy: 'aws_iam_role_policy.order',
            statement: {
              Sid: 'Write',
              Effect: 'Allow',
              Action: ['dynamodb:PutItem'],
              Resource: [expect.stringMatching(/:table\/orders$/)],
            },
          },
        ],
      },
      {
        operation: 'DeleteItem',
        error: 'AccessDeniedException',
        access: [
          {
            action: 'dynamodb:DeleteItem',
            allowed: false,
            why: 'because no identity-based policy allows the dynamodb:DeleteItem action',
          },
        ],
      },
    ]);
    expect(call.logs.map(({ level, message }: { level: string; message: string }) => [level, message])).toEqual([
      ['INFO', 'order of 7 with ••••••'],
      ['ERROR', 'AccessDeniedException'],
    ]);
    expect(call.metrics).toEqual([
      { namespace: 'Shop', name: 'Orders', unit: 'Count', values: [1], dimensions: { Kind: 'book' } },
    ]);
  });

  it('is found by stack, route and status, newest first', async () => {
    const { run, get } = await running();
    await run.request({ target: '/nothing' });
    await run.request({ method: 'PUT', target: '/orders/1' });
    await run.request({ target: '/orders/1' });
    const found = async (query: string) =>
      (await get(`/api/calls?${query}`)).body.map(({ method, path }: { method: string; path: string }) =>
        [method, path].join(' '),
      );

    expect(await found('')).toEqual(['GET /orders/1', 'PUT /orders/1', 'GET /nothing']);
    expect(await found('status=4xx')).toEqual(['GET /orders/1', 'GET /nothing']);
    expect(await found('status=201')).toEqual(['PUT /orders/1']);
    expect(await found(`route=${encodeURIComponent('PUT /orders/{id}')}`)).toEqual(['PUT /orders/1']);
    expect(await found('stack=another')).toEqual([]);
  });

  it('that is not kept is told so', async () => {
    const { get } = await running();

    expect(await get('/api/calls/none')).toMatchObject({
      status: 404,
      body: { message: 'call none: is not kept any more.' },
    });
  });
});

it('draws the map of each API', async () => {
  const { get } = await running();
  const { body } = await get('/api/map?stack=test');

  expect(body[0].edges).toContainEqual({ from: 'aws_lambda_function.order', to: 'aws_dynamodb_table.orders' });
});

it('refuses a stack that it does not show', async () => {
  const { get } = await running();

  expect(await get('/api/map?stack=none')).toMatchObject({
    status: 404,
    body: { message: 'stack: must be one of test, was "none".' },
  });
});
