import { valueAt } from '../../shared/record';
import { handshakeHeader, offeredProtocols } from '../../shared/websocket-handshake';

/** How the sub-protocol begins that carries a token: a browser can offer sub-protocols, but cannot set a header. */
const protocolPrefix = 'bearer.';

/** The token of a handshake, wherever its client could put it; the query string counts only where that is switched on. */
export function tokenOf(event: unknown, inQueryString: boolean): string | undefined {
  return tokenInHeader(event) ?? tokenInProtocol(event) ?? (inQueryString ? tokenInQuery(event) : undefined);
}

function tokenInHeader(event: unknown): string | undefined {
  return /^Bearer +(\S+)$/i.exec(handshakeHeader(event, 'authorization')[0]?.trim() ?? '')?.[1];
}

function tokenInProtocol(event: unknown): string | undefined {
  return offeredProtocols(event)
    .find((protocol) => protocol.startsWith(protocolPrefix))
    ?.slice(protocolPrefix.length);
}

function tokenInQuery(event: unknown): string | undefined {
  const token = valueAt(event, ['queryStringParameters', 'token']);
  return typeof token === 'string' ? token : undefined;
}
