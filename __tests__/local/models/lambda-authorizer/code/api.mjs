/**
 * Says who asked for what, in payload format 1.0.
 *
 * @type {(event: any) => Promise<any>}
 */
export const handler = async ({ httpMethod, path, requestContext }) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ asked: `${httpMethod} ${path}`, by: requestContext.authorizer?.principalId ?? 'anybody' }),
});
