import { type Answer, answer, answerNothing } from '../shared/http-answers';
import { serve } from '../shared/http-handler';
import { IdempotencyKeyReusedError } from '../shared/idempotency';
import { readIfMatch, VersionMismatchError } from '../shared/if-match';
import { createHandler } from '../shared/invocation';
import { readJsonBody } from '../shared/json-body';
import { publicPathOf } from '../shared/public-path';
import { requestIdOf } from '../shared/request-id';
import type { RoutedRequest } from '../shared/routes';
import { subjectOf } from '../shared/subject';
import { isUuid } from '../shared/uuid';
import { answerKeyReused, answerTaken, answerUser } from './answers';
import { register } from './register';
import { answerTemplate, isTemplateEvent } from './template-event';
import { readUserInput } from './user-input';
import { listUsers } from './user-list';
import { deleteUser, getUser, replaceUser } from './user-store';
import { EmailTakenError, UserNotFoundError } from './users';

const serveRequest = serve({
  routes: {
    'GET /users': async ({ query }) => answer(200, await listUsers(query)),
    'GET /users/:id': async ({ params }) => answerUser(200, await getUser(userId(params))),
    'POST /users': create,
    'PUT /users/:id': replace,
    'DELETE /users/:id': remove,
    // A browser asks before it sends a token; the API adds what it wants to read.
    'OPTIONS /:path+': answerNothing,
  },
  refuse,
});

/**
 * The Lambda handler: the five operations on users, for HTTP API payload 2.0, REST API payload 1.0, and the creation that a mapping
 * template asks for.
 */
export const handler = createHandler(async (event, context) =>
  isTemplateEvent(event)
    ? answerTemplate(event, requestIdOf(event) ?? context.awsRequestId)
    : serveRequest(event, context),
);

async function create(request: RoutedRequest): Promise<Answer> {
  const { event, headers } = request;
  const body = readJsonBody(request);
  const user = await register({ body, idempotencyKey: headers['idempotency-key'], subject: subjectOf(event) });
  return answerUser(201, user, { Location: `${publicPathOf(event, '/users')}/${user.id}` });
}

async function replace(request: RoutedRequest): Promise<Answer> {
  const id = userId(request.params);
  const accepted = readIfMatch(request.headers['if-match']);
  return answerUser(200, await replaceUser(id, readUserInput(readJsonBody(request)), accepted));
}

async function remove({ params, headers }: RoutedRequest): Promise<Answer> {
  await deleteUser(userId(params), readIfMatch(headers['if-match']));
  return answerNothing();
}

function refuse(error: unknown): Answer | undefined {
  if (error instanceof UserNotFoundError) return answer(404, { message: 'No such user.' });
  if (error instanceof EmailTakenError) return answerTaken();
  if (error instanceof IdempotencyKeyReusedError) return answerKeyReused();
  if (error instanceof VersionMismatchError) {
    return answer(412, {
      message: 'The user has changed since. Read it again and repeat the change on what it is now.',
    });
  }
  return undefined;
}

function userId({ id = '' }: RoutedRequest['params']): string {
  if (!isUuid(id)) throw new UserNotFoundError();
  return id;
}
