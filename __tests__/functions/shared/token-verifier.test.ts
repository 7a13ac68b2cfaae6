import type { ServerResponse } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { InvalidTokenError, type TokenRules, tokenVerifier } from '../../../functions/shared/token-verifier';
import { startTokenIssuer, type TokenIssuer, type TokenParts } from '../../support/token-issuer';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

let tokens: TokenIssuer;
beforeAll(async () => {
  tokens = await startTokenIssuer();
});
afterAll(() => tokens.close());

const verifier = (rules: Partial<TokenRules> = {}) =>
  tokenVerifier({
    issuer: tokens.issuer,
    audience: ['other-client', tokens.audience],
    jwksUri: tokens.jwksUri,
    algorithms: ['RS256'],
    ...rules,
  });

describe('a token that is accepted', () => {
  it('gives its claims', async () => {
    expect(await verifier()(tokens.token())).toMatchObject({ sub: 'alice', iss: tokens.issuer });
  });

  it('may be signed with an elliptic curve', async () => {
    const token = tokens.token({ signedBy: 'published EC key' });

    expect(await verifier({ algorithms: ['RS256', 'ES256'] })(token)).toMatchObject({ sub: 'alice' });
  });

  it('may name several audiences, one of them ours', async () => {
    const token = tokens.token({ claims: { aud: ['elsewhere', tokens.audience] } });

    expect(await verifier()(token)).toMatchObject({ sub: 'alice' });
  });

  it('may come from an issuer whose clock is a little ahead', async () => {
    const iat = Math.floor(Date.now() / 1000) + 3;

    expect(await verifier()(tokens.token({ claims: { iat } }))).toMatchObject({ sub: 'alice' });
  });

  it('may name a client instead of an audience, as access tokens of Cognito do', async () => {
    const token = tokens.token({ claims: { aud: undefined, client_id: tokens.audience } });

    expect(await verifier()(token)).toMatchObject({ sub: 'alice' });
  });
});

const past = Math.floor(Date.now() / 1000) - 60;

