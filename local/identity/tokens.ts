import { randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { signToken } from './issuer';
import type { Pool, PoolClient } from './pools';

/** Whom a token is for, and what it may do. */
export interface TokenRequest {
  /** Subject, a user's id. */
  readonly sub: string;
  /**
   * Id or name of the client that it is issued to.
   *
   * @default - the first client of the first pool
   */
  readonly client?: string | undefined;
  /**
   * Scopes, separated by spaces.
   *
   * @default aws.cognito.signin.user.admin
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

/** Makes an access token and an id token as a user pool does. */
export async function makeTokens(pools: readonly Pool[], request: TokenRequest, now: number): Promise<Tokens> {
  const { pool, client } = clientFor(pools, request.client);
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
  return {
    access_token: await signToken(access),
    id_token: await signToken(id),
    token_type: 'Bearer',
    expires_in: expiresIn,
  };
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
    throw new NoToken('the stack has no client of a user pool of its own: bring a token of the issuer that it trusts');
  const names = all.map(({ client }) => client.name).join(', ');
  throw new NoToken(`client: must be one of ${names}, was ${JSON.stringify(named)}`);
}
