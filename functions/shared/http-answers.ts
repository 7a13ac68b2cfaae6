import { isBusy, isUnanswered } from './dynamodb-errors';
import { HttpError } from './http-error';
import { InvalidFieldsError } from './invalid-fields';
import { logger } from './logger';

/** What a caller gets. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is sent as JSON; an answer without it has no body. */
  readonly body?: unknown;
}

/** How long a caller is asked to wait before it tries again, in seconds. */
const retryAfterSeconds = 1;

/** The answer to an error that a service did not answer itself. What is unexpected is logged here, once. */
export function answerError(error: unknown, requestId: string): Answer {
  if (error instanceof InvalidFieldsError) return answer(400, { message: error.message, errors: error.errors });
  if (error instanceof HttpError) return answer(error.status, { message: error.message }, headersOf(error.status));
  if (isBusy(error)) {
    logger.warn('DynamoDB asks to slow down.', { error });
    return answerLater('The service is busy. Try again shortly.');
  }
  if (isUnanswered(error)) {
    logger.error('DynamoDB gave no answer.', { error });
    return answerLater('The service did not answer in time. A change may have been made: look before you try again.');
  }
  logger.error('The request failed unexpectedly.', { error });
  return answer(500, { message: 'Internal server error.', request_id: requestId });
}

/** An answer with a JSON body. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, body, headers: { ...headers, 'Content-Type': 'application/json' } };
}

/** The answer when all went well and there is nothing to say. */
export async function answerNothing(): Promise<Answer> {
  return { status: 204, headers: {} };
}

function answerLater(message: string): Answer {
  return answer(503, { message }, { 'Retry-After': String(retryAfterSeconds) });
}

function headersOf(status: number): Record<string, string> {
  return status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
}
