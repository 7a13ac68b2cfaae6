import { isBusy, isUnanswered } from '../dynamodb-errors';
import { type FieldError, InvalidFieldsError } from '../invalid-fields';
import { logger } from '../logger';
import { NotConnectedError } from './connections';
import { type ErrorCode, type ErrorFrame, encodeFrame } from './frames';
import { frameLimitBytes, MessageTooLargeError } from './message';

/** What an error frame holds beside its fields, in bytes: less than this. */
const restBytes = 1024;

/** What API Gateway is answered: for a handshake its status and headers, for a message the frame that goes back. */
export interface WebSocketAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The answer that sends a frame back. Its status is 200 for an error frame too: API Gateway delivers no other's body for sure. */
export function reply(frame: object): WebSocketAnswer {
  return { statusCode: 200, body: encodeFrame(frame) };
}

/** The error frame for what went wrong with a message. What is unexpected is logged here, once. */
export function replyError(error: unknown, request_id: string): WebSocketAnswer {
  const { code, message } = explain(error);
  const errors = error instanceof InvalidFieldsError ? fitting(error.errors) : undefined;
  const frame: ErrorFrame = { type: 'error', code, message, request_id, errors };
  return reply(frame);
}

/** The answer that refuses a handshake. It has no body that a client could see, so the log says why. */
export function refuseHandshake(statusCode: number, reason: string): WebSocketAnswer {
  logger.info('The handshake is refused.', { reason });
  return { statusCode };
}

/** The first of the errors, as many as fit into one frame: a client chooses the names of the fields. */
function fitting(errors: readonly FieldError[]): FieldError[] {
  let left = frameLimitBytes - restBytes;
  const tooMany = errors.findIndex((error) => {
    left -= Buffer.byteLength(JSON.stringify(error)) + 1;
    return left < 0;
  });
  return errors.slice(0, tooMany === -1 ? errors.length : tooMany);
}

/** The error frame for a message that names no action we know; `example` is one that does. */
export function replyUnknown(body: string, request_id: string, known: UnknownAction): WebSocketAnswer {
  const { actions, example } = known;
  const message = `The action must be ${actions.join(' or ')}, was ${shownAction(body)}. Write it as in ${JSON.stringify(example)}.`;
  const frame: ErrorFrame = { type: 'error', code: 'unknown_action', message, request_id };
  return reply(frame);
}

/** What a message may be instead. */
export interface UnknownAction {
  /** Every action that is known. */
  readonly actions: readonly string[];
  /** A message that is taken. */
  readonly example: object;
}

function explain(error: unknown): { code: ErrorCode; message: string } {
  if (error instanceof InvalidFieldsError) return { code: 'invalid_message', message: error.message };
  if (error instanceof MessageTooLargeError) return { code: 'message_too_large', message: error.message };
  if (error instanceof NotConnectedError) {
    return { code: 'not_connected', message: 'This connection is in no room any more. Connect again.' };
  }
  if (isBusy(error)) {
    logger.warn('DynamoDB asks to slow down.', { error });
    return { code: 'busy', message: 'The service is busy. Try again shortly.' };
  }
  if (isUnanswered(error)) {
    logger.error('DynamoDB gave no answer.', { error });
    return { code: 'busy', message: 'The service did not answer in time. Try again shortly.' };
  }
  logger.error('The message failed unexpectedly.', { error });
  return { code: 'internal_error', message: 'Internal server error.' };
}

function shownAction(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body)?.action)?.slice(0, 100) ?? 'missing';
  } catch {
    return 'not JSON';
  }
}
