import { documentsAt, type LocalDocument } from './document';
import { DocumentWatch } from './document-watch';
import type { ReadyEvent, Tell } from './events';
import { RunFailure } from './failure';
import type { RunOptions } from './options';
import { Place } from './place';
import { RunDomains } from './run-domains';
import type { LocalAnswer, LocalRequest, RunningApi } from './running-api';
import { type RunningDocument, startDocument } from './running-document';
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
   * Address of the console, told with every stage that answers.
   *
   * @default - none
   */
  readonly console?: string | undefined;
  /**
   * Is told what happens.
   *
   * @default - nobody
   */
  readonly tell?: Tell | undefined;
}

/** APIs that run. */
export interface LocalRun {
  readonly apis: readonly RunningApi[];
  readonly worlds: readonly World[];
  /** One line for each stage, in the order of the documents. Without a port there is none. */
  readonly ready: readonly ReadyEvent[];
  /** Calls the first API: a short form of `apis[0].request`. */
  request(request: LocalRequest): Promise<LocalAnswer>;
  /** Takes the code of functions anew, and folders whose files have changed. What cannot be read or run is told, and the last good state goes on. */
  refresh(): Promise<void>;
  /** Runs what one more folder holds. Rejects as `localRun` does; what runs goes on. */
  alsoRun(folder: string): Promise<void>;
  close(): Promise<void>;
}

/** Runs every API of folders that hold Terraform, or of documents in memory. Rejects with a `RunFailure` or `Unreadable` when it cannot. */
export async function localRun(
  inputs: readonly (string | LocalDocument)[],
  options: LocalRunOptions = {},
): Promise<LocalRun> {
  const run = new Run(options);
  try {
    for (const input of inputs) await run.add(input);
    await run.listen();
  } catch (problem) {
    await run.close();
    throw problem;
  }
  return run;
}

class Run implements LocalRun {
  private readonly documents: RunningDocument[] = [];
  private readonly retiring = new Set<RunningDocument>();
  private readonly places: Place[] = [];
  private readonly watches: DocumentWatch[] = [];
  private readonly domains = new RunDomains();
  private readonly tell: Tell;
  private refreshing: Promise<void> = Promise.resolve();

  constructor(private readonly options: LocalRunOptions) {
    this.tell = options.tell ?? (() => undefined);
  }

  get apis(): RunningApi[] {
    return this.places.map(({ api }) => api);
  }

  get worlds(): World[] {
    return this.documents.map(({ world }) => world);
  }

  get ready(): ReadyEvent[] {
    const { console } = this.options;
    return this.places.flatMap((place) => place.ready).map((event) => ({ ...event, console }));
  }

  /** Starts what a folder or document holds. */
  async add(input: string | LocalDocument): Promise<void> {
    const documents = typeof input === 'string' ? await documentsAt(input) : [input];
    for (const document of documents) {
      const running = await startDocument(document, this.options, this.tell, this.domains.lead);
      this.documents.push(running);
      this.places.push(...running.apis.map((api) => new Place(api)));
    }
    this.domains.follow(this.documents);
    if (typeof input === 'string' && this.options.reload === true)
      this.watches.push(new DocumentWatch(input, documents, () => this.refresh()));
  }

  /** Listens for every API, each at a port of its own, and tells that they answer. */
  async listen(): Promise<void> {
    const { port, host = '127.0.0.1' } = this.options;
    if (port === undefined) return;
    for (const [at, place] of this.places.entries()) await place.listen(host, port === 0 ? 0 : port + at);
    for (const event of this.ready) this.tell(event);
    const { console: url } = this.options;
    if (url !== undefined && this.ready.length > 0) this.tell({ event: 'console', url });
    for (const { served } of this.apis) for (const message of served.notes ?? []) this.tell({ event: 'note', message });
  }

  async alsoRun(folder: string): Promise<void> {
    const known = { documents: this.documents.length, places: this.places.length };
    await this.add(folder);
    for (const place of this.places.slice(known.places)) await this.open(place);
    for (const { document } of this.documents.slice(known.documents))
      this.tell({ event: 'reloaded', stack: document.stack });
  }

  async request(request: LocalRequest): Promise<LocalAnswer> {
    const [first] = this.apis;
    if (first === undefined) throw new RunFailure('The documents must hold an API that is run, they hold none.');
    return first.request(request);
  }

  refresh(): Promise<void> {
    for (const { lambda } of this.worlds) lambda.refresh();
    this.refreshing = this.refreshing.then(async () => {
      for (const watch of this.watches) await this.readAnew(watch);
    });
    return this.refreshing;
  }

  async close(): Promise<void> {
    for (const watch of this.watches) watch.close();
    await this.refreshing;
    await Promise.all(this.places.map((place) => place.close()));
    await Promise.all([...this.documents, ...this.retiring].map((document) => document.close()));
  }

  private async readAnew(watch: DocumentWatch): Promise<void> {
    const id = watch.path;
    try {
      for (const document of await watch.changed()) {
        await this.replace(document);
        this.tell({ event: 'mended', id });
      }
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      this.tell({ event: 'note', message: `${reason} (what was read before goes on)` });
      this.tell({ event: 'problem', id, message: reason });
    }
  }

  /** Puts a document in the place of its earlier form. */
  private async replace(document: LocalDocument): Promise<void> {
    const at = this.documents.findIndex((one) => one.document.folder === document.folder);
    const before = this.documents[at];
    const running = await startDocument(document, this.options, this.tell, this.domains.lead);
    if (before === undefined) this.documents.push(running);
    else this.documents[at] = running;
    this.domains.follow(this.documents);
    await this.moveTo(running, before?.apis ?? []);
    this.tell({ event: 'note', message: `${document.stack}: read anew` });
    this.tell({ event: 'reloaded', stack: document.stack });
    if (before !== undefined) this.retire(before);
  }

  private retire(document: RunningDocument): void {
    this.retiring.add(document);
    void document.retire().then(() => this.retiring.delete(document));
  }

  /** APIs that stay keep their place; new ones get one, and those that are gone lose theirs. */
  private async moveTo({ apis }: RunningDocument, before: readonly RunningApi[]): Promise<void> {
    const places = this.places.filter(({ api }) => before.includes(api));
    for (const api of apis) {
      const place = places.find((one) => one.api.served.address === api.served.address);
      if (place === undefined) await this.addPlace(api);
      else this.handOver(place, api);
    }
    const gone = places.filter(({ api }) => before.includes(api));
    for (const place of gone) this.places.splice(this.places.indexOf(place), 1);
    await Promise.all(gone.map((place) => place.close()));
  }

  /** Puts an API in the place of its earlier form, and tells the addresses that it did not have. */
  private handOver(place: Place, api: RunningApi): void {
    const known = place.ready.map(({ url }) => url);
    place.api = api;
    this.tellReady(place.ready.filter(({ url }) => !known.includes(url)));
  }

  private async addPlace(api: RunningApi): Promise<void> {
    const place = new Place(api);
    await this.open(place);
    this.places.push(place);
  }

  /** Listens for an API that comes later, at any free port. */
  private async open(place: Place): Promise<void> {
    const { port, host = '127.0.0.1' } = this.options;
    if (port !== undefined) await place.listen(host, 0);
    this.tellReady(place.ready);
  }

  private tellReady(events: readonly ReadyEvent[]): void {
    for (const event of events) this.tell({ ...event, console: this.options.console });
  }
}
