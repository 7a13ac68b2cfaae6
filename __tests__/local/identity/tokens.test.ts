import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { deploy } from '../../../local/deployed/deploy';
import { startIdentity } from '../../../local/identity/start-identity';

const now = Date.UTC(2026, 10, 21, 12);
const pool = '${aws_cognito_user_pool.p.id}';
const resource = {
  aws_cognito_user_pool: { p: { name: 'people' } },
  aws_cognito_user_pool_client: {
    web: { name: 'web', user_pool_id: pool },
    machine: { name: 'machine', user_pool_id: pool, generate_secret: true },
  },
  aws_cognito_user_pool_domain: { d: { domain: 'shop', user_pool_id: pool } },
};
const deployedOf = (document: object) =>
  deploy({ files: [{ name: 'a.tf.json', document }] }, { folder: '.', stack: 's' });
const deployed = deployedOf({ resource });
const identity = startIdentity(deployed, () => now);
const [issuer = ''] = identity.issuers;

/** Checks a token as an API would. */
async function claimsOf(token: string): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, createLocalJWKSet(await identity.keySetOf(issuer)), {
    issuer,
    currentDate: new Date(now),
  });
  return payload;
}

const call = (method: string, host: string, target: string, body = '', authorization = '') =>
  identity.answer({ method, host, target, headers: [['Authorization', authorization]], body: Buffer.from(body) });

describe('the issuer of a user pool', () => {
  it('has the name that Cognito gives it', () => {
    expect(issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_[a-z0-9]{9}$/);
  });

  it('gives access tokens like those of Cognito', async () => {
    const { access_token } = await identity.token({ sub: 'alice', client: 'web', scope: 'a/read', groups: ['admins'] });

    expect(await claimsOf(access_token)).toMatchObject({
      sub: 'alice',
      username: 'alice',
      token_use: 'access',
      scope: 'a/read',
      'cognito:groups': ['admins'],
      client_id: expect.stringMatching(/^[a-z0-9]{26}$/),
      iat: now / 1000,
      exp: now / 1000 + 3600,
      version: 2,
    });
  });

  it('gives id tokens for the client', async () => {
    const { access_token, id_token } = await identity.token({ sub: 'alice' });
    const { client_id } = await claimsOf(access_token);

    expect(await claimsOf(id_token)).toMatchObject({ aud: client_id, token_use: 'id', 'cognito:username': 'alice' });
  });

  it('gives tokens that have ended when asked to', async () => {
    const { access_token } = await identity.token({ sub: 'alice', expiresIn: -10 });

    await expect(claimsOf(access_token)).rejects.toThrow('"exp" claim timestamp check failed');
  });

  it('publishes its discovery document and its keys', async () => {
    const path = `/${issuer.split('/').at(-1)}/.well-known`;
    const discovery = await call('GET', 'cognito-idp.us-east-1.amazonaws.com', `${path}/openid-configuration`);
    const keys = await call('GET', 'cognito-idp.us-east-1.amazonaws.com', `${path}/jwks.json`);

    expect(discovery?.body).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      token_endpoint: 'https://shop.auth.us-east-1.amazoncognito.com/oauth2/token',
    });
    expect(keys?.body).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256', use: 'sig', kid: 'local' }] });
  });

  it('gives clients that know their secret a token of their own', async () => {
    const host = 'shop.auth.us-east-1.amazoncognito.com';
    const [machine] = deployed.model
      .ofType('aws_cognito_user_pool_client')
      .filter((one) => one.get('name') === 'machine');
    const id = String(machine?.attribute('id'));
    const ask = (secret: unknown) =>
      call(
        'POST',
        host,
        '/oauth2/token',
        'grant_type=client_credentials&scope=a/b',
        `Basic ${btoa(`${id}:${secret}`)}`,
      );
    const given = ((await ask(machine?.attribute('client_secret')))?.body ?? {}) as { access_token: string };

    expect(await claimsOf(given.access_token)).toMatchObject({
      sub: id,
      client_id: id,
      scope: 'a/b',
      token_use: 'access',
    });
    expect(await ask('wrong')).toEqual({ status: 400, body: { error: 'invalid_client' } });
  });

  it('is asked for a token over HTTP by developers', async () => {
    const answer = await call('GET', '127.0.0.1', '/_local/token?sub=bob&groups=a,b&expires_in=60');
    const { access_token, expires_in } = (answer?.body ?? {}) as { access_token: string; expires_in: number };

    expect(expires_in).toBe(60);
    expect(await claimsOf(access_token)).toMatchObject({ sub: 'bob', 'cognito:groups': ['a', 'b'] });
  });

  it.each([
    ['/_local/token', 'sub: must name the user'],
    ['/_local/token?sub=a&expires_in=soon', 'expires_in: must be a number of seconds, was "soon"'],
    ['/_local/token?sub=a&client=no', 'client: must be one of web, machine, was "no"'],
  ])('says what is wrong with %s', async (target, error_description) => {
    expect(await call('GET', '127.0.0.1', target)).toMatchObject({ status: 400, body: { error_description } });
  });

  it('is none where the document creates no pool', async () => {
    await expect(startIdentity(deployedOf({ resource: {} })).token({ sub: 'a' })).rejects.toThrow(
      'the stack has no user pool with a client, and no JWT authorizer: bring a token of the issuer that it trusts',
    );
  });
});

