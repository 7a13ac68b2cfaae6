import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Authorize, loadAuthorizer } from '../../support/authorizer';
import { startTokenIssuer, type TokenIssuer } from '../../support/token-issuer';
import { authorizerEvent } from '../../support/websocket-events';

let tokens: TokenIssuer;
let authorize: Authorize<APIGatewayAuthorizerResult>;
beforeAll(async () => {
  tokens = await startTokenIssuer();
  authorize = await load('false');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await tokens.close();
});

function load(inQueryString: string): Promise<typeof authorize> {
  const handler = () => import('../../../functions/authorizers/websocket/handler');
  return loadAuthorizer(handler, tokens, { TOKEN_IN_QUERY_STRING: inQueryString });
}

describe('a valid token', () => {
  it('lets this handshake through and tells the routes who connects', async () => {
    const event = authorizerEvent({ headers: { Authorization: `Bearer ${tokens.token()}` } });

    expect(await authorize(event)).toEqual({
      principalId: 'alice',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }],
      },
      context: { userId: 'alice' },
    });
  });

  it.each(['authorization', 'AUTHORIZATION'])('is found in the header %s', async (name) => {
    const result = await authorize(authorizerEvent({ headers: { [name]: `bearer ${tokens.token()}` } }));

    expect(result.principalId).toBe('alice');
  });

  it('is found among the sub-protocols, where a browser can put it', async () => {
    const headers = { 'Sec-WebSocket-Protocol': `chat.v1, bearer.${tokens.token({ claims: { sub: 'bob' } })}` };

    expect((await authorize(authorizerEvent({ headers }))).principalId).toBe('bob');
  });

  it('in the query string does not count', async () => {
    const query = { room: 'lobby', token: tokens.token() };

    await expect(authorize(authorizerEvent({ query }))).rejects.toThrow(/^Unauthorized$/);
  });

  it('in the query string counts where that is switched on', async () => {
    const permissive = await load('true');
    const query = { room: 'lobby', token: tokens.token() };

    expect((await permissive(authorizerEvent({ query }))).principalId).toBe('alice');
  });
});

describe('a handshake that is refused with 401', () => {
  it.each([
    ['no token', {}],
    ['another scheme', { Authorization: 'Basic YWxpY2U6c2VjcmV0' }],
    ['a token that is none', { Authorization: 'Bearer x' }],
    ['an empty sub-protocol', { 'Sec-WebSocket-Protocol': 'bearer.' }],
  ])('has %s', async (_what, headers: Record<string, string>) => {
    await expect(authorize(authorizerEvent({ headers }))).rejects.toThrow(/^Unauthorized$/);
  });

  it('has a token without a subject', async () => {
    const headers = { Authorization: `Bearer ${tokens.token({ claims: { sub: undefined } })}` };

    await expect(authorize(authorizerEvent({ headers }))).rejects.toThrow(/^Unauthorized$/);
  });

  it('has a token that has expired', async () => {
    const headers = { Authorization: `Bearer ${tokens.token({ claims: { exp: 1 } })}` };

    await expect(authorize(authorizerEvent({ headers }))).rejects.toThrow(/^Unauthorized$/);
  });
});

it('fails as a server does when keys cannot be fetched', async () => {
  const fresh = await load('false');
  tokens.fail(500);
  const headers = { Authorization: `Bearer ${tokens.token()}` };
  const error = await fresh(authorizerEvent({ headers })).catch((caught: unknown) => caught);
  tokens.fail(200);

  expect(String(error)).toContain('status 500');
});
