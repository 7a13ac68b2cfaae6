import { setTimeout as delay } from 'node:timers/promises';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../shared/document-client';
import { BusyError, cancellationCodes } from '../shared/dynamodb-errors';
import { type Idempotency, IdempotencyKeyReusedError, idempotencySeconds } from './idempotency';
import { recordOf } from './item-record';
import { tableName } from './item-table';
import type { Item } from './items';

/** What a creation came to: the item of the first request with the key, and whether this was that request. */
export interface Creation {
  readonly item: Item;
  readonly created: boolean;
}

interface IdempotencyRecord {
  readonly pk: string;
  readonly request_hash: string;
  readonly answer: Item;
  /** When DynamoDB may delete the record, in seconds since 1970. It may take days over it, so readers check it too. */
  readonly expires_at: number;
}

/** Tries against other requests that hold the same key at that moment. */
const maxAttempts = 4;

/**
 * Creates an item unless its key was used before. Item and record are written together or not at all. Throws
 * IdempotencyKeyReusedError when the key was used for another item.
 */
export async function createOnce(item: Item, idempotency: Idempotency): Promise<Creation> {
  for (let attempt = 1; ; attempt += 1) {
    const cause = await tryToCreate(item, idempotency);
    if (cause === undefined) return { item, created: true };
    const first = await findRecord(idempotency.recordKey);
    if (first !== undefined) return { item: firstAnswer(first, idempotency), created: false };
    if (attempt === maxAttempts) throw new BusyError('Other requests hold the same Idempotency-Key.', { cause });
    await delay(Math.random() * 50 * attempt);
  }
}

/** Writes item and record. Returns the error when the record exists already or is being written. */
async function tryToCreate(item: Item, { recordKey, requestHash }: Idempotency): Promise<Error | undefined> {
  const record: IdempotencyRecord = {
    pk: recordKey,
    request_hash: requestHash,
    answer: item,
    expires_at: now() + idempotencySeconds,
  };
  try {
    await documentClient.send(new TransactWriteCommand({ TransactItems: [putItem(item), putRecord(record)] }));
    return undefined;
  } catch (error) {
    if (error instanceof Error && isHeldByAnother(error)) return error;
    throw error;
  }
}

function putItem(item: Item) {
  return { Put: { TableName: tableName, Item: recordOf(item) } };
}

function putRecord(record: IdempotencyRecord) {
  return {
    Put: {
      TableName: tableName,
      Item: record,
      ConditionExpression: 'attribute_not_exists(pk) OR expires_at <= :now',
      ExpressionAttributeValues: { ':now': now() },
    },
  };
}

function isHeldByAnother(error: Error): boolean {
  const codes = cancellationCodes(error);
  return codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
}

async function findRecord(pk: string): Promise<IdempotencyRecord | undefined> {
  const { Item } = await documentClient.send(
    new GetCommand({ TableName: tableName, Key: { pk }, ConsistentRead: true }),
  );
  const record = Item as IdempotencyRecord | undefined;
  return record !== undefined && record.expires_at > now() ? record : undefined;
}

function firstAnswer(record: IdempotencyRecord, { requestHash }: Idempotency): Item {
  if (record.request_hash !== requestHash) throw new IdempotencyKeyReusedError();
  return record.answer;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
