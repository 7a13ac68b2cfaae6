/**
 * @typedef {{ type?: string, authorizationToken?: string, methodArn?: string, list?: number, mood?: string, httpMethod?: string }} GivenEvent
 * @param {GivenEvent} event
 */
export const handler = async (event) => {
  if (event.type === 'TOKEN') {
    const Effect = event.authorizationToken === 'pet-friend' ? 'Allow' : 'Deny';
    const Statement = [{ Effect, Action: '*', Resource: event.methodArn }];
    return { principalId: 'friend', policyDocument: { Version: '2012-10-17', Statement } };
  }
  if (event.list === 13) throw new Error('the shop is unwell today');
  if (event.list !== undefined) return Array.from({ length: event.list }, (_, at) => ({ name: `${event.mood} ${at}` }));
  return { statusCode: event.httpMethod === 'POST' ? 201 : 200, body: JSON.stringify(event) };
};
