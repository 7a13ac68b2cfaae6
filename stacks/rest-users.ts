import type { Construct } from 'constructs';
import { UserPool } from '../constructs/identity/user-pool';
import { UserPoolClient } from '../constructs/identity/user-pool-client';
import { dataProtected } from './environment-of';

/** Whose tokens the API takes. */
export interface RestUsers {
  /** ARN of the user pool. */
  readonly userPoolArn: string;

  /**
   * Id of the client whose users sign in.
   *
   * @default - none: the pool is somebody else's
   */
  readonly clientId?: string;
}

/** What {@link restUsers} takes. */
export interface RestUsersProps {
  /** Name of the user pool and client to create. */
  readonly name: string;

  /** ARN of a user pool that exists; then none is created. */
  readonly existingArn: string | undefined;
}

/** The user pool `main` with its client `api`, created here unless the configuration names one that exists. */
export function restUsers(scope: Construct, { name, existingArn }: RestUsersProps): RestUsers {
  if (existingArn !== undefined) return { userPoolArn: existingArn };
  const userPool = new UserPool(scope, 'main', { name, deletionProtected: dataProtected(scope) });
  const { clientId } = new UserPoolClient(scope, 'api', { userPool, name });
  return { userPoolArn: userPool.arn, clientId };
}
