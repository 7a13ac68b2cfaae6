import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { folderOf, functionResource } from '../support/functions';
import { Client, chat, handshake, ofChat } from '../websocket-api/open-api';
import { runWithConsole } from './running-console';

/** A chat whose authorizer lets in who has a token, and which says whom it hears. */
const resource = chat(['$connect', '$disconnect'], {
  aws_lambda_function: {
    guard: functionResource({ function_name: 'guard', filename: 'guard' }),
  },
  aws_lambda_permission: {
    guard: { action: 'lambda:InvokeFunction', function_name: 'guard', principal: 'apigateway.amazonaws.com' },
  },
  aws_apigatewayv2_route: {
    connect: ofChat({
      route_key: '$connect',
      target: 'integrations/${aws_apigatewayv2_integration.f.id}',
      authorization_type: 'CUSTOM',
      authorizer_id: '${aws_apigatewayv2_authorizer.guard.id}',
    }),
    default: ofChat({
      route_key: '$default',
      target: 'integrations/${aws_apigatewayv2_integration.f.id}',
      route_response_selection_expression: '$default',
    }),
  },
  others: {
    aws_apigatewayv2_route_response: {
      default: ofChat({ route_id: '${aws_apigatewayv2_route.default.id}', route_response_key: '$default' }),
    },
    aws_apigatewayv2_authorizer: {
      guard: ofChat({
        name: 'guard',
        authorizer_type: 'REQUEST',
        authorizer_uri: '${aws_lambda_function.guard.invoke_arn}',
        identity_sources: ['route.request.querystring.token'],
      }),
    },
    aws_cognito_user_pool: { users: { name: 'users' } },
    aws_cognito_user_pool_client: { app: { name: 'app', user_pool_id: '${aws_cognito_user_pool.users.id}' } },
  },
});

const code = {
  'code/index.mjs': `export const handler = async ({ requestContext, body }) => ({
    statusCode: 200, body: JSON.stringify({ from: requestContext.authorizer.principalId, body }) });`,
  'guard/index.mjs': `export const handler = async ({ queryStringParameters, methodArn }) => ({
    principalId: JSON.parse(Buffer.from(queryStringParameters.token.split('.')[1], 'base64url')).sub,
    policyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] } });`,
};

const request = { stack: 'test', api: 'aws_apigatewayv2_api.chat' };
const asAlice = { ...request, caller: { user: { sub: 'alice' } } };

async function running() {
  const all = await runWithConsole(folderOf(code), resource);
  const connect = (given: object, origin = all.console.url) => {
    const query = encodeURIComponent(JSON.stringify(given));
    return handshake(new WebSocket(`${all.console.url.replace('http', 'ws')}/api/socket?request=${query}`, { origin }));
  };
  const page = async (given: object): Promise<Client> => {
    const client = await connect(given);
    if (client instanceof Client) return client;
    throw new Error(`The page must be let in, was refused with ${client.status}.`);
  };
  return { ...all, connect, page };
}

describe('the relay', () => {
  it('connects as a user, and hands frames on in both directions', async () => {
    const { page } = await running();
    const client = await page(asAlice);

    expect(await client.next()).toEqual({ frame: 'open', protocol: '' });
    client.send('hello');
    const answer = await client.next();
    expect(answer).toEqual({ frame: 'message', at: expect.any(Number), text: expect.any(String) });
    expect(JSON.parse(answer.text)).toEqual({ from: 'alice', body: 'hello' });
  });

  it('tells that the handshake was refused, and why', async () => {
    const { page } = await running();
    const client = await page(request);
    const refused = await client.next();

    expect(refused).toMatchObject({ frame: 'refused', status: 401 });
    expect(JSON.parse(refused.body)).toMatchObject({ message: 'Unauthorized' });
    expect(await client.closed).toMatchObject({ code: 1000 });
  });

  it('tells that the API closed the connection', async () => {
    const { page } = await running();
    const client = await page(asAlice);
    await client.next();
    client.socket.send(Buffer.alloc(40 * 1024, 'x').toString());

    expect(await client.next()).toEqual({ frame: 'closed', code: 1009, reason: 'Frame is too large' });
  });

  it.each(['https://evil.example', 'http://localhost:3000', ''])('refuses the origin %j', async (origin) => {
    const { connect } = await running();

    expect(await connect(asAlice, origin)).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/^Origin: must be http:\/\/localhost:\d+, the page's own, was /) },
    });
  });

  it('refuses a foreign host', async () => {
    const { console } = await running();
    const url = `${console.url.replace('http', 'ws')}/api/socket`;
    const headers = { host: 'evil.example', origin: 'http://evil.example' };

    expect(await handshake(new WebSocket(url, { headers }))).toMatchObject({
      status: 403,
      body: { message: 'Host: must be localhost or a loopback address, was "evil.example".' },
    });
  });

  it('refuses what is no WebSocket API', async () => {
    const { connect } = await running();

    expect(await connect({ ...request, api: 'aws_x.y' })).toMatchObject({
      status: 404,
      body: { message: 'api: must be one of test\'s, aws_apigatewayv2_api.chat, was "aws_x.y".' },
    });
  });
});
