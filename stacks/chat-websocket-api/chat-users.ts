import type { Construct } from 'constructs';
import type { ChatWebSocketApiSettings } from '../../config/chat-websocket-api';
import { ExistingUserPool } from '../../constructs/identity/existing-user-pool';
import { UserPool } from '../../constructs/identity/user-pool';
import { UserPoolClient } from '../../constructs/identity/user-pool-client';

/** Whose tokens let a client connect. */
export interface ChatUsers {
  /** Id of the user pool. */
  readonly userPoolId: string;

  /** `iss` of its tokens. */
  readonly issuer: string;

  /** Ids of the clients whose tokens are for this API. */
  readonly clientIds: readonly string[];
}

/** What {@link chatUsers} takes. */
export interface ChatUsersProps {
  /** Name of the user pool and client to create. */
  readonly name: string;

  /** A user pool that exists; then none is created. */
  readonly existing: ChatWebSocketApiSettings['existingUserPool'];

  /** Whether AWS refuses to delete the user pool. */
  readonly deletionProtected: boolean;
}

/** The user pool `main` with its client `chat`, created here unless the configuration names one that exists. */
export function chatUsers(scope: Construct, { name, existing, deletionProtected }: ChatUsersProps): ChatUsers {
  if (existing) {
    const { userPoolId, issuer } = new ExistingUserPool(scope, 'main', { userPoolId: existing.id });
    return { userPoolId, issuer, clientIds: existing.clientIds };
  }
  const userPool = new UserPool(scope, 'main', { name, deletionProtected });
  const client = new UserPoolClient(scope, 'chat', { userPool, name });
  return { userPoolId: userPool.userPoolId, issuer: userPool.issuer, clientIds: [client.clientId] };
}
