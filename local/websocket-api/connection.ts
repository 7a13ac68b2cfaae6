import type { WebSocket } from 'ws';
import type { StageDefinition } from '../gateway/stages';

/** One connection, from its handshake on. */
export interface Connection {
  readonly id: string;
  readonly stage: StageDefinition;
  readonly connectedAt: number;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
  /** Host that was asked. */
  readonly domainName: string;
  /** Path by which the connection's `@connections` are found: the stage, or the key of a custom domain's mapping. */
  readonly path: string;
  /** What the authorizer said, for all events of the connection. */
  authorizer: Readonly<Record<string, unknown>> | undefined;
  /** The time of the last message in either direction. */
  lastActiveAt: number;
  /** Undefined while `$connect` runs: nothing can be sent yet. */
  socket: WebSocket | undefined;
}

/** Who is connected, as events and `@connections` tell it. */
export const identityOf = ({ sourceIp, userAgent }: Connection): Readonly<Record<string, string>> => ({
  ...(userAgent !== undefined && { userAgent }),
  sourceIp,
});
