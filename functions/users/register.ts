import { readIdempotency } from '../shared/idempotency';
import { metrics } from '../shared/metrics';
import { readUserInput } from './user-input';
import { createUser } from './user-store';
import { newUser, type User } from './users';

/** A request to create a user. */
export interface Registration {
  /** The request's body. */
  readonly body: unknown;
  /** Its `Idempotency-Key`; undefined when there is none. */
  readonly idempotencyKey: string | undefined;
  /** Who asks, whose keys are nobody else's; undefined when no authorizer named anyone. */
  readonly subject: string | undefined;
}

/**
 * Creates the user that a request describes, once for an `Idempotency-Key`. Throws InvalidFieldsError, EmailTakenError or
 * IdempotencyKeyReusedError.
 */
export async function register({ body, idempotencyKey, subject = '' }: Registration): Promise<User> {
  const input = readUserInput(body);
  const idempotency = readIdempotency(idempotencyKey, subject, [input.email, input.name]);
  const { result, isFirst } = await createUser(newUser(input), idempotency);
  if (isFirst) metrics.addMetric('UsersCreated', 'Count', 1);
  return result;
}
