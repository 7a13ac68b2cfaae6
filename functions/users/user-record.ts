import { createHash } from 'node:crypto';
import { positionOf, shardOf } from '../shared/newest-first';
import type { User } from './users';

/** A user as the table holds it: its own fields, its key, and the keys of the index. */
export interface UserRecord extends User {
  readonly pk: string;
  readonly newest_shard: string;
  readonly newest_key: string;
}

/** What the table holds of an e-mail address: who has it. Without the index's keys, so no list shows it. */
export interface EmailRecord {
  readonly pk: string;
  readonly user_id: string;
}

/** What the table holds of a user. */
export function recordOf(user: User): UserRecord {
  return {
    ...user,
    pk: user.id,
    newest_shard: shardOf(user.id),
    newest_key: positionOf(user.createdAt, user.id),
  };
}

/** The user in a record, without the table's own attributes. */
export function userOf(attributes: Record<string, unknown>): User {
  const { pk, newest_shard, newest_key, ...user } = attributes as unknown as UserRecord;
  return user;
}

/** What the table holds of a user's e-mail address. */
export function emailRecordOf({ id, email }: User): EmailRecord {
  return { pk: emailKey(email), user_id: id };
}

/** The key of an address, the same however it is capitalised. Hashed, so that keys in logs and metrics name nobody. */
export function emailKey(email: string): string {
  return `EMAIL#${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`;
}
