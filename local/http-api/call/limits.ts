import type { ApiRequest } from '../../api';
import { bodyTooLarge, headersTooLarge } from './refusal';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const largestBody = 10 * 1024 * 1024;
const largestHeaders = 10_240;

/** Refuses a request that is larger than HTTP APIs take. */
export function checkSize({ method, target, headers, body }: ApiRequest): void {
  let bytes = method.length + target.length;
  for (const [name, value] of headers) bytes += name.length + value.length;
  if (bytes > largestHeaders) throw headersTooLarge(bytes);
  if (body.length > largestBody) throw bodyTooLarge(body.length);
}
