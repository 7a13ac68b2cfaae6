import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runRules } from '../../guardrails';
import { median } from '../shared/median.mjs';

const sizes = [1_000, 10_000];

type Blocks = Record<string, Record<string, unknown>>;

/**
 * What the guard takes for many resources: the reviewed stacks of production, copied under other names until there are enough of them.
 * Processor time beside that of reading the same JSON. `[RUNS]`, 3 by default.
 */
export async function main([given = '3', ...more]: readonly string[], root: string): Promise<number> {
  const runs = Number(given);
  if (!Number.isInteger(runs) || runs < 1 || more.length > 0) {
    process.stderr.write(
      `bench-guard: RUNS must be a whole number from 1, was ${[given, ...more].join(' ')}. usage: npm run bench:guard -- [RUNS]\n`,
    );
    return 2;
  }
  const stacks = stacksIn(join(root, 'reviewed'));
  runRules(JSON.parse(stacks[0] ?? '{}'), {});
  for (const size of sizes) {
    const text = JSON.stringify(documentOf(stacks, size));
    const read = median(times(runs, () => JSON.parse(text)));
    const judged = median(times(runs, () => runRules(JSON.parse(text), {})));
    process.stdout.write(
      `${size} resources: ${milliseconds(judged)} of processor time, ${milliseconds(read)} of it to read the JSON\n`,
    );
  }
  return 0;
}

const stacksIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^prod-.*\.tf\.json$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Copies of the stacks in one document, until it holds as many resources. */
function documentOf(stacks: readonly string[], size: number): Record<string, unknown> {
  const [resource, data]: [Blocks, Blocks] = [{}, {}];
  let provider: unknown;
  for (let copy = 0; countOf(resource) < size; copy++) {
    const text = stacks[copy % stacks.length] ?? '{}';
    const document = JSON.parse(renamed(text, copy)) as { resource?: Blocks; data?: Blocks; provider?: unknown };
    merge(resource, document.resource ?? {}, copy);
    merge(data, document.data ?? {}, copy);
    provider ??= document.provider;
  }
  return { resource, data, provider };
}

/** The text of a stack whose names and references tell which copy it is. */
const renamed = (text: string, copy: number): string =>
  text.replaceAll('prod-', `prod${copy}-`).replace(/\b(aws_\w+\.[a-z]\w*)(?=[.[}])/g, `$1_${copy}`);

function merge(into: Blocks, blocks: Blocks, copy: number): void {
  for (const [type, bodies] of Object.entries(blocks))
    for (const [name, body] of Object.entries(bodies))
      into[type] = Object.assign(into[type] ?? {}, { [`${name}_${copy}`]: body });
}

const countOf = (blocks: Blocks): number =>
  Object.values(blocks).reduce((sum, bodies) => sum + Object.keys(bodies).length, 0);

/** Processor time of each run, in milliseconds. */
function times(runs: number, work: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

const milliseconds = (time: number): string => `${time.toFixed(0)} ms`;
