import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../shared/median.mjs';

/** What one process measured of itself. */
interface Figures {
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

interface Row {
  readonly size: number;
  readonly bare: Figures[];
  readonly broadcast: Figures[];
}

const sizes = [1_000, 10_000, 50_000];

/**
 * npm run bench:broadcast [-- ROUNDS]: how long a message to a large room takes, beside as many bare HTTP posts. Compare the ratios, and the
 * memory: it must not grow with the room. Every row runs once a round, of three unless told otherwise.
 */
export async function main([given = '3']: readonly string[], root: string): Promise<number> {
  if (!/^[1-9]\d*$/.test(given)) return refusal(`ROUNDS must be a whole number above 0, was ${JSON.stringify(given)}.`);
  if (!existsSync(join(root, 'functions/chat/handler.ts')))
    return refusal('functions/chat/handler.ts must exist, and does not: it measures that function.');
  const services = spawn(process.execPath, [join(root, 'scripts/bench-broadcast/stub-services.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = await once(services.stdout, 'data');
    const { bundleFunctions } = await import(pathToFileURL(join(root, 'scripts/bundle.mjs')).href);
    await bundleFunctions({ root });
    const rows = await measured(root, `http://127.0.0.1:${String(port).trim()}`, Number(given));
    print(rows, Number(given));
    return 0;
  } finally {
    services.kill();
  }
}

async function measured(root: string, endpoint: string, rounds: number): Promise<readonly Row[]> {
  const rows = sizes.map((size): Row => ({ size, bare: [], broadcast: [] }));
  const posts = join(root, 'scripts/bench-broadcast/bare-posts.mjs');
  const message = join(root, 'scripts/bench-broadcast/one-broadcast.mjs');
  const bundle = join(root, 'dist/functions/chat/index.mjs');
  for (let round = 0; round < rounds; round += 1) {
    for (const { size, bare, broadcast } of rows) {
      bare.push(await run(endpoint, posts, endpoint, String(size)));
      broadcast.push(await run(endpoint, message, bundle, String(size)));
    }
  }
  return rows;
}

async function run(endpoint: string, ...args: readonly string[]): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [...args], { env: lambdaEnvironment(endpoint) });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What Lambda and the stack give the function, and no more. */
const lambdaEnvironment = (endpoint: string): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  MANAGEMENT_ENDPOINT: endpoint,
  TABLE_NAME: 'bench',
  POWERTOOLS_SERVICE_NAME: 'bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
  POWERTOOLS_LOG_LEVEL: 'ERROR',
});

function print(rows: readonly Row[], rounds: number): void {
  process.stdout.write(
    `Node.js ${process.versions.node}, median of ${rounds} rounds, 32 posts at once; × is broadcast to bare posts\n\n`,
  );
  printLine(['connections', 'bare ms', 'broadcast ms', '×', 'bare CPU ms', 'CPU ms', '×', 'bare MB', 'MB']);
  for (const { size, bare, broadcast } of rows) {
    const memory = [bare, broadcast].map((figures) => medianOf(figures, 'peakMb').toFixed(0));
    printLine([String(size), ...compared(bare, broadcast, 'ms'), ...compared(bare, broadcast, 'cpuMs'), ...memory]);
  }
}

function compared(bare: readonly Figures[], broadcast: readonly Figures[], key: 'ms' | 'cpuMs'): string[] {
  const [floor, time] = [medianOf(bare, key), medianOf(broadcast, key)];
  return [floor.toFixed(0), time.toFixed(0), (time / floor).toFixed(2)];
}

const medianOf = (figures: readonly Figures[], key: keyof Figures): number =>
  median(figures.map((figure) => figure[key]));

function printLine(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(13)).join('')}\n`);
}

function refusal(message: string): number {
  process.stderr.write(`bench:broadcast: ${message} usage: npm run bench:broadcast [-- ROUNDS]\n`);
  return 2;
}
