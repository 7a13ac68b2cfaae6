import type { FieldError } from '../shared/invalid-fields';
import type { Deliveries } from './broadcast';
import type { Message } from './messages';
import { frameLimitBytes, MessageTooLargeError } from './size-limits';

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

/** A frame as it is sent. Throws MessageTooLargeError before anything is. */
export function encodeFrame(frame: Frame): string {
  const text = JSON.stringify(frame);
  const bytes = Buffer.byteLength(text);
  if (bytes > frameLimitBytes) throw new MessageTooLargeError(frameLimitBytes, bytes);
  return text;
}
