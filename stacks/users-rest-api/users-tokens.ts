import type { Construct } from 'constructs';
import type { UsersRestApiSettings } from '../../config/users-rest-api';
import { UserPool } from '../../constructs/identity/user-pool';
import { UserPoolClient } from '../../constructs/identity/user-pool-client';
import { dataProtected } from '../environment-of';

/** What {@link usersTokens} takes. */
export interface UsersTokensProps {
  /** Name of the user pool and client to create. */
  readonly name: string;

  /** Whose tokens are taken; then no user pool is created. */
  readonly existing: UsersRestApiSettings['tokens'];
}

/** Whose tokens the API takes: the id tokens of the user pool `main`, created here unless the configuration names an issuer. */
export function usersTokens(
  scope: Construct,
  { name, existing }: UsersTokensProps,
): NonNullable<UsersRestApiSettings['tokens']> {
  if (existing) return existing;
  const userPool = new UserPool(scope, 'main', { name, deletionProtected: dataProtected(scope) });
  const { clientId } = new UserPoolClient(scope, 'api', { userPool, name });
  return {
    issuer: userPool.issuer,
    audience: [clientId],
    jwksUri: `${userPool.issuer}/.well-known/jwks.json`,
    tokenUse: 'id',
  };
}
