import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Running } from './running';
import { runSmall, uriOf } from './small-api';

const api = '${aws_api_gateway_rest_api.api.id}';
let small: Running;

beforeAll(async () => {
  const by = (name: string) => ({
    method: { authorization: 'CUSTOM', authorizer_id: `\${aws_api_gateway_authorizer.${name}.id}` },
  });
  const authorizer = (name: string, given: object) => ({
    rest_api_id: api,
    name,
    authorizer_uri: uriOf('judge'),
    authorizer_result_ttl_in_seconds: 0,
    ...given,
  });
  small = await runSmall(
    {
      'GET /token': by('token'),
      'GET /token/{id}': by('token'),
      'GET /kept': by('kept'),
      'GET /request': by('request'),
      'GET /free': by('free'),
      'GET /strict': by('strict'),
      'GET /closed': by('closed'),
    },
    {
      aws_lambda_function: {
        closed: {
          function_name: 'closed',
          role: 'arn:aws:iam::123456789012:role/small',
          handler: 'index.judge',
          runtime: 'nodejs22.x',
          filename: 'code',
        },
      },
      aws_api_gateway_authorizer: {
        token: authorizer('token', { type: 'TOKEN' }),
        kept: authorizer('kept', { type: 'TOKEN', authorizer_result_ttl_in_seconds: 300 }),
        strict: authorizer('strict', { type: 'TOKEN', identity_validation_expression: '^allow$' }),
        closed: authorizer('closed', { type: 'TOKEN', authorizer_uri: uriOf('closed') }),
        request: authorizer('request', {
          type: 'REQUEST',
          identity_source: 'method.request.header.who, method.request.querystring.q',
          authorizer_result_ttl_in_seconds: 300,
        }),
        free: authorizer('free', { type: 'REQUEST', identity_source: 'method.request.header.who' }),
      },
    },
  );
});

const ask = (path: string, token: string): Promise<Answer> =>
  small.call(`GET /s/${path}`, { headers: { Authorization: token } });

const unauthorized = [401, '{"message":"Unauthorized"}', 'UnauthorizedException'];
const seen = ({ status, text, headers }: Answer) => [status, text, headers['x-amzn-errortype']];

describe('a TOKEN authorizer', () => {
  it('lets in whom its policy allows the method [G228] [G230]', async () => {
    const { json } = await ask('token', 'allow');
    const { requestContext } = json() as { requestContext: { authorizer: object } };

    expect(requestContext.authorizer).toMatchObject({ principalId: 'allow' });
  });

  it('hands its context on as texts [G236]', async () => {
    const { json } = await ask('token', 'allow');

    expect((json() as { requestContext: object }).requestContext).toMatchObject({
      authorizer: { number: '1', flag: 'true' },
    });
  });

  it('is not asked without a token [G231]', async () => {
    expect(seen(await small.call('GET /s/token'))).toEqual(unauthorized);
  });

  it('is not asked with a token that does not fit its expression [G231]', async () => {
    expect(seen(await ask('strict', 'deny'))).toEqual(unauthorized);
  });

  it('that throws Unauthorized does not know the caller [G233]', async () => {
    expect(seen(await ask('token', 'stranger'))).toEqual(unauthorized);
  });

  it.each([
    ['throws anything else [G233]', 'fail'],
    ['answers with no policy [G234]', 'odd'],
    ['has an object in its context [G236]', 'nested'],
  ])('that %s is a 500 that says null', async (_, token) => {
    expect((await ask('token', token)).text).toBe('{"message":null}');
    expect((await ask('token', token)).status).toBe(500);
  });

  it('that may not be called is a 500, and the trace says why', async () => {
    const { status, steps } = await ask('closed', 'allow');

    expect(status).toBe(500);
    expect(steps.at(-1)).toMatch(/AUTHORIZER_CONFIGURATION_ERROR: AccessDenied/);
  });

  it('that denies is a 403 with an explicit deny [G235]', async () => {
    expect(seen(await ask('token', 'deny'))).toEqual([
      403,
      '{"Message":"User is not authorized to access this resource with an explicit deny in an identity-based policy"}',
      'AccessDeniedException',
    ]);
  });

  it('whose policy allows something else is a 403 [G235]', async () => {
    expect(seen(await ask('token', 'allow arn:aws:execute-api:*:*:*/s/GET/other'))).toEqual([
      403,
      '{"Message":"User is not authorized to access this resource"}',
      'AccessDeniedException',
    ]);
  });

  it.each([
    ['arn:aws:execute-api:us-east-1:123456789012:*/s/GET/token/*', 200],
    ['arn:aws:execute-api:*:*:*/*/???/token/7', 200],
    ['arn:aws:execute-api:*:*:*/s/POST/*', 403],
  ])('may write wildcards: %s is %i [G237]', async (resource, status) => {
    expect((await ask('token/7', `allow ${resource}`)).status).toBe(status);
  });

  it('is not asked about an address that is too long [G239]', async () => {
    expect((await ask(`token/${'x'.repeat(1600)}`, 'allow')).status).toBe(414);
  });

  it('keeps its answer by the token [G238]', async () => {
    const calls = async (token: string) => {
      const { json } = await ask('kept', token);
      return (json() as { requestContext: { authorizer: { calls: string } } }).requestContext.authorizer.calls;
    };
    const first = await calls('allow');

    expect(await calls('allow')).toBe(first);
    expect(await calls('allow *')).not.toBe(first);
  });
});

describe('a REQUEST authorizer', () => {
  const who = { who: 'allow' };

  it('lets in whom its policy allows [G229]', async () => {
    expect((await small.call('GET /s/request?q=1', { headers: who })).status).toBe(200);
  });

  it.each([
    ['GET /s/request', who],
    ['GET /s/request?q=', who],
    ['GET /s/request?q=1', {}],
  ])('that keeps answers is not asked without all of its sources: %s [G232]', async (line, headers) => {
    expect(seen(await small.call(line, { headers }))).toEqual(unauthorized);
  });

  it('that keeps nothing is asked without its sources [G232]', async () => {
    expect((await small.call('GET /s/free')).steps.some((step) => step.startsWith('authorizer'))).toBe(true);
  });
});

describe('a method whose authorizer is not known', () => {
  it.each(['CUSTOM', 'COGNITO_USER_POOLS'])('lets nobody pass: %s', async (authorization) => {
    const { call } = await runSmall({ 'GET /a': { method: { authorization, authorizer_id: 'nowhere' } } });

    expect((await call('GET /s/a', { headers: { Authorization: 'allow' } })).status).toBe(500);
  });
});
