import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { documentWith, serve, type TestRequest } from './in-world';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const issuer = 'https://issuer.example';
const keySetOf = async (requested: string) => {
  if (requested !== issuer) throw new Error(`no keys of ${requested}`);
  return { keys: [{ ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid: 'one' }] };
};

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object = {}, header: object = {}): string {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const signed = `${part({ alg: 'RS256', kid: 'one', ...header })}.${part({ iss: issuer, aud: 'app', sub: 'alice', exp, ...claims })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

const authorizer = (overrides: object = {}) => ({
  aws_apigatewayv2_authorizer: {
    jwt: {
      api_id: '${aws_apigatewayv2_api.api.id}',
      authorizer_type: 'JWT',
      identity_sources: ['$request.header.Authorization'],
      jwt_configuration: { issuer, audience: ['app'] },
      ...overrides,
    },
  },
});
const guarded = { authorization_type: 'JWT', authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}' };

const api = (route: object = {}, overrides: object = {}, integration: object = {}) =>
  serve(
    documentWith({ routes: { 'GET /items': { ...guarded, ...route } }, resource: authorizer(overrides), integration }),
    { keySetOf },
  );

const bearing = (value: string): TestRequest => ({ headers: { Authorization: `Bearer ${value}` } });

describe('a route with a JWT authorizer', () => {
  it('G088 G089 hands the claims on as texts, and no scopes where the route wants none', async () => {
    const text = token({ scope: 'read write', admin: true, 'cognito:groups': ['a', 'b'] });
    const { authorizer: context } = (await api().call('GET /items', bearing(text))).json.requestContext;

    expect(context.jwt.claims).toMatchObject({
      sub: 'alice',
      scope: 'read write',
      admin: 'true',
      'cognito:groups': '[a b]',
      exp: expect.stringMatching(/^\d+$/),
    });
    expect(context.jwt.scopes).toBeNull();
  });

  it('hands them on without `jwt` in payload format 1.0', async () => {
    const answer = await api({}, {}, { payload_format_version: '1.0' }).call('GET /items', bearing(token()));

    expect(answer.json.requestContext.authorizer).toMatchObject({ claims: { sub: 'alice' }, scopes: null });
  });

  it('G075 takes a token that stands alone', async () => {
    expect((await api().call('GET /items', { headers: { authorization: token() } })).status).toBe(200);
  });

  it('takes a token from the query where the identity source says so', async () => {
    const one = api({}, { identity_sources: ['$request.querystring.token'] });

    expect((await one.call(`GET /items?token=${token()}`)).status).toBe(200);
    expect((await one.call('GET /items', bearing(token()))).status).toBe(401);
  });

  it.each([undefined, ''])('G084 G086 G090 answers 401 with the bare challenge without a token: %j', async (value) => {
    const one = api();
    const headers: Record<string, string> = value === undefined ? {} : { Authorization: value };
    const answer = await one.call('GET /items', { headers });

    expect([answer.status, answer.text]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(one.invocations).toEqual([]);
  });

  it.each([
    ['G085 another audience', { aud: 'x' }, {}, 'the token does not have a valid audience'],
    ['another issuer', { iss: 'https://x.example' }, {}, 'issuer does not match'],
    ['an expired one', { exp: 1 }, {}, 'the token has expired'],
    ['another algorithm', {}, { alg: 'HS256' }, 'signing method HS256 is invalid'],
    ['another key', {}, { kid: 'two' }, 'the token names a key that its issuer does not have'],
  ])('G076 G084 answers 401 and says why to a token of %s', async (_, claims, header, why) => {
    const answer = await api().call('GET /items', bearing(token(claims, header)));

    expect([answer.status, answer.text]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(answer.headers['www-authenticate']).toBe(`Bearer scope="" error="invalid_token" error_description="${why}"`);
  });

  it('G078 answers 401 where the issuer has no keys', async () => {
    const answer = await api({}, { jwt_configuration: { issuer: 'https://x.example', audience: ['app'] } }).call(
      'GET /items',
      bearing(token({ iss: 'https://x.example' })),
    );

    expect(answer.headers['www-authenticate']).toContain('OIDC discovery endpoint communication error');
  });

  describe('and scopes', () => {
    const scoped = () => api({ authorization_scopes: ['read', 'admin'] });

    it('G083 takes a token with any one of them, and hands on every scope that it has', async () => {
      const answer = await scoped().call('GET /items', bearing(token({ scope: 'read write' })));

      expect(answer.json.requestContext.authorizer.jwt.scopes).toEqual(['read', 'write']);
      expect((await scoped().call('GET /items', bearing(token({ scp: ['admin'] })))).status).toBe(200);
    });

    it.each([['write'], [undefined]])('G087 answers 403 to a token with the scopes %s', async (scope) => {
      const one = scoped();
      const answer = await one.call('GET /items', bearing(token({ scope })));

      expect([answer.status, answer.text]).toEqual([403, '{"message":"Forbidden"}']);
      expect(one.invocations).toEqual([]);
    });
  });
});
