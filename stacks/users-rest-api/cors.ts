import type { RestCors } from '../../constructs/rest-api/rest-cors';

/** Which pages may call the API, and how. */
export function usersCors(allowOrigins: string[]): RestCors {
  return {
    allowOrigins,
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    allowHeaders: [
      'Content-Type',
      'Authorization',
      'X-Api-Key',
      'X-Amz-Date',
      'X-Request-ID',
      'If-Match',
      'Idempotency-Key',
    ],
    exposeHeaders: ['ETag', 'Location', 'Retry-After'],
    maxAge: 86_400,
  };
}

/** What the function must know of it: its own answers carry the headers themselves. */
export function corsEnvironment({ allowOrigins }: RestCors): { readonly CORS_ALLOW_ORIGINS: string } {
  return { CORS_ALLOW_ORIGINS: allowOrigins.join(',') };
}
