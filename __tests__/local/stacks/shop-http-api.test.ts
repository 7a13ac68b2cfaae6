import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { shopHttpApi } from '../../../config/shop-http-api';
import { textOf } from '../../../terraform/language/value';
import { firstEnvironment } from '../../support/own-environments';
import { insideServer } from './inside-server';
import { calledEnvironments, preflightFrom, type RunningStack, runStack, unauthorized } from './run-stack';
import { signed } from './signed';

const inside = insideServer(({ method, url: target, headers }, response) => {
  response.end(JSON.stringify({ method, target, id: headers['x-request-id'] }));
});

describe.each(calledEnvironments)('shop-http-api of %s', (environment) => {
  const [page = ''] = shopHttpApi[environment].allowOrigins;
  let stack: RunningStack;
  let alice: Record<string, string>;

  beforeAll(async () => {
    stack = await runStack(`${environment}-shop-http-api`, {
      upstreams: { users: `${inside.url}/u`, payments: `${inside.url}/p` },
    });
    alice = await stack.as('alice');
  });
  afterAll(() => stack.close());

  describe('users', () => {
    it.each(['GET /users', 'PUT /users/7?a=b'])('go to their load balancer with a token: %s', async (line) => {
      const [method, target] = line.split(' ');
      const answer = await stack.call(line, { headers: alice });

      expect(answer.json).toEqual({ method, target: `/u${target}`, id: answer.headers['apigw-requestid'] });
    });

    it.each(['GET /users', 'GET /users/7'])('want a token: %s', async (line) => {
      expect((await stack.call(line)).text).toBe(unauthorized);
    });
  });

  describe('orders', () => {
    it('are placed, read and listed by their owner alone', async () => {
      const placed = await stack.call('POST /orders', {
        headers: alice,
        body: { items: [{ sku: 'lamp', quantity: 2 }] },
      });
      expect([placed.status, placed.headers.location]).toEqual([201, `/orders/${placed.json.id}`]);

      const path = `/orders/${placed.json.id}`;
      expect((await stack.call(`GET ${path}`, { headers: alice })).json).toEqual(placed.json);
      expect((await stack.call('GET /orders', { headers: alice })).text).toContain(placed.json.id);
      expect((await stack.call(`GET ${path}`, { headers: await stack.as('bob') })).status).toBe(404);
    });

    it('are refused without a token by the gateway, and with a wrong one by the authorizer', async () => {
      const none = await stack.call('GET /orders');
      const wrong = await stack.call('GET /orders', { headers: { authorization: 'Bearer a.b.c' } });

      expect([none.status, none.text]).toEqual([401, unauthorized]);
      expect([wrong.status, wrong.text]).toEqual([403, '{"message":"Forbidden"}']);
    });

    it('are refused to an expired token', async () => {
      expect((await stack.call('GET /orders', { headers: await stack.as('alice', { expiresIn: -1 }) })).status).toBe(
        403,
      );
    });
  });

  describe('payments', () => {
    it.each(['POST /payments', 'GET /payments/7'])('go to their load balancer with a signature: %s', async (line) => {
      const [method, target] = line.split(' ');
      const answer = await stack.call(line, { headers: await signed(stack, line) });

      expect([answer.status, answer.json]).toMatchObject([200, { method, target: `/p${target}` }]);
    });

    it.each(['POST /payments', 'GET /payments/7'])('are refused without a right signature: %s', async (line) => {
      const wrong = await stack.call(line, { headers: await signed(stack, line, 'another secret') });

      expect([wrong.status, wrong.text]).toEqual([403, '{"message":"Forbidden"}']);
      expect((await stack.call(line)).status).toBe(403);
    });
  });

  describe('events', () => {
    it('are put into the queue with a token', async () => {
      const answer = await stack.call('POST /events', { headers: alice, body: { kind: 'seen' } });
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/<MessageId>[0-9a-f-]{36}<\/MessageId>/);

      expect(await messagesOf(stack)).toContainEqual('{"kind":"seen"}');
    });

    it('want the scope of users who signed in', async () => {
      const answer = await stack.call('POST /events', {
        headers: await stack.as('alice', { scope: 'openid' }),
        body: {},
      });

      expect([answer.status, answer.text]).toEqual([403, '{"message":"Forbidden"}']);
      expect((await stack.call('POST /events', { body: {} })).status).toBe(401);
    });
  });

  it.each(['/users', '/users/7', '/orders', '/orders/7', '/payments', '/payments/7', '/events'])(
    'lets pages of an allowed origin call %s, and no others',
    async (path) => {
      const allowed = await stack.call(`OPTIONS ${path}`, preflightFrom(page, 'POST'));
      const foreign = await stack.call(`OPTIONS ${path}`, preflightFrom('https://evil.example', 'POST'));

      expect([allowed.status, allowed.headers['access-control-allow-origin']]).toEqual([204, page]);
      expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('has a stage `next` on an alias of its own', async () => {
    const answer = await stack.call('GET /next/orders', { headers: alice });
    const ways = stack.events.flatMap((event) => (event.event === 'request' ? event.steps : []));

    expect(answer.status).toBe(200);
    expect(ways.filter(({ about }) => about === 'lambda').at(-1)?.decision).toMatch(/^orders:next\b/);
  });

  it('takes signatures over the whole path of that stage', async () => {
    const line = 'GET /next/payments/7';

    expect((await stack.call(line, { headers: await signed(stack, line) })).json.target).toBe('/p/payments/7');
  });
});

/** What waits in the queue. */
async function messagesOf({ world }: RunningStack): Promise<string[]> {
  const { services, deployed } = world;
  const queue = deployed.model.ofType('aws_sqs_queue').find(({ address }) => address === 'aws_sqs_queue.events');
  const answer = await services.send({
    service: 'sqs',
    region: deployed.region,
    method: 'POST',
    target: '/',
    headers: [
      ['content-type', 'application/x-amz-json-1.0'],
      ['x-amz-target', 'AmazonSQS.ReceiveMessage'],
    ],
    body: Buffer.from(JSON.stringify({ QueueUrl: textOf(queue?.attribute('url')), MaxNumberOfMessages: 10 })),
    roleArn: undefined,
  });
  const { Messages = [] } = JSON.parse(answer.body.toString()) as { Messages?: { Body: string }[] };
  return Messages.map(({ Body }) => Body);
}

it('shop-http-api lets nobody pay whom no policy lets in', async () => {
  const payments = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*/GET/payments/7' };
  const callerPolicy = { Version: '2012-10-17', Statement: [payments] };
  const stack = await runStack(`${firstEnvironment}-shop-http-api`, {
    callerPolicy,
    upstreams: { payments: inside.url },
  });
  onTestFinished(() => stack.close());
  const [allowed, refused] = ['GET /payments/7', 'POST /payments'].map(async (line) =>
    stack.call(line, { headers: await signed(stack, line) }),
  );

  expect((await allowed)?.status).toBe(200);
  expect([(await refused)?.status, (await refused)?.text]).toEqual([403, '{"message":"Forbidden"}']);
});
