import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import type { ApiAnswer, ApiRequest } from '../api';
import { headerOf } from './headers';
import { Refusal } from './refusal';

/** The body of a request as it was before the client compressed it. */
export function decompressed({ headers, body }: ApiRequest): Buffer {
  const encoding = headerOf(headers, 'content-encoding')?.trim().toLowerCase();
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return body;
  try {
    if (encoding === 'gzip') return gunzipSync(body);
    if (encoding === 'deflate') return inflateSync(body);
  } catch {
    throw new Refusal('BAD_REQUEST_BODY', 'Invalid request body', { why: `the body is no ${encoding}` });
  }
  throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', { why: `Content-Encoding ${encoding}` });
}

/** An answer, compressed where it is large enough and the client takes it. */
export function compressed(answer: ApiAnswer, request: ApiRequest, minimumSize: number | undefined): ApiAnswer {
  const { body, headers } = answer;
  if (minimumSize === undefined || !Buffer.isBuffer(body) || body.length < minimumSize) return answer;
  if (headerOf(headers, 'content-encoding') !== undefined) return answer;
  const accepted = (headerOf(request.headers, 'accept-encoding') ?? '').toLowerCase();
  const encoding = ['gzip', 'deflate'].find((one) => accepted.includes(one));
  if (encoding === undefined) return answer;
  const smaller = encoding === 'gzip' ? gzipSync(body) : deflateSync(body);
  return { ...answer, headers: [...headers, ['Content-Encoding', encoding]], body: smaller };
}
