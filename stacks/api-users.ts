import type { Construct } from 'constructs';
import { ExistingUserPool } from '../constructs/identity/existing-user-pool';
import { UserPool } from '../constructs/identity/user-pool';
import { UserPoolClient } from '../constructs/identity/user-pool-client';

/** Whose tokens the API takes. */
export interface ApiUsers {
  /** Id of the user pool. */
  readonly userPoolId: string;

  /** `iss` of its tokens. */
  readonly issuer: string;

  /** Ids of the clients whose tokens are for this API. */
  readonly clientIds: readonly string[];
}

/** What {@link apiUsers} takes. */
export interface ApiUsersProps {
  /** Name of the user pool and client to create. */
  readonly name: string;

  /** A user pool that exists, and the clients whose tokens are for this API; then none is created. */
  readonly existing: { readonly id: string; readonly clientIds: readonly string[] } | undefined;

  /** Whether AWS refuses to delete the user pool. */
  readonly deletionProtected: boolean;
}

/** The user pool `main` with its client `api`, created here unless the configuration names one that exists. */
export function apiUsers(scope: Construct, { name, existing, deletionProtected }: ApiUsersProps): ApiUsers {
  if (existing) {
    const { userPoolId, issuer } = new ExistingUserPool(scope, 'main', { userPoolId: existing.id });
    return { userPoolId, issuer, clientIds: existing.clientIds };
  }
  const userPool = new UserPool(scope, 'main', { name, deletionProtected });
  const client = new UserPoolClient(scope, 'api', { userPool, name });
  return { userPoolId: userPool.userPoolId, issuer: userPool.issuer, clientIds: [client.clientId] };
}
