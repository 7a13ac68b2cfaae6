import { documentsAt, type LocalDocument } from './document';
import { Domains } from './domains/domains';
import type { ReadyEvent, RunEvent } from './events';
import { RunFailure } from './failure';
import { apiTypes, kindOf, kinds } from './kinds';
import { type Listener, listen } from './listener/listener';
import { makeWorld } from './make-world';
import type { RunOptions } from './options';
import { type LocalAnswer, type LocalRequest, RunningApi } from './running-api';
import type { World } from './world';

/** How to run, and whom to tell. */
export interface LocalRunOptions extends RunOptions {
  /**
   * Port of the first API; the others follow. `0` means any free port for each.
   *
   * @default - no port: only `request` reaches the APIs
   */
  readonly port?: number | undefined;
  /**
   * Address to listen at.
   *
   * @default 127.0.0.1
   */
  readonly host?: string | undefined;
  /**
   * Is told what happens.
   *
   * @default - nobody
   */
  readonly tell?: ((event: RunEvent) => void) | undefined;
}

/** APIs that run. */
export interface LocalRun {
  readonly apis: readonly RunningApi[];
  readonly worlds: readonly World[];
  /** One line for each stage, in the order of the documents. Without a port there is none. */
  readonly ready: readonly ReadyEvent[];
  /** Calls the only API, or the first: a short form of `apis[0].request`. */
  request(request: LocalRequest): Promise<LocalAnswer>;
  close(): Promise<void>;
}

/** Runs every API of folders that hold Terraform, or of documents in memory. Rejects with a `RunFailure` or `Unreadable` when it cannot. */
export async function localRun(
  inputs: readonly (string | LocalDocument)[],
  options: LocalRunOptions = {},
): Promise<LocalRun> {
  const documents: LocalDocument[] = [];
  for (const input of inputs) documents.push(...(typeof input === 'string' ? await documentsAt(input) : [input]));
  const run = new Run(options);
  try {
    for (const document of documents) await run.add(document);
    await run.listen();
  } catch (problem) {
    await run.close();
    throw problem;
  }
  return run;
}

class Run implements LocalRun {
  readonly apis: RunningApi[] = [];
  readonly worlds: World[] = [];
  readonly ready: ReadyEvent[] = [];
  private readonly listeners: Listener[] = [];
  private readonly tell: (event: RunEvent) => void;

  constructor(private readonly options: LocalRunOptions) {
    this.tell = options.tell ?? (() => undefined);
  }

  /** Starts what a document holds. */
  async add(document: LocalDocument): Promise<void> {
    const world = await makeWorld(document, this.options, this.tell);
    this.worlds.push(world);
    await world.lambda.start();
    const domains = new Domains(world.deployed.model);
    const apis: RunningApi[] = [];
    for (const api of world.deployed.model.ofType(...apiTypes)) {
      const serve = kinds[kindOf(api)];
      if (serve === undefined) world.unsupported(api.address, `${kindOf(api)} APIs are not run yet`);
      else apis.push(new RunningApi(serve(api, world), world, this.tell, domains, apis));
    }
    this.apis.push(...apis);
  }

  /** Listens for every API, each at a port of its own, and tells that they answer. */
  async listen(): Promise<void> {
    const { port, host = '127.0.0.1' } = this.options;
    if (port === undefined) return;
    for (const [at, api] of this.apis.entries()) {
      const listener = await listen(host, port === 0 ? 0 : port + at, api);
      this.listeners.push(listener);
      this.ready.push(...readyEvents(api, listener.authority));
    }
    for (const event of this.ready) this.tell(event);
    for (const { served } of this.apis) for (const message of served.notes ?? []) this.tell({ event: 'note', message });
  }

  request(request: LocalRequest): Promise<LocalAnswer> {
    const [first] = this.apis;
    if (first === undefined) throw new RunFailure('The documents must hold an API that is run, they hold none.');
    return first.request(request);
  }

  async close(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.close()));
    await Promise.all(this.apis.map(({ served }) => served.close()));
    await Promise.all(this.worlds.map(closeWorld));
  }
}

async function closeWorld({ lambda, services, identity }: World): Promise<void> {
  await lambda.close();
  await Promise.all([services.close(), identity.close()]);
}

function readyEvents({ served, stack }: RunningApi, authority: string): ReadyEvent[] {
  const { kind, address: api, stages } = served;
  const endpoint = `${kind === 'websocket' ? 'ws' : 'http'}://${authority}`;
  return stages.map(({ name: stage, path }) => ({
    event: 'ready',
    stack,
    api,
    kind,
    stage,
    endpoint,
    url: `${endpoint}${path}`,
  }));
}
