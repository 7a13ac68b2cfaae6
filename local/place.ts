import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiAnswer, ApiRequest } from './api';
import type { ReadyEvent } from './events';
import { developerTokenPath } from './identity/pool-hosts';
import { type Listener, type Listening, listen } from './listener/listener';
import type { RunningApi } from './running-api';

/** Where an API is reached. The address stays when its document is read anew. */
export class Place implements Listening {
  private listener: Listener | undefined;

  constructor(public api: RunningApi) {}

  answer(request: ApiRequest): Promise<ApiAnswer> {
    return this.api.answer(request);
  }

  /** Absent for APIs that take no WebSocket handshake. */
  get upgrade(): Listening['upgrade'] {
    if (this.api.served.upgrade === undefined) return undefined;
    return (message: IncomingMessage, socket: Duplex, head: Buffer, request: ApiRequest) =>
      this.api.upgrade(message, socket, head, request);
  }

  /** Listens at a port, `0` for any free one. */
  async listen(host: string, port: number): Promise<void> {
    this.listener = await listen(host, port, this);
  }

  /** One line for each stage. */
  get ready(): ReadyEvent[] {
    if (this.listener === undefined) return [];
    const { stack, served } = this.api;
    const { kind, address: api, stages } = served;
    const endpoint = `${kind === 'websocket' ? 'ws' : 'http'}://${this.listener.authority}`;
    return stages.map(({ name: stage, path }) => {
      return {
        event: 'ready',
        stack,
        api,
        kind,
        stage,
        endpoint,
        url: `${endpoint}${encodeURI(path)}`,
        token_url: this.tokenUrl,
      };
    });
  }

  private get tokenUrl(): string | undefined {
    const { identity, services } = this.api.world;
    return identity.issuers.length === 0 ? undefined : `${services.endpoint}${developerTokenPath}`;
  }

  async close(): Promise<void> {
    await this.listener?.close();
  }
}
