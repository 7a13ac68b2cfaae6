/**
 * Readers may read; nobody may delete. A key that is not known is nobody's.
 *
 * @type {(event: any) => Promise<any>}
 */
export const handler = async ({ methodArn, headers }) => {
  const user = headers['X-Key'] === 'key-of-alice' ? 'alice' : undefined;
  if (user === undefined) throw new Error('Unauthorized');
  const readable = methodArn.replace(/\/(GET|DELETE)\/.*/, '/GET/*');
  const Statement = [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: readable }];
  return { principalId: user, policyDocument: { Version: '2012-10-17', Statement }, context: { tier: 'gold' } };
};
