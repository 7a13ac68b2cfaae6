import { type Answer, answerError } from '../shared/http-answers';
import { HttpError } from '../shared/http-error';
import { IdempotencyKeyReusedError } from '../shared/idempotency';
import { bodyLimitBytes } from '../shared/json-body';
import { isLargerThan } from '../shared/json-size';
import { isRecord, valueAt } from '../shared/record';
import { answerKeyReused, answerTaken } from './answers';
import { register } from './register';
import { EmailTakenError, type PublicUser, publicUser } from './users';

/** What the mapping template of a REST API's method makes of a request; it names what to do instead of a route. */
export interface TemplateEvent {
  readonly action: string;
  /** The request's body, parsed by the template. */
  readonly body?: unknown;
  /** The request's `Idempotency-Key`; empty when there is none. */
  readonly idempotencyKey?: unknown;
  /** What the authorizer says of the caller. */
  readonly claims?: unknown;
}

/** What the integration's responses can pick out by their selection patterns. Any other status is sent as 500. */
const selectable = [400, 404, 409, 422, 503];

/** Whether an event was made by a mapping template. A proxy event names no action. */
export function isTemplateEvent(event: unknown): event is TemplateEvent {
  return isRecord(event) && typeof event.action === 'string' && !Object.hasOwn(event, 'requestContext');
}

/**
 * Does what a template's event asks for. Throws an error whose message is a status in brackets and the body of the answer, as in
 * `[409] {"message":"…"}`: that is all a non-proxy integration can choose its response by.
 */
export async function answerTemplate(event: TemplateEvent, requestId: string): Promise<PublicUser> {
  try {
    const { action, body } = event;
    if (action !== 'createUser') throw new HttpError(400, 'The action must be createUser.');
    if (isLargerThan(bodyLimitBytes, body)) {
      throw new HttpError(400, `The body must be at most ${bodyLimitBytes} bytes.`);
    }
    return publicUser(await register({ body, ...callerOf(event) }));
  } catch (error) {
    throw failureOf(answerFailure(error, requestId));
  }
}

function callerOf({ idempotencyKey, claims }: TemplateEvent) {
  const subject = valueAt(claims, ['sub']);
  return {
    idempotencyKey: typeof idempotencyKey === 'string' && idempotencyKey !== '' ? idempotencyKey : undefined,
    subject: typeof subject === 'string' ? subject : undefined,
  };
}

function answerFailure(error: unknown, requestId: string): Answer {
  if (error instanceof EmailTakenError) return answerTaken();
  if (error instanceof IdempotencyKeyReusedError) return answerKeyReused();
  return answerError(error, requestId);
}

function failureOf({ status, body }: Answer): Error {
  const said = { message: valueAt(body, ['message']), errors: valueAt(body, ['errors']) };
  const failure = new Error(`[${selectable.includes(status) ? status : 500}] ${asciiJson(said)}`);
  // Lambda hands the stack to API Gateway beside the message.
  failure.stack = '';
  return failure;
}

/** JSON in one line, whatever a selection pattern takes for the end of one: a pattern that misses an error reports success. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
