import type { IncomingMessage, ServerResponse } from 'node:http';
import { ConsoleFault } from './fault';
import type { Fault } from './interface';

/** The page may load nothing that is not its own, and no other page may hold it in a frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. */
export const safeHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Bytes that a request of the page may have: what an API takes, written as JSON, and more. */
const largestBody = 16 * 1024 * 1024;

/** Sends a text of a type. */
export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...safeHeaders, 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** Sends JSON. */
export const sendJson = (response: ServerResponse, status: number, body: unknown): void =>
  sendText(response, status, 'application/json', JSON.stringify(body));

/** Sends why something was refused. What is no fault of the page is one of ours, and is told so. */
export function sendFault(response: ServerResponse, problem: unknown): void {
  const message = problem instanceof Error ? problem.message : String(problem);
  const body: Fault = { message };
  sendJson(response, problem instanceof ConsoleFault ? problem.status : 500, body);
}

/** The JSON object that a request of the page carries. */
export async function bodyOf(message: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  if (!/^application\/json\b/.test(message.headers['content-type'] ?? ''))
    throw new ConsoleFault(400, `Content-Type: must be application/json, was ${message.headers['content-type']}.`);
  return objectIn((await whole(message)).toString());
}

/** Reads a JSON object. */
export function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { ...read };
  } catch {
    // What is no JSON is no object, either.
  }
  throw new ConsoleFault(400, `The request must be a JSON object, was ${JSON.stringify(text.slice(0, 40))}.`);
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new ConsoleFault(413, `The request must have at most ${largestBody} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
