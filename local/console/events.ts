import type { ServerResponse } from 'node:http';
import { safeHeaders } from './answer-page';
import type { CallSummary, ConsoleEvent, Sampling } from './interface';

/** Milliseconds in which calls are gathered into one event. */
const together = 200;

/** Bytes that may wait for a page that does not read; it then has to ask anew. */
const mostWaiting = 1024 * 1024;

/** Tells every page that is open what happens. */
export class Events {
  private readonly pages = new Set<ServerResponse>();
  private calls: CallSummary[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly sampling: () => Sampling) {}

  /** Opens a stream of server-sent events. */
  open(response: ServerResponse): void {
    response.writeHead(200, { ...safeHeaders, 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    this.pages.add(response);
    response.on('close', () => this.pages.delete(response));
  }

  /** Tells of a call, or with nothing that one was left out. */
  called(call: CallSummary | undefined): void {
    if (this.pages.size === 0) return;
    if (call !== undefined) this.calls.push(call);
    this.timer ??= setTimeout(() => this.tellCalls(), together).unref();
  }

  tell(event: ConsoleEvent): void {
    const text = `data: ${JSON.stringify(event)}\n\n`;
    for (const page of this.pages) {
      if (page.writableLength > mostWaiting) page.destroy();
      else page.write(text);
    }
  }

  close(): void {
    clearTimeout(this.timer);
    for (const page of this.pages) page.end();
  }

  private tellCalls(): void {
    this.timer = undefined;
    this.tell({ event: 'calls', calls: this.calls, sampling: this.sampling() });
    this.calls = [];
  }
}
