import { isRecord, valueAt } from './record';

/** All values of a handshake's header, in order. A header may be sent more than once, in any case. */
export function handshakeHeader(event: unknown, name: string): string[] {
  const sources = [valueAt(event, ['multiValueHeaders']), valueAt(event, ['headers'])];
  const values = sources.map((headers) => valuesIn(headers, name)).find((found) => found.length > 0);
  return values ?? [];
}

/** The sub-protocols that a client offers in a handshake, in its order of preference. */
export function offeredProtocols(event: unknown): string[] {
  return handshakeHeader(event, 'sec-websocket-protocol')
    .flatMap((line) => line.split(','))
    .map((protocol) => protocol.trim())
    .filter(Boolean);
}

function valuesIn(headers: unknown, name: string): string[] {
  const entries = isRecord(headers) ? Object.entries(headers) : [];
  const named = entries.filter(([key]) => key.toLowerCase() === name).flatMap(([, value]) => value);
  return named.filter((value): value is string => typeof value === 'string');
}
