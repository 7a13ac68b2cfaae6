import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Authorize, loadAuthorizer, refusedHeaders, refusedTokens } from '../../support/authorizer';
import { startTokenIssuer, type TokenIssuer } from '../../support/token-issuer';

const stage = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod';
const eventOf = (authorizationToken: unknown, methodArn: unknown = `${stage}/GET/users/7`) => ({
  type: 'TOKEN',
  methodArn,
  authorizationToken,
});

let tokens: TokenIssuer;
let authorize: Authorize<APIGatewayAuthorizerResult>;
const load = (environment?: Record<string, string>) =>
  loadAuthorizer(() => import('../../../functions/authorizers/token/handler'), tokens, environment);
beforeAll(async () => {
  tokens = await startTokenIssuer();
  authorize = await load();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tokens.close();
});

const bearer = (claims: Record<string, unknown> = {}) => eventOf(`Bearer ${tokens.token({ claims })}`);
const effectOf = ({ policyDocument: { Statement } }: APIGatewayAuthorizerResult) => Statement[0]?.Effect;

describe('the caller with a valid token', () => {
  it('is allowed the whole stage, since the policy is remembered for it', async () => {
    const claims = { email: 'alice@example.com', roles: ['admin', 'editor'] };

    expect(await authorize(bearer(claims))).toEqual({
      principalId: 'alice',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${stage}/*/*` }],
      },
      context: { userId: 'alice', email: 'alice@example.com', roles: 'admin,editor' },
    });
  });

  it.each(['GET/', 'GET/users', 'DELETE/users/a/b/c', 'GET/users/a:b'])(
    'gets one policy for %s and the rest',
    async (method) => {
      const { policyDocument } = await authorize(eventOf(`Bearer ${tokens.token()}`, `${stage}/${method}`));

      expect(policyDocument.Statement).toMatchObject([{ Resource: `${stage}/*/*` }]);
    },
  );

  it('is described by what the token says, and nothing else', async () => {
    expect((await authorize(bearer())).context).toEqual({ userId: 'alice' });
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['one role', { role: 'admin' }, 'admin'],
    ['roles as text', { roles: 'admin' }, 'admin'],
    ['groups of Cognito', { 'cognito:groups': ['admin', 'staff'] }, 'admin,staff'],
    ['the same role twice', { role: 'admin', roles: ['admin', 'editor'] }, 'admin,editor'],
    ['a role that would pass for two', { roles: ['reader,admin', 'reader'] }, 'reader'],
    ['what are no roles', { roles: [7, null, '', {}], role: { admin: true } }, undefined],
  ])('has %s', async (_what, claims, roles) => {
    expect((await authorize(bearer(claims))).context?.roles).toBe(roles);
  });

  it.each([7, '', ['a@example.com']])('has no e-mail address when the token says %j', async (email) => {
    expect((await authorize(bearer({ email }))).context).toEqual({ userId: 'alice' });
  });

  it.each(['bearer', 'BEARER', 'Bearer  '])('may write %j before the token', async (scheme) => {
    expect((await authorize(eventOf(`${scheme} ${tokens.token()}`))).principalId).toBe('alice');
  });

  it('may have a token of an elliptic curve', async () => {
    expect(effectOf(await authorize(eventOf(`Bearer ${tokens.token({ signedBy: 'published EC key' })}`)))).toBe(
      'Allow',
    );
  });

  it('may have an access token of Cognito, which names a client and no audience', async () => {
    expect(effectOf(await authorize(bearer({ aud: undefined, client_id: tokens.audience })))).toBe('Allow');
  });
});

describe('a role that is required', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['allows who has it', { roles: ['editor', 'admin'] }, 'Allow'],
    ['allows the group of that name', { 'cognito:groups': ['admin'] }, 'Allow'],
    ['denies who has another', { roles: ['editor'] }, 'Deny'],
    ['denies who has a role that contains it', { roles: ['admins', 'editor,admin'] }, 'Deny'],
    ['denies who has none', {}, 'Deny'],
  ])('%s', async (_what, claims, effect) => {
    const strict = await load({ REQUIRED_ROLE: 'admin' });
    const result = await strict(bearer(claims));

    expect(effectOf(result)).toBe(effect);
    expect(result).toMatchObject({ principalId: 'alice', context: { userId: 'alice' } });
  });

  it('makes no 403 of a bad token', async () => {
    const strict = await load({ REQUIRED_ROLE: 'admin' });

    await expect(strict(eventOf('Bearer x'))).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('a token that is refused with 401', () => {
  it.each(refusedTokens)('%s', async (_what, parts) => {
    await expect(authorize(eventOf(`Bearer ${tokens.token(parts)}`))).rejects.toThrow(/^Unauthorized$/);
  });

  it('is signed with an algorithm that is not on the list', async () => {
    const strict = await load({ TOKEN_ALGORITHMS: 'ES256' });

    await expect(strict(bearer())).rejects.toThrow(/^Unauthorized$/);
  });

  it('is an access token where id tokens are taken', async () => {
    const strict = await load({ TOKEN_USE: 'id' });

    await expect(strict(bearer({ token_use: 'access' }))).rejects.toThrow(/^Unauthorized$/);
    expect(effectOf(await strict(bearer({ token_use: 'id' })))).toBe('Allow');
  });

  it('has a signature of a length that no elliptic curve gives', async () => {
    const [header, claims] = tokens.token({ signedBy: 'published EC key' }).split('.');
    const token = `${header}.${claims}.${Buffer.alloc(63, 1).toString('base64url')}`;

    await expect(authorize(eventOf(`Bearer ${token}`))).rejects.toThrow(/^Unauthorized$/);
  });

  it.each(refusedHeaders)('is not in the header %j', async (header) => {
    await expect(authorize(eventOf(header))).rejects.toThrow(/^Unauthorized$/);
  });
});

describe('what is no fault of the caller', () => {
  it('is a failure when keys cannot be fetched, and passes', async () => {
    const fresh = await load();
    tokens.fail(500);
    const error = await fresh(bearer()).catch((caught: unknown) => caught);
    tokens.fail(200);

    expect(String(error)).toContain('status 500');
    expect(effectOf(await fresh(bearer()))).toBe('Allow');
  });

  it.each([undefined, '', 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5', '*'])(
    'is a failure when the method is %j',
    async (methodArn) => {
      const event = { type: 'TOKEN', methodArn, authorizationToken: `Bearer ${tokens.token()}` };

      await expect(authorize(event)).rejects.toThrow(/^methodArn: must be the ARN of a REST API's method/);
    },
  );
});

it.each(['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'TOKEN_JWKS_URI', 'TOKEN_ALGORITHMS'])(
  'names %s when that is not configured',
  async (name) => {
    await expect(load({ [name]: '' })).rejects.toThrow(`Environment variable ${name}: must be set`);
  },
);
