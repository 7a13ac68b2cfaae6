import type { ResponseMappings } from '../constructs/http-api/parameter-mapping';

/** The statuses that the functions of this project answer with. */
export const functionStatuses = [200, 201, 204, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 500, 503] as const;

/** The statuses that services usually answer with, whoever wrote them. */
export const serviceStatuses = [
  ...[200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308],
  ...[400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428, 429],
  ...[500, 501, 502, 503, 504],
] as const;

/**
 * Tells callers, as `X-Request-ID`, the id that the access log has of their request. API Gateway changes answers only by their
 * status, each of which must be named.
 */
export function withRequestId(statuses: readonly number[]): ResponseMappings {
  return Object.fromEntries(
    statuses.map((status) => [status, { 'overwrite:header.X-Request-ID': '$context.requestId' }]),
  );
}
