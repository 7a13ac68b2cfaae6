import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { signToken } from './issuer';
import type { Pool, PoolClient } from './pools';

/** Whom a token is for, and what it may do. */
export interface TokenRequest {
  /** Subject, a user's id. */
  readonly sub: string;
  /**
   * Id or name of the client that it is issued to; of an outside issuer the audience.
   *
   * @default - the first client of the first issuer
   */
  readonly client?: string | undefined;
  /**
   * Scopes, separated by spaces.
   *
   * @default - of Cognito aws.cognito.signin.user.admin, of others none
   */
  readonly scope?: string | undefined;
  /**
   * Groups of the user.
   *
   * @default - none
   */
  readonly groups?: readonly string[] | undefined;
  /**
   * Seconds that it is valid. A negative number gives a token that has ended.
   *
   * @default 3600
   */
  readonly expiresIn?: number | undefined;
  /**
   * Further claims.
   *
   * @default - none
   */
  readonly claims?: Readonly<Record<string, unknown>> | undefined;
}

/** Tokens as the token endpoint answers them. */
export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
}

/** No token can be given, and why. */
export class NoToken extends Error {}

/** Makes an access token and an id token as the issuer does. */
export async function makeTokens(pools: readonly Pool[], request: TokenRequest, now: number): Promise<Tokens> {
  const { pool, client } = clientFor(pools, request.client);
  const { access, id } = isCognito(pool)
    ? poolClaims(pool, client, request, now)
    : oidcClaims(pool, client, request, now);
  return {
    access_token: await signToken(access),
    id_token: await signToken(id),
    token_type: 'Bearer',
    expires_in: request.expiresIn ?? 3600,
  };
}

const isCognito = ({ issuer }: Pool): boolean => issuer.startsWith('https://cognito-idp.');

interface Claims {
  readonly access: JWTPayload;
  readonly id: JWTPayload;
}

/** What most issuers agree on. */
function oidcClaims({ issuer }: Pool, client: PoolClient, request: TokenRequest, now: number): Claims {
  const { sub, scope, groups = [], expiresIn = 3600, claims } = request;
  const issued = Math.floor(now / 1000);
  const times = { exp: issued + expiresIn, iat: issued, jti: randomUUID() };
  const id = {
    iss: issuer,
    sub,
    aud: client.id,
    ...times,
    ...(groups.length > 0 && { groups: [...groups] }),
    ...claims,
  };
  return { access: { ...(scope !== undefined && { scope }), ...id }, id };
}

/** What Cognito writes. */
function poolClaims(pool: Pool, client: PoolClient, request: TokenRequest, now: number): Claims {
  const { sub, scope = 'aws.cognito.signin.user.admin', groups = [], expiresIn = 3600 } = request;
  const issued = Math.floor(now / 1000);
  const common: JWTPayload = {
    sub,
    iss: pool.issuer,
    ...(groups.length > 0 && { 'cognito:groups': [...groups] }),
    origin_jti: randomUUID(),
    event_id: randomUUID(),
    auth_time: issued,
    exp: issued + expiresIn,
    iat: issued,
    jti: randomUUID(),
    ...request.claims,
  };
  const access = { client_id: client.id, token_use: 'access', scope, version: 2, username: sub, ...common };
  const id = { aud: client.id, token_use: 'id', 'cognito:username': sub, ...common };
  return { access, id };
}

/** The token of a client that acts in its own name. */
export async function clientToken(pool: Pool, client: PoolClient, scope: string, now: number): Promise<string> {
  const issued = Math.floor(now / 1000);
  const times = { auth_time: issued, exp: issued + 3600, iat: issued, jti: randomUUID() };
  return signToken({
    sub: client.id,
    token_use: 'access',
    scope,
    iss: pool.issuer,
    client_id: client.id,
    version: 2,
    ...times,
  });
}

function clientFor(pools: readonly Pool[], named: string | undefined): { pool: Pool; client: PoolClient } {
  const all = pools.flatMap((pool) => pool.clients.map((client) => ({ pool, client })));
  const found = named === undefined ? all[0] : all.find(({ client }) => client.id === named || client.name === named);
  if (found !== undefined) return found;
  if (all.length === 0)
    throw new NoToken(
      'the stack has no user pool with a client, and no JWT authorizer: bring a token of the issuer that it trusts',
    );
  const names = all.map(({ client }) => client.name).join(', ');
  throw new NoToken(`client: must be one of ${names}, was ${JSON.stringify(named)}`);
}
