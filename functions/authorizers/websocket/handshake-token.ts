import { valueAt } from '../../shared/record';
import { bearerToken } from '../../shared/token-authentication';
import { handshakeHeader, offeredProtocols } from '../../shared/websocket-handshake';

/** How the sub-protocol begins that carries a token: a browser can offer sub-protocols, but cannot set a header. */
const protocolPrefix = 'bearer.';

/** The token of a handshake, wherever its client could put it; the query string counts only where that is switched on. */
export function tokenOf(event: unknown, inQueryString: boolean): string | undefined {
  return (
    bearerToken(handshakeHeader(event, 'authorization')[0]) ??
    tokenInProtocol(event) ??
    (inQueryString ? tokenInQuery(event) : undefined)
  );
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
