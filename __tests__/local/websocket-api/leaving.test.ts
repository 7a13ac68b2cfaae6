import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../local';
import { chat, type Json, ofChat, open } from './open-api';

const replies = {
  aws_apigatewayv2_route_response: {
    r: ofChat({ route_id: '${aws_apigatewayv2_route.r0.id}', route_response_key: '$default' }),
  },
};

/** A function that writes down who left, and says to who asks who they are. */
const keeper = `export const handler = async ({ requestContext }) => {
  if (requestContext.routeKey === '$disconnect') console.log('left:' + JSON.stringify(requestContext));
  return { statusCode: 200, body: JSON.stringify({ id: requestContext.connectionId }) };
};`;

/** What the function wrote of the first who left. */
async function leftIn(events: readonly RunEvent[]): Promise<Json> {
  for (;;) {
    for (const event of events) if (event.event === 'log' && event.line.includes('left:')) return contextIn(event.line);
    await new Promise((next) => setImmediate(next));
  }
}

const contextIn = (line: string): Json => JSON.parse(line.slice(line.indexOf('left:') + 'left:'.length));

describe('$disconnect', () => {
  it.each([
    ['a code of its own', 4001, 'done', { disconnectStatusCode: 4001, disconnectReason: 'done' }],
    [
      'none',
      undefined,
      undefined,
      { disconnectStatusCode: 1005, disconnectReason: 'Client-side close frame status not set' },
    ],
  ])('runs after a client closed with %s (G301, G302)', async (_, code, reason, expected) => {
    const { client, events } = await open(chat(['$default', '$disconnect'], { others: replies }), keeper);
    const leaver = await client();
    const { id } = await leaver.ask('who am I');
    leaver.socket.close(code, reason);
    await leaver.closed;

    expect(await leftIn(events)).toMatchObject({
      ...expected,
      eventType: 'DISCONNECT',
      connectionId: id,
      routeKey: '$disconnect',
    });
  });
});

describe('@connections', () => {
  const started = async () => {
    const opened = await open(chat(['$default'], { others: replies }), keeper);
    const client = await opened.client('', { headers: { 'User-Agent': 'tests' } });
    const { id } = await client.ask('who am I');
    return { ...opened, client, id };
  };

  it('sends a text to the client, and answers 200 with nothing (G308, G314)', async () => {
    const { manage, client, id } = await started();

    expect(await manage('POST', id, '{"news":1}')).toMatchObject({ status: 200, body: '' });
    expect(await client.next()).toEqual({ news: 1 });
  });

  it('tells who is connected, and since when (G309)', async () => {
    const { manage, id } = await started();
    const { status, body } = await manage('GET', id);

    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      connectedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      lastActiveAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      identity: { sourceIp: '127.0.0.1', userAgent: 'tests' },
    });
  });

  it('closes a connection, which is gone afterwards (G310, G311)', async () => {
    const { manage, client, id } = await started();

    expect((await manage('DELETE', id)).status).toBe(204);
    await client.closed;
    const gone = await manage('POST', id, 'late');
    expect([gone.status, gone.headers.get('x-amzn-errortype')]).toEqual([410, 'GoneException']);
    expect((await manage('DELETE', id)).status).toBe(410);
  });

  it('refuses an id that is none', async () => {
    const { manage } = await started();

    expect((await manage('POST', 'nobody', 'hello')).status).toBe(400);
  });

  it('refuses more than 128 KB (G313)', async () => {
    const { manage, id } = await started();
    const { status, headers } = await manage('POST', id, 'x'.repeat(128 * 1024 + 1));

    expect([status, headers.get('x-amzn-errortype')]).toEqual([413, 'PayloadTooLargeException']);
  });
});

describe('a function that posts to its clients', () => {
  const posting = `import { request } from 'node:https';
export const handler = async ({ requestContext }) => {
  const { domainName, stage, connectionId, routeKey } = requestContext;
  const path = \`/\${stage}/@connections/\${encodeURIComponent(connectionId)}\`;
  const Authorization = \`AWS4-HMAC-SHA256 Credential=\${process.env.AWS_ACCESS_KEY_ID}/20260101/us-east-1/execute-api/aws4_request\`;
  const status = await new Promise((done, fail) => {
    const call = request({ host: domainName, path, method: 'POST', headers: { Authorization } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    });
    call.on('error', fail);
    call.end(JSON.stringify({ posted: routeKey }));
  });
  return { statusCode: 200, body: JSON.stringify({ status }) };
};`;
  const role = (Action: string) => ({
    aws_iam_role: { r: { name: 'r', assume_role_policy: trust } },
    aws_iam_role_policy: {
      r: {
        role: '${aws_iam_role.r.id}',
        policy: JSON.stringify({
          Statement: [{ Effect: 'Allow', Action, Resource: 'arn:aws:execute-api:*:*:*/live/POST/@connections/*' }],
        }),
      },
    },
  });
  const trust = JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  const started = (Action: string) =>
    open(
      chat(['$default'], {
        aws_lambda_function: {
          f: {
            function_name: 'f',
            role: '${aws_iam_role.r.arn}',
            handler: 'index.handler',
            runtime: 'nodejs22.x',
            filename: 'code',
          },
        },
        others: { ...replies, ...role(Action) },
      }),
      posting,
    );

  it('finds them at the address that the event tells (G315)', async () => {
    const { client } = await started('execute-api:ManageConnections');
    const connected = await client();

    expect(await connected.ask('hello')).toEqual({ posted: '$default' });
    expect(await connected.next()).toEqual({ status: 200 });
  });

  it('is refused where its role may not (G312)', async () => {
    const { client, events } = await started('execute-api:Invoke');

    expect(await (await client()).ask('hello')).toEqual({ status: 403 });
    expect(JSON.stringify(events)).toContain('may not execute-api:ManageConnections');
  });
});
