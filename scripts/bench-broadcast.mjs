import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bundleFunctions } from './bundle.mjs';
import { median } from './shared/median.mjs';

// How long a message to a large room takes, beside as many bare HTTP posts: `node scripts/bench-broadcast.mjs [rounds]`.
// Compare the ratios, and the memory: it must not grow with the room. Every row runs once a round.

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = Number(process.argv[2] ?? 3);
const sizes = [1_000, 10_000, 50_000];

/** @typedef {{ ms: number, cpuMs: number, peakMb: number }} Figures */

if (!existsSync(`${root}functions/chat/handler.ts`)) {
  console.error('bench:broadcast: functions/chat/handler.ts must exist, and does not: it measures that function.');
  process.exit(2);
}
const services = spawn(process.execPath, [script('bench-broadcast/stub-services.mjs')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [port] = await once(services.stdout, 'data');
const endpoint = `http://127.0.0.1:${String(port).trim()}`;
try {
  await bundleFunctions({ root });
  const rows = sizes.map((size) => ({ size, bare: figures(), broadcast: figures() }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { size, bare, broadcast } of rows) {
      bare.push(await run('bench-broadcast/bare-posts.mjs', endpoint, String(size)));
      broadcast.push(
        await run('bench-broadcast/one-broadcast.mjs', `${root}dist/functions/chat/index.mjs`, String(size)),
      );
    }
  }
  print(rows);
} finally {
  services.kill();
}

/** @returns {Figures[]} */
function figures() {
  return [];
}

/** @param {string} name */
function script(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

/**
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<Figures>}
 */
async function run(name, ...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [script(name), ...args], { env: lambdaEnvironment() });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What Lambda and the stack give the function, and no more. */
function lambdaEnvironment() {
  return {
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    MANAGEMENT_ENDPOINT: endpoint,
    TABLE_NAME: 'bench',
    POWERTOOLS_SERVICE_NAME: 'bench',
    POWERTOOLS_METRICS_NAMESPACE: 'Gatehouse',
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  };
}

/** @param {{ size: number, bare: Figures[], broadcast: Figures[] }[]} rows */
function print(rows) {
  console.log(
    `Node.js ${process.versions.node}, median of ${rounds} rounds, 32 posts at once; × is broadcast to bare posts\n`,
  );
  console.log(line(['connections', 'bare ms', 'broadcast ms', '×', 'bare CPU ms', 'CPU ms', '×', 'bare MB', 'MB']));
  for (const { size, bare, broadcast } of rows) {
    const memory = [medianOf(bare, 'peakMb'), medianOf(broadcast, 'peakMb')].map((mb) => mb.toFixed(0));
    console.log(
      line([String(size), ...compared(bare, broadcast, 'ms'), ...compared(bare, broadcast, 'cpuMs'), ...memory]),
    );
  }
}

/**
 * @param {Figures[]} bare
 * @param {Figures[]} broadcast
 * @param {'ms' | 'cpuMs'} key
 */
function compared(bare, broadcast, key) {
  const [floor, time] = [medianOf(bare, key), medianOf(broadcast, key)];
  return [floor.toFixed(0), time.toFixed(0), (time / floor).toFixed(2)];
}

/**
 * @param {Figures[]} figures
 * @param {keyof Figures} key
 */
function medianOf(figures, key) {
  return median(figures.map((figure) => figure[key]));
}

/** @param {string[]} cells */
function line(cells) {
  return cells.map((cell) => cell.padStart(13)).join('');
}
