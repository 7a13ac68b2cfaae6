import type { Context } from 'aws-lambda';
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

/** The event of a client that connects. */
export function connectEvent({
  connectionName = 'c1',
  query = { room: 'lobby' },
  headers = {},
  userId,
}: Handshake = {}) {
  return {
    ...handshakeParts(headers, query),
    requestContext: requestContext('$connect', 'CONNECT', connectionName, userId),
    isBase64Encoded: false,
  };
}

/** The event with which a REQUEST authorizer is asked about a handshake. */
export function authorizerEvent({ connectionName = 'c1', query = { room: 'lobby' }, headers = {} }: Handshake = {}) {
  return {
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:eu-central-1:123456789012:api-id/dev/$connect',
    ...handshakeParts(headers, query),
    requestContext: requestContext('$connect', 'CONNECT', connectionName, null),
  };
}

/** The event of a client that is gone. */
export function disconnectEvent(connectionName = 'c1') {
  return {
    headers: { Host: customDomain },
    multiValueHeaders: { Host: [customDomain] },
    requestContext: {
      ...requestContext('$disconnect', 'DISCONNECT', connectionName),
      disconnectStatusCode: 1001,
      disconnectReason: 'going away',
    },
    isBase64Encoded: false,
  };
}

/** The event of a message: a string as it is, anything else as JSON. */
export function messageEvent(message: unknown, { connectionName = 'c1', routeKey = 'sendMessage' } = {}) {
  return {
    requestContext: { ...requestContext(routeKey, 'MESSAGE', connectionName), messageId: 'JKJaXcPLvHcCESw=' },
    body: typeof message === 'string' ? message : JSON.stringify(message),
    isBase64Encoded: false,
  };
}

/** The context of an invocation with some time left. */
export function contextWith(remainingMs = 25_000): Context {
  return { ...lambdaContext, functionName: 'chat', getRemainingTimeInMillis: () => remainingMs };
}

function handshakeParts(headers: Record<string, string>, query: Record<string, string>) {
  const sent: Record<string, string> = { Host: customDomain, 'Sec-WebSocket-Version': '13', ...headers };
  return {
    headers: sent,
    multiValueHeaders: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, [value]])),
    ...(Object.keys(query).length > 0 && {
      queryStringParameters: query,
      multiValueQueryStringParameters: Object.fromEntries(Object.entries(query).map(([name, one]) => [name, [one]])),
    }),
  };
}

function requestContext(routeKey: string, eventType: string, connectionName: string, userId: string | null = 'alice') {
  return {
    routeKey,
    eventType,
    extendedRequestId: 'JKJaXGPLvHcFSHA=',
    requestTime: '20/Nov/2026:12:00:00 +0000',
    messageDirection: 'IN',
    stage: 'dev',
    connectedAt: 1795176000000,
    requestTimeEpoch: 1795176000000,
    identity: { sourceIp: '192.0.2.1', userAgent: 'test' },
    requestId,
    domainName: customDomain,
    connectionId: connectionIdOf(connectionName),
    apiId: 'api-id',
    ...(userId !== null && { authorizer: { userId, principalId: userId, integrationLatency: 12 } }),
  };
}
