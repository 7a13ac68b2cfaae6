import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { RunFailure } from '../failure';

/** Port at which the console is looked for first. */
export const usualPort = 3900;

/** Ports that are tried after the usual one. */
const portsTried = 100;

/** What stands behind the console's address. */
export interface ConsoleListening {
  answer(message: IncomingMessage, response: ServerResponse): Promise<void>;
  upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** The console's address. */
export interface ConsoleListener {
  /** `http://localhost:3900` */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on this machine alone: at a port that was asked for, or at the usual one or the next that is free. */
export async function listenForPage(
  port: number | undefined,
  { answer, upgrade }: ConsoleListening,
): Promise<ConsoleListener> {
  const server = createServer((message, response) => {
    answer(message, response).catch(() => response.destroy());
  });
  const upgraded = new Set<Duplex>();
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    socket.on('error', () => socket.destroy());
    upgrade(message, socket, head);
  });
  const bound = port === undefined ? await bindNextFree(server) : await bind(server, port);
  return { url: `http://localhost:${bound}`, close: () => closed(server, upgraded) };
}

async function bindNextFree(server: Server): Promise<number> {
  for (let port = usualPort; port < usualPort + portsTried; port++) {
    const bound = await bind(server, port).catch(() => undefined);
    if (bound !== undefined) return bound;
  }
  return bind(server, 0);
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = ({ message }: Error) =>
      reject(new RunFailure(`the console cannot listen: ${message}. Choose another port with --console N.`));
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Server, upgraded: ReadonlySet<Duplex>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
    for (const socket of upgraded) socket.destroy();
  });
}
