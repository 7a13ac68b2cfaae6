import type { Construct } from 'constructs';
import { ExistingUserPool } from '../constructs/identity/existing-user-pool';
import { UserPool } from '../constructs/identity/user-pool';
import { UserPoolClient } from '../constructs/identity/user-pool-client';
import { dataProtected } from './environment-of';

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

  /**
   * Terraform name of the client; one that was deployed as `api` moves to it.
   *
   * @default 'api'
   */
  readonly clientAddress?: string;
}

/** The user pool `main` with its client, created here unless the configuration names one that exists. */
export function apiUsers(scope: Construct, props: ApiUsersProps): ApiUsers {
  const { name, existing, clientAddress = 'api' } = props;
  if (existing) {
    const { userPoolId, issuer } = new ExistingUserPool(scope, 'main', { userPoolId: existing.id });
    return { userPoolId, issuer, clientIds: existing.clientIds };
  }
  const userPool = new UserPool(scope, 'main', { name, deletionProtected: dataProtected(scope) });
  const movedFrom = clientAddress === 'api' ? undefined : 'api';
  const client = new UserPoolClient(scope, clientAddress, { userPool, name, movedFrom });
  return { userPoolId: userPool.userPoolId, issuer: userPool.issuer, clientIds: [client.clientId] };
}
