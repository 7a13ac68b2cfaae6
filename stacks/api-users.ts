import type { Construct } from 'constructs';
import type { TokenIssuer, TokenSource } from '../config/token-source';
import { ExistingUserPool } from '../constructs/identity/existing-user-pool';
import { UserPool } from '../constructs/identity/user-pool';
import { UserPoolClient } from '../constructs/identity/user-pool-client';
import { dataProtected } from './environment-of';

/** Whose tokens the API takes. */
export interface ApiUsers {
  /**
   * Id of the user pool.
   *
   * @default - none: the tokens are another issuer's
   */
  readonly userPoolId?: string;

  /** `iss` of the tokens. */
  readonly issuer: string;

  /** Whom tokens are for: ids of the pool's clients, or what another issuer writes into `aud`. */
  readonly audience: readonly string[];

  /**
   * Where the keys are published.
   *
   * @default - `<issuer>/.well-known/jwks.json`
   */
  readonly jwksUri?: string;

  /**
   * Scopes by the names of operations.
   *
   * @default - those that `operations.ts` names
   */
  readonly scopes?: TokenIssuer['scopes'];
}

/** What {@link apiUsers} takes. */
export interface ApiUsersProps {
  /** Name of the user pool and client to create. */
  readonly name: string;

  /** What `config/` says of the tokens; where it names a user pool or an issuer, none is created. */
  readonly source: TokenSource;

  /**
   * Terraform name of the client; one that was deployed as `api` moves to it.
   *
   * @default 'api'
   */
  readonly clientAddress?: string;
}

/** Whose tokens the API takes: those of the user pool `main` with its client, created here unless the configuration names others. */
export function apiUsers(scope: Construct, props: ApiUsersProps): ApiUsers {
  const { existingUserPool, tokens } = props.source;
  if (tokens) return tokens;
  if (existingUserPool) {
    const { userPoolId, issuer } = new ExistingUserPool(scope, 'main', { userPoolId: existingUserPool.id });
    return ofPool(userPoolId, issuer, existingUserPool.clientIds);
  }
  return newUsers(scope, props);
}

function newUsers(scope: Construct, { name, clientAddress = 'api' }: ApiUsersProps): ApiUsers {
  const userPool = new UserPool(scope, 'main', { name, deletionProtected: dataProtected(scope) });
  const movedFrom = clientAddress === 'api' ? undefined : 'api';
  const client = new UserPoolClient(scope, clientAddress, { userPool, name, movedFrom });
  return ofPool(userPool.userPoolId, userPool.issuer, [client.clientId]);
}

const ofPool = (userPoolId: string, issuer: string, audience: readonly string[]): ApiUsers => ({
  userPoolId,
  issuer,
  audience,
});

/** What a stack tells of the pool and its clients, where tokens are those of a pool; `what` says what such a token does. */
export function userOutputs({ userPoolId, audience }: ApiUsers, what = 'the API takes'): [string, string, string][] {
  if (userPoolId === undefined) return [];
  return [
    ['user_pool_id', userPoolId, `User pool whose tokens ${what}`],
    ['user_pool_client_id', audience.join(','), 'Clients whose tokens are for this API'],
  ];
}
