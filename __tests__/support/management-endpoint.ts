import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What became of a connection: its client listens, has left, or is in some trouble. */
export type Peer = 'open' | 'gone' | 'throttled' | 'forbidden' | 'broken' | 'silent' | 'stalled';

/** A post that arrived. */
export interface Post {
  readonly path: string;
  readonly connectionId: string;
  // biome-ignore lint/suspicious/noExplicitAny: the frame as it came, for a test to look into.
  readonly frame: any;
}

/** API Gateway's `@connections`, on a free port of the loopback interface. */
export interface ManagementEndpoint {
  readonly url: string;
  /** What arrived, in order of arrival, refused posts too. */
  readonly posts: Post[];
  /** The most posts that were under way at once. */
  readonly mostAtOnce: () => number;
  /** Says how the next posts to a connection are answered, one after another; after the last one it is open. */
  answer(connectionId: string, ...peers: Peer[]): void;
  /** Holds every post until that many have arrived. */
  gather(count: number): void;
  reset(): void;
  close(): Promise<void>;
}

/** Starts an endpoint at which every connection is open until a test says otherwise. */
export async function startManagementEndpoint(): Promise<ManagementEndpoint> {
  const posts: Post[] = [];
  const scripts = new Map<string, Peer[]>();
  const gauge = new Gauge();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const connectionId = path.slice(path.lastIndexOf('/') + 1);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posts.push({ path, connectionId, frame: JSON.parse(Buffer.concat(chunks).toString()) });
    await gauge.hold(() => respond(response, scripts.get(connectionId)?.shift() ?? 'open'));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    mostAtOnce: () => gauge.most,
    answer: (connectionId, ...peers) => scripts.set(connectionId, peers),
    gather: (count) => gauge.gather(count),
    reset: () => {
      posts.length = 0;
      scripts.clear();
      gauge.reset();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

/** Counts what is under way at once. */
class Gauge {
  most = 0;
  private now = 0;
  private held: (() => void)[] = [];
  private awaited = 0;

  gather(count: number): void {
    this.awaited = count;
  }

  async hold(act: () => void): Promise<void> {
    this.now += 1;
    this.most = Math.max(this.most, this.now);
    await this.gathered();
    this.now -= 1;
    act();
  }

  reset(): void {
    this.most = 0;
    this.now = 0;
    this.awaited = 0;
  }

  private async gathered(): Promise<void> {
    if (this.awaited === 0) return;
    this.awaited -= 1;
    if (this.awaited > 0) await new Promise<void>((go) => this.held.push(go));
    for (const go of this.held.splice(0)) go();
  }
}

const refusals: Partial<Record<Peer, [status: number, name: string]>> = {
  gone: [410, 'GoneException'],
  throttled: [429, 'LimitExceededException'],
  forbidden: [403, 'ForbiddenException'],
};

function respond(response: ServerResponse, peer: Peer): void {
  if (peer === 'stalled') return;
  if (peer === 'silent') {
    response.destroy();
    return;
  }
  const [status, name] = refusals[peer] ?? (peer === 'broken' ? [500, 'InternalServerError'] : [200, '']);
  if (name) response.setHeader('x-amzn-errortype', name);
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(status === 200 ? '' : JSON.stringify({ message: name }));
}
