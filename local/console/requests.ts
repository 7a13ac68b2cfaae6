import type { IncomingMessage, ServerResponse } from 'node:http';
import { whyForbidden } from './admission';
import { bodyOf, sendFault, sendJson, sendText } from './answer-page';
import { ConsoleFault } from './fault';
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
  constructor(
    private readonly files: ConsoleFiles,
    private readonly paths: Paths,
  ) {}

  async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const why = whyForbidden(message);
      if (why !== undefined) throw new ConsoleFault(403, why);
      await this.admitted(message, response);
    } catch (problem) {
      sendFault(response, problem);
    }
  }

  private async admitted(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(message.url ?? '/', 'http://console');
    const file = message.method === 'GET' ? fileAt(pathname, this.files) : undefined;
    if (file !== undefined) return sendText(response, 200, file.type, file.text);
    const { answer, stream, id } = this.behind(message.method ?? 'GET', pathname);
    if (stream !== undefined) return stream(response);
    const body = message.method === 'POST' ? await bodyOf(message) : {};
    sendJson(response, 200, await answer?.({ query, body, id }));
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

function fileAt(path: string, { html, script, style }: ConsoleFiles) {
  if (path === '/') return { type: 'text/html; charset=utf-8', text: html };
  if (path === '/page.js') return { type: 'text/javascript; charset=utf-8', text: script };
  return path === '/page.css' ? { type: 'text/css; charset=utf-8', text: style } : undefined;
}
