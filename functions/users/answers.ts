import { type Answer, answer } from '../shared/http-answers';
import { entityTag } from '../shared/if-match';
import { publicUser, type User } from './users';

/** The answer that shows a user. */
export function answerUser(status: number, user: User, headers: Record<string, string> = {}): Answer {
  return answer(status, publicUser(user), { ...headers, ETag: entityTag(user.version) });
}

/** The answer when an `Idempotency-Key` comes back with another request. */
export function answerKeyReused(): Answer {
  return answer(422, { message: 'This Idempotency-Key was used for another user. Use a new key.' });
}

/** The answer when another user has the e-mail address. */
export function answerTaken(): Answer {
  return answer(409, { message: 'Another user has this e-mail address.' });
}
