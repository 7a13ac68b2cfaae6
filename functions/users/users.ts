import { randomUUID } from 'node:crypto';
import type { UserInput } from './user-input';

/** A user as the service knows it. */
export interface User extends UserInput {
  readonly id: string;
  /** When it was created, ISO 8601 in UTC with milliseconds. */
  readonly createdAt: string;
  /** Counts its writes, from 1. A caller sees it as the ETag. */
  readonly version: number;
}

/** What a caller sees of a user. */
export type PublicUser = Pick<User, 'id' | 'email' | 'name' | 'createdAt'>;

/** Thrown when an operation names a user that does not exist. */
export class UserNotFoundError extends Error {
  override readonly name = 'UserNotFoundError';
}

/** Thrown when another user has the e-mail address. */
export class EmailTakenError extends Error {
  override readonly name = 'EmailTakenError';
}

/** A new user, made now from what a caller sent. */
export function newUser(input: UserInput): User {
  return { ...input, id: randomUUID(), createdAt: new Date().toISOString(), version: 1 };
}

/** What a caller sees of a user, field by field: what the table holds beside them stays there. */
export function publicUser({ id, email, name, createdAt }: User): PublicUser {
  return { id, email, name, createdAt };
}
