import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { ApiAnswer, HeaderList } from '../api';

/** Sends an answer, its headers in their order and case. */
export async function writeAnswer(answer: ApiAnswer, response: ServerResponse): Promise<void> {
  const { status, headers, body } = answer;
  if (Buffer.isBuffer(body)) {
    response.writeHead(status, withLength(headers, status, body.length));
    response.end(body);
    return;
  }
  response.writeHead(status, headers.flat());
  // The caller learns status and headers before the first piece is there.
  response.flushHeaders();
  for await (const chunk of body) {
    if (!response.write(chunk)) await drained(response);
    if (response.destroyed) return;
  }
  response.end();
}

const bodiless = (status: number): boolean => status < 200 || status === 204 || status === 304;

const tellsLength = /^(content-length|transfer-encoding)$/i;

function withLength(headers: HeaderList, status: number, length: number): string[] {
  const flat: string[] = [];
  let hasLength = bodiless(status);
  for (const [name, value] of headers) {
    flat.push(name, value);
    hasLength ||= tellsLength.test(name);
  }
  if (!hasLength) flat.push('Content-Length', String(length));
  return flat;
}

/** Settles when the caller takes more, or is gone. */
const drained = (response: ServerResponse): Promise<unknown> => {
  const gone = new AbortController();
  const { signal } = gone;
  return Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).finally(() =>
    gone.abort(),
  );
};
