import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { ApiAnswer, ApiRequest, ServedApi, ServedStage } from '../api';
import { percentDecoded } from '../gateway/percent-decoding';
import type { Surroundings } from '../gateway/surroundings';
import type { Remembered } from '../remembered';
import { requestId } from '../request-id';
import type { ServeApi } from '../serve-api';
import { Trace } from '../trace';
import type { Connection } from './connection';
import type { WebSocketApiDefinition } from './definition/definition';
import { readDefinition } from './definition/read-definition';
import { watchFrames } from './frame-size';
import { handshakeEvent, refuseHandshake } from './handshake';
import { type ManagedConnections, manage, managedIn } from './manage-connections';
import { RouteFailure } from './route-call';
import { Stage } from './stage';

/** Bytes of one message at most. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const largestMessage = 128 * 1024;
const tenMinutes = 10 * 60_000;
const twoHours = 2 * 60 * 60_000;

/** Serves a WebSocket API. */
export const serveWebSocketApi: ServeApi = (api, world) => {
  const definition = readDefinition(api, world.deployed.model);
  const { region, accountId, partition } = world.deployed;
  const served = new WebSocketApi(definition, {
    id: definition.id,
    address: api.address,
    world,
    domainName: `${definition.id}.execute-api.${region}.amazonaws.com`,
    executionArn: `arn:${partition}:execute-api:${region}:${accountId}:${definition.id}`,
  });
  world.services.serveConnections(definition.id, (request) => served.manage(request));
  return served;
};

