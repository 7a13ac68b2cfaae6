import type { IncomingMessage } from 'node:http';
import type { ApiRequest, HeaderList } from '../api';

/** One byte more than any API takes, so that a kind sees that a body is too large; what follows is not kept. */
const mostKept = 10 * 1024 * 1024 + 1;

const nothing = Buffer.alloc(0);

/** A request as API Gateway would see it: path and headers byte for byte. */
export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
  return requestOf(message, hasBody(message) ? await readBody(message) : nothing);
}

/** The same with a body that was read already, or for a handshake, which has none. */
export function requestOf(message: IncomingMessage, body: Buffer = nothing): ApiRequest {
  return {
    method: message.method ?? 'GET',
    target: message.url ?? '/',
    headers: headersOf(message.rawHeaders),
    body,
    sourceIp: (message.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
    host: hostOf(message.headers.host),
  };
}

function headersOf(raw: readonly string[]): HeaderList {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return headers;
}

/** The host of a `Host` header, without port. */
export function hostOf(header: string | undefined): string {
  return (header ?? 'localhost').replace(/:\d+$/, '').toLowerCase();
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let kept = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    if (kept < mostKept) chunks.push(chunk.subarray(0, mostKept - kept));
    kept += chunk.length;
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}
