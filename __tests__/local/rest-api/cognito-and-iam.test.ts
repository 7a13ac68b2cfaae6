import { beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './running';
import { runSmall } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
let small: Running;

beforeAll(async () => {
  const by = { authorization: 'COGNITO_USER_POOLS', authorizer_id: '${aws_api_gateway_authorizer.pool.id}' };
  small = await runSmall(
    {
      'GET /id': { method: by },
      'GET /access': { method: { ...by, authorization_scopes: ['things/read', 'things/write'] } },
      'GET /signed': { method: { authorization: 'AWS_IAM' } },
    },
    {
      aws_cognito_user_pool: { pool: { name: 'pool' } },
      aws_cognito_user_pool_client: { client: { name: 'client', user_pool_id: '${aws_cognito_user_pool.pool.id}' } },
      aws_api_gateway_authorizer: {
        pool: {
          rest_api_id: api,
          name: 'pool',
          type: 'COGNITO_USER_POOLS',
          provider_arns: ['${aws_cognito_user_pool.pool.arn}'],
        },
      },
    },
  );
});

const tokens = (given: object = {}) => {
  const [world] = small.run.worlds;
  if (world === undefined) throw new Error('no world');
  return world.identity.token({ sub: 'alice', ...given });
};

const ask = (path: string, Authorization: string) => small.call(`GET /s/${path}`, { headers: { Authorization } });

describe('a Cognito authorizer', () => {
  it('takes an id token where the method has no scopes, and hands its claims on [G240] [G241]', async () => {
    const { id_token } = await tokens({ groups: ['a', 'b'] });
    const { status, json } = await ask('id', id_token);
    const { claims } = (json() as { requestContext: { authorizer: { claims: object } } }).requestContext.authorizer;

    expect(status).toBe(200);
    expect(claims).toMatchObject({
      sub: 'alice',
      token_use: 'id',
      'cognito:groups': 'a,b',
      exp: expect.stringMatching(/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d UTC \d{4}$/),
    });
  });

  it('takes an access token that has one of the scopes [G240]', async () => {
    const { access_token } = await tokens({ scope: 'things/write other' });

    expect((await ask('access', `Bearer ${access_token}`)).status).toBe(200);
  });

  it.each([
    [
      'an access token without scopes of the method',
      'access',
      async () => (await tokens({ scope: 'other' })).access_token,
    ],
    ['an id token where scopes are wanted', 'access', async () => (await tokens()).id_token],
    ['an access token where none are', 'id', async () => (await tokens()).access_token],
    ['what is no token', 'id', async () => 'nonsense'],
    ['nothing', 'id', async () => ''],
  ])('does not take %s [G240]', async (_, path, token) => {
    const { status, text, headers } = await ask(path, await token());

    expect([status, text, headers['x-amzn-errortype']]).toEqual([
      401,
      '{"message":"Unauthorized"}',
      'UnauthorizedException',
    ]);
  });

  it('says of a token that has ended so', async () => {
    const { status, text } = await ask('id', (await tokens({ expiresIn: -60 })).id_token);

    expect([status, text]).toEqual([401, '{"message":"The incoming token has expired"}']);
  });
});

describe('a method that wants a signature', () => {
  it('is a missing token without one [G242]', async () => {
    const { status, text } = await small.call('GET /s/signed');

    expect([status, text]).toEqual([403, '{"message":"Missing Authentication Token"}']);
  });

  it('does not know keys that do not exist [G242]', async () => {
    const date = `${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`;
    const Authorization = `AWS4-HMAC-SHA256 Credential=AKIANOBODY/${date.slice(0, 8)}/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`;
    const { status, text } = await small.call('GET /s/signed', {
      headers: { Host: 'localhost', 'X-Amz-Date': date, Authorization },
    });

    expect([status, text]).toEqual([403, '{"message":"The security token included in the request is invalid."}']);
  });
});
