import { requestTime } from '../gateway/request-time';
import type { Connection } from './connection';
import { identityOf } from './connection';

/** What happens to a connection. */
export type EventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

/** What an event's context says beside the connection itself. */
export interface ContextProps {
  readonly apiId: string;
  readonly routeKey: string;
  readonly eventType: EventType;
  readonly requestId: string;
  readonly now: number;
  /** Members that only some events have. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** `requestContext` of an event. */
export function contextOf(connection: Connection, props: ContextProps): Readonly<Record<string, unknown>> {
  const { apiId, routeKey, eventType, requestId, now, more } = props;
  return {
    routeKey,
    ...(connection.authorizer !== undefined && { authorizer: connection.authorizer }),
    ...more,
    eventType,
    extendedRequestId: requestId,
    requestTime: requestTime(now),
    messageDirection: 'IN',
    stage: connection.stage.name,
    connectedAt: connection.connectedAt,
    requestTimeEpoch: now,
    identity: identityOf(connection),
    requestId,
    domainName: connection.domainName,
    connectionId: connection.id,
    apiId,
  };
}

/** An event as a function gets it. */
export interface GatewayEvent {
  readonly requestContext: Readonly<Record<string, unknown>>;
  readonly isBase64Encoded: false;
  readonly body?: string;
  readonly [member: string]: unknown;
}

/** An event with the members that every kind has. */
export function eventWith(
  connection: Connection,
  requestContext: GatewayEvent['requestContext'],
  more: Readonly<Record<string, unknown>>,
): GatewayEvent {
  const { variables } = connection.stage;
  return {
    ...more,
    requestContext,
    ...(Object.keys(variables).length > 0 && { stageVariables: variables }),
    isBase64Encoded: false,
  };
}
