import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { namesOnce } from '../bundle/names-once.mjs';
import { inTurns } from '../shared/in-turns';
import { median } from '../shared/median.mjs';
import type { ProcessFigures } from './process-figures';

/**
 * What the app command of cdktf.json costs beside the least that could write the same files, and how that grows with routes and with
 * stacks. Figures are medians of runs that take turns in fresh processes; compare the ratios, not the milliseconds. `[RUNS]`, 7 by default.
 */
export async function main([given = '7', ...more]: readonly string[], root: string): Promise<number> {
  const runs = Number(given);
  if (!Number.isInteger(runs) || runs < 1 || more.length > 0) {
    process.stderr.write(
      `bench-synth: RUNS must be a whole number from 1, was ${[given, ...more].join(' ')}. usage: npm run bench:synth -- [RUNS]\n`,
    );
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  try {
    benchApp({ root, folder, runs });
    await benchGrowth({ root, folder, runs });
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Bench {
  readonly root: string;
  /** Where apps write. */
  readonly folder: string;
  readonly runs: number;
}

/** All stacks of main.ts, with and without bundles of before. */
function benchApp({ root, folder, runs }: Bench): void {
  const written = join(folder, 'app');
  const app = () => timeOf(root, ['scripts/app.mjs'], { CDKTF_OUTDIR: written });
  const appFromNothing = () => {
    for (const stamp of stampsIn(join(root, 'dist/functions'))) rmSync(stamp);
    return app();
  };
  app();
  const stacks = readdirSync(join(written, 'stacks')).length;
  const writeByHand = () => timeOf(root, ['scripts/bench-synth/floor.mjs', written, join(folder, 'floor')]);
  const [floor = 0, cold = 0, warm = 0] = inTurns(runs, [writeByHand, appFromNothing, app]).map(median);
  print(`${stacks} stacks, ${runs} runs each`, [
    ['floor: esbuild and zip of every function, the same JSON written by hand', milliseconds(floor), ratio(1)],
    ['app, nothing bundled yet', milliseconds(cold), ratio(cold / floor)],
    ['app, no source changed', milliseconds(warm), ratio(warm / floor)],
  ]);
}

/** What tells that a function is bundled already. */
function stampsIn(bundles: string): string[] {
  const files = readdirSync(bundles, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.stamp.json')).map((file) => join(bundles, file));
}

/** One API that grows, beside the same by cdktf alone; and stacks that become more. */
async function benchGrowth(bench: Bench): Promise<void> {
  const ours = await bundled(bench, 'scripts/bench-synth/routes-app.ts');
  const floor = await bundled(bench, 'scripts/bench-synth/bare-routes-app.ts');
  benchRoutes(bench, 'one HTTP API, processor time of the bundled app', ours);
  benchRoutes(bench, 'floor: the same resources by cdktf and the bindings of the provider alone', floor);
  benchStacks(bench, ours);
}

function benchRoutes(bench: Bench, title: string, app: string): void {
  const counts = [5, 50, 300];
  const tasks = counts.map((count) => () => growthOf(bench, app, count, 1).cpuMs);
  const times = inTurns(bench.runs, tasks).map(median);
  const [least = 0] = times;
  const rows = times.map((time, at) => [`${counts[at]} routes`, milliseconds(time), ratio(time / least)] as const);
  print(title, rows);
}

function benchStacks(bench: Bench, app: string): void {
  const counts = [30, 100, 300];
  const runs = inTurns(
    bench.runs,
    counts.map((count) => () => growthOf(bench, app, 5, count)),
  );
  const rows = counts.map((count, at) => {
    const time = median((runs[at] ?? []).map(({ cpuMs }) => cpuMs));
    const memory = median((runs[at] ?? []).map(({ peakMb }) => peakMb));
    return [`${count} stacks`, milliseconds(time / count), `${(memory / count).toFixed(2)} MB`] as const;
  });
  print('stacks with 5 routes each: processor time and largest memory, for each stack', rows);
}

/** The bundle of a small app, made as that of main.ts is. */
async function bundled({ root, folder }: Bench, entry: string): Promise<string> {
  const outfile = join(folder, `${entry.replaceAll('/', '-')}.cjs`);
  // Where it stands decides what it puts into bundles: it cannot be bundled with this command.
  const { appOptions }: typeof import('../bundle/app.mjs') = await import(
    pathToFileURL(join(root, 'scripts/bundle/app.mjs')).href
  );
  const { outputFiles } = await build({
    ...appOptions,
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
  });
  for (const { path, text } of outputFiles) writeFileSync(path, namesOnce(text));
  return outfile;
}

function growthOf({ root, folder }: Bench, app: string, routes: number, stacks: number): ProcessFigures {
  return JSON.parse(run(root, [app, String(routes), String(stacks), join(folder, 'growth')]).trim());
}

/** How long node takes in the project, in milliseconds. */
function timeOf(root: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): number {
  const begin = performance.now();
  run(root, args, environment);
  return performance.now() - begin;
}

/** Runs node in the project and returns what it printed. */
function run(root: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  const options = { cwd: root, env: { ...process.env, ...environment }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`${args.join(' ')} must end with 0, ended with ${status}: ${stderr}`);
  return stdout;
}

const milliseconds = (time: number): string => `${time.toFixed(0)} ms`;

const ratio = (value: number): string => `${value.toFixed(2)} x`;

function print(title: string, rows: readonly (readonly [label: string, ...cells: string[]])[]): void {
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(
    ([label, ...cells]) => `  ${label.padEnd(width)}${cells.map((cell) => cell.padStart(12)).join('')}`,
  );
  process.stdout.write(`${[title, ...lines].join('\n')}\n\n`);
}
