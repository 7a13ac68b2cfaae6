import { HttpError } from './http-error';
import { valueAt } from './record';

/** Where API Gateway puts the caller, for each kind of authorizer. */
const subjectPaths = [
  ['jwt', 'claims', 'sub'], // payload 2.0, JWT authorizer
  ['lambda', 'userId'], // payload 2.0, Lambda authorizer
  ['claims', 'sub'], // payload 1.0, Cognito authorizer
  ['userId'], // payload 1.0, Lambda authorizer's context
  ['principalId'], // payload 1.0, Lambda authorizer's policy
];

/** Longest subject, in characters, that OpenID Connect allows. It may be part of a key, and DynamoDB refuses half a surrogate pair. */
const subjectPattern = /^(?=.*\S)\P{Cs}{1,255}$/su;

/** Who calls, as the API's authorizer says; undefined when no authorizer named anyone. */
export function subjectOf(event: { requestContext: object }): string | undefined {
  const authorizer = valueAt(event.requestContext, ['authorizer']);
  const subjects = subjectPaths.map((path) => valueAt(authorizer, path));
  return subjects.find((subject): subject is string => typeof subject === 'string' && subjectPattern.test(subject));
}

/** Who calls. Throws the 401 answer when nobody is named. */
export function requireSubject(event: { requestContext: object }): string {
  const subject = subjectOf(event);
  if (subject === undefined) throw new HttpError(401, 'A token that names its subject is required.');
  return subject;
}
