/** How long a connection is remembered, in seconds: a little above the two hours that API Gateway lets one last. */
const rememberedSeconds = 2 * 60 * 60 + 10 * 60;

/** How long a closed connection is remembered, in seconds: far longer than a late handshake can still be on its way. */
export const closedSeconds = 10 * 60;

/**
 * How long a handshake can take, in seconds: the longest that API Gateway waits for its integration. Until it is over, API
 * Gateway answers a post as if the connection were gone.
 */
const handshakeSeconds = 29;

/** Someone in a room. */
export interface Connection {
  readonly connection_id: string;
  /** Who opened it: the subject of its token, where it had one. */
  readonly user_id: string;
  readonly room: string;
  /** When the handshake came, in seconds since 1970. */
  readonly connected_at: number;
  /** When to forget it, in seconds since 1970. */
  readonly expires_at: number;
}

/** Thrown when a message comes from a connection that is not known, or not any more. */
export class NotConnectedError extends Error {
  override readonly name = 'NotConnectedError';
}

/** A connection that is being opened now. */
export function newConnection(connectionId: string, userId: string, room: string): Connection {
  const now = secondsNow();
  return {
    connection_id: connectionId,
    user_id: userId,
    room,
    connected_at: now,
    expires_at: now + rememberedSeconds,
  };
}

/** Whether a name can be a room's. */
export function isRoom(room: string | undefined): room is string {
  return room !== undefined && /^[a-z0-9][a-z0-9-]{0,63}$/.test(room);
}

/** Whether a connection that does not answer is gone, and not still being opened. */
export function isEstablished({ connected_at }: Pick<Connection, 'connected_at'>): boolean {
  return secondsNow() - connected_at > handshakeSeconds;
}

/** Now, in seconds since 1970. */
export function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
