import { describe, expect, it } from 'vitest';
import { Client, chat, echo, type Json, ofChat, open } from './open-api';

const answering = (answer: string) => `export const handler = async (event) => (${answer});`;

describe('a handshake', () => {
  it('is for the path of the stage, and for no other (G271)', async () => {
    const { endpoint, connect, url } = await open(chat([]));
    const elsewhere = await fetch(endpoint.replace('ws://', 'http://'));

    expect(url).toBe(`${endpoint}/live`);
    expect(elsewhere.status).toBe(403);
    expect(await connect('/more')).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  });

  it('is refused by a stage to which nothing is deployed, and the reason is told', async () => {
    const { connect, events } = await open(chat([], { stage: { auto_deploy: false } }));

    expect(await connect()).toMatchObject({ status: 403 });
    expect(events.at(-1)).toMatchObject({
      steps: [{ decision: '403 nothing is deployed to aws_apigatewayv2_stage.live: set auto_deploy or deployment_id' }],
    });
  });

  it('goes to the address that is printed, whatever the name of the stage', async () => {
    const { connect, url } = await open(chat([], { stage: { name: 'my stage' } }));

    expect(url).toMatch(/\/my%20stage$/);
    expect(await connect()).toBeInstanceOf(Client);
  });

  it('is taken where $connect answers 2xx (G272)', async () => {
    const { connect } = await open(chat(['$connect']), answering('{ statusCode: 204 }'));

    expect(await connect()).toBeInstanceOf(Client);
  });

  it('is refused with the status that $connect answers (G273)', async () => {
    const { connect } = await open(chat(['$connect']), answering('{ statusCode: 418 }'));

    expect(await connect()).toMatchObject({ status: 418 });
  });

  it('is taken where no $connect route exists (G274)', async () => {
    const { connect } = await open(chat(['$default']));

    expect(await connect()).toBeInstanceOf(Client);
  });

  it('is refused with 502 where the $connect function throws (G275)', async () => {
    const { connect } = await open(
      chat(['$connect']),
      'export const handler = async () => { throw new Error("no"); };',
    );

    expect(await connect()).toMatchObject({ status: 502, body: { message: 'Internal server error' } });
  });

  it('is refused with 500 where the function lacks a permission, and the trace says so', async () => {
    const resource = { ...chat(['$connect']), aws_lambda_permission: {} };
    const { connect, events } = await open(resource);

    expect(await connect()).toMatchObject({ status: 500 });
    expect(JSON.stringify(events)).toContain('aws_lambda_permission');
  });

  it('speaks the sub-protocol that $connect names (G277)', async () => {
    const code = answering(`{ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'second' } }`);
    const { client } = await open(chat(['$connect']), code);

    expect((await client('', { protocols: ['first', 'second'] })).socket.protocol).toBe('second');
  });
});

describe('@connections', () => {
  it('does not know a connection while its $connect runs (G276)', async () => {
    const code = `import { request } from 'node:http';
      const post = ({ domainName, stage, connectionId }) => new Promise((resolve) => {
        const path = '/' + stage + '/@connections/' + encodeURIComponent(connectionId);
        const sent = request({ host: domainName, path, method: 'POST' }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.end('{}');
      });
      let early;
      export const handler = async ({ requestContext }) => {
        if (requestContext.routeKey === '$connect') early = await post(requestContext);
        return { statusCode: 200, body: JSON.stringify({ early }) };
      };`;
    const { client } = await open(
      chat(['$connect', '$default'], {
        others: {
          aws_apigatewayv2_route_response: {
            r: ofChat({ route_id: '${aws_apigatewayv2_route.r1.id}', route_response_key: '$default' }),
          },
        },
      }),
      code,
    );

    expect(await (await client()).ask('anything')).toEqual({ early: 410 });
  });
});

describe('the event of $connect', () => {
  const code = `let event; export const handler = async (now) => {
    if (now.requestContext.routeKey === '$connect') event = now;
    return { statusCode: 200, body: JSON.stringify({ event, now }) };
  };`;
  const resource = chat(['$connect', '$default'], {
    stage: { stage_variables: { mood: 'calm' } },
    others: {
      aws_apigatewayv2_route_response: {
        r: ofChat({ route_id: '${aws_apigatewayv2_route.r1.id}', route_response_key: '$default' }),
      },
    },
  });

  it('has the headers, the query and the context of the handshake (G278, G279, G292)', async () => {
    const { client } = await open(resource, code);
    const connected = await client('?room=a&room=b', { headers: { 'User-Agent': 'tests', 'X-Own': 'yes' } });
    const { event } = await connected.ask('anything');

    expect(event.headers).toMatchObject({
      'Sec-WebSocket-Version': '13',
      'X-Own': 'yes',
      'X-Forwarded-For': '127.0.0.1',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Proto': 'https',
      'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
      Host: expect.stringContaining('.execute-api.'),
    });
    expect(event.queryStringParameters).toEqual({ room: 'b' });
    expect(event.multiValueQueryStringParameters).toEqual({ room: ['a', 'b'] });
    expect(event.stageVariables).toEqual({ mood: 'calm' });
    expect(event.isBase64Encoded).toBe(false);
    expect(event.requestContext.identity).toEqual({ sourceIp: '127.0.0.1', userAgent: 'tests' });
  });

  it('has ids of sixteen characters, and the time of the connection in all events (G288, G289, G290, G291)', async () => {
    const { client } = await open(resource, code);
    const { event, now } = await (await client()).ask('anything');
    const { requestContext: first } = event;
    const { requestContext: second } = now;

    expect(first).toMatchObject({ eventType: 'CONNECT', messageDirection: 'IN', stage: 'live', routeKey: '$connect' });
    expect(second).toMatchObject({ eventType: 'MESSAGE', messageDirection: 'IN', routeKey: '$default' });
    expect(second.messageId).toMatch(/^[\w-]{15}=$/);
    expect(first.requestId).toBe(first.extendedRequestId);
    expect([first.requestId, first.connectionId]).toEqual([
      expect.stringMatching(/^[\w-]{15}=$/),
      expect.stringMatching(/^[\w-]{15}=$/),
    ]);
    expect(second).toMatchObject({ connectionId: first.connectionId, connectedAt: first.connectedAt });
  });
});

