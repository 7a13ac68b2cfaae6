import type { ApiRequest } from '../api';
import { rememberedThrottle } from '../gateway/remembered-throttle';
import type { StageDefinition } from '../gateway/stages';
import type { Surroundings } from '../gateway/surroundings';
import type { Remembered } from '../remembered';
import { requestId } from '../request-id';
import { Trace } from '../trace';
import { authorized } from './authorizer';
import type { Connection } from './connection';
import type { WebSocketApiDefinition } from './definition/definition';
import { contextOf, type EventType, eventWith } from './event';
import { integrate } from './integrations/integrate';
import { internalError, type Outcome, type RouteCall, RouteFailure } from './route-call';
import { type Route, RouteTable } from './route-table';
import { type StageLog, stageLogOf } from './stage-log';

/** Sends a text to the client. */
type Reply = (text: string) => Promise<void>;

const opened: Outcome = { status: 200, body: '', headers: {} };

/** One stage of a WebSocket API, ready to take handshakes and messages. */
export class Stage {
  private readonly routes: RouteTable;
  private readonly log: StageLog | undefined;

  constructor(
    api: WebSocketApiDefinition,
    readonly definition: StageDefinition,
    private readonly surroundings: Surroundings,
  ) {
    this.routes = new RouteTable(api, definition, surroundings.world.now);
    this.log = stageLogOf(definition);
    surroundings.world.remembers?.(() => this.routes.all.flatMap((route) => this.throttleOf(route)));
  }

  /** Runs `$connect`. Rejects with a `RouteFailure` when the client may not connect. */
  async connect(
    connection: Connection,
    event: Readonly<Record<string, unknown>>,
    trace: Trace,
    request: ApiRequest,
  ): Promise<Outcome> {
    const route = this.routes.get('$connect');
    if (route === undefined) return opened;
    this.spendThrottle(route);
    const unknown = this.callOf(connection, route, 'CONNECT', trace, event);
    connection.authorizer = await this.authorizerContext(unknown, request);
    const call = this.callOf(connection, route, 'CONNECT', trace, event);
    const outcome = await this.answered(call);
    if (outcome.status >= 200 && outcome.status < 300) return outcome;
    throw new RouteFailure(outcome.status, 'Forbidden', `$connect answered ${outcome.status}`);
  }

  /** Takes a message. Never rejects: what goes wrong is told to the client. */
  async receive(connection: Connection, message: string, reply: Reply): Promise<void> {
    const trace = this.trace();
    const route = this.routes.of(message);
    try {
      if (route === undefined) throw new RouteFailure(403, 'Forbidden', 'no route takes this message');
      this.spendThrottle(route);
      const more = { messageId: requestId('websocket') };
      const call = this.callOf(connection, route, 'MESSAGE', trace, { body: message }, more);
      if (route.fitsModel?.(message) === false) return await reply(badBody(connection, more.messageId));
      const outcome = await this.answered(call);
      if (route.definition.response !== undefined && outcome.body !== '') await reply(outcome.body);
      this.report(trace, route.definition.key, outcome.status);
    } catch (problem) {
      const failure = problem instanceof RouteFailure ? problem : internalError(String(problem));
      trace.step('refused', `${failure.status} ${failure.why}`, route?.definition.address ?? this.definition.address);
      await reply(errorBody(failure.message, connection.id, 'requestId', trace.id));
      this.report(trace, route?.definition.key ?? 'MESSAGE', failure.status);
    }
  }

  /** Runs `$disconnect`, best effort: nobody hears what it answers. */
  async disconnect(connection: Connection, code: number, reason: string): Promise<void> {
    const route = this.routes.get('$disconnect');
    if (route === undefined) return;
    const trace = this.trace();
    const more = { disconnectStatusCode: code, disconnectReason: code === 1005 ? noStatus : reason };
    const headers = { Host: connection.domainName, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' };
    const multiValueHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const call = this.callOf(connection, route, 'DISCONNECT', trace, { headers, multiValueHeaders }, more);
    const status = await this.answered(call).then(
      (outcome) => outcome.status,
      () => 500,
    );
    this.report(trace, '$disconnect', status);
  }

  private throttleOf({ throttle, definition: { key, address } }: Route): readonly Remembered[] {
    const name = `${key} of stage ${this.definition.name}`;
    return rememberedThrottle(throttle, { api: this.surroundings.address, address, name });
  }

  private trace(): Trace {
    const { world, address } = this.surroundings;
    return new Trace(requestId('websocket'), world.deployed.stack, address);
  }

  private report(trace: Trace, path: string, status: number): void {
    this.surroundings.world.traced?.(trace, { method: 'MESSAGE', path, status });
  }

  private spendThrottle({ throttle, definition }: Route): void {
    if (throttle.take()) return;
    const limit = `${throttle.rate} a second, ${throttle.burst} at once`;
    throw new RouteFailure(429, 'Too Many Requests', `${definition.key} takes ${limit}`);
  }

  private callOf(
    connection: Connection,
    { definition: route }: Route,
    eventType: EventType,
    trace: Trace,
    event: Readonly<Record<string, unknown>>,
    more?: Readonly<Record<string, unknown>>,
  ): RouteCall {
    const { surroundings } = this;
    const now = surroundings.world.now();
    const context = contextOf(connection, {
      apiId: surroundings.id,
      routeKey: route.key,
      eventType,
      requestId: trace.id,
      now,
      ...(more && { more }),
    });
    return {
      surroundings,
      connection,
      route,
      event: eventWith(connection, context, event),
      requestId: trace.id,
      trace,
    };
  }

  private async authorizerContext(call: RouteCall, request: ApiRequest): Promise<Connection['authorizer']> {
    const { authorization } = call.route;
    if (authorization.type === 'CUSTOM') return authorized(call, authorization.authorizer);
    if (authorization.type === 'NONE') return undefined;
    const check = await this.surroundings.world.identity.checkSignature(request);
    if ('refused' in check) throw new RouteFailure(403, check.refused, check.refused);
    const { signer } = check;
    const arn = `${this.surroundings.executionArn}/${call.connection.stage.name}/${call.route.key}`;
    const refusal = this.surroundings.world.callers.refusal({ signer, request, arn });
    if (refusal !== undefined)
      throw new RouteFailure(403, 'Forbidden', `${signer.arn} may not invoke ${arn} ${refusal.why}`);
    return { principalId: signer.userId };
  }

  private async answered(call: RouteCall): Promise<Outcome> {
    const begun = this.surroundings.world.now();
    call.trace.step('route', call.route.key, call.route.address);
    const milliseconds = (): number => this.surroundings.world.now() - begun;
    try {
      const outcome = await integrate(call);
      this.log?.(call, { status: outcome.status, error: undefined, milliseconds: milliseconds() });
      return outcome;
    } catch (problem) {
      const failure = problem instanceof RouteFailure ? problem : internalError(String(problem));
      this.log?.(call, { status: failure.status, error: failure.message, milliseconds: milliseconds() });
      throw failure;
    }
  }
}

const noStatus = 'Client-side close frame status not set';

const badBody = ({ id }: Connection, messageId: string): string =>
  errorBody('Bad request body', id, 'messageId', messageId);

/** What API Gateway says to a client, with its own spaces. */
const errorBody = (message: string, connectionId: string, name: string, id: string): string =>
  `{"message": ${JSON.stringify(message)}, "connectionId":${JSON.stringify(connectionId)}, "${name}":${JSON.stringify(id)}}`;
