import type { Context } from 'aws-lambda';
import { vi } from 'vitest';
import { ConnectionsEndpoint } from '../../support/connections-endpoint';
import { connectionsTable } from '../../support/connections-table';
import { type DynamoDbEngine, startDynamoDb, testEnvironment } from '../../support/dynamodb';
import { captureOutput, linesOf } from '../../support/http-service';
import {
  connectEvent,
  connectionIdOf,
  contextWith,
  type Handshake,
  messageEvent,
  nameOfConnection,
} from '../../support/websocket-events';

/** What the chat's handler answers; the frame of a reply parsed. */
export interface Answer {
  readonly statusCode: number;
  readonly headers?: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: the frame as it came, for a test to look into.
  readonly frame: any;
}

/** The chat's handler on an engine and an endpoint for `@connections`. Connections have names, of which their ids are made. */
export interface ChatService {
  readonly engine: DynamoDbEngine;
  readonly endpoint: ConnectionsEndpoint;
  /** The handler itself. */
  readonly handler: (
    event: unknown,
    context: Context,
  ) => Promise<{ statusCode: number; headers?: object; body?: string }>;
  invoke(event: unknown, context?: Context): Promise<Answer>;
  /** Connects a client, some seconds ago. */
  join(name: string, handshake?: Omit<Handshake, 'connectionName'>, secondsAgo?: number): Promise<void>;
  /** Puts 25 connections into a room, without their handshakes. */
  fill(room: string, prefix: string): Promise<void>;
  say(name: string, text: string): Promise<Answer>;
  record(name: string): Promise<Record<string, unknown> | undefined>;
  /** Names of the connections in a room, sorted. */
  room(room: string): Promise<string[]>;
  /** Connections that got a frame, sorted. */
  reached(): string[];
  printed(): Record<string, unknown>[];
  /** Forgets everything that happened, connections too. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts what the chat needs and loads its handler, as a fresh execution environment would. */
export async function startChatService({ stage = '' } = {}): Promise<ChatService> {
  const endpoint = new ConnectionsEndpoint();
  const [engine, managementUrl] = await Promise.all([startDynamoDb(), endpoint.listen()]);
  await engine.createTable(connectionsTable);
  const handler = await loadChatHandler(engine.endpoint, `${managementUrl}${stage}`);
  const written = captureOutput();

  const invoke = async (event: unknown, context = contextWith()) => read(await handler(event, context));
  const get = (name: string) => engine.get('connections', { connection_id: connectionIdOf(name) });
  return {
    engine,
    endpoint,
    handler,
    invoke,
    join: async (connectionName, handshake, secondsAgo = 60) => {
      await invoke(connectEvent({ ...handshake, connectionName }));
      const joined = await get(connectionName);
      await engine.put('connections', { ...joined, connected_at: Number(joined?.connected_at) - secondsAgo });
    },
    fill: async (room, prefix) => {
      const times = { connected_at: 1, expires_at: 32_503_680_000 };
      const items = Array.from({ length: 25 }, (_, n) => ({
        connection_id: connectionIdOf(`${prefix}-${n}`),
        user_id: prefix,
        room,
        ...times,
      }));
      await engine.put('connections', ...items);
    },
    say: (connectionName, text) => invoke(messageEvent({ action: 'sendMessage', text }, { connectionName })),
    record: get,
    room: async (room) => {
      const inRoom = (await engine.all('connections')).filter((connection) => connection.room === room);
      return inRoom.map(({ connection_id }) => nameOfConnection(String(connection_id))).sort();
    },
    reached: () => endpoint.posts.map(({ to }) => to).sort(),
    printed: () => linesOf(written),
    reset: async () => {
      const all = await engine.all('connections');
      await engine.remove('connections', ...all.map(({ connection_id }) => ({ connection_id })));
      written.length = 0;
      engine.reset();
      endpoint.reset();
    },
    close: async () => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      await Promise.all([engine.close(), endpoint.close()]);
    },
  };
}

/** Loads the chat's handler, with DynamoDB and the management endpoint somewhere on the loopback interface. */
export async function loadChatHandler(dynamoDbUrl: string, managementUrl: string): Promise<ChatService['handler']> {
  const variables = {
    ...testEnvironment,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDbUrl,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_MAX_ATTEMPTS: '1',
    TABLE_NAME: 'connections',
    MANAGEMENT_ENDPOINT: managementUrl,
    POWERTOOLS_SERVICE_NAME: 'chat',
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse/Chat',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import('../../../functions/chat/handler')).handler;
}

function read({ statusCode, headers, body }: Awaited<ReturnType<ChatService['handler']>>): Answer {
  return {
    statusCode,
    ...(headers && { headers: { ...headers } }),
    frame: body === undefined ? undefined : JSON.parse(body),
  };
}
