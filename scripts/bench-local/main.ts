import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../shared/median.mjs';
import { readOptions } from '../shared/options';
import { handlerText, writeApi } from './api-folder';
import { consoleLoads } from './console-loads';
import { print } from './figures';
import { startIssuer } from './issuer';
import { load, until } from './load';
import { restMethods, writeRestApi } from './rest-api-folder';
import { memory, processorTime, type Running, start, stop } from './running';
import { webSocketLoads } from './websocket-loads';

/**
 * The local run beside its floor, in one run: worker threads behind node:http that call the same handler and know nothing of API Gateway.
 * Compare the ratios: seconds depend on the machine and on what else it does. `--rounds N --requests N --memory N`.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const sizes = sizesIn(args);
  if (typeof sizes === 'string') {
    process.stderr.write(`bench:local: ${sizes}\n`);
    return 2;
  }
  const { rounds, requests, long } = sizes;
  if (process.platform !== 'linux') {
    process.stderr.write('bench:local: needs /proc, which Linux has. Run it there.\n');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  const issuer = await startIssuer();
  try {
    writeApi(folder, issuer.issuer);
    const headers = { authorization: `Bearer ${issuer.token}`, origin: 'https://myapp.com' };
    await starts(root, folder, headers);
    await loads(root, folder, headers, { rounds, requests, long });
    await consoleLoads(root, folder, headers, { rounds, requests });
    await webSocketLoads(root, join(folder, 'websocket'), rounds, requests);
    await restLoads(root, join(folder, 'rest'), { rounds, requests, long });
    return 0;
  } finally {
    await issuer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sizes {
  readonly rounds: number;
  readonly requests: number;
  /** Requests after which memory is looked at again. */
  readonly long: number;
}

const usage = 'usage: npm run bench:local -- [--rounds N] [--requests N] [--memory N]';

function sizesIn(args: readonly string[]): Sizes | string {
  const text = { type: 'string' } as const;
  const given = readOptions(args, { rounds: text, requests: text, memory: text }, usage);
  if (typeof given === 'string') return given;
  const [wrong] = Object.entries(given.texts).filter(([, value]) => !/^[1-9]\d*$/.test(value));
  if (wrong !== undefined) return `--${wrong[0]}: must be a number above 0, was ${JSON.stringify(wrong[1])}. ${usage}`;
  const { rounds = 5, requests = 3000, memory = 100_000 } = given.texts;
  return { rounds: Number(rounds), requests: Number(requests), long: Number(memory) };
}

type Headers = Readonly<Record<string, string>>;

const floor = (root: string, folder: string, headers: Headers): Promise<Running> =>
  start(
    [
      join(root, 'scripts/bench-local/floor.mjs'),
      join(root, 'scripts/bench-local/floor-worker.mjs'),
      pathToFileURL(join(folder, 'code/index.mjs')).href,
    ],
    ({ port }) => `http://127.0.0.1:${port}/hello`,
    headers,
  );

const localRun = (root: string, folder: string, headers: Headers): Promise<Running> =>
  start(
    [join(root, 'scripts/run.mjs'), 'dev', folder, '--port', '0', '--format', 'json'],
    ({ event, url }) => (event === 'ready' ? `${String(url)}/hello` : undefined),
    headers,
  );

/** From the command to the first answer, three times each. The first start of all bundles the command and is not counted. */
async function starts(root: string, folder: string, headers: Headers): Promise<void> {
  await stop(await localRun(root, folder, headers));
  const took = { floor: [] as number[], local: [] as number[] };
  for (let round = 0; round < 3; round++) {
    for (const [name, begin] of [['floor', floor] as const, ['local', localRun] as const]) {
      const running = await begin(root, folder, headers);
      took[name].push(await until(running.target, ({ status }) => status === 200, running.begun));
      await stop(running);
    }
  }
  print('start to first answer, ms', median(took.floor), median(took.local));
}

async function loads(root: string, folder: string, headers: Headers, { rounds, requests, long }: Sizes): Promise<void> {
  const both = { floor: await floor(root, folder, headers), local: await localRun(root, folder, headers) };
  const processor = { floor: [] as number[], local: [] as number[] };
  const perSecond = { floor: [] as number[], local: [] as number[] };
  for (const running of Object.values(both)) await load(running.target, requests);
  for (let round = 0; round < rounds; round++) {
    for (const name of ['floor', 'local'] as const) {
      const before = processorTime(both[name]);
      perSecond[name].push(requests / (await load(both[name].target, requests)));
      processor[name].push(((processorTime(both[name]) - before) * 1000) / requests);
    }
  }
  print('processor time a request, µs', median(processor.floor), median(processor.local));
  print('requests a second', median(perSecond.floor), median(perSecond.local));
  await stop(both.floor);
  await edit(both.local, folder);
  await remember(both.local, long);
  await stop(both.local);
}

/** The methods of a REST API beside the same floor. */
async function restLoads(root: string, folder: string, { rounds, requests }: Sizes): Promise<void> {
  writeRestApi(folder);
  const under = await floor(root, folder, {});
  const local = await localRun(root, folder, {});
  for (const name of restMethods) {
    const target = { ...local.target, url: local.target.url.replace(/hello$/, `${name}?name=ada`) };
    const times = { floor: [] as number[], local: [] as number[] };
    await load(under.target, requests);
    await load(target, requests);
    for (let round = 0; round < rounds; round++) {
      times.floor.push(await processorTimeOf(under, under.target, requests));
      times.local.push(await processorTimeOf(local, target, requests));
    }
    print(`REST, ${name} method: processor time a request, µs`, median(times.floor), median(times.local));
  }
  await stop(under);
  await stop(local);
}

async function processorTimeOf(running: Running, target: Running['target'], requests: number): Promise<number> {
  const before = processorTime(running);
  await load(target, requests);
  return ((processorTime(running) - before) * 1000) / requests;
}

async function edit({ target }: Running, folder: string): Promise<void> {
  const took: number[] = [];
  for (const word of ['once', 'twice', 'thrice']) {
    writeFileSync(join(folder, 'code', 'index.mjs'), handlerText(word));
    took.push(await until(target, ({ body }) => body.includes(word), performance.now()));
  }
  const figure = took.some(Number.isNaN) ? 'not served within ten seconds' : `${median(took).toFixed(0)} ms`;
  process.stdout.write(`edit to answer: ${figure}\n`);
}

async function remember(running: Running, requests: number): Promise<void> {
  await load(running.target, Math.ceil(requests / 10));
  const before = memory(running);
  await load(running.target, requests);
  const after = memory(running);
  process.stdout.write(`memory, MB: ${before.toFixed(0)}, after ${requests} more requests ${after.toFixed(0)}\n`);
}
