import { setTimeout as delay } from 'node:timers/promises';
import { BusyError } from './dynamodb-errors';

/** Tries against other requests that write the same at that moment. */
const maxAttempts = 4;

/** Thrown by one try of a write that gave way to another request. The message says to which. */
export class ContendedError extends Error {
  override readonly name = 'ContendedError';
}

/** Tries until the try gives way to no other request. Throws BusyError when it always does. */
export async function whileContended<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ContendedError)) throw error;
      if (count === maxAttempts) throw new BusyError(error.message, { cause: error.cause });
    }
    await delay(Math.random() * 50 * count);
  }
}
