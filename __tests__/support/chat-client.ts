import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A plain WebSocket client that keeps what it receives. */
export class ChatClient {
  private readonly frames: unknown[] = [];
  private readonly waiting: ((frame: unknown) => void)[] = [];

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => this.receive(JSON.parse(String(data))));
  }

  /** Connects; rejects with the status of the handshake when it is refused. */
  static async connect(url: string, options: { headers?: Record<string, string>; protocols?: string[] } = {}) {
    const socket = new WebSocket(url, options.protocols ?? [], { headers: options.headers });
    const client = new ChatClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** The sub-protocol the server picked. */
  get protocol(): string {
    return this.socket.protocol;
  }

  /** Sends a message: a string as it is, anything else as JSON. */
  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next frame. */
  // biome-ignore lint/suspicious/noExplicitAny: the frame as it came, for a test to look into.
  async next(): Promise<any> {
    if (this.frames.length > 0) return this.frames.shift();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Frames that nobody asked for yet. */
  get unread(): number {
    return this.frames.length;
  }

  /** Says goodbye, and waits for the answer; gives the close code. */
  async close(): Promise<number> {
    this.socket.close();
    return this.closed();
  }

  /** Waits until the server closes the connection; gives the close code. */
  async closed(): Promise<number> {
    const [code] = await once(this.socket, 'close');
    return code;
  }

  /** Is gone without a word. */
  drop(): void {
    this.socket.terminate();
  }

  private receive(frame: unknown): void {
    const taker = this.waiting.shift();
    if (taker) taker(frame);
    else this.frames.push(frame);
  }
}
