import { setTimeout } from 'node:timers/promises';

/**
 * @typedef {{ return?: unknown, throw?: string, wait?: number }} Told
 * @typedef {{ body?: unknown, authorizationToken?: string, methodArn?: string, headers?: Record<string, string> }} GivenEvent
 */

let calls = 0;

/**
 * Answers with its event.
 * @param {unknown} event
 */
export const echo = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });

/** Answers with the number of its calls. */
export const count = async () => ({ statusCode: 200, body: `${++calls}` });

/**
 * Does what its body says, or its event when that has no body.
 * @param {GivenEvent} event
 */
export const play = async (event) => {
  const told = /** @type {Told} */ (typeof event.body === 'string' ? JSON.parse(event.body) : event);
  if (told.wait !== undefined) await setTimeout(told.wait);
  if (told.throw !== undefined) throw new Error(told.throw);
  return told.return;
};

/**
 * Gives the policy that the token names, for the method asked for or for what follows the name: `allow`, `deny arn:…`.
 * @param {GivenEvent} event
 */
export const judge = async (event) => {
  calls++;
  const [word = '', resource = event.methodArn] = (event.authorizationToken ?? event.headers?.who ?? '').split(' ');
  if (word === 'stranger') throw new Error('Unauthorized');
  if (word === 'fail') throw new Error('broken');
  if (word === 'odd') return { isAuthorized: true };
  const Effect = word === 'deny' ? 'Deny' : 'Allow';
  return {
    principalId: word,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: resource }],
    },
    context: word === 'nested' ? { list: [1] } : { number: 1, flag: true, calls: `${calls}` },
    usageIdentifierKey: word === 'partner' ? 'partner-key-0123456789' : undefined,
  };
};
