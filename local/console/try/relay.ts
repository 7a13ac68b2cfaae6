import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { refuseHandshake } from '../../websocket-api/handshake';
import { objectIn } from '../answer-page';
import { ConsoleFault } from '../fault';
import { whyForbidden } from '../forbidden';
import type { Fault, RelayFrame } from '../interface';

/** A handshake with a WebSocket API. */
export interface Handshake {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/** Bytes of a frame of the page: more than an API takes, so that its refusal can be seen. */
const largestFrame = 1024 * 1024;

/** Bytes that may wait for a page that does not read. */
const mostWaiting = 8 * 1024 * 1024;

/** Connects the page's WebSockets with WebSocket APIs: a browser cannot send the headers that a handshake may need. */
export class Relay {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: largestFrame });

  constructor(private readonly handshakeOf: (request: Readonly<Record<string, unknown>>) => Promise<Handshake>) {}

  /** Takes the page's handshake, or refuses it. */
  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.handshake(message).then(
      (handshake) =>
        this.server.handleUpgrade(message, socket, head, (page) => {
          relay(page, handshake);
        }),
      (problem: unknown) => refuse(socket, problem),
    );
  }

  close(): void {
    for (const page of this.server.clients) page.terminate();
    this.server.close();
  }

  private async handshake(message: IncomingMessage): Promise<Handshake> {
    const why = whyForbidden(message, true);
    if (why !== undefined) throw new ConsoleFault(403, why);
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://console');
    if (pathname !== '/api/socket') throw new ConsoleFault(404, `${pathname}: the console has no WebSocket there.`);
    return this.handshakeOf(objectIn(searchParams.get('request') ?? ''));
  }
}

function refuse(socket: Duplex, problem: unknown): void {
  const body: Fault = { message: problem instanceof Error ? problem.message : String(problem) };
  refuseHandshake(socket, problem instanceof ConsoleFault ? problem.status : 500, JSON.stringify(body));
}

/** Hands frames on in both directions, until one side leaves. */
function relay(page: WebSocket, { url, protocols, headers }: Handshake): void {
  const api = new WebSocket(url, [...protocols], { headers });
  const tell = (frame: RelayFrame): void => {
    if (page.bufferedAmount > mostWaiting) page.terminate();
    else if (page.readyState === WebSocket.OPEN) page.send(JSON.stringify(frame));
  };
  const end = (frame: RelayFrame): void => {
    tell(frame);
    page.close(1000);
  };
  api.on('open', () => tell({ frame: 'open', protocol: api.protocol }));
  api.on('message', (data) => tell({ frame: 'message', at: Date.now(), text: String(data) }));
  api.on('unexpected-response', (_, response) => {
    let body = '';
    response.on('data', (chunk) => (body += chunk));
    response.on('end', () => end({ frame: 'refused', status: response.statusCode ?? 0, body }));
  });
  api.on('error', () => undefined);
  api.on('close', (code, reason) => end({ frame: 'closed', code, reason: reason.toString() }));
  page.on('message', (data) => {
    if (api.readyState === WebSocket.OPEN) api.send(String(data));
  });
  page.on('error', () => undefined);
  page.on('close', () => api.close());
}
