import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

/** Calls that are under way at once. */
const atOnce = 10;

/** One client, by the id that the server has for it. */
interface Client {
  readonly socket: WebSocket;
  readonly id: string;
}

/** Clients of a WebSocket API. */
export class Clients {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: atOnce });

  private constructor(
    private readonly url: string,
    private readonly clients: readonly Client[],
  ) {}

  /** Connects so many clients, and learns their ids. */
  static async connect(url: string, count: number): Promise<Clients> {
    const clients: Client[] = [];
    while (clients.length < count)
      clients.push(...(await Promise.all(Array.from({ length: atOnce }, () => join(url)))));
    return new Clients(url, clients);
  }

  /** Sends so many messages, each of ten clients one at a time, and waits for the answers. Gives the seconds it took. */
  async talk(messages: number): Promise<number> {
    const begun = performance.now();
    let left = messages;
    const talking = async ({ socket }: Client) => {
      while (left-- > 0) await ask(socket);
    };
    await Promise.all(this.clients.slice(0, atOnce).map(talking));
    return (performance.now() - begun) / 1000;
  }

  /** Posts a text to every client, and waits until all have it. Gives the seconds it took. */
  async broadcast(): Promise<number> {
    const begun = performance.now();
    const heard = this.clients.map(({ socket }) => once(socket, 'message'));
    const ids = this.clients.map(({ id }) => id);
    const posting = async () => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) await this.post(id);
    };
    await Promise.all(Array.from({ length: atOnce }, posting));
    await Promise.all(heard);
    return (performance.now() - begun) / 1000;
  }

  close(): void {
    this.agent.destroy();
    for (const { socket } of this.clients) socket.terminate();
  }

  private post(id: string): Promise<void> {
    const url = `${this.url.replace('ws://', 'http://')}/@connections/${encodeURIComponent(id)}`;
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent: this.agent }, (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${url}: must be taken`)),
        );
      });
      sent.on('error', reject);
      sent.end('{"text":"hello"}');
    });
  }
}

async function join(url: string): Promise<Client> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  return { socket, id: await ask(socket) };
}

async function ask(socket: WebSocket): Promise<string> {
  const answered = once(socket, 'message');
  socket.send('{"action":"hello"}');
  const [data] = await answered;
  return String(data);
}
