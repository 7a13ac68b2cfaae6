import { WebSocket } from 'ws';
import { Client, handshake, type Refused } from '../websocket-api/open-api';
import type { RunningStack } from './run-stack';

/** People who talk through a running chat. */
export class ChatPeople {
  constructor(private readonly stack: RunningStack) {}

  /** Where clients connect to a room: the stage, or the root of the custom domain. */
  address(room: string): string {
    const { endpoint, host, url } = this.stack;
    return `${endpoint.endsWith(host) ? url : `${endpoint}/`}?room=${room}`;
  }

  /** Asks for a connection, with the token of a user or without any. */
  async connect(sub: string | undefined, room = 'general'): Promise<Client | Refused> {
    const headers = { ...(sub === undefined ? {} : await this.stack.as(sub)), host: this.stack.host };
    return handshake(new WebSocket(this.address(room), { headers }));
  }

  /** Connects. Whom the throttle refuses asks again, as clients do. */
  async join(sub: string, room?: string): Promise<Client> {
    const client = await this.connect(sub, room);
    if (client instanceof Client) return client;
    if (client.status === 429) return this.join(sub, room);
    throw new Error(`${sub} must be let in, was refused with ${client.status}`);
  }
}
