import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { ContendedError } from './contention';
import { send } from './document-client';
import { cancellationCodes } from './dynamodb-errors';

/** One action of a transaction, and what it means when its condition does not hold. */
export interface Write {
  readonly action: NonNullable<TransactWriteCommandInput['TransactItems']>[number];
  readonly refused: () => Error;
}

/**
 * Does all of the writes or none. Throws what the first refused one means.
 *
 * One write is a transaction, too: the SDK gives each a token, so that the attempt after a lost answer is told that the write was
 * made, and not that its condition no longer holds.
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

/** What a write means that finds something else than was read before. */
export function contended(cause?: unknown): ContendedError {
  return new ContendedError('Other requests write the same.', { cause });
}

/** The condition that something is still at the version at which it was read. */
export function atVersion(version: number) {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}
