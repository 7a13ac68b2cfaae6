import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ContendedError, whileContended } from './contention';
import { send } from './document-client';
import { cancellationCodes } from './dynamodb-errors';
import { type Idempotency, IdempotencyKeyReusedError, idempotencySeconds } from './idempotency';

/** A key of the table. */
type Key = Readonly<Record<string, string>>;

/** Something to create. */
export interface Creation<Created> {
  readonly tableName: string;
  /** What is created, as the service knows it: the answer to a retry. */
  readonly created: Created;
  /** The same as the table holds it. */
  readonly record: object;
  /** Key of the record that remembers a request, made of {@link Idempotency.recordKey}. */
  readonly keyOf: (recordKey: string) => Key;
}

/** What a creation came to: what the first of its requests made, and whether this was the first. */
export interface Outcome<Created> {
  readonly result: Created;
  readonly isFirst: boolean;
}

interface IdempotencyRecord<Created> {
  readonly request_hash: string;
  readonly answer: Created;
  /** When DynamoDB may delete the record, in seconds since 1970. It may take days over it, so readers check it too. */
  readonly expires_at: number;
}

/**
 * Creates something, unless a request with the same `Idempotency-Key` has: then that one's answer is the outcome. Throws
 * IdempotencyKeyReusedError when the key was used for something else.
 */
export async function create<Created>(
  creation: Creation<Created>,
  idempotency: Idempotency | undefined,
): Promise<Outcome<Created>> {
  if (idempotency !== undefined) return createOnce(creation, idempotency);
  const { tableName: TableName, record: Item, created: result } = creation;
  // Unconditionally: its id is new, and a retry inside the SDK must not fail on its own success.
  await send(new PutCommand({ TableName, Item }));
  return { result, isFirst: true };
}

/** It and the record of the request are written together or not at all. */
async function createOnce<Created>(creation: Creation<Created>, idempotency: Idempotency): Promise<Outcome<Created>> {
  const key = creation.keyOf(idempotency.recordKey);
  return whileContended(async () => {
    const cause = await tryToCreate(creation, key, idempotency);
    if (cause === undefined) return { result: creation.created, isFirst: true };
    const first = await findRecord<Created>(creation.tableName, key);
    if (first === undefined) throw new ContendedError('Other requests hold the same Idempotency-Key.', { cause });
    if (first.request_hash !== idempotency.requestHash) throw new IdempotencyKeyReusedError();
    return { result: first.answer, isFirst: false };
  });
}

/** Writes both. Returns the error when the record of the request exists already or is being written. */
async function tryToCreate<Created>(
  { tableName: TableName, record: Item, created }: Creation<Created>,
  key: Key,
  { requestHash }: Idempotency,
): Promise<Error | undefined> {
  const record = { ...key, ...recordOf(created, requestHash) };
  const TransactItems = [{ Put: { TableName, Item } }, { Put: { TableName, Item: record, ...unlessRemembered() } }];
  try {
    await send(new TransactWriteCommand({ TransactItems }));
    return undefined;
  } catch (error) {
    if (error instanceof Error && isHeldByAnother(error)) return error;
    throw error;
  }
}

function recordOf<Created>(answer: Created, request_hash: string): IdempotencyRecord<Created> {
  return { request_hash, answer, expires_at: now() + idempotencySeconds };
}

function unlessRemembered() {
  return {
    ConditionExpression: 'attribute_not_exists(expires_at) OR expires_at <= :now',
    ExpressionAttributeValues: { ':now': now() },
  };
}

function isHeldByAnother(error: Error): boolean {
  const codes = cancellationCodes(error);
  return codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}

async function findRecord<Created>(TableName: string, Key: Key): Promise<IdempotencyRecord<Created> | undefined> {
  const { Item } = await send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  const record = Item as IdempotencyRecord<Created> | undefined;
  return record !== undefined && record.expires_at > now() ? record : undefined;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
