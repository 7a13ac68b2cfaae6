import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HeaderList } from '../../api';
import { internalError, Refusal } from '../refusal';

/** A request to a backend. */
export interface EndpointRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
  readonly address: string;
}

/** What a backend answered. */
export interface EndpointAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

/** Asks a backend. Redirects are not followed, as API Gateway does not. */
export async function askEndpoint({ url, method, headers, body, address }: EndpointRequest): Promise<EndpointAnswer> {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !/^https?:$/.test(target.protocol))
    throw internalError(`the endpoint of ${address} must be an address such as https://example.com, it is "${url}"`);
  try {
    return await exchange(target, method, headers, body);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    const callerMessage = 'Network error communicating with endpoint';
    throw new Refusal('INTEGRATION_FAILURE', callerMessage, {
      why: `${target.origin} does not answer: ${why}`,
      address,
    });
  }
}

function exchange(target: URL, method: string, headers: HeaderList, body: Buffer): Promise<EndpointAnswer> {
  const ask = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const length: [string, string][] =
      body.length > 0 || method === 'POST' ? [['Content-Length', `${body.length}`]] : [];
    const list = [['Host', target.host] as const, ...headers, ...length].flat();
    const request = ask(target, { method, headers: list, agent: false }, (message) => {
      read(message).then(resolve, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function read(message: IncomingMessage): Promise<EndpointAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const raw = message.rawHeaders;
  const headers = raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []));
  return { status: message.statusCode ?? 502, headers, body: Buffer.concat(chunks) };
}
