import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { payload2 } from '../../support/api-events';
import { type Authorize, loadAuthorizer, refusedHeaders, refusedTokens } from '../../support/authorizer';
import { startTokenIssuer, type TokenIssuer } from '../../support/token-issuer';

/** The event of a request to `GET /orders`, payload 2.0, whose one identity source is the header. */
function eventOf(authorization: unknown) {
  const { headers, ...event } = payload2('GET /orders', { authorizer: null });
  return {
    ...event,
    type: 'REQUEST',
    routeArn: 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/$default/GET/orders',
    identitySource: [authorization],
    headers: { ...headers, authorization },
  };
}

let tokens: TokenIssuer;
let authorize: Authorize<object>;
const load = (environment?: Record<string, string>) =>
  loadAuthorizer(() => import('../../../functions/authorizers/request/handler'), tokens, environment);
beforeAll(async () => {
  tokens = await startTokenIssuer();
  authorize = await load();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tokens.close();
});

const bearer = (claims: Record<string, unknown> = {}) => eventOf(`Bearer ${tokens.token({ claims })}`);

describe('the caller with a valid token', () => {
  it.each<[string, Record<string, unknown>, object]>([
    ['without a role', {}, { userId: 'alice' }],
    ['with one role', { role: 'admin', roles: ['editor'] }, { userId: 'alice', role: 'admin' }],
    ['with several roles', { roles: ['editor', 'admin'] }, { userId: 'alice', role: 'editor' }],
    ['in a group of Cognito', { 'cognito:groups': ['staff'] }, { userId: 'alice', role: 'staff' }],
    ['with an audience among others', { aud: ['elsewhere', 'chat-client'] }, { userId: 'alice' }],
    ['with an access token of Cognito', { aud: undefined, client_id: 'chat-client' }, { userId: 'alice' }],
  ])('is authorized %s', async (_how, claims, context) => {
    expect(await authorize(bearer(claims))).toEqual({ isAuthorized: true, context });
  });

  it('may have a token of an elliptic curve', async () => {
    const event = eventOf(`bearer ${tokens.token({ signedBy: 'published EC key' })}`);

    expect(await authorize(event)).toMatchObject({ isAuthorized: true });
  });
});

describe('the caller who is not authorized', () => {
  it.each(refusedTokens)('has a token that %s', async (_what, parts) => {
    expect(await authorize(eventOf(`Bearer ${tokens.token(parts)}`))).toEqual({ isAuthorized: false });
  });

  it.each(refusedHeaders)('sends the header %j', async (header) => {
    expect(await authorize(eventOf(header))).toEqual({ isAuthorized: false });
  });

  it('sends two tokens', async () => {
    const header = `Bearer ${tokens.token()},Bearer ${tokens.token()}`;

    expect(await authorize(eventOf(header))).toEqual({ isAuthorized: false });
  });

  it.each([
    ['has', ['editor', 'admin'], true],
    ['lacks', ['editor'], false],
  ])('is told by the role that is required and that the token %s', async (_what, roles, isAuthorized) => {
    const strict = await load({ REQUIRED_ROLE: 'admin' });

    expect(await strict(bearer({ roles }))).toMatchObject({ isAuthorized });
  });

  it.each([null, undefined, 'text', [], {}, { headers: null }, { headers: [] }])(
    'sends the event %j',
    async (event) => {
      expect(await authorize(event)).toEqual({ isAuthorized: false });
    },
  );
});

it('fails when keys cannot be fetched, so that nobody is refused for it', async () => {
  const fresh = await load();
  tokens.fail(503);
  const error = await fresh(bearer()).catch((caught: unknown) => caught);
  tokens.fail(200);

  expect(String(error)).toContain('status 503');
  expect(await fresh(bearer())).toMatchObject({ isAuthorized: true });
});
