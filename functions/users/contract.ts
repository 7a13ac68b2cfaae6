import * as z from 'zod/mini';
import { always, type Contract, id, pageParameters, problems, refusal, timestamp, withBody } from '../shared/contract';
import { userInput } from './user-input';

const user = z.object({ id, email: z.string(), name: z.string(), createdAt: timestamp });
const userList = z.object({ items: z.array(user), nextCursor: z.optional(z.string()) });

const missing = refusal('There is no such user.');
const taken = refusal('Another user has the e-mail address.');
const changed = refusal('The user has another version than If-Match names.');

/** What the users function takes and answers. */
export const contract: Contract = {
  schemas: { UserInput: userInput, User: user, UserList: userList, ...problems },
  operations: {
    'GET /users': {
      summary: 'List users, newest first',
      query: pageParameters,
      answers: { ...always, 200: { description: 'A page of users', body: userList } },
    },
    'GET /users/:id': {
      summary: 'Read a user',
      answers: { ...always, 200: { description: 'The user', body: user, headers: ['ETag'] }, 404: missing },
    },
    'POST /users': {
      summary: 'Create a user',
      headers: ['Idempotency-Key'],
      body: userInput,
      answers: {
        ...withBody,
        201: { description: 'The user that was created', body: user, headers: ['ETag', 'Location'] },
        409: taken,
        422: refusal('The Idempotency-Key was used for another user.'),
      },
    },
    'PUT /users/:id': {
      summary: 'Replace a user',
      headers: ['If-Match'],
      body: userInput,
      answers: {
        ...withBody,
        200: { description: 'The user as it is now', body: user, headers: ['ETag'] },
        404: missing,
        409: taken,
        412: changed,
      },
    },
    'DELETE /users/:id': {
      summary: 'Delete a user',
      headers: ['If-Match'],
      answers: { ...always, 204: { description: 'The user is gone' }, 404: missing, 412: changed },
    },
  },
};