describe('an issuer from elsewhere', () => {
  it('is asked as it stands, once', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(String(request.url));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      response.end(JSON.stringify(request.url === '/jwks' ? { keys: [] } : { jwks_uri: `${url}/jwks` }));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    expect(await identity.keySetOf(url)).toEqual({ keys: [] });
    expect(await identity.keySetOf(url)).toEqual({ keys: [] });
    expect(requests).toEqual(['/.well-known/openid-configuration', '/jwks']);
    server.closeAllConnections();
    server.close();
  });

  it('that does not answer is told by its name', async () => {
    await expect(identity.keySetOf('http://127.0.0.1:9')).rejects.toThrow(/127\.0\.0\.1:9|fetch failed/);
  });
});

describe('an issuer from elsewhere that a JWT authorizer names', () => {
  const at = (issuer: string) => {
    const jwt_configuration = { issuer, audience: ['https://api.myapp.com', 'other'] };
    const authorizer = { authorizer_type: 'JWT', jwt_configuration };
    return startIdentity(deployedOf({ resource: { aws_apigatewayv2_authorizer: { jwt: authorizer } } }), () => now);
  };
  const nobody = 'http://127.0.0.1:9/';

  it('has tokens as most issuers write them, for the first audience', async () => {
    const identity = at(nobody);
    const { access_token } = await identity.token({ sub: 'alice', scope: 'read', groups: ['admins'] });
    const keys = createLocalJWKSet(await identity.keySetOf(nobody, 'local'));
    const { payload } = await jwtVerify(access_token, keys, { currentDate: new Date(now) });

    expect(payload).toEqual({
      iss: nobody,
      sub: 'alice',
      aud: 'https://api.myapp.com',
      scope: 'read',
      groups: ['admins'],
      iat: now / 1000,
      exp: now / 1000 + 3600,
      jti: expect.any(String),
    });
  });

  it('has tokens for another audience by its name', async () => {
    const { access_token } = await at(nobody).token({ sub: 'alice', client: 'other' });

    expect(JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()).aud).toBe('other');
  });

  it('is asked for the keys of all other tokens', async () => {
    await expect(at(nobody).keySetOf(nobody, 'theirs')).rejects.toThrow(/127\.0\.0\.1:9|fetch failed/);
  });

  it('has tokens like those of Cognito where it is a user pool', async () => {
    const pool = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab12Cd34E';
    const { access_token } = await at(pool).token({ sub: 'alice', client: 'other' });
    const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString());

    expect(claims).toMatchObject({ iss: pool, client_id: 'other', token_use: 'access' });
  });
});
