import { createHash } from 'node:crypto';
import { BadRequestError } from '@aws-lambda-powertools/event-handler/http';
import type { ItemInput } from './item-input';

/** What makes a retried creation recognisable. */
export interface Idempotency {
  /** Names one caller's key. Not a UUID, so no request can read it as an item. */
  readonly recordKey: string;
  /** Differs when the key is used again for another item. */
  readonly requestHash: string;
}

/** Thrown when a key comes back with another item. */
export class IdempotencyKeyReusedError extends Error {
  override readonly name = 'IdempotencyKeyReusedError';
}

/** How long a key is remembered, in seconds. */
export const idempotencySeconds = 24 * 60 * 60;

/** Reads an `Idempotency-Key` header; undefined when there is none. The subject is in the record's key, so callers cannot meet. */
export function readIdempotency(header: string | null, subject: string, input: ItemInput): Idempotency | undefined {
  if (header === null) return undefined;
  if (!/^[\x20-\x7e]{1,255}$/.test(header)) {
    throw new BadRequestError('Idempotency-Key must be 1 to 255 printable ASCII characters.');
  }
  return {
    recordKey: `idempotency#${hashOf([subject, header])}`,
    requestHash: hashOf([input.name, input.description, input.category ?? null]),
  };
}

function hashOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
