// npm run bench:synth: what the app command of cdktf.json costs beside the least that could write the same files, and how that
// grows with routes. Times are medians of interleaved runs in fresh processes; compare the ratios, not the milliseconds.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
const runs = Number(process.argv[2] ?? 7);

try {
  const written = join(temporary, 'app');
  const app = () => run(['scripts/app.mjs'], { CDKTF_OUTDIR: written });
  const appFromNothing = () => {
    for (const stamp of stamps()) rmSync(stamp);
    return app();
  };
  app();
  const stacks = readdirSync(join(written, 'stacks')).length;
  const [floor = 0, cold = 0, warm = 0] = medians([
    () => run(['scripts/bench-synth/floor.mjs', written, join(temporary, 'floor')]),
    appFromNothing,
    app,
  ]);
  console.log(`${stacks} stacks, ${runs} runs each`);
  table([
    ['floor: esbuild and zip of every function, the same JSON written by hand', floor, floor],
    ['app, nothing bundled yet', cold, floor],
    ['app, no source changed', warm, floor],
  ]);

  const routesApp = join(temporary, 'routes.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/bench-synth/routes-app.ts'],
    outfile: routesApp,
    bundle: true,
    platform: 'node',
    keepNames: true,
    logLevel: 'error',
  });
  const counts = [5, 50, 300];
  const times = medians(counts.map((count) => () => run([routesApp, String(count), join(temporary, 'routes')])));
  console.log('\none HTTP API, bundled app without bundling');
  table(counts.map((count, place) => [`${count} routes`, times[place] ?? 0, times[0] ?? 0]));
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** What tells that a function is bundled already. */
function stamps() {
  const bundles = join(root, 'dist/functions');
  const files = readdirSync(bundles, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.stamp.json')).map((file) => join(bundles, file));
}

/**
 * Median time of each task, in milliseconds, the tasks taking turns so that a slow minute of the machine slows them all.
 *
 * @param {(() => number)[]} tasks
 */
function medians(tasks) {
  const rounds = Array.from({ length: runs }, () => tasks.map((task) => task()));
  return tasks.map((_, place) => {
    const times = rounds.map((round) => round[place] ?? 0).sort((a, b) => a - b);
    return times[Math.floor(times.length / 2)] ?? 0;
  });
}

/**
 * Runs node in the project and returns how long it took, in milliseconds.
 *
 * @param {string[]} args
 * @param {Record<string, string>} environment
 */
function run(args, environment = {}) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, ...environment } });
  if (status !== 0) throw new Error(`${args.join(' ')} must end with 0, ended with ${status}: ${stderr}`);
  return performance.now() - begin;
}

/** @param {[label: string, time: number, base: number][]} rows */
function table(rows) {
  const width = Math.max(...rows.map(([label]) => label.length));
  for (const [label, time, base] of rows) {
    console.log(`  ${label.padEnd(width)}  ${time.toFixed(0).padStart(6)} ms  ${(time / base).toFixed(2)} x`);
  }
}