class WebSocketApi implements ServedApi, ManagedConnections {
  readonly kind = 'websocket';
  readonly address: string;
  readonly id: string;
  readonly stages: readonly ServedStage[];
  readonly requestId = (): string => requestId('websocket');
  private readonly byName: ReadonlyMap<string, Stage>;
  private readonly connections = new Map<string, Connection>();
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    // The sub-protocol is the one that `$connect` names in its answer.
    handleProtocols: (_, message) => this.chosenProtocols.get(message) ?? false,
  });
  private readonly chosenProtocols = new WeakMap<IncomingMessage, string>();

  constructor(
    private readonly definition: WebSocketApiDefinition,
    private readonly surroundings: Surroundings,
  ) {
    this.address = definition.address;
    this.id = definition.id;
    this.byName = new Map(definition.stages.map((stage) => [stage.name, new Stage(definition, stage, surroundings)]));
    this.stages = definition.stages.map(({ name, address }) => ({ name, address, path: `/${name}` }));
    surroundings.world.remembers?.(() => [...this.connections.values()].map((one) => this.remembered(one)));
  }

  /** Answers `@connections`; nothing else of a WebSocket API is asked without a handshake. */
  async answer(request: ApiRequest, trace: Trace): Promise<ApiAnswer> {
    const mapped = request.domain;
    const target = mapped === undefined ? request.target : `/${mapped.stage}${request.target}`;
    const managed = managedIn(target);
    if (managed !== undefined) {
      trace.step('connections', `${request.method} ${managed.id}`, this.address);
      return manage(this, managed, request);
    }
    trace.step('refused', '403 a WebSocket handshake is needed here', this.address);
    const body = Buffer.from('{"message":"Forbidden"}');
    return {
      status: 403,
      headers: [
        ['Content-Type', 'application/json'],
        ['x-amzn-ErrorType', 'ForbiddenException'],
      ],
      body,
    };
  }

  /** Answers a call that a function makes of `@connections`. */
  async manage({ method, target, body }: Pick<ApiRequest, 'method' | 'target' | 'body'>): Promise<ApiAnswer> {
    return manage(this, managedIn(target) ?? { stage: '', id: '' }, { method, body });
  }

  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer, request: ApiRequest): void {
    this.connect(message, socket, head, request).catch(() => socket.destroy());
  }

  find(stage: string, id: string): Connection | undefined {
    const found = this.connections.get(id);
    const isOpen = found?.socket?.readyState === 1;
    return isOpen && found.stage.name === stage ? found : undefined;
  }

  post(connection: Connection, text: string): Promise<void> {
    connection.lastActiveAt = this.surroundings.world.now();
    return new Promise((resolve) => {
      if (connection.socket === undefined) resolve();
      else connection.socket.send(text, () => resolve());
    });
  }

  end({ socket }: Connection): void {
    socket?.close(1000, 'Connection Closed Normally');
  }

  async close(): Promise<void> {
    const left = [...this.connections.values()].map(({ socket }) => socket);
    for (const socket of left) socket?.terminate();
    this.connections.clear();
    this.server.close();
  }

  private remembered(connection: Connection): Remembered {
    const { id, stage, connectedAt, lastActiveAt, sourceIp, authorizer } = connection;
    const principal = authorizer?.principalId === undefined ? undefined : String(authorizer.principalId);
    return {
      kind: 'connection',
      ...{ id, api: this.address, stage: stage.name, connectedAt, lastActiveAt, sourceIp, principal },
      forget: () => this.end(connection),
    };
  }

  /** `$connect` while the handshake waits, then the connection. */
  private async connect(message: IncomingMessage, socket: Duplex, head: Buffer, request: ApiRequest): Promise<void> {
    const { world } = this.surroundings;
    const trace = new Trace(this.requestId(), world.deployed.stack, this.address);
    const stage = this.stageOf(request);
    const connection = stage && this.connectionOf(request, stage);
    try {
      if (stage === undefined || connection === undefined)
        throw new RouteFailure(403, 'Forbidden', this.whyClosed(request));
      const event = handshakeEvent(request, connection.domainName, world.now());
      const { headers } = await stage.connect(connection, event, trace, request);
      this.open(message, socket, head, connection, stage, headers['sec-websocket-protocol']);
      world.traced?.(trace, { method: 'CONNECT', path: request.target, status: 101 });
    } catch (problem) {
      const {
        status,
        message: callerMessage,
        why,
      } = problem instanceof RouteFailure ? problem : new RouteFailure(500, 'Internal server error', String(problem));
      trace.step('refused', `${status} ${why}`, this.address);
      const body = { message: callerMessage, connectionId: connection?.id ?? this.requestId(), requestId: trace.id };
      refuseHandshake(socket, status, JSON.stringify(body));
      world.traced?.(trace, { method: 'CONNECT', path: request.target, status });
    }
  }

  private stageOf(request: ApiRequest): Stage | undefined {
    if (this.definition.defaultEndpointDisabled && request.domain === undefined) return undefined;
    const stage = this.stageNamed(request);
    return stage?.definition.isDeployed ? stage : undefined;
  }

  private stageNamed({ target, domain }: ApiRequest): Stage | undefined {
    const path = target.split('?')[0] ?? '';
    return this.byName.get(domain?.stage ?? percentDecoded(path.replace(/^\/|\/$/g, '')));
  }

  private whyClosed(request: ApiRequest): string {
    const stage = this.stageNamed(request);
    if (stage === undefined) return `no stage has the path ${request.target}`;
    if (stage.definition.isDeployed) return 'the execute-api endpoint is disabled: ask a custom domain';
    return `nothing is deployed to ${stage.definition.address}: set auto_deploy or deployment_id`;
  }

  private connectionOf({ headers, sourceIp, domain }: ApiRequest, { definition }: Stage): Connection {
    const now = this.surroundings.world.now();
    return {
      id: this.requestId(),
      stage: definition,
      connectedAt: now,
      lastActiveAt: now,
      sourceIp,
      userAgent: headers.find(([name]) => name.toLowerCase() === 'user-agent')?.[1],
      domainName: domain?.name ?? this.surroundings.domainName,
      path: domain?.mappingKey || definition.name,
      authorizer: undefined,
      socket: undefined,
    };
  }

  private open(
    message: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    connection: Connection,
    stage: Stage,
    protocol: string | undefined,
  ): void {
    if (protocol !== undefined) this.chosenProtocols.set(message, protocol);
    this.server.handleUpgrade(message, socket, head, (client) => {
      connection.socket = client;
      this.connections.set(connection.id, connection);
      watchFrames(socket, () => client.close(1009, 'Frame is too large'));
      this.listen(client, connection, stage);
    });
  }

  private listen(client: WebSocket, connection: Connection, stage: Stage): void {
    const ends = this.endInTime(client, connection);
    client.on('message', (data, isBinary) => {
      if (client.readyState !== 1) return;
      if (isBinary) return client.close(1003, 'Binary is not supported');
      connection.lastActiveAt = this.surroundings.world.now();
      stage.receive(connection, textOf(data), (text) => this.post(connection, text));
    });
    client.on('error', () => undefined);
    client.on('close', (code, reason) => {
      ends();
      // A run that ends has let go of its connections: nothing is there any more that could hear of them.
      if (this.connections.delete(connection.id)) stage.disconnect(connection, code, reason.toString());
    });
  }

  /** Closes a connection that is idle for too long, or too old. Gives what stops watching it. */
  private endInTime(client: WebSocket, connection: Connection): () => void {
    const { world } = this.surroundings;
    const { idleTimeout = tenMinutes, longestConnection = twoHours } = world.options;
    const away = (): void => client.close(1001, 'Going away');
    const old = setTimeout(away, longestConnection);
    let idle: NodeJS.Timeout;
    const watch = (): void => {
      const left = connection.lastActiveAt + idleTimeout - world.now();
      idle = setTimeout(
        () => (connection.lastActiveAt + idleTimeout <= world.now() ? away() : watch()),
        Math.max(1, left),
      );
    };
    watch();
    return () => {
      clearTimeout(old);
      clearTimeout(idle);
    };
  }
}

const textOf = (data: RawData): string =>
  Buffer.isBuffer(data)
    ? data.toString()
    : Array.isArray(data)
      ? Buffer.concat(data).toString()
      : Buffer.from(data).toString();
