import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ContendedError, whileContended } from './contention';
import { send } from './document-client';
import { type Idempotency, IdempotencyKeyReusedError, idempotencySeconds } from './idempotency';
import { contended, type Write, writeTogether } from './transaction';

/** A key of the table. */
type Key = Readonly<Record<string, string>>;

/** Something to create. */
export interface Creation<Created> {
  readonly tableName: string;
  /** What is remembered of it, to answer a retry. */
  readonly created: Created;
  /** What is created, as the table holds it. */
  readonly record: object;
  /**
   * What is written together with it, or it is not created.
   *
   * @default - nothing
   */
  readonly claims?: readonly Write[];
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
 * IdempotencyKeyReusedError when the key was used for something else, or what a claim means that is refused.
 */
export async function create<Created>(
  creation: Creation<Created>,
  idempotency: Idempotency | undefined,
): Promise<Outcome<Created>> {
  if (idempotency !== undefined) return createOnce(creation, idempotency);
  const { tableName: TableName, record: Item, created: result, claims } = creation;
  if (claims) await whileContended(() => writeTogether(writesOf(creation)));
  // A transaction costs twice, and this may be written again: nothing else has its id.
  else await send(new PutCommand({ TableName, Item }));
  return { result, isFirst: true };
}

/** It and the record of the request are written together or not at all. */
async function createOnce<Created>(creation: Creation<Created>, idempotency: Idempotency): Promise<Outcome<Created>> {
  const key = creation.keyOf(idempotency.recordKey);
  return whileContended(async () => {
    try {
      // The record comes first: a retry also finds what its own first request has claimed.
      await writeTogether([remember(creation, key, idempotency), ...writesOf(creation)]);
      return { result: creation.created, isFirst: true };
    } catch (error) {
      if (!(error instanceof RememberedError)) throw error;
    }
    const first = await findRecord<Created>(creation.tableName, key);
    if (first === undefined) throw new ContendedError('Other requests hold the same Idempotency-Key.');
    if (first.request_hash !== idempotency.requestHash) throw new IdempotencyKeyReusedError();
    return { result: first.answer, isFirst: false };
  });
}

function writesOf<Created>({ tableName: TableName, record: Item, claims = [] }: Creation<Created>): Write[] {
  // Unconditionally: its id is new.
  return [{ action: { Put: { TableName, Item } }, refused: contended }, ...claims];
}

/** Thrown by a write of a record that is there already. */
class RememberedError extends Error {
  override readonly name = 'RememberedError';
}

function remember<Created>(
  { tableName: TableName, created }: Creation<Created>,
  key: Key,
  { requestHash }: Idempotency,
): Write {
  const Item = { ...key, ...recordOf(created, requestHash) };
  return { action: { Put: { TableName, Item, ...unlessRemembered() } }, refused: () => new RememberedError() };
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

async function findRecord<Created>(TableName: string, Key: Key): Promise<IdempotencyRecord<Created> | undefined> {
  const { Item } = await send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  const record = Item as IdempotencyRecord<Created> | undefined;
  return record !== undefined && record.expires_at > now() ? record : undefined;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
