import { createHash } from 'node:crypto';
import { HttpError } from './http-error';

/** What makes a retried creation recognisable. */
export interface Idempotency {
  /** Names one caller's key. Not a UUID, so no request can read it as something that was created. */
  readonly recordKey: string;
  /** Differs when the key is used again for another request. */
  readonly requestHash: string;
}

/** Thrown when a key comes back with another request. */
export class IdempotencyKeyReusedError extends Error {
  override readonly name = 'IdempotencyKeyReusedError';
}

/** How the key of every record of a request begins. */
export const idempotencyPrefix = 'idempotency#';

/** How long a key is remembered, in seconds. */
export const idempotencySeconds = 24 * 60 * 60;

/**
 * Reads an `Idempotency-Key` header; undefined when there is none. The subject is in the record's key, so callers cannot meet. The
 * request is what must be the same each time, as JSON writes it.
 */
export function readIdempotency(
  header: string | undefined,
  subject: string,
  request: unknown,
): Idempotency | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x20-\x7e]{1,255}$/.test(header)) {
    throw new HttpError(400, 'Idempotency-Key must be 1 to 255 printable ASCII characters.');
  }
  return { recordKey: `${idempotencyPrefix}${hashOf([subject, header])}`, requestHash: hashOf(request) };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
