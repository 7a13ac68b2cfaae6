import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { whileContended } from '../shared/contention';
import { create, type Outcome } from '../shared/creation';
import { send } from '../shared/document-client';
import type { Idempotency } from '../shared/idempotency';
import { type AcceptedVersions, VersionMismatchError } from '../shared/if-match';
import { writeTogether } from '../shared/transaction';
import type { UserInput } from './user-input';
import { emailKey, recordOf, userOf } from './user-record';
import { tableName } from './user-table';
import { claimEmail, releaseEmail, removeUser, updateUser } from './user-writes';
import { type User, UserNotFoundError } from './users';

/** The user with an id. Throws UserNotFoundError. */
export async function getUser(id: string): Promise<User> {
  const { Item } = await send(new GetCommand({ TableName: tableName, Key: { pk: id }, ConsistentRead: true }));
  if (Item === undefined) throw new UserNotFoundError();
  return userOf(Item);
}

/**
 * Writes a new user and claims the e-mail address, once for an `Idempotency-Key`. Returns the user that the first request with the
 * key made. Throws EmailTakenError or IdempotencyKeyReusedError.
 */
export async function createUser(user: User, idempotency: Idempotency | undefined): Promise<Outcome<User>> {
  const { id, createdAt } = user;
  const creation = {
    tableName,
    // The request itself says the rest, and a record outlives the user.
    created: { id, createdAt },
    record: recordOf(user),
    claims: [claimEmail(user)],
    keyOf: (pk: string) => ({ pk }),
  };
  const { result, isFirst } = await create(creation, idempotency);
  return { result: { ...user, ...result }, isFirst };
}

/**
 * Replaces what a caller may say about a user. A new e-mail address is claimed and the old one released at once. Throws
 * UserNotFoundError, VersionMismatchError or EmailTakenError.
 */
export async function replaceUser(id: string, input: UserInput, accepted: AcceptedVersions): Promise<User> {
  return whileContended(async () => {
    const user = await getUserAt(id, accepted);
    const replaced = { ...user, ...input, version: user.version + 1 };
    const isMoving = emailKey(user.email) !== emailKey(replaced.email);
    // Those on the user come first: who has which address is not to be judged by a user that has changed meanwhile.
    await writeTogether([updateUser(user, replaced), ...(isMoving ? [claimEmail(replaced), releaseEmail(user)] : [])]);
    return replaced;
  });
}

/** Deletes a user and releases the e-mail address. Throws UserNotFoundError, or VersionMismatchError. */
export async function deleteUser(id: string, accepted: AcceptedVersions): Promise<void> {
  await whileContended(async () => {
    const user = await getUserAt(id, accepted);
    await writeTogether([removeUser(user), releaseEmail(user)]);
  });
}

async function getUserAt(id: string, accepted: AcceptedVersions): Promise<User> {
  const user = await getUser(id);
  if (accepted !== undefined && !accepted.includes(user.version)) throw new VersionMismatchError();
  return user;
}
