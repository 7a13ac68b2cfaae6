/**
 * A site whose pages are functions of their paths.
 *
 * @type {(event: any) => Promise<any>}
 */
export const handler = async ({ rawPath, requestContext }) => ({
  statusCode: rawPath === '/missing' ? 404 : 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<h1>${process.env.GREETING}</h1><p>${requestContext.http.method} ${rawPath}</p>`,
});
