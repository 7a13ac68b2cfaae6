import { describe, expect, it } from 'vitest';
import { chat, echo, type Json, ofChat, open } from './open-api';

/** Routes of which each answers its client. */
const replying = (routes: readonly string[], more: Json = {}) =>
  chat(routes, {
    ...more,
    others: {
      aws_apigatewayv2_route_response: Object.fromEntries(
        routes.map((_, at) => [
          `r${at}`,
          ofChat({ route_id: `\${aws_apigatewayv2_route.r${at}.id}`, route_response_key: '$default' }),
        ]),
      ),
      ...more.others,
    },
  });

describe('the route of a message', () => {
  it.each([
    ['the one that its member names (G282)', { action: 'join' }, 'join'],
    ['$default where it has no such member (G283)', { verb: 'join' }, '$default'],
    ['$default where no route has that key (G283)', { action: 'leave' }, '$default'],
    ['$default where it is no JSON (G284)', 'hello', '$default'],
    ['$default where it names a route that only API Gateway calls', { action: '$disconnect' }, '$default'],
  ])('is %s', async (_, message, route) => {
    const { client } = await open(replying(['$default', 'join', '$disconnect']));

    expect((await (await client()).ask(message)).requestContext.routeKey).toBe(route);
  });

  it('is always the one that a static expression names (G286)', async () => {
    const { client } = await open(
      replying(['$default', 'join'], { api: { route_selection_expression: '\\$default' } }),
    );

    expect((await (await client()).ask({ action: 'join' })).requestContext.routeKey).toBe('$default');
  });

  it('may be told by several members', async () => {
    // Terraform reads two dollars as one that begins no expression.
    const expression = '$${request.body.service}/$${request.body.action}';
    const { client } = await open(replying(['rooms/join'], { api: { route_selection_expression: expression } }));

    expect((await (await client()).ask({ service: 'rooms', action: 'join' })).requestContext.routeKey).toBe(
      'rooms/join',
    );
  });

  it('is none: the client is told, and stays (G285)', async () => {
    const { client } = await open(chat([]));
    const connected = await client();

    expect(await connected.ask('hello')).toEqual({
      message: 'Forbidden',
      connectionId: expect.any(String),
      requestId: expect.any(String),
    });
    expect(connected.socket.readyState).toBe(1);
  });

  it('is none: the words have the spaces that API Gateway writes (G285)', async () => {
    const { client } = await open(chat([]));
    const connected = await client();
    await connected.ask('hello');
    connected.send('again');
    while (connected.received.length === 0) await new Promise((next) => setImmediate(next));

    expect(connected.received[0]).toMatch(
      /^\{"message": "Forbidden", "connectionId":"[\w-]{15}=", "requestId":"[\w-]{15}="\}$/,
    );
  });
});

describe('a message', () => {
  it('reaches the function as it was sent (G287)', async () => {
    const { client } = await open(replying(['$default']));
    const text = '{"action":  "x", "text": "Grüße"}';

    expect(await (await client()).ask(text)).toMatchObject({ body: text, isBase64Encoded: false });
  });

  it('is answered by nothing where the route has no response (G293)', async () => {
    const code = 'export const handler = async () => ({ statusCode: 200, body: "{}" });';
    const { client } = await open(replying(['loud'], { aws_apigatewayv2_route: {} }), code);
    const quiet = await open(chat(['quiet', 'broken']), code);
    const connected = await quiet.client();
    connected.send({ action: 'quiet' });

    expect(await (await client()).ask({ action: 'loud' })).toEqual({});
    expect(await connected.ask('no route takes this')).toMatchObject({ message: 'Forbidden' });
  });

  it('is answered by the body of the function where the route has one (G294)', async () => {
    const code = `export const handler = async () => ({ statusCode: 200, body: '{"said":"yes"}' });`;
    const { client } = await open(replying(['$default']), code);

    expect(await (await client()).ask('hello')).toEqual({ said: 'yes' });
  });

  it.each([
    ['throws', 'throw new Error("no")'],
    ['answers what is no answer', 'return "yes"'],
  ])('whose function %s is answered with an error, and the connection stays (G295)', async (_, code) => {
    const { client } = await open(chat(['$default']), `export const handler = async () => { ${code}; };`);
    const connected = await client();

    expect(await connected.ask('hello')).toEqual({
      message: 'Internal server error',
      connectionId: expect.any(String),
      requestId: expect.any(String),
    });
    expect(connected.socket.readyState).toBe(1);
  });

  it('that does not fit the model of its route is refused (G296)', async () => {
    const schema = JSON.stringify({ type: 'object', required: ['text'] });
    const route = {
      route_key: 'say',
      target: 'integrations/${aws_apigatewayv2_integration.f.id}',
      model_selection_expression: '$request.body.action',
      request_models: { say: 'said' },
    };
    const { client } = await open(
      chat([], {
        aws_apigatewayv2_route: { say: ofChat(route) },
        others: {
          aws_apigatewayv2_model: { said: ofChat({ name: 'said', content_type: 'application/json', schema }) },
        },
      }),
    );

    expect(await (await client()).ask({ action: 'say' })).toEqual({
      message: 'Bad request body',
      connectionId: expect.any(String),
      messageId: expect.any(String),
    });
  });

  it('beyond the throttle of its route is told so', async () => {
    const route_settings = [{ route_key: '$default', throttling_burst_limit: 1, throttling_rate_limit: 0.001 }];
    const { client } = await open(replying(['$default'], { stage: { route_settings } }));
    const connected = await client();

    expect(await connected.ask('one')).toMatchObject({ body: 'one' });
    expect(await connected.ask('two')).toMatchObject({ message: 'Too Many Requests' });
  });

  it.each([
    ['binary (G297)', Buffer.from([1, 2]), 1003],
    ['in a frame above 32 KB (G298)', 'x'.repeat(32 * 1024 + 1), 1009],
  ])('that is %s closes the connection with its code', async (_, message, code) => {
    const { client } = await open(chat(['$default']));
    const connected = await client();
    connected.socket.send(message);

    expect((await connected.closed).code).toBe(code);
  });

  it('may have 128 KB in frames of 32 KB, and no more (G297, G298)', async () => {
    const { client } = await open(replying(['$default']));
    const [fits, tooLong] = [await client(), await client()];
    const send = (to: typeof fits, frames: number) => {
      for (let at = 1; at <= frames; at++) to.socket.send('x'.repeat(32 * 1024), { fin: at === frames });
    };
    send(fits, 4);
    send(tooLong, 5);

    expect((await fits.next()).body).toHaveLength(128 * 1024);
    expect((await tooLong.closed).code).toBe(1009);
  });

  it('does not wait for the one before it (G299)', async () => {
    const code = `const held = []; export const handler = async ({ body }) => {
      if (body === 'slow') await new Promise((go) => setTimeout(go, 300));
      return { statusCode: 200, body: JSON.stringify(body) };
    };`;
    const { client } = await open(replying(['$default']), code);
    const connected = await client();
    connected.send('slow');

    expect(await connected.ask('fast')).toBe('fast');
    expect(await connected.next()).toBe('slow');
  });
});

