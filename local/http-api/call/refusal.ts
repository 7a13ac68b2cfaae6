import type { HeaderList } from '../../api';

/** Why API Gateway itself answers a request, in the words of `$context.error.responseType`. */
export type ResponseType =
  | 'NOT_FOUND'
  | 'UNAUTHORIZED'
  | 'ACCESS_DENIED'
  | 'REQUEST_TOO_LARGE'
  | 'THROTTLED'
  | 'AUTHORIZER_FAILURE'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT';

/** An answer of API Gateway's own, with the reason for whoever runs the API. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** What the caller reads. */
    readonly answer: string,
    readonly responseType: ResponseType,
    /** What the trace tells. */
    readonly why: string,
    readonly headers: HeaderList = [],
  ) {
    super(why);
  }
}

/** 404: no stage or route takes the request. */
export const notFound = (why: string): Refusal => new Refusal(404, 'Not Found', 'NOT_FOUND', why);

/** 401, with a challenge where there is one. */
export const unauthorized = (why: string, challenge?: string): Refusal =>
  new Refusal(
    401,
    'Unauthorized',
    'UNAUTHORIZED',
    why,
    challenge === undefined ? [] : [['www-authenticate', challenge]],
  );

/** 403: known, but not allowed. */
export const forbidden = (why: string, challenge?: string): Refusal =>
  new Refusal(403, 'Forbidden', 'ACCESS_DENIED', why, challenge === undefined ? [] : [['www-authenticate', challenge]]);

/** 413: the body is above 10 MB. */
export const bodyTooLarge = (bytes: number): Refusal =>
  new Refusal(413, 'Request Entity Too Large', 'REQUEST_TOO_LARGE', `a body of ${bytes} bytes, 10 MB at most`);

/** 431: request line and headers are above 10,240 bytes. */
export const headersTooLarge = (bytes: number): Refusal =>
  new Refusal(
    431,
    'Request Header Fields Too Large',
    'REQUEST_TOO_LARGE',
    `request line and headers of ${bytes} bytes, 10,240 at most`,
  );

/** 429: more requests than a throttle lets through. */
export const throttled = (why: string): Refusal => new Refusal(429, 'Too Many Requests', 'THROTTLED', why);

/** 500: an authorizer or integration failed. */
export const internalError = (why: string, type: ResponseType = 'INTEGRATION_FAILURE'): Refusal =>
  new Refusal(500, 'Internal Server Error', type, why);

/** 503: an integration took too long, or cannot be reached. */
export const unavailable = (why: string, type: ResponseType = 'INTEGRATION_FAILURE'): Refusal =>
  new Refusal(503, 'Service Unavailable', type, why);
