import type { Duplex } from 'node:stream';
import type { ApiRequest, HeaderList } from '../api';
import { newTraceId } from '../gateway/trace-id';

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  410: 'Gone',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** Refuses a handshake with an HTTP status. */
export function refuseHandshake(socket: Duplex, status: number, body: string, headers: HeaderList = []): void {
  const lines = [
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}`,
    ...headers.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}`),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Headers and query of a handshake, as `$connect` and its authorizer get them. */
export function handshakeEvent(
  { headers, sourceIp, target }: ApiRequest,
  host: string,
  now: number,
): Readonly<Record<string, unknown>> {
  const all: HeaderList = [
    ...headers.filter(
      ([name]) => !/^(host|connection|upgrade|x-forwarded-(for|port|proto)|x-amzn-trace-id)$/i.test(name),
    ),
    ['Host', host],
    ['X-Amzn-Trace-Id', headers.find(([name]) => /^x-amzn-trace-id$/i.test(name))?.[1] ?? newTraceId(now)],
    ['X-Forwarded-For', sourceIp],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
  const query = [...new URLSearchParams(target.split('?').slice(1).join('?'))];
  return {
    headers: lastOf(all),
    multiValueHeaders: allOf(all),
    ...(query.length > 0 && {
      queryStringParameters: lastOf(query),
      multiValueQueryStringParameters: allOf(query),
    }),
  };
}

const lastOf = (pairs: HeaderList): Record<string, string> => Object.fromEntries(pairs);

function allOf(pairs: HeaderList): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of pairs) lists[name] = [...(Object.hasOwn(lists, name) ? (lists[name] ?? []) : []), value];
  return lists;
}
