import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../shared/median.mjs';
import { print } from './figures';
import { processorTime, type Running, start, stop } from './running';
import { Clients } from './websocket-clients';
import { writeWebSocketApi } from './websocket-folder';

/** Clients that are connected. */
const connected = 1000;

/** Messages of a WebSocket API and posts to a thousand connections, beside bare `ws` in front of the same handler. */
export async function webSocketLoads(root: string, folder: string, rounds: number, messages: number): Promise<void> {
  writeWebSocketApi(folder);
  const both = { floor: await floor(root, folder), local: await localRun(root, folder) };
  const clients = {
    floor: await Clients.connect(both.floor.target.url, connected),
    local: await Clients.connect(both.local.target.url, connected),
  };
  await compare('WebSocket, a message', both, rounds, messages, (name) => clients[name].talk(messages));
  await compare('WebSocket, a post to each of 1,000', both, rounds, connected, (name) => clients[name].broadcast());
  for (const name of ['floor', 'local'] as const) {
    clients[name].close();
    await stop(both[name]);
  }
}

type Both = Readonly<Record<'floor' | 'local', Running>>;

async function compare(
  what: string,
  both: Both,
  rounds: number,
  count: number,
  act: (name: keyof Both) => Promise<number>,
): Promise<void> {
  const processor = { floor: [] as number[], local: [] as number[] };
  const perSecond = { floor: [] as number[], local: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['floor', 'local'] as const) {
      const before = processorTime(both[name]);
      perSecond[name].push(count / (await act(name)));
      processor[name].push(((processorTime(both[name]) - before) * 1000) / count);
    }
  }
  print(`${what}: processor time, µs`, median(processor.floor), median(processor.local));
  print(`${what}: a second`, median(perSecond.floor), median(perSecond.local));
}

const floor = (root: string, folder: string): Promise<Running> =>
  start(
    [
      join(root, 'scripts/bench-local/websocket-floor.mjs'),
      join(root, 'scripts/bench-local/floor-worker.mjs'),
      pathToFileURL(join(folder, 'code/index.mjs')).href,
    ],
    ({ port }) => `ws://127.0.0.1:${port}`,
    {},
  );

const localRun = (root: string, folder: string): Promise<Running> =>
  start(
    [join(root, 'scripts/run.mjs'), 'dev', folder, '--port', '0', '--no-console', '--format', 'json'],
    ({ event, url }) => (event === 'ready' ? String(url) : undefined),
    {},
  );
