import type { ApiRequest } from '../../api';
import { Refusal } from '../refusal';

/**
 * Bytes that the body of a request or an answer may have.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const largestBody = 10 * 1024 * 1024;

/** Bytes that all headers of a request may have together. */
const largestHeaders = 10_240;

/** Refuses a request that is larger than REST APIs take. */
export function checkSize({ headers, body }: ApiRequest): void {
  if (body.length > largestBody) throw new Refusal('REQUEST_TOO_LARGE', 'Request Too Long');
  const bytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (bytes <= largestHeaders) return;
  const why = `headers of ${bytes} bytes, ${largestHeaders} at most`;
  throw new Refusal('REQUEST_TOO_LARGE', 'Request Header Fields Too Large', { status: 431, why });
}