describe('an integration that is no proxy', () => {
  const mock = (request: object, response: object) =>
    chat([], {
      aws_apigatewayv2_integration: { m: ofChat({ integration_type: 'MOCK', ...request }) },
      aws_apigatewayv2_route: {
        ping: ofChat({ route_key: 'ping', target: 'integrations/${aws_apigatewayv2_integration.m.id}' }),
      },
      others: {
        aws_apigatewayv2_integration_response: {
          m: ofChat({ integration_id: '${aws_apigatewayv2_integration.m.id}', ...response }),
        },
        aws_apigatewayv2_route_response: {
          p: ofChat({ route_id: '${aws_apigatewayv2_route.ping.id}', route_response_key: '$default' }),
        },
      },
    });

  it('is asked by the template of its selection, and answers by the response whose key fits the status (G300)', async () => {
    const resource = mock(
      { template_selection_expression: '$request.body.kind', request_templates: { full: '{"statusCode": 201}' } },
      { integration_response_key: '/2\\d\\d/', response_templates: { $default: '{"pong":"$context.connectionId"}' } },
    );
    const { client } = await open(resource);

    expect(await (await client()).ask({ action: 'ping', kind: 'full' })).toEqual({
      pong: expect.stringMatching(/^[\w-]{15}=$/),
    });
  });

  it('that no response fits is an error for the client, and its reason stands in the trace', async () => {
    const resource = mock(
      { request_templates: { $default: '{"statusCode": 500}' } },
      { integration_response_key: '/2\\d\\d/', response_templates: { $default: '{}' } },
    );
    const { client, events } = await open(resource);

    expect(await (await client()).ask({ action: 'ping' })).toMatchObject({ message: 'Internal server error' });
    expect(JSON.stringify(events)).toContain('no response of aws_apigatewayv2_integration.m takes');
  });
});

it('writes a line of the access log for each event, in the format of the stage', async () => {
  const format = '$context.eventType $context.routeKey $context.status $context.connectionId';
  const { client, events } = await open(
    replying(['$connect', '$default'], { stage: { access_log_settings: { destination_arn: 'arn:x', format } } }),
  );
  await (await client()).ask('hello');
  const lines = events.flatMap((event) =>
    event.event === 'request' ? event.steps.filter(({ about }) => about === 'access log') : [],
  );

  expect(lines.map(({ decision }) => decision.replace(/\S+=$/, 'id'))).toContain('CONNECT $connect 200 id');
});

it('runs every stage that the document has', async () => {
  const { run } = await open(
    chat(['$default'], {
      others: { aws_apigatewayv2_stage: { a: ofChat({ name: 'a', auto_deploy: true }), b: ofChat({ name: 'b' }) } },
    }),
    echo,
  );

  expect(run.ready.map(({ stage, kind }) => [stage, kind])).toEqual([
    ['a', 'websocket'],
    ['b', 'websocket'],
  ]);
});
