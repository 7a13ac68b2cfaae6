import type { FieldError } from '../invalid-fields';
import { frameLimitBytes, MessageTooLargeError } from './message';

/** What a client receives whose message was refused. */
export interface ErrorFrame {
  readonly type: 'error';
  readonly code: ErrorCode;
  readonly message: string;
  readonly request_id: string;
  readonly errors?: readonly FieldError[];
}

/** Why a message was refused, for programs. */
export type ErrorCode =
  | 'unknown_action'
  | 'invalid_message'
  | 'message_too_large'
  | 'not_connected'
  | 'busy'
  | 'internal_error';

/** A frame as it is sent. Throws MessageTooLargeError before anything is. */
export function encodeFrame(frame: object): string {
  const text = JSON.stringify(frame);
  const bytes = Buffer.byteLength(text);
  if (bytes > frameLimitBytes) throw new MessageTooLargeError(frameLimitBytes, bytes);
  return text;
}