describe('a token that is refused', () => {
  it.each<[string, TokenParts]>([
    ['has expired', { claims: { exp: past } }],
    ['never expires', { claims: { exp: undefined } }],
    ['is not valid yet', { claims: { nbf: past + 3600 } }],
    ['comes from another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['is for another audience', { claims: { aud: 'elsewhere' } }],
    ['is for nobody', { claims: { aud: undefined } }],
    ['says of an extension that it is critical', { header: { crit: ['exp'] } }],
    ['was issued tomorrow', { claims: { iat: past + 86_400 } }],
    ['begins later than any date', { claims: { nbf: 1e300 } }],
    ['ended before any date', { claims: { exp: -1e300 } }],
    ['names our client beside another audience', { claims: { aud: 'elsewhere', client_id: 'chat-client' } }],
    ['is signed with another key', { signedBy: 'unknown key' }],
    ['names a key that is not published', { header: { kid: 'key-2' } }],
    ['names an RSA key for an elliptic curve', { header: { alg: 'ES256' } }],
    ['names an elliptic curve key for RSA', { header: { kid: 'ec-key' } }],
    ['names no key', { header: { kid: undefined } }],
    ['is not signed', { header: { alg: 'none' }, signedBy: 'nobody' }],
    ['is signed with the public key as a secret', { header: { alg: 'HS256' }, signedBy: 'HS256 with the public key' }],
  ])('%s', async (_what, parts) => {
    await expect(verifier()(tokens.token(parts))).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('is signed with an algorithm that is not on the list', async () => {
    await expect(verifier({ algorithms: ['ES256'] })(tokens.token())).rejects.toThrow('algorithm not accepted');
  });

  it.each(['', 'x', 'a.b', 'a.b.c', '..', 'e30.e30.e30'])('is no token at all: "%s"', async (token) => {
    await expect(verifier()(token)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('has a signature of a length that no elliptic curve gives', async () => {
    const [header, claims] = tokens.token({ signedBy: 'published EC key' }).split('.');
    const signature = Buffer.alloc(63, 1).toString('base64url');
    const verify = verifier({ algorithms: ['RS256', 'ES256'] });

    await expect(verify(`${header}.${claims}.${signature}`)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('is refused for its algorithm before keys are fetched', async () => {
    const before = tokens.fetches();
    await verifier({ algorithms: ['ES256'] })(tokens.token()).catch(() => undefined);

    expect(tokens.fetches()).toBe(before);
  });

  it.each([['access'], [undefined]])('has the use %s where id tokens are taken', async (token_use) => {
    const verify = verifier({ tokenUse: 'id' });

    await expect(verify(tokens.token({ claims: { token_use } }))).rejects.toThrow('not for this use');
    expect(await verify(tokens.token({ claims: { token_use: 'id' } }))).toMatchObject({ sub: 'alice' });
  });

  it('had its claims changed', async () => {
    const [header, , signature] = tokens.token().split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'mallory', iss: tokens.issuer, aud: tokens.audience })).toString(
      'base64url',
    );

    await expect(verifier()(`${header}.${claims}.${signature}`)).rejects.toBeInstanceOf(InvalidTokenError);
  });
});

describe('the keys', () => {
  it('are fetched once for many tokens', async () => {
    const verify = verifier();
    const before = tokens.fetches();
    await Promise.all([verify(tokens.token()), verify(tokens.token({ claims: { sub: 'bob' } }))]);
    await verify(tokens.token());

    expect(tokens.fetches() - before).toBe(1);
  });

  it('are fetched no more than once a second for tokens with unknown keys', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
    const verify = verifier();
    const before = tokens.fetches();
    const refusals = ['x1', 'x2', 'x3'].map((kid) => verify(tokens.token({ header: { kid } })).catch(String));
    await Promise.all(refusals);
    const late = verify(tokens.token({ header: { kid: 'x4' } })).catch(String);
    await vi.advanceTimersByTimeAsync(999);

    expect(tokens.fetches() - before).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await late).toContain('InvalidTokenError');
    expect(tokens.fetches() - before).toBe(2);
  });

  it('that are new are found right after a stranger named an unknown one', async () => {
    const verify = verifier();
    await verify(tokens.token({ header: { kid: 'x1' } })).catch(() => undefined);
    tokens.rotate();

    expect(await verify(tokens.token())).toMatchObject({ sub: 'alice' });
  });

  afterEach(() => {
    tokens.answerWith();
    vi.useRealTimers();
  });

  it('are fetched again when a token names a new one', async () => {
    const verify = verifier();
    await verify(tokens.token());
    tokens.rotate();

    expect(await verify(tokens.token())).toMatchObject({ sub: 'alice' });
  });

  it('that were fetched keep working when they cannot be fetched any more', async () => {
    const verify = verifier();
    await verify(tokens.token());
    tokens.fail(503);
    const claims = await verify(tokens.token());
    tokens.fail(200);

    expect(claims).toMatchObject({ sub: 'alice' });
  });

  it.each([
    ['nothing', () => undefined],
    ['headers alone', (response: ServerResponse) => response.writeHead(200).flushHeaders()],
    ['half a body', (response: ServerResponse) => response.writeHead(200).write('{"keys":')],
  ])('are waited for no longer than three seconds when %s came, even after a garbage collection', async (_, answer) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const arrived = new Promise<void>((resolve) => {
      tokens.answerWith((response) => {
        answer(response);
        resolve();
      });
    });
    const failure = verifier()(tokens.token()).catch((error: unknown) => error);
    await arrived;
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise(setImmediate);
      collectGarbage();
    }
    await vi.advanceTimersByTimeAsync(3_000);
    const error = await failure;

    expect(String(error)).toContain('no answer within 3000 ms');
    expect(error).not.toBeInstanceOf(InvalidTokenError);
  });

  it.each<[string, number, Record<string, string>, string]>([
    ['a redirect', 302, { location: '/elsewhere' }, ''],
    ['what is no JSON', 200, {}, '<html>'],
    ['an empty set of keys', 200, {}, '{"keys":[]}'],
    ['half a key', 200, {}, '{"keys":[{"kty":"RSA","kid":"half"}]}'],
    ['what is no set of keys', 200, {}, '{"keys":[7]}'],
  ])('are not taken from %s, and that is no fault of the token', async (_what, status, headers, body) => {
    tokens.answerWith((response) => response.writeHead(status, headers).end(body));
    const before = tokens.fetches();
    const error = await verifier()(tokens.token({ header: { kid: 'half' } })).catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(InvalidTokenError);
    expect(tokens.fetches() - before).toBe(1);
  });

  it('that do not come are not the fault of the token', async () => {
    const verify = verifier();
    tokens.fail(503);
    const error = await verify(tokens.token()).catch((caught: unknown) => caught);
    tokens.fail(200);

    expect(error).not.toBeInstanceOf(InvalidTokenError);
    expect(String(error)).toContain('status 503');
  });

  it('are asked for again after they did not come', async () => {
    const verify = verifier();
    tokens.fail(503);
    await verify(tokens.token()).catch(() => undefined);
    tokens.fail(200);

    expect(await verify(tokens.token())).toMatchObject({ sub: 'alice' });
  });
});

it.each([[['HS256']], [['none']], [['RS256', 'none']], [[]]])('refuses the algorithms %j', (algorithms) => {
  expect(() => verifier({ algorithms })).toThrow(
    `Algorithms of tokens: must be of RS256, RS384, RS512, ES256, ES384, ES512, EdDSA, were ${JSON.stringify(algorithms)}. Name the issuer's own.`,
  );
});

it.each([
  'http://issuer.example/jwks.json',
  'ftp://localhost/jwks.json',
  '/jwks.json',
  'http://localhost.issuer.example/',
])('refuses to fetch keys from %s', (jwksUri) => {
  expect(() => verifier({ jwksUri })).toThrow(
    `URI of the keys: must be an https URL, was ${JSON.stringify(jwksUri)}. Take jwks_uri of the issuer's discovery.`,
  );
});
