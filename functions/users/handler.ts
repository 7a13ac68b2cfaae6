import { answer } from '../shared/http-answers';
import { serve } from '../shared/http-handler';
import { IdempotencyKeyReusedError } from '../shared/idempotency';
import { readIfMatch, VersionMismatchError } from '../shared/if-match';
import { createHandler } from '../shared/invocation';
import { readJsonBody } from '../shared/json-body';
import { answerPreflights } from '../shared/preflight';
import { publicPathOf } from '../shared/public-path';
import { requestIdOf } from '../shared/request-id';
import { createRouter } from '../shared/router';
import { subjectOf } from '../shared/subject';
import { isUuid } from '../shared/uuid';
import { answerKeyReused, answerTaken, answerUser } from './answers';
import { register } from './register';
import { answerTemplate, isTemplateEvent } from './template-event';
import { readUserInput } from './user-input';
import { listUsers } from './user-list';
import { deleteUser, getUser, replaceUser } from './user-store';
import { EmailTakenError, UserNotFoundError } from './users';

const router = createRouter();

router.get('/users', async ({ req }) => answer(200, await listUsers(new URL(req.url).searchParams)));

router.get('/users/:id', async ({ params }) => answerUser(200, await getUser(userId(params))));

router.post('/users', async ({ event, req }) => {
  const idempotencyKey = req.headers.get('idempotency-key');
  const user = await register({ body: readJsonBody(event), idempotencyKey, subject: subjectOf(event) });
  return answerUser(201, user, { Location: `${publicPathOf(event, '/users')}/${user.id}` });
});

router.put('/users/:id', async ({ event, params, req }) => {
  const id = userId(params);
  const accepted = readIfMatch(req.headers.get('if-match'));
  return answerUser(200, await replaceUser(id, readUserInput(readJsonBody(event)), accepted));
});

router.delete('/users/:id', async ({ params, req }) => {
  await deleteUser(userId(params), readIfMatch(req.headers.get('if-match')));
  return new Response(null, { status: 204 });
});

answerPreflights(router);

// A browser asks before it sends a token; the API adds what it wants to read.
router.options('/users', async () => new Response(null, { status: 204 }));
router.options('/users/:id', async () => new Response(null, { status: 204 }));

router.errorHandler(UserNotFoundError, async () => answer(404, { message: 'No such user.' }));

router.errorHandler(EmailTakenError, async () => answerTaken());

router.errorHandler(IdempotencyKeyReusedError, async () => answerKeyReused());

router.errorHandler(VersionMismatchError, async () =>
  answer(412, { message: 'The user has changed since. Read it again and repeat the change on what it is now.' }),
);

const serveRequest = serve(router);

/**
 * The Lambda handler: the five operations on users, for HTTP API payload 2.0, REST API payload 1.0, and the creation that a mapping
 * template asks for.
 */
export const handler = createHandler(async (event, context) =>
  isTemplateEvent(event)
    ? answerTemplate(event, requestIdOf(event) ?? context.awsRequestId)
    : serveRequest(event, context),
);

function userId({ id = '' }: Record<string, string>): string {
  if (!isUuid(id)) throw new UserNotFoundError();
  return id;
}
