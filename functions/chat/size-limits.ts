/**
 * Largest message a client may send, in bytes, in frames of up to {@link frameLimitBytes}. API Gateway closes the connection
 * of a larger one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
export const messageLimitBytes = 128 * 1024;

/** Largest frame, in bytes. What we send is one frame each: a post cannot be split. */
export const frameLimitBytes = 32 * 1024;

/** Thrown for a message that cannot be sent as it is. */
export class MessageTooLargeError extends Error {
  override readonly name = 'MessageTooLargeError';

  constructor(limit: number, was: number) {
    super(`The message must be at most ${limit} bytes, was ${was}. Shorten it, or send several.`);
  }
}
