import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurns } from '../shared/in-turns';
import { median } from '../shared/median.mjs';
import { asHcl } from './as-hcl';
import { copiesOfStacks } from './copies-of-stacks';
import { functionsBehindRoutes } from './functions-behind-routes';

/**
 * What `guard` takes for many resources, each time in a process of its own: processor time on top of that for no resource at all.
 * `[RUNS]`, 3 by default.
 */
export async function main([given = '3', ...more]: readonly string[], root: string): Promise<number> {
  const runs = Number(given);
  if (!Number.isInteger(runs) || runs < 1 || more.length > 0) {
    process.stderr.write(
      `bench-guard: RUNS must be a whole number from 1, was ${[given, ...more].join(' ')}. usage: npm run bench:guard -- [RUNS]\n`,
    );
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'));
  try {
    const functions = functionsBehindRoutes(10_000);
    const configurations: [says: string, file: string, text: string][] = [
      ['nothing', 'main.tf.json', '{ "resource": {} }'],
      ['1,000 resources, functions behind routes', 'main.tf.json', JSON.stringify(functionsBehindRoutes(1_000))],
      ['10,000 resources, functions behind routes', 'main.tf.json', JSON.stringify(functions)],
      ['10,000 resources, functions behind routes in HCL', 'main.tf', asHcl(functions)],
      [
        '10,000 resources, copies of the stacks in reviewed/',
        'main.tf.json',
        JSON.stringify(copiesOfStacks(root, 10_000)),
      ],
    ];
    const paths = configurations.map(([, file, text], at) => writeConfiguration(join(folder, String(at)), file, text));
    const tasks = paths.map((path) => () => timeOfGuard(root, path));
    // The first run bundles the command.
    tasks[0]?.();
    const [start = 0, ...times] = inTurns(runs, tasks).map(median);
    process.stdout.write(`processor time of guard: ${milliseconds(start)} for a configuration that holds nothing\n`);
    for (const [at, time] of times.entries())
      process.stdout.write(`${configurations[at + 1]?.[0]}: ${milliseconds(time - start)} on top of it\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time of one run, in milliseconds. */
function timeOfGuard(root: string, path: string): number {
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--import', join(root, 'scripts/bench-guard/figures.mjs'), 'scripts/run.mjs', 'guard', path],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8' },
  );
  if (status === null || status > 1) throw new Error(`guard must end with 0 or 1, ended with ${status}: ${stderr}`);
  return Number(output[3]);
}

function writeConfiguration(folder: string, file: string, text: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, file), text);
  return folder;
}

const milliseconds = (time: number): string => `${time.toFixed(0)} ms`;
