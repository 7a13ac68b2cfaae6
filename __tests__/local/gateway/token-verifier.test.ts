import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { bearerToken } from '../../../local/gateway/jwt/bearer-token';
import { claimTexts, scopesOf } from '../../../local/gateway/jwt/claims';
import { TokenVerifier } from '../../../local/gateway/jwt/token-verifier';

const now = 1_800_000_000_000;
const seconds = now / 1000;
const [pair, other] = [newPair(), newPair()];
const issuer = 'https://issuer.example';

let fetched = 0;
let published: { kid: string; key: KeyObject }[] = [];
let clock = now;

beforeEach(() => {
  fetched = 0;
  clock = now;
  published = [{ kid: 'one', key: pair.publicKey }];
});

function newPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function verifier(audiences: readonly string[] = ['app']) {
  const keySet = async () => {
    fetched++;
    return { keys: published.map(({ kid, key }) => ({ ...key.export({ format: 'jwk' }), kty: 'RSA', kid })) };
  };
  return new TokenVerifier({ issuer, audiences }, keySet, () => clock);
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function token(claims: object = {}, header: object = {}, key: KeyObject = pair.privateKey) {
  const signed = `${encoded({ alg: 'RS256', kid: 'one', ...header })}.${encoded({
    iss: issuer,
    aud: 'app',
    sub: 'alice',
    exp: seconds + 60,
    ...claims,
  })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

describe('a token', () => {
  it('passes with the right signature, issuer, audience and times', async () => {
    const check = await verifier().verify(token({ nbf: seconds - 1, iat: seconds }));

    expect(check).toMatchObject({ claims: { sub: 'alice', iss: issuer } });
  });

  it('G081 passes when one of several audiences fits, or client_id where there is no aud', async () => {
    expect(await verifier(['other', 'app']).verify(token({ aud: ['x', 'app'] }))).toHaveProperty('claims');
    expect(await verifier().verify(token({ aud: undefined, client_id: 'app' }))).toHaveProperty('claims');
    expect(await verifier().verify(token({ aud: 'x', client_id: 'app' }))).toHaveProperty('refused');
  });

  it.each([
    ['is no token', 'not-a-token', 'token contains an invalid number of segments'],
    ['cannot be decoded', 'a.b.c', 'the token could not be decoded'],
    ['G077 is signed with HS256', token({}, { alg: 'HS256' }), 'signing method HS256 is invalid'],
    [
      'G077 is not signed',
      `${token({}, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`,
      'signing method none is invalid',
    ],
    ['G079 names an unknown key', token({}, { kid: 'two' }), 'the token names a key that its issuer does not have'],
    ['is forged', token({}, {}, other.privateKey), 'the token signature is invalid'],
    ['G080 comes from another issuer', token({ iss: `${issuer}/` }), 'issuer does not match'],
    ['is for another audience', token({ aud: 'x' }), 'the token does not have a valid audience'],
    ['G082 has expired', token({ exp: seconds }), 'the token has expired'],
    ['never expires', token({ exp: undefined }), 'the token has expired'],
    ['G082 is not valid yet', token({ nbf: seconds + 1 }), 'the token is not valid yet'],
    ['G082 was issued in the future', token({ iat: seconds + 1 }), 'the token was issued in the future'],
  ])('that %s is refused', async (_, text, refused) => {
    expect(await verifier().verify(text)).toEqual({ refused });
  });

  it('is refused when the issuer cannot be asked', async () => {
    const unreachable = new TokenVerifier(
      { issuer, audiences: [] },
      () => Promise.reject(new Error('down')),
      () => now,
    );

    expect(await unreachable.verify(token())).toEqual({ refused: 'OIDC discovery endpoint communication error' });
  });

  it('is looked at each time, however often it was verified', async () => {
    const one = verifier();
    const text = token();
    await one.verify(text);

    clock = now + 60_000;
    expect(await one.verify(text)).toEqual({ refused: 'the token has expired' });
  });
});

describe("an issuer's keys", () => {
  it('G078 are fetched once in two hours', async () => {
    const one = verifier();
    const late = token({ exp: seconds + 100_000 });
    await one.verify(late);
    await one.verify(token({ sub: 'bob' }));
    expect(fetched).toBe(1);

    clock += 2 * 60 * 60 * 1000;
    await one.verify(token({ sub: 'carol', exp: seconds + 100_000 }));
    expect(fetched).toBe(2);
  });

  it('are fetched again for a key id that is not known, and older signatures are verified anew', async () => {
    const one = verifier();
    const before = token();
    await one.verify(before);
    published = [{ kid: 'two', key: other.publicKey }];
    clock += 1000;

    expect(await one.verify(token({}, { kid: 'two' }, other.privateKey))).toHaveProperty('claims');
    expect(await one.verify(before)).toEqual({ refused: 'the token names a key that its issuer does not have' });
  });
});

describe('claims', () => {
  it('G088 are handed on as texts: lists in brackets, null not at all', () => {
    const claims = {
      exp: 1787996002,
      admin: true,
      groups: ['admin', 'user'],
      address: { city: 'Bern' },
      nothing: null,
    };

    expect(claimTexts(claims)).toEqual({
      exp: '1787996002',
      admin: 'true',
      groups: '[admin user]',
      address: '{"city":"Bern"}',
    });
  });

  it.each([
    [{ scope: 'read write' }, ['read', 'write']],
    [{ scp: ['read', 'write'] }, ['read', 'write']],
    [{ scope: '' }, []],
    [{}, []],
  ])('%j hold scopes', (claims, scopes) => {
    expect(scopesOf(claims)).toEqual(scopes);
  });
});

it.each(['abc', 'Bearer abc', 'bearer  abc'])('G075 finds the token in %j', (value) => {
  expect(bearerToken(value)).toBe('abc');
});
