import { request } from 'node:http';
import { afterEach } from 'vitest';
import {
  documentOf,
  type LocalDocument,
  type LocalRun,
  type LocalRunOptions,
  localRun,
  type RunEvent,
  type Tell,
} from '../../../local';
import type { ConsoleFiles } from '../../../local/console/interface';
import { type Console, startConsole } from '../../../local/console/start-console';

/** A console with what it shows, at a port of its own. */
export interface RunningConsole {
  readonly console: Console;
  readonly run: LocalRun;
  readonly events: readonly RunEvent[];
  /** Asks for JSON as the page does. */
  get(path: string): Promise<Got>;
  /** Sends JSON as the page does. */
  post(path: string, body: unknown): Promise<Got>;
}

/** What came back. */
export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what JSON it asked for.
  readonly body: any;
}

export const files: ConsoleFiles = {
  html: '<!doctype html><title>Console</title>',
  script: 'document.title',
  style: 'body{}',
};

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Runs a document whose code is in a folder, with a console beside it. */
export const runWithConsole = (folder: string, resource: object, options?: LocalRunOptions): Promise<RunningConsole> =>
  showRun([documentOf('test', folder, { resource })], options);

/** Runs documents or folders, with a console beside them. */
export async function showRun(
  inputs: readonly (string | LocalDocument)[],
  options: LocalRunOptions = {},
): Promise<RunningConsole> {
  const console = await startConsole({ port: 0, files: async () => files });
  cleanups.push(() => console.close());
  const events: RunEvent[] = [];
  const tell: Tell = (event, trace) => {
    events.push(event);
    console.hear(event, trace);
  };
  const run = await localRun(inputs, {
    port: 0,
    tell,
    console: console.url,
    ...options,
  });
  cleanups.push(() => run.close());
  console.show(run);
  const own = { origin: console.url, 'content-type': 'application/json' };
  return {
    console,
    run,
    events,
    get: (path) => send(console.url + path),
    post: (path, body) => send(console.url + path, 'POST', own, JSON.stringify(body)),
  };
}

/** Sends a request with exactly the headers that are given, `Host` and `Origin` among them. */
export function send(
  url: string,
  method = 'GET',
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        const isJson = response.headers['content-type'] === 'application/json';
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: isJson ? JSON.parse(text) : text,
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
