import type { IncomingMessage } from 'node:http';
import type { Duplex, Readable } from 'node:stream';
import type { ApiAnswer, ApiRequest, HeaderList, ServedApi } from './api';
import type { RequestEvent, Tell } from './events';
import { requestId } from './request-id';
import { inMicroseconds, Trace } from './trace';
import type { World } from './world';

/** A request to an API that needs no port. */
export interface LocalRequest {
  /** @default GET */
  readonly method?: string;
  /** Path and query, with the stage where AWS has it in the path. */
  readonly target: string;
  /** @default - none */
  readonly headers?: HeaderList;
  /** @default - none */
  readonly body?: Buffer | string;
  /** @default 127.0.0.1 */
  readonly sourceIp?: string;
  /** @default localhost */
  readonly host?: string;
}

/** What came back, and what was decided on the way. */
export interface LocalAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Buffer;
  readonly trace: Trace;
}

/** What a custom domain answers where nothing is mapped. */
const notMapped: ApiAnswer = {
  status: 403,
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{"message":"Forbidden"}'),
};

/** The API to which the host of a request leads; none where a custom domain has nothing for its path, undefined for any other host. */
export type Lead = (
  request: ApiRequest,
) => { readonly api: RunningApi | undefined; readonly request: ApiRequest } | undefined;

/** One API of a run. */
export class RunningApi {
  constructor(
    readonly served: ServedApi,
    readonly world: World,
    private readonly tell: Tell,
    /** A custom domain may lead to any API of the run. */
    private readonly lead: Lead,
  ) {}

  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  get stack(): string {
    return this.world.deployed.stack;
  }

  /** Calls the API without a port. */
  async request(request: LocalRequest): Promise<LocalAnswer> {
    const { method = 'GET', target, headers = [], sourceIp = '127.0.0.1', host = 'localhost' } = request;
    const asked = { method, target, headers, body: Buffer.from(request.body ?? ''), sourceIp, host };
    const trace = (this.lead(asked)?.api ?? this).trace();
    const answer = await this.answer(asked, trace);
    return { status: answer.status, headers: answer.headers, body: await whole(answer.body), trace };
  }

  /** Settles as soon as no request is being answered. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.underWay === 0) resolve();
      else this.waiting.push(resolve);
    });
  }

  /** Answers a request, or lets the API answer to which its host leads. */
  async answer(request: ApiRequest, trace?: Trace): Promise<ApiAnswer> {
    const led = this.lead(request);
    if (led === undefined) return this.answerItself(request, trace);
    if (led.api === undefined) return notMapped;
    return led.api.answerItself(led.request, trace);
  }

  /** Takes a WebSocket handshake, or lets the API take it to which its host leads. */
  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer, request: ApiRequest): void {
    const { api, request: below } = this.lead(request) ?? { api: this, request };
    const { upgrade } = api?.served ?? {};
    if (api === undefined || upgrade === undefined) socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    else upgrade.call(api.served, message, socket, head, below);
  }

  private async answerItself(request: ApiRequest, trace = this.trace()): Promise<ApiAnswer> {
    const begun = performance.now();
    this.underWay++;
    try {
      const answer = await this.served.answer(request, trace);
      this.tell(requestEvent(request, answer.status, trace, inMicroseconds(performance.now() - begun)), trace);
      if (!Buffer.isBuffer(answer.body)) this.waitFor(answer.body);
      return answer;
    } finally {
      this.done();
    }
  }

  /** What is streamed is under way until all of it was read, or is cut off. */
  private waitFor(body: Readable): void {
    this.underWay++;
    body.once('close', () => this.done());
  }

  private done(): void {
    this.underWay--;
    if (this.underWay === 0) for (const go of this.waiting.splice(0)) go();
  }

  private trace(): Trace {
    return new Trace(requestId(this.served.kind), this.stack, this.served.address);
  }
}

function requestEvent(request: ApiRequest, status: number, trace: Trace, milliseconds: number): RequestEvent {
  const { id, stack, api } = trace;
  const { method, target: path } = request;
  return { event: 'request', stack, api, id, method, path, status, milliseconds, steps: trace.steps };
}

async function whole(body: ApiAnswer['body']): Promise<Buffer> {
  if (Buffer.isBuffer(body)) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
