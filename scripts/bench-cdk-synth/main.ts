import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../shared/median.mjs';

/** The AWS CDK and an app of it: what npm run bench:cdk-synth installs, beside a lock of its own. */
const cdkFiles = [
  'scripts/bench-cdk-synth/cdk/app.mjs',
  'scripts/bench-cdk-synth/cdk/package.json',
  'scripts/bench-cdk-synth/cdk/package-lock.json',
];

/**
 * What `npm run synth` of all stacks costs beside `cdk synth` of one equal API, the items HTTP API for dev, in processor time. Both take turns
 * in fresh processes; nothing has changed since before. `[RUNS]`, 7 by default.
 */
export async function main([given = '7', ...more]: readonly string[], root: string): Promise<number> {
  const runs = Number(given);
  if (!Number.isInteger(runs) || runs < 1 || more.length > 0) {
    process.stderr.write(
      `bench-cdk-synth: RUNS must be a whole number from 1, was ${[given, ...more].join(' ')}. usage: npm run bench:cdk-synth -- [RUNS]\n`,
    );
    return 2;
  }
  const folder = join(root, 'dist/bench/cdk-synth');
  installCdk(root, folder);
  const ours = (): number => cpuSeconds(root, ['npm', 'run', '--silent', 'synth']);
  const cdk = (): number => cpuSeconds(folder, ['node_modules/.bin/cdk', ...cdkSynth], environmentOf(root));
  const stacks = prepare(root, [ours, cdk]);
  const rounds = Array.from({ length: runs }, () => ({ ours: ours(), cdk: cdk() }));
  print(stacks, runs, rounds);
  return 0;
}

const cdkSynth = [
  'synth',
  '--quiet',
  '--app',
  'node app.mjs',
  '--no-notices',
  '--no-version-reporting',
  '--no-lookups',
];

/** The same zip of the function for both, and nothing asked of or told to anyone outside. */
const environmentOf = (root: string): Readonly<Record<string, string>> => ({
  ITEMS_ZIP: join(root, 'dist/functions/items.zip'),
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_DISABLE_VERSION_CHECK: 'true',
});

/** Installs the CDK where it is not yet: outside the rooms that commands are made of, whose names each command lists. */
function installCdk(root: string, folder: string): void {
  for (const path of cdkFiles) cpSync(join(root, path), join(folder, path.replace(/^.*\//, '')));
  if (existsSync(join(folder, 'node_modules/.bin/cdk'))) return;
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
  run(folder, ['npm', 'ci', '--silent', '--no-audit', '--no-fund']);
}

/** Runs each once, so that nothing is bundled while it is timed, and answers how many stacks are ours. */
function prepare(root: string, tasks: readonly (() => number)[]): number {
  for (const task of tasks) task();
  return readdirSync(join(root, 'cdktf.out/stacks')).length;
}

interface Round {
  readonly ours: number;
  readonly cdk: number;
}

function print(stacks: number, runs: number, rounds: readonly Round[]): void {
  const rows: readonly (readonly [string, readonly number[]])[] = [
    ['cdk synth of one API', rounds.map(({ cdk }) => cdk)],
    [`npm run synth of ${stacks} stacks`, rounds.map(({ ours }) => ours)],
  ];
  const lines = rows.map(
    ([label, times]) => `  ${label.padEnd(28)}${seconds(Math.min(...times))}${seconds(median(times))}`,
  );
  const ratio = median(rounds.map(({ ours, cdk }) => ours / cdk)).toFixed(2);
  process.stdout.write(
    `processor time of ${runs} rounds: least, median\n${lines.join('\n')}\n  median of the ratios of each round: ${ratio} x\n`,
  );
}

const seconds = (time: number): string => `${time.toFixed(2)} s`.padStart(10);

/** Processor time of a command and of all that it starts, in seconds. */
function cpuSeconds(
  folder: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): number {
  // `times` tells on its second line what the processes took that the shell has waited for.
  const printed = run(folder, ['sh', '-c', '"$@" >&2 && times', 'sh', ...command], environment);
  const [, children = ''] = printed.split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, min, sec]) => sum + 60 * Number(min) + Number(sec),
    0,
  );
}

/** Runs a command and returns what it printed. */
function run(
  cwd: string,
  [program = '', ...args]: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): string {
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(
      `${[program, ...args].join(' ')} must end with 0, ended with ${status}: ${error?.message ?? stderr}`,
    );
  return stdout;
}
