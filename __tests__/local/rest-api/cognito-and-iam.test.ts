import { beforeAll, describe, expect, it } from 'vitest';
import { developerCredentials } from '../../../local/identity/credentials';
import { signatureHeaders } from '../../../local/identity/sign';
import type { LocalRunOptions } from '../../../local/run';
import type { Running } from './running';
import { runSmall, type Tree } from './small-api';

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

describe('a caller who signs', () => {
  const invoke = (Effect: string, more: object = {}) => ({
    ...{ Effect, Action: 'execute-api:Invoke', Resource: '*' },
    ...more,
  });
  const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
  const ofApi = (statement: object): Tree => ({
    aws_api_gateway_rest_api: { api: { policy: JSON.stringify(policy({ Principal: '*', ...statement })) } },
  });
  const signedCall = async (options: LocalRunOptions, more: Tree = {}, headers: Record<string, string> = {}) => {
    const signed = { 'GET /a': { method: { authorization: 'AWS_IAM' } } };
    const running = await runSmall(signed, more, options);
    const signature = await signatureHeaders(
      { method: 'GET', target: '/s/a', headers: [['Host', 'localhost']], body: '' },
      'us-east-1',
      developerCredentials,
    );
    const all = { Host: 'localhost', ...Object.fromEntries(signature), ...headers };
    return { ...running, ask: () => running.call('GET /s/a', { headers: all, host: 'localhost' }) };
  };

  it('may call everything where nobody says what, and the run says so', async () => {
    const { ask, run } = await signedCall({});

    expect((await ask()).status).toBe(200);
    expect(run.apis[0]?.served.notes).toEqual([
      'aws_api_gateway_rest_api.api: whoever signs as the developer may call everything; --caller-policy FILE says what callers may do',
    ]);
  });

  it.each<[string, object, Tree, number, string]>([
    ['a policy of its own that allows it', policy(invoke('Allow')), {}, 200, ''],
    ['a policy of the API that allows it', policy(invoke('Allow', { Resource: 'x' })), ofApi(invoke('Allow')), 200, ''],
    ['no policy that allows it', policy(invoke('Allow', { Resource: 'x' })), {}, 403, ''],
    [
      'a policy of its own that denies it',
      policy(invoke('Deny')),
      ofApi(invoke('Allow')),
      403,
      ' with an explicit deny',
    ],
    [
      'a policy of the API that denies it',
      policy(invoke('Allow')),
      ofApi(invoke('Deny')),
      403,
      ' with an explicit deny',
    ],
  ])('meets %s [G237] [G248]', async (_, callerPolicy, api, status, more) => {
    const { ask } = await signedCall({ callerPolicy }, api);
    const answer = await ask();

    expect(answer.status).toBe(status);
    if (status === 403)
      expect(answer.text.replace(/:[a-z0-9]{10}\//, ':api/')).toBe(
        `{"Message":"User: arn:aws:iam::123456789012:user/local is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:api/s/GET/a${more}"}`,
      );
  });

  it.each([
    ['renews what is cached when a policy allows it', '*', 'cache: renewed', undefined],
    ['gets what is cached when none does', 'execute-api:Invoke', 'cache: hit', expect.stringMatching(/^199 /)],
  ])('%s', async (_, Action, step, warning) => {
    const cached: Tree = { aws_api_gateway_stage: { s: { cache_cluster_enabled: true, cache_cluster_size: '0.5' } } };
    const { ask } = await signedCall({ callerPolicy: policy(invoke('Allow', { Action })) }, cached, {
      'Cache-Control': 'max-age=0',
    });
    await ask();
    const { steps, headers } = await ask();

    expect([steps.includes(step), headers.warning]).toEqual([true, warning]);
  });
});
