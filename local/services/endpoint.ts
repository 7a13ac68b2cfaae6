import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HeaderList } from '../api';
import type { ServiceAnswer } from './services';

/** A request to the endpoint, before it is known which service it is for. */
export interface EndpointRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

/** One loopback address for every host of AWS. */
export interface Endpoint {
  readonly url: string;
  close(): Promise<void>;
}

const largest = 16 * 1024 * 1024;

/** Milliseconds that a connection stays open. Functions stand still between calls: they would find it closed when they go on. */
const keepAliveTimeout = 3_600_000;

/** Listens for calls of AWS services. */
export async function listenForCalls(answer: (request: EndpointRequest) => Promise<ServiceAnswer>): Promise<Endpoint> {
  const server = createServer({ keepAliveTimeout }, (message, response) => {
    receive(message)
      .then(answer)
      .then((given) => send(response, given))
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', ready);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => stopped(server) };
}

async function receive(message: IncomingMessage): Promise<EndpointRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size > largest) throw new Error('The request is too large');
    chunks.push(chunk);
  }
  const headers: [string, string][] = [];
  const { rawHeaders, method = 'GET', url = '/' } = message;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return { method, target: url, headers, body: Buffer.concat(chunks) };
}

function send(response: ServerResponse, { status, headers, body }: ServiceAnswer): void {
  response.writeHead(status, [...headers.flat(), 'content-length', String(body.length)]);
  response.end(body);
}

async function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((closed) => server.close(() => closed()));
}
