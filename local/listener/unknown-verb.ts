import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Why Node.js did not read a request. */
export interface ParseProblem extends Error {
  readonly code?: string;
  /** The bytes that came last, and how many of them were read. */
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

const head = /^([\w-]+) (\S+) HTTP\/1\.1\r\n((?:[^\r\n]+\r\n)*)\r\n/;
const header = /^([^:\r\n]+):[ \t]*(.*?)[ \t]*\r$/gm;

/** The request, without its body, that Node.js gave up because it does not know the verb. Undefined when something else is wrong. */
export function unknownVerb(problem: ParseProblem, socket: Duplex): IncomingMessage | undefined {
  const { code, rawPacket, bytesParsed = 0 } = problem;
  if (code !== 'HPE_INVALID_METHOD' || rawPacket === undefined || !(socket instanceof Socket)) return undefined;
  const text = rawPacket.toString('latin1');
  const [, method, url, lines = ''] = head.exec(text.slice(text.lastIndexOf('\n', bytesParsed - 1) + 1)) ?? [];
  if (method === undefined) return undefined;
  const pairs = [...lines.matchAll(header)].map(([, name = '', value = '']): [string, string] => [name, value]);
  const headers = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  const message = Object.assign(new IncomingMessage(socket), {
    method,
    url,
    headers,
    rawHeaders: pairs.flat(),
    complete: true,
  });
  message.push(null);
  return message;
}