describe('a connection', () => {
  it('ends with 1001 when nothing is said for too long (G280, G281)', async () => {
    const { client } = await open(chat([]), echo, { idleTimeout: 50 });

    expect(await (await client()).closed).toEqual({ code: 1001, reason: 'Going away' });
  });

  it('ends with 1001 when it is too old, however much is said (G280, G281)', async () => {
    const { client } = await open(chat([]), echo, { longestConnection: 50 });

    expect((await (await client()).closed).code).toBe(1001);
  });
});

describe('an authorizer', () => {
  const guarded = (more: Json = {}) =>
    chat(['$default'], {
      aws_lambda_function: {
        a: {
          function_name: 'a',
          role: 'arn:aws:iam::123456789012:role/a',
          handler: 'a.handler',
          runtime: 'nodejs22.x',
          filename: 'code',
        },
      },
      aws_lambda_permission: {
        a: { action: 'lambda:InvokeFunction', function_name: 'a', principal: 'apigateway.amazonaws.com' },
      },
      aws_apigatewayv2_route: {
        connect: ofChat({
          route_key: '$connect',
          target: 'integrations/${aws_apigatewayv2_integration.f.id}',
          authorization_type: 'CUSTOM',
          authorizer_id: '${aws_apigatewayv2_authorizer.a.id}',
        }),
      },
      others: {
        aws_apigatewayv2_authorizer: {
          a: ofChat({
            name: 'a',
            authorizer_type: 'REQUEST',
            authorizer_uri: '${aws_lambda_function.a.invoke_arn}',
            identity_sources: ['route.request.querystring.token'],
            ...more,
          }),
        },
        aws_apigatewayv2_route_response: {
          r: ofChat({ route_id: '${aws_apigatewayv2_route.r0.id}', route_response_key: '$default' }),
        },
      },
    });
  const files = {
    'code/index.mjs': echo,
    'code/a.mjs': `export const handler = async (event) => {
      const { token } = event.queryStringParameters ?? {};
      if (token === 'unknown') throw new Error('Unauthorized');
      if (token === 'broken') throw new Error('out of order');
      const Effect = token === 'denied' ? 'Deny' : 'Allow';
      const Statement = [{ Action: 'execute-api:Invoke', Effect, Resource: event.methodArn }];
      return { principalId: token, context: { level: 3, type: event.type }, policyDocument: { Statement } };
    };`,
  };

  it('decides at $connect alone, and what it decided holds for all later messages (G303)', async () => {
    const { client, events } = await open(guarded(), files);
    const ada = await client('?token=ada');
    const principals = [(await ada.ask('one')).requestContext, (await ada.ask('two')).requestContext].map(
      ({ authorizer }) => authorizer.principalId,
    );
    const decisions = events.flatMap((event) => (event.event === 'request' ? event.steps : []));

    expect(principals).toEqual(['ada', 'ada']);
    expect(decisions.filter(({ about }) => about === 'authorizer')).toHaveLength(1);
  });

  it('is not asked where an identity source is missing: 401 (G304)', async () => {
    const { connect, events } = await open(guarded(), files);

    expect(await connect()).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
    expect(JSON.stringify(events)).not.toContain('aws_lambda_function.a"');
  });

  it.each([
    ['denied', 403],
    ['unknown', 401],
    ['broken', 500],
  ])('that finds a client %s refuses with %i (G306)', async (token, status) => {
    const { connect } = await open(guarded(), files);

    expect(await connect(`?token=${token}`)).toMatchObject({ status });
  });

  it('tells all later events who is connected, every value as text (G305, G307)', async () => {
    const { client } = await open(guarded(), files);
    const event = await (await client('?token=alice')).ask('anything');

    expect(event.requestContext.authorizer).toEqual({ principalId: 'alice', level: '3', type: 'REQUEST' });
  });
});
