import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { HeaderList } from '../../api';
import { headerValues } from '../call/headers';
import type { IntegrationAnswer } from '../payload/function-answer';

/** A request to a backend. */
export interface BackendRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
}

const plain = new HttpAgent({ keepAlive: true });
const secure = new HttpsAgent({ keepAlive: true });

/** Sends a request to a backend and reads its whole answer. Redirects are not followed and nothing is decompressed. */
export function sendHttp({ method, url, headers, body }: BackendRequest): Promise<IntegrationAnswer> {
  const [send, agent] = url.protocol === 'https:' ? [httpsRequest, secure] : [httpRequest, plain];
  return new Promise((resolve, reject) => {
    const request = send(url, { method, agent, headers: toSend(headers) }, (response) =>
      read(response).then(resolve, reject),
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** A name with one value is sent as a text: Node.js takes no list for `host`. */
const toSend = (headers: ReadonlyMap<string, readonly string[]>): Record<string, string | string[]> =>
  Object.fromEntries([...headers].map(([name, values]) => [name, values.length === 1 ? values.join() : [...values]]));

async function read(response: IncomingMessage): Promise<IntegrationAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: response.statusCode ?? 502, headers: passedOn(response.rawHeaders), body: Buffer.concat(chunks) };
}

/** What belongs to the hop between API Gateway and backend stays there. */
function passedOn(raw: readonly string[]): HeaderList {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  const kept = headerValues(pairs);
  return pairs.filter(([name]) => kept.has(name.toLowerCase()) && name.toLowerCase() !== 'content-length');
}
