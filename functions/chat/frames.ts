import type { FieldError } from '../shared/invalid-fields';
import type { Deliveries } from './broadcast';
import type { Message } from './messages';

/**
 * Largest message a client may send, in bytes, in frames of up to {@link frameLimitBytes}. API Gateway closes the connection
 * of a larger one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
 */
export const messageLimitBytes = 128 * 1024;

/** Largest frame, in bytes. What we send is one frame each: a post cannot be split. */
export const frameLimitBytes = 32 * 1024;

/** What a client receives: what someone said, what became of its own message, or why it was refused. */
export type Frame =
  | ({ readonly type: 'message' } & Message)
  | { readonly type: 'sent'; readonly id: string; readonly sent_at: string; readonly deliveries: Deliveries }
  | {
      readonly type: 'error';
      readonly code: ErrorCode;
      readonly message: string;
      readonly request_id: string;
      readonly errors?: readonly FieldError[];
    };

/** Why a message was refused, for programs. */
export type ErrorCode =
  | 'unknown_action'
  | 'invalid_message'
  | 'message_too_large'
  | 'not_connected'
  | 'busy'
  | 'internal_error';

/** Thrown for a message that cannot be sent as it is. */
export class MessageTooLargeError extends Error {
  override readonly name = 'MessageTooLargeError';

  constructor(limit: number, was: number) {
    super(`The message must be at most ${limit} bytes, was ${was}. Shorten it, or send several.`);
  }
}

/** A frame as it is sent. Throws MessageTooLargeError before anything is. */
export function encodeFrame(frame: Frame): string {
  const text = JSON.stringify(frame);
  const bytes = Buffer.byteLength(text);
  if (bytes > frameLimitBytes) throw new MessageTooLargeError(frameLimitBytes, bytes);
  return text;
}
