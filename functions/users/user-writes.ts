import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { ContendedError } from '../shared/contention';
import { send } from '../shared/document-client';
import { cancellationCodes } from '../shared/dynamodb-errors';
import { emailRecordOf, recordOf } from './user-record';
import { tableName } from './user-table';
import { EmailTakenError, type User } from './users';

/** One action of a transaction, and what it means when its condition does not hold. */
export interface Write {
  readonly action: NonNullable<TransactWriteCommandInput['TransactItems']>[number];
  readonly refused: () => Error;
}

/**
 * Does all of the writes or none. Throws what the first refused one means, so those on the user come first: who has which address
 * is not to be judged by a user that has changed meanwhile.
 */
export async function writeTogether(writes: readonly Write[]): Promise<void> {
  const TransactItems = writes.map(({ action }) => action);
  try {
    await send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    const codes = cancellationCodes(error);
    if (codes.includes('TransactionConflict')) throw contended(error);
    throw writes.find((_, at) => codes[at] === 'ConditionalCheckFailed')?.refused() ?? error;
  }
}

/** Puts a new user. Unconditionally: its id is new. */
export function putUser(user: User): Write {
  return { action: { Put: { TableName: tableName, Item: recordOf(user) } }, refused: contended };
}

/** Changes a user who is still as it was read. */
export function updateUser(read: User, { email, name }: User): Write {
  const Update = {
    TableName: tableName,
    Key: { pk: read.id },
    UpdateExpression: 'SET email = :email, #name = :name, #version = #version + :one',
    ...atVersionOf(read, { '#name': 'name' }, { ':email': email, ':name': name, ':one': 1 }),
  };
  return { action: { Update }, refused: contended };
}

/** Deletes a user who is still as it was read. */
export function removeUser(read: User): Write {
  return {
    action: { Delete: { TableName: tableName, Key: { pk: read.id }, ...atVersionOf(read) } },
    refused: contended,
  };
}

/** Claims a user's e-mail address, which nobody may have. */
export function claimEmail(user: User): Write {
  const Put = { TableName: tableName, Item: emailRecordOf(user), ConditionExpression: 'attribute_not_exists(pk)' };
  return { action: { Put }, refused: () => new EmailTakenError() };
}

/** Releases a user's e-mail address, and never another's. */
export function releaseEmail(user: User): Write {
  const { pk, user_id } = emailRecordOf(user);
  const Delete = {
    TableName: tableName,
    Key: { pk },
    ConditionExpression: 'attribute_not_exists(pk) OR user_id = :user_id',
    ExpressionAttributeValues: { ':user_id': user_id },
  };
  return { action: { Delete }, refused: contended };
}

function atVersionOf({ version }: User, names: Record<string, string> = {}, values: Record<string, unknown> = {}) {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { ...names, '#version': 'version' },
    ExpressionAttributeValues: { ...values, ':version': version },
  };
}

function contended(cause?: unknown): ContendedError {
  return new ContendedError('Other requests change the same user or e-mail address.', { cause });
}
