import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ContendedError, whileContended } from './contention';
import { documentClient } from './document-client';
import { cancellationCodes } from './dynamodb-errors';
import { type Idempotency, IdempotencyKeyReusedError, idempotencySeconds } from './idempotency';

/** Something to create, and where a retry will find out that it was. */
export interface Creation<Created> {
  readonly tableName: string;
  /** What is created, as the service knows it: the answer to a retry. */
  readonly created: Created;
  /** The same as the table holds it. */
  readonly record: object;
  /** Key of the record that remembers the request. */
  readonly key: Readonly<Record<string, string>>;
  readonly requestHash: Idempotency['requestHash'];
}

/** What a creation came to: what the first request with the key made, and whether this was that request. */
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
 * Creates something unless its key was used before. It and the record of the request are written together or not at all. Throws
 * IdempotencyKeyReusedError when the key was used for something else.
 */
export async function createOnce<Created>(creation: Creation<Created>): Promise<Outcome<Created>> {
  return whileContended(async () => {
    const cause = await tryToCreate(creation);
    if (cause === undefined) return { result: creation.created, isFirst: true };
    const first = await findRecord(creation);
    if (first === undefined) throw new ContendedError('Other requests hold the same Idempotency-Key.', { cause });
    if (first.request_hash !== creation.requestHash) throw new IdempotencyKeyReusedError();
    return { result: first.answer, isFirst: false };
  });
}

/** Writes both. Returns the error when the record of the request exists already or is being written. */
async function tryToCreate<Created>(creation: Creation<Created>): Promise<Error | undefined> {
  const { tableName: TableName, record: Item } = creation;
  const TransactItems = [{ Put: { TableName, Item } }, putRecord(creation)];
  try {
    await documentClient.send(new TransactWriteCommand({ TransactItems }));
    return undefined;
  } catch (error) {
    if (error instanceof Error && isHeldByAnother(error)) return error;
    throw error;
  }
}

function putRecord<Created>({ tableName, created, key, requestHash }: Creation<Created>) {
  const record: IdempotencyRecord<Created> = {
    request_hash: requestHash,
    answer: created,
    expires_at: now() + idempotencySeconds,
  };
  return {
    Put: {
      TableName: tableName,
      Item: { ...key, ...record },
      ConditionExpression: 'attribute_not_exists(expires_at) OR expires_at <= :now',
      ExpressionAttributeValues: { ':now': now() },
    },
  };
}

function isHeldByAnother(error: Error): boolean {
  const codes = cancellationCodes(error);
  return codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}

async function findRecord<Created>({ tableName, key }: Creation<Created>) {
  const { Item } = await documentClient.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
  const record = Item as IdempotencyRecord<Created> | undefined;
  return record !== undefined && record.expires_at > now() ? record : undefined;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
