import type * as z from 'zod/mini';
import { InvalidFieldsError } from '../invalid-fields';
import { parseFields } from '../schema';

/**
 * Largest message a client may send, in bytes, in frames of up to {@link frameLimitBytes}. API Gateway closes the connection
 * of a larger one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
const messageLimitBytes = 128 * 1024;

/** Largest frame, in bytes. What we send is one frame each: a post cannot be split. */
export const frameLimitBytes = 32 * 1024;

/** Thrown for a message that cannot be sent as it is. */
export class MessageTooLargeError extends Error {
  override readonly name = 'MessageTooLargeError';

  constructor(limit: number, was: number) {
    super(`The message must be at most ${limit} bytes, was ${was}. Shorten it, or send several.`);
  }
}

/** The message that a schema describes. Throws InvalidFieldsError with one message a field, or MessageTooLargeError. */
export function readMessage<Schema extends z.ZodMiniType>(schema: Schema, body: string): z.output<Schema> {
  const bytes = Buffer.byteLength(body);
  if (bytes > messageLimitBytes) throw new MessageTooLargeError(messageLimitBytes, bytes);
  return parseFields(schema, readJson(body));
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new InvalidFieldsError([{ field: 'body', message: 'must be JSON' }]);
  }
}
