import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { APIGatewayAuthorizerResult, Context } from 'aws-lambda';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import type { WebSocketOperations } from '../../constructs/websocket-api/websocket-operations';
import { authorizerEvent, connectEvent, contextWith, disconnectEvent, messageEvent } from './websocket-events';

/** What stands behind the bridge, as it stands behind API Gateway. */
export interface Backend {
  /** The route table: which actions are known, and which routes reply. */
  readonly operations: WebSocketOperations;
  /** Decides about handshakes. @default - everyone is `alice` */
  readonly authorize?: (event: unknown, context: Context) => Promise<APIGatewayAuthorizerResult>;
  /** Answers every route. */
  readonly handle: (
    event: unknown,
    context: Context,
  ) => Promise<{ statusCode: number; headers?: object; body?: string }>;
}

/** API Gateway's WebSocket side on the loopback interface: plain clients on one end, a Lambda handler on the other. */
export interface WebSocketBridge {
  /** Where clients connect. */
  readonly url: string;
  /** Where the handler posts to connections. */
  readonly managementUrl: string;
  /** Puts a backend behind the bridge; until then handshakes are answered 500. */
  serve(backend: Backend): void;
  /** Waits until the next event of a route has been handled. Ask before causing it. */
  handled(routeKey: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Largest message, in bytes; the connection of a larger one is closed with 1009. */
const maxPayload = 128 * 1024;

/** Starts a bridge that no backend stands behind yet: a handler needs the bridge's address before it is loaded. */
export async function startWebSocketBridge(): Promise<WebSocketBridge> {
  const bridge = new Bridge();
  const server = createServer((request, response) => bridge.post(request, response));
  server.on('upgrade', (request, socket, head) => bridge.connect(request, socket, head));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `ws://${address}`,
    managementUrl: `http://${address}`,
    serve: (backend) => {
      bridge.backend = backend;
    },
    handled: (routeKey) => once(bridge.events, routeKey),
    close: async () => {
      bridge.terminate();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

class Bridge {
  backend?: Backend;
  readonly events = new EventEmitter();
  private readonly clients = new Map<string, WebSocket>();
  private readonly protocols = new WeakMap<IncomingMessage, string>();
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload,
    handleProtocols: (_offered, request) => this.protocols.get(request) ?? false,
  });

  /** A handshake: authorizer, then `$connect`, then the upgrade or a plain HTTP status. */
  async connect(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const connectionId = randomUUID();
    const { status, userId, protocol } = await this.handshake(request, connectionId);
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    if (protocol !== undefined) this.protocols.set(request, protocol);
    this.sockets.handleUpgrade(request, socket, head, (client) => this.listen(client, connectionId, userId));
  }

  /** `POST /@connections/<id>`. A connection whose handshake is not over is as gone as one that has left. */
  async post(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const data = await readAll(request);
    const connectionId = decodeURIComponent(request.url ?? '').split('/@connections/')[1] ?? '';
    const client = this.clients.get(connectionId);
    const [status, name] = answerToPost(data, client);
    if (status === 200) client?.send(data.toString());
    if (name) response.setHeader('x-amzn-errortype', name);
    response.writeHead(status).end();
  }

  terminate(): void {
    for (const client of this.clients.values()) client.terminate();
  }

  private async handshake(request: IncomingMessage, connectionId: string) {
    const handshake = { connectionId, ...partsOf(request) };
    try {
      const result = await this.backend?.authorize?.(authorizerEvent(handshake), contextWith());
      const userId = String(result?.context?.userId ?? 'alice');
      const answer = await this.handle('$connect', connectEvent({ ...handshake, userId }));
      const headers = new Map(Object.entries(answer.headers ?? {}));
      return { status: answer.statusCode, userId, protocol: headers.get('Sec-WebSocket-Protocol') };
    } catch (error) {
      return { status: error instanceof Error && error.message === 'Unauthorized' ? 401 : 500, userId: '' };
    }
  }

  private listen(client: WebSocket, connectionId: string, userId: string): void {
    this.clients.set(connectionId, client);
    client.on('message', (data) => this.receive(client, connectionId, userId, textOf(data)));
    client.on('error', () => undefined);
    client.on('close', async () => {
      this.clients.delete(connectionId);
      await this.handle('$disconnect', disconnectEvent(connectionId)).catch(() => undefined);
    });
  }

  private async receive(client: WebSocket, connectionId: string, userId: string, body: string): Promise<void> {
    const { route: routeKey, replies } = this.operationFor(body);
    const { requestContext, ...event } = messageEvent(body, { connectionId, routeKey });
    const withUser = { ...event, requestContext: { ...requestContext, authorizer: { userId, principalId: userId } } };
    const answer = await this.handle(routeKey, withUser).catch(() => undefined);
    const reply = answer ? answer.body : JSON.stringify({ message: 'Internal server error', connectionId });
    if (replies && reply !== undefined && client.readyState === WebSocket.OPEN) client.send(reply);
  }

  /** What `$request.body.action` selects. */
  private operationFor(body: string): { route: string; replies?: boolean } {
    const table = Object.values(this.backend?.operations ?? {});
    const action = actionOf(body);
    return table.find(({ route }) => route === action && !route.startsWith('$')) ?? defaultOf(table);
  }

  private async handle(routeKey: string, event: unknown) {
    if (!this.backend) throw new Error('no backend');
    try {
      return await this.backend.handle(event, contextWith());
    } finally {
      this.events.emit(routeKey);
    }
  }
}

function defaultOf(table: readonly { route: string; replies?: boolean }[]): { route: string; replies?: boolean } {
  return table.find(({ route }) => route === '$default') ?? { route: '$default' };
}

function answerToPost(data: Buffer, client: WebSocket | undefined): [status: number, error?: string] {
  if (data.length > maxPayload) return [413, 'PayloadTooLargeException'];
  return client?.readyState === WebSocket.OPEN ? [200] : [410, 'GoneException'];
}

function partsOf(request: IncomingMessage) {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    [value].flat().join(', '),
  ]);
  const query = new URL(request.url ?? '', 'ws://localhost').searchParams;
  return { headers: Object.fromEntries(headers), query: Object.fromEntries(query) };
}

function actionOf(body: string): unknown {
  try {
    return JSON.parse(body)?.action;
  } catch {
    return undefined;
  }
}

function textOf(data: RawData): string {
  return Buffer.concat([data].flat().map((part) => Buffer.from(new Uint8Array(part)))).toString();
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
