import type { Context } from 'aws-lambda';
import type { StageDefinition } from '../../local/gateway/stages';
import type { Connection } from '../../local/websocket-api/connection';
import { contextOf, type EventType, eventWith } from '../../local/websocket-api/event';
import { handshakeEvent } from '../../local/websocket-api/handshake';
import { lambdaContext } from './api-events';

/** A handshake, in the words of a client. */
export interface Handshake {
  /** Name of the connection, of which its id is made. @default 'c1' */
  readonly connectionName?: string;
  /** Query parameters. @default - the room `lobby` */
  readonly query?: Record<string, string>;
  /** Headers. @default - none */
  readonly headers?: Record<string, string>;
  /** Subject of the token, as the authorizer says it; null is an authorizer that names nobody. @default 'alice' */
  readonly userId?: string | null;
}

/** The id of the connection of somebody, as API Gateway forms ids: a test names connections `ann` and `ben`. */
export const connectionIdOf = (name: string): string => `${name.padEnd(15, '_')}=`;

/** Whose connection an id is. */
export const nameOfConnection = (id: string): string => id.replace(/_*=$/, '');

/** The id of every request that the factories make. */
export const requestId = 'JKJaXGPLvHcESHA=';

/** The name under which clients find the API: never the one that posts go to. */
export const customDomain = 'ws.example.com';

const now = 1795176000000;

/** The event of a client that connects, as the local run makes it. */
export function connectEvent(handshake: Handshake = {}) {
  const connection = connectionOf(handshake);
  return eventWith(connection, context(connection, '$connect', 'CONNECT'), handshakeParts(handshake));
}

/** The event with which a REQUEST authorizer is asked about a handshake. */
export function authorizerEvent(handshake: Handshake = {}) {
  return {
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:eu-central-1:123456789012:api-id/dev/$connect',
    ...connectEvent({ ...handshake, userId: null }),
  };
}

/** The event of a client that is gone. */
export function disconnectEvent(connectionName = 'c1') {
  const connection = connectionOf({ connectionName });
  const more = { disconnectStatusCode: 1001, disconnectReason: 'going away' };
  return eventWith(connection, context(connection, '$disconnect', 'DISCONNECT', more), {
    headers: { Host: customDomain },
    multiValueHeaders: { Host: [customDomain] },
  });
}

/** The event of a message: a string as it is, anything else as JSON. */
export function messageEvent(message: unknown, { connectionName = 'c1', routeKey = 'sendMessage' } = {}) {
  const connection = connectionOf({ connectionName });
  return eventWith(connection, context(connection, routeKey, 'MESSAGE', { messageId: 'JKJaXcPLvHcCESw=' }), {
    body: typeof message === 'string' ? message : JSON.stringify(message),
  });
}

/** The context of an invocation with some time left. */
export function contextWith(remainingMs = 25_000): Context {
  return { ...lambdaContext, functionName: 'chat', getRemainingTimeInMillis: () => remainingMs };
}

function connectionOf({ connectionName = 'c1', userId = 'alice' }: Handshake): Connection {
  return {
    ...{
      id: connectionIdOf(connectionName),
      sourceIp: '192.0.2.1',
      userAgent: 'test',
      domainName: customDomain,
      path: 'dev',
    },
    stage: { name: 'dev', variables: {} } as StageDefinition,
    authorizer: userId === null ? undefined : { userId, principalId: userId, integrationLatency: 12 },
    ...{ connectedAt: now, lastActiveAt: now, socket: undefined },
  };
}

const context = (connection: Connection, routeKey: string, eventType: EventType, more: object = {}) =>
  contextOf(connection, { apiId: 'api-id', routeKey, eventType, requestId, now, more: { ...more } });

function handshakeParts({ query = { room: 'lobby' }, headers = {} }: Handshake) {
  const request = {
    ...{ method: 'GET', target: `/dev?${new URLSearchParams(query)}`, host: customDomain, sourceIp: '192.0.2.1' },
    headers: Object.entries({ 'Sec-WebSocket-Version': '13', ...headers }),
    body: Buffer.alloc(0),
  };
  return handshakeEvent(request, customDomain, now);
}
