import { requestId } from '../../local/request-id';
import { type EndpointRequest, listenForCalls } from '../../local/services/endpoint';
import type { ServiceAnswer } from '../../local/services/services';
import type { Connection } from '../../local/websocket-api/connection';
import { type ManagedConnections, manage, managedIn } from '../../local/websocket-api/manage-connections';
import { nameOfConnection } from './websocket-events';

/** What may keep a post from a connection on its way. */
export type Fault = 'throttled' | 'forbidden' | 'broken' | 'silent' | 'stalled';

/** A post that arrived. */
export interface Post {
  readonly path: string;
  /** Name of the connection. */
  readonly to: string;
  // biome-ignore lint/suspicious/noExplicitAny: the frame as it came, for a test to look into.
  readonly frame: any;
}

/** `@connections` of the local run, with clients who are there until they leave, and a way on which posts may be lost. */
export class ConnectionsEndpoint {
  /** What arrived, in order of arrival, posts that came to nothing too. */
  readonly posts: Post[] = [];
  /** The most posts that were under way at once. */
  mostAtOnce = 0;
  private readonly gone = new Set<string>();
  private readonly faults = new Map<string, Fault[]>();
  private underWay = 0;
  private awaited = 0;
  private held: (() => void)[] = [];
  private listening: Awaited<ReturnType<typeof listenForCalls>> | undefined;

  /** Where posts go; behind it comes the stage. */
  async listen(): Promise<string> {
    this.listening = await listenForCalls((request) => this.take(request));
    return this.listening.url;
  }

  /** Has the client of a connection leave. */
  leave(name: string): void {
    this.gone.add(name);
  }

  /** Says what becomes of the next posts to a connection, one after another; further ones arrive. */
  fail(name: string, ...faults: Fault[]): void {
    this.faults.set(name, faults);
  }

  /** Holds every post until that many have arrived. */
  gather(count: number): void {
    this.awaited = count;
  }

  reset(): void {
    this.posts.length = 0;
    this.gone.clear();
    this.faults.clear();
    this.mostAtOnce = 0;
    this.awaited = 0;
  }

  async close(): Promise<void> {
    await this.listening?.close();
  }

  private async take({ method, target, body }: EndpointRequest): Promise<ServiceAnswer> {
    // Behind a custom domain the path has no stage.
    const named = managedIn(target) ?? managedIn(`/live${target}`) ?? { stage: '', id: '' };
    const to = nameOfConnection(named.id);
    this.posts.push({ path: decodeURIComponent(target), to, frame: JSON.parse(body.toString()) });
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.underWay);
    await this.gathered();
    this.underWay -= 1;
    const fault = this.faults.get(to)?.shift();
    if (fault !== undefined) return failed(fault);
    const answer = await manage(this.connections, named, { method, body });
    return { ...answer, body: Buffer.isBuffer(answer.body) ? answer.body : Buffer.alloc(0) };
  }

  private async gathered(): Promise<void> {
    if (this.awaited === 0) return;
    this.awaited -= 1;
    if (this.awaited > 0) await new Promise<void>((go) => this.held.push(go));
    for (const go of this.held.splice(0)) go();
  }

  private readonly connections: ManagedConnections = {
    find: (_, id) => (this.gone.has(nameOfConnection(id)) ? undefined : clientOf(id)),
    post: async () => undefined,
    end: () => undefined,
    requestId: () => requestId('websocket'),
  };
}

const refusals = {
  throttled: [429, 'LimitExceededException'],
  forbidden: [403, 'ForbiddenException'],
  broken: [500, 'InternalServerError'],
} as const;

/** What a caller sees of a fault. */
async function failed(fault: Fault): Promise<ServiceAnswer> {
  if (fault === 'stalled') return new Promise(() => undefined);
  if (fault === 'silent') throw new Error('The connection is dropped.');
  const [status, name] = refusals[fault];
  return { status, headers: [['x-amzn-errortype', name]], body: Buffer.from(JSON.stringify({ message: name })) };
}

/** An open connection. */
const clientOf = (id: string): Connection => ({
  id,
  stage: {
    name: 'live',
    address: 'aws_apigatewayv2_stage.live',
    variables: {},
    accessLogFormat: undefined,
    throttle: undefined,
    routeThrottles: {},
    isDeployed: true,
  },
  connectedAt: 0,
  lastActiveAt: 0,
  sourceIp: '192.0.2.1',
  userAgent: undefined,
  domainName: 'ws.example.com',
  path: 'live',
  authorizer: undefined,
  socket: undefined,
});
