import { atVersion, contended, type Write } from '../shared/transaction';
import { emailRecordOf } from './user-record';
import { tableName } from './user-table';
import { EmailTakenError, type User } from './users';

/** Changes a user who is still as it was read. */
export function updateUser(read: User, { email, name }: User): Write {
  const Update = {
    TableName: tableName,
    Key: { pk: read.id },
    UpdateExpression: 'SET email = :email, #name = :name, #version = #version + :one',
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#name': 'name', '#version': 'version' },
    ExpressionAttributeValues: { ':email': email, ':name': name, ':one': 1, ':version': read.version },
  };
  return { action: { Update }, refused: contended };
}

/** Deletes a user who is still as it was read. */
export function removeUser(read: User): Write {
  return {
    action: { Delete: { TableName: tableName, Key: { pk: read.id }, ...atVersion(read.version) } },
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
