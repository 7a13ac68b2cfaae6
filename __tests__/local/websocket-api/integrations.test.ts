import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { role } from '../support/service-world';
import { chat, echo, type Json, ofChat, open } from './open-api';

/** A backend of somebody else, which says what it was asked for. */
async function backend(): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    const asked = { method, url, who: headers['x-who'], body: Buffer.concat(chunks).toString() };
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(asked));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A chat whose route `say` has one integration, and answers its client. */
const saying = (integration: object, more: Json = {}) =>
  chat([], {
    ...more,
    aws_apigatewayv2_integration: { i: ofChat(integration) },
    aws_apigatewayv2_route: {
      say: ofChat({ route_key: 'say', target: 'integrations/${aws_apigatewayv2_integration.i.id}' }),
    },
    others: {
      aws_apigatewayv2_route_response: {
        say: ofChat({ route_id: '${aws_apigatewayv2_route.say.id}', route_response_key: '$default' }),
      },
      ...more.others,
    },
  });

const response = (templates: object) => ({
  aws_apigatewayv2_integration_response: {
    i: ofChat({
      integration_id: '${aws_apigatewayv2_integration.i.id}',
      integration_response_key: '$default',
      response_templates: templates,
    }),
  },
});

const said = { action: 'say', text: 'Hello.' };

describe('an HTTP_PROXY integration', () => {
  const proxy = (integration_uri: string) =>
    saying(
      {
        integration_type: 'HTTP_PROXY',
        integration_method: 'POST',
        integration_uri,
        request_parameters: { 'integration.request.header.x-who': 'context.connectionId' },
      },
      { stage: { stage_variables: { room: 'tea' } } },
    );

  it('gets the message as it is, with stage variables in its address and headers that are mapped', async () => {
    const { client } = await open(proxy(`${await backend()}/rooms/$\${stageVariables.room}`));

    expect(await (await client()).ask(said)).toEqual({
      method: 'POST',
      url: '/rooms/tea',
      who: expect.stringMatching(/^[\w-]{15}=$/),
      body: JSON.stringify(said),
    });
  });

  it('to a host that has an upstream asks that', async () => {
    const upstreams = { 'rooms.example': await backend() };
    const { client } = await open(proxy('https://rooms.example/all'), undefined, { upstreams });

    expect(await (await client()).ask(said)).toMatchObject({ url: '/all' });
  });

  it('that nobody answers is an error for the client, who stays', async () => {
    const { client } = await open(proxy('http://127.0.0.1:1/'));
    const connected = await client();

    expect(await connected.ask(said)).toMatchObject({ message: 'Internal server error' });
    expect(connected.socket.readyState).toBe(1);
  });
});

it('an HTTP integration gets and gives what its templates say', async () => {
  const integration = {
    integration_type: 'HTTP',
    integration_method: 'PUT',
    integration_uri: await backend(),
    request_templates: { $default: `{"said":$input.json('$.text')}` },
  };
  const others = response({ $default: `{"backend":$input.json('$.method'),"heard":$input.json('$.body')}` });
  const { client } = await open(saying(integration, { others }));

  expect(await (await client()).ask(said)).toEqual({ backend: 'PUT', heard: '{"said":"Hello."}' });
});

it('an AWS integration calls a function with what its template says, and answers all that it gives', async () => {
  const integration = {
    integration_type: 'AWS',
    integration_method: 'POST',
    integration_uri: '${aws_lambda_function.f.invoke_arn}',
    request_templates: { $default: `{"text":$input.json('$.text'),"by":"$context.routeKey"}` },
  };
  const code = 'export const handler = async (event) => event;';
  const { client } = await open(saying(integration), code);

  expect(await (await client()).ask(said)).toEqual({ text: 'Hello.', by: 'say' });
});

describe('an AWS integration of a service', () => {
  const queued = (Action: string) =>
    saying(
      {
        integration_type: 'AWS',
        integration_method: 'POST',
        integration_uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/${aws_sqs_queue.said.name}',
        credentials_arn: '${aws_iam_role.sender.arn}',
        request_parameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
        request_templates: { $default: `Action=SendMessage&MessageBody=$util.urlEncode($input.path('$.text'))` },
      },
      {
        others: {
          ...response({ $default: '{"queued":true}' }),
          aws_sqs_queue: { said: { name: 'said' } },
          aws_iam_role: { sender: role('sender', { Effect: 'Allow', Action, Resource: '${aws_sqs_queue.said.arn}' }) },
        },
      },
    );

  it('calls it with the role of the integration', async () => {
    const { client, run } = await open(queued('sqs:SendMessage'), echo);

    expect(await (await client()).ask(said)).toEqual({ queued: true });
    expect(run.worlds[0]?.services.queues?.[0]?.first(10).map(({ body }) => body)).toEqual(['Hello.']);
  });

  it('that its role may not call is not called', async () => {
    const { client, run, events } = await open(queued('sqs:ReceiveMessage'), echo);
    await (await client()).ask(said);

    expect(run.worlds[0]?.services.queues?.[0]?.counts.visible).toBe(0);
    expect(JSON.stringify(events)).toContain('may not sqs:SendMessage');
  });
});
