/**
 * Creates the user of its event, or throws what follows `throw` in the user's name.
 * @param {{ body: { name: string } }} event
 */
export const create = async ({ body }) => {
  const [, message] = /^throw ([\s\S]*)$/.exec(body.name) ?? [];
  if (message !== undefined) throw new Error(message);
  return { id: 'user-2', ...body, createdAt: '2026-01-02T03:04:05.678Z', version: 1, pk: 'user-2' };
};

/**
 * Lets in anyone, with the claims that the token holds.
 * @param {{ authorizationToken: string }} event
 */
export const authorize = async ({ authorizationToken }) => ({
  principalId: 'someone',
  policyDocument: { Version: '2012-10-17', Statement: [{ Action: '*', Effect: 'Allow', Resource: '*' }] },
  context: JSON.parse(Buffer.from(authorizationToken.split('.')[1] ?? '', 'base64url').toString()),
});
