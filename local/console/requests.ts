import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, sendFault, sendJson, sendText } from './answer-page';
import { ConsoleFault } from './fault';
import { whyForbidden } from './forbidden';
import type { ConsoleFiles } from './interface';

/** A request of the page for JSON. */
export interface PageRequest {
  readonly query: URLSearchParams;
  /** What a POST carries; empty otherwise. */
  readonly body: Readonly<Record<string, unknown>>;
  /** What the path says behind the resource's name: an id. */
  readonly id: string;
}

/** Answers the page with what becomes JSON. Throws a `ConsoleFault` when it is asked wrongly. */
export type Answer = (request: PageRequest) => unknown;

/** Takes an answer in its own hand, such as events that go on. */
export type Stream = (response: ServerResponse) => void;

/** What is answered, by method and path: `GET /api/overview`, `GET /api/calls/ID`. */
export interface Paths {
  readonly json: Readonly<Record<string, Answer>>;
  readonly streams: Readonly<Record<string, Stream>>;
}

/** Answers the requests of the page, and refuses those of others. */
export class Requests {
  private files: Promise<ConsoleFiles> | undefined;

  constructor(
    private readonly build: () => Promise<ConsoleFiles>,
    private readonly paths: Paths,
  ) {}

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const why = whyForbidden(message);
      if (why !== undefined) throw new ConsoleFault(403, why);
      await this.answerOwn(message, response);
    } catch (problem) {
      sendFault(response, problem);
    }
  }

  private async answerOwn(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(message.url ?? '/', 'http://console');
    const file = message.method === 'GET' ? files[pathname] : undefined;
    if (file !== undefined) return sendText(response, 200, file.type, file.of(await this.built()));
    const { answer, stream, id } = this.behind(message.method ?? 'GET', pathname);
    if (stream !== undefined) return stream(response);
    const body = message.method === 'POST' ? await bodyOf(message) : {};
    sendJson(response, 200, await answer?.({ query, body, id }));
  }

  /** The page's files; when they cannot be built, the next request tries again. */
  private built(): Promise<ConsoleFiles> {
    this.files ??= this.build();
    this.files.catch(() => {
      this.files = undefined;
    });
    return this.files;
  }

  private behind(method: string, path: string) {
    const whole = `${method} ${path}`;
    const at = whole.lastIndexOf('/');
    const below = `${whole.slice(0, at)}/ID`;
    const { json, streams } = this.paths;
    for (const [name, id] of [
      [whole, ''],
      [below, whole.slice(at + 1)],
    ] as const)
      if (Object.hasOwn(json, name) || Object.hasOwn(streams, name))
        return { answer: json[name], stream: streams[name], id: decodeURIComponent(id) };
    throw new ConsoleFault(404, `${whole}: the console has nothing there.`);
  }
}

interface File {
  readonly type: string;
  of(files: ConsoleFiles): string;
}

const files: Readonly<Record<string, File>> = {
  '/': { type: 'text/html; charset=utf-8', of: ({ html }) => html },
  '/page.js': { type: 'text/javascript; charset=utf-8', of: ({ script }) => script },
  '/page.css': { type: 'text/css; charset=utf-8', of: ({ style }) => style },
};
