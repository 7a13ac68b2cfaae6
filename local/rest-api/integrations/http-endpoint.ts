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

/** What a backend answered: the body as a whole, or while it still comes. */
export interface EndpointAnswer<Body = Buffer> {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Body;
}

/** Asks a backend, and waits for the whole of its answer. */
export const askEndpoint = (request: EndpointRequest): Promise<EndpointAnswer> => asked(request, read);

/** Asks a backend, and waits for status and headers. */
export const openEndpoint = (request: EndpointRequest): Promise<EndpointAnswer<IncomingMessage>> =>
  asked(request, (message) => message);

/** Redirects are not followed, as API Gateway does not. */
async function asked<Body>(
  { url, method, headers, body, address }: EndpointRequest,
  bodyOf: (message: IncomingMessage) => Body | Promise<Body>,
): Promise<EndpointAnswer<Body>> {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (target === undefined || !/^https?:$/.test(target.protocol))
    throw internalError(`the endpoint of ${address} must be an address such as https://example.com, it is "${url}"`);
  try {
    const message = await exchange(target, method, headers, body);
    return { ...headOf(message), body: await bodyOf(message) };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    const callerMessage = 'Network error communicating with endpoint';
    throw new Refusal('INTEGRATION_FAILURE', callerMessage, {
      why: `${target.origin} does not answer: ${why}`,
      address,
    });
  }
}

function exchange(target: URL, method: string, headers: HeaderList, body: Buffer): Promise<IncomingMessage> {
  const ask = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const length: [string, string][] =
      body.length > 0 || method === 'POST' ? [['Content-Length', `${body.length}`]] : [];
    const list = [['Host', target.host] as const, ...headers, ...length].flat();
    const request = ask(target, { method, headers: list, agent: false }, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

async function read(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function headOf({ rawHeaders, statusCode = 502 }: IncomingMessage): Omit<EndpointAnswer, 'body'> {
  const headers = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : [],
  );
  return { status: statusCode, headers };
}
