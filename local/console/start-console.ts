import { mapsOf } from '../../map';
import type { RequestEvent, RunEvent, Tell } from '../events';
import type { LocalRun } from '../run';
import type { Trace } from '../trace';
import { addressAt } from './addresses';
import { CallBook } from './call-book';
import { callOf, callsFitting } from './calls';
import { Events } from './events';
import type { ConsoleFiles, Overview } from './interface';
import { listenForPage } from './listen';
import { operationsOf } from './operations/operations';
import { Problems } from './problems';
import { type PageRequest, type Paths, Requests } from './requests';
import { resourceView } from './resource-view';
import { type Stack, stackNamed, stacksOf, stackViews } from './stacks';
import { dataOf } from './stored/data';
import { reset } from './stored/reset';
import { itemsOf } from './stored/tables';
import { handshakeOf } from './try/handshake';
import { Relay } from './try/relay';
import { tried } from './try/try';

/** How the console is served. */
export interface ConsoleOptions {
  /**
   * Port to listen at; `0` means any free one.
   *
   * @default 3900, or the next one that is free
   */
  readonly port?: number | undefined;
  /** Builds the page's files, when somebody first opens it. */
  readonly files: () => Promise<ConsoleFiles>;
}

/** One page for everything that runs. It listens before anything runs, so that its address can be told. */
export interface Console {
  /** `http://localhost:3900` */
  readonly url: string;
  /** Is told what happens. */
  readonly hear: Tell;
  /** Shows a run; requests wait until there is one. */
  show(run: LocalRun): void;
  close(): Promise<void>;
}

/** Starts the console. Rejects with a `RunFailure` when it cannot listen. */
export async function startConsole({ port, files }: ConsoleOptions): Promise<Console> {
  const rooms = new Rooms();
  const requests = new Requests(files, rooms.paths);
  const listener = await listenForPage(port, {
    answer: (message, response) => requests.answer(message, response),
    upgrade: (message, socket, head) => rooms.relay.upgrade(message, socket, head),
  });
  return {
    url: listener.url,
    hear: (event, trace) => rooms.hear(event, trace),
    show: (run) => rooms.show(run),
    async close() {
      rooms.events.close();
      rooms.relay.close();
      await listener.close();
    },
  };
}

/** What the console knows, and how its paths are answered. */
class Rooms {
  readonly events = new Events(() => this.book.sampling);
  readonly relay = new Relay(async (request) => {
    const run = await this.shown;
    return handshakeOf(request, stackNamed(run, request.stack), run);
  });
  private readonly problems = new Problems();
  private run: LocalRun | undefined;
  private readonly book = new CallBook((stack, arn) => {
    const found = this.find(stack);
    return found && addressAt(found.world.deployed.model, arn);
  });
  show: (run: LocalRun) => void = () => undefined;
  private readonly shown = new Promise<LocalRun>((resolve) => {
    this.show = (run) => {
      this.run = run;
      resolve(run);
      for (const { name } of stacksOf(run)) this.events.tell({ event: 'reloaded', stack: name });
    };
  });

  get paths(): Paths {
    return {
      json: {
        'GET /api/overview': () => this.overview(),
        'GET /api/map': this.ofStack(({ world }) => mapsOf(world.deployed.model)),
        'GET /api/resource': this.ofStack((stack, { query }) => resourceView(stack, query.get('address'))),
        'GET /api/operations': this.ofStack(operationsOf),
        'POST /api/try': this.ofStack(async (stack, { body }) => tried(body, stack, await this.shown, this.book)),
        'GET /api/data': this.ofStack(dataOf),
        'GET /api/items': this.ofStack(({ world }, { query }) => itemsOf(query, world)),
        'POST /api/reset': this.ofStack((stack, { body }) => reset(body, stack)),
        'GET /api/calls': ({ query }) => callsFitting(this.book, query),
        'GET /api/calls/ID': ({ id }) => callOf(this.book, id, (name) => this.find(name)),
      },
      streams: { 'GET /api/events': (response) => this.events.open(response) },
    };
  }

  hear(event: RunEvent, trace?: Trace): void {
    if (event.event === 'request' && trace !== undefined) this.called(event, trace);
    else if (event.event === 'problem') this.events.tell({ event: 'problem', problem: this.problems.add(event) });
    else if (event.event === 'mended' && this.problems.mended(event.id)) this.events.tell(event);
    else if (event.event === 'reloaded' || event.event === 'note') this.events.tell(event);
  }

  private called(event: RequestEvent, trace: Trace): void {
    this.events.called(this.book.add(event, trace));
  }

  private async overview(): Promise<Overview> {
    // Where nothing runs yet because something is refused, the page says so instead of waiting.
    const run = this.problems.all.length > 0 ? this.run : await this.shown;
    return {
      stacks: run === undefined ? [] : stackViews(run),
      problems: this.problems.all,
      sampling: this.book.sampling,
    };
  }

  private find(name: string): Stack | undefined {
    return this.run && stacksOf(this.run).find((stack) => stack.name === name);
  }

  /** Answers of one stack, which `stack` names. */
  private ofStack(answer: (stack: Stack, request: PageRequest) => unknown) {
    return async (request: PageRequest) => {
      const name = request.query.get('stack') ?? request.body.stack;
      return answer(stackNamed(await this.shown, name), request);
    };
  }
}
