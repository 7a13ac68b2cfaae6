import type { RunEvent, UnsupportedEvent } from '../events';
import type { LocalRun } from '../run';
import type { ConsoleFiles, Overview } from './interface';
import { listenForPage } from './listen';
import { Requests } from './requests';
import { stackViews } from './stacks';

/** How the console is served. */
export interface ConsoleOptions {
  /**
   * Port to listen at; `0` means any free one.
   *
   * @default 3900, or the next one that is free
   */
  readonly port?: number | undefined;
  readonly files: ConsoleFiles;
}

/** One page for everything that runs. It listens before anything runs, so that its address can be told. */
export interface Console {
  /** `http://localhost:3900` */
  readonly url: string;
  /** Is told what happens. */
  hear(event: RunEvent): void;
  /** Shows a run; requests wait until there is one. */
  show(run: LocalRun): void;
  close(): Promise<void>;
}

/** Starts the console. Rejects with a `RunFailure` when it cannot listen. */
export async function startConsole({ port, files }: ConsoleOptions): Promise<Console> {
  const unsupported: UnsupportedEvent[] = [];
  let show: (run: LocalRun) => void = () => undefined;
  const shown = new Promise<LocalRun>((resolve) => {
    show = resolve;
  });
  const overview = async (): Promise<Overview> => ({
    stacks: stackViews(await shown, unsupported),
    problems: [],
    sampling: { kept: 0, passed: 0, leftOut: 0 },
  });
  const requests = new Requests(files, { json: { 'GET /api/overview': overview }, streams: {} });
  const listener = await listenForPage(port, {
    answer: (message, response) => requests.answer(message, response),
    upgrade: (_, socket) => socket.destroy(),
  });
  return {
    url: listener.url,
    hear: (event) => {
      if (event.event === 'unsupported') unsupported.push(event);
    },
    show,
    close: () => listener.close(),
  };
}
