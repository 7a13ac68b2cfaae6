import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const here = '__tests__/lifecycle';
const page = 'docs/lifecycle.md';

/** Columns of the table, and the steps of `life.ts` that fill them. */
const columns = {
  deploy: ['deploys'],
  'AWS CLI': ['is what the AWS command line tells'],
  'no drift': ['shows no difference'],
  guard: ['is sound to the guard, now that its plan knows what AWS chose'],
  update: ['updates in place', 'is what the AWS command line tells after the update'],
  'no drift then': ['shows no difference after the update'],
  refused: ['is not destroyed while its data is protected'],
  destroy: ['is destroyed'],
  'nothing left': ['leaves nothing behind but what is kept'],
};

interface Step {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly duration: number;
  readonly meta: { readonly environments?: readonly string[]; readonly resources?: number };
}

interface File {
  readonly name: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly assertionResults: readonly Step[];
}

interface Report {
  readonly success: boolean;
  readonly numTotalTests: number;
  readonly startTime: number;
  readonly testResults: readonly File[];
}

/** Runs all lives and writes their figures, and the exceptions of the local endpoint, into docs/lifecycle.md. */
export async function main(): Promise<number> {
  const report = runAll();
  if (!report.success) {
    process.stderr.write(`${page}: left as it was, because not every test passed.\n`);
    return 1;
  }
  const text = between(readFileSync(page, 'utf8'), 'figures', figures(report));
  writeFileSync(page, between(text, 'exceptions', exceptions()));
  return 0;
}

function runAll(): Report {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=verbose', '--reporter=json', `--outputFile.json=${file}`];
  spawnSync('vitest', ['run', '--config', join(here, 'vitest.config.mts'), ...reporters], { stdio: 'inherit' });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function figures({ numTotalTests, startTime, testResults }: Report): string {
  const minutes = (Math.max(...testResults.map((file) => file.endTime)) - startTime) / 60_000;
  const lives = testResults
    .filter(({ name }) => name.includes('/lives/'))
    .flatMap((file) => rowsOf(file.assertionResults));
  const header = ['stack', 'stands for', 'resources', ...Object.keys(columns)];
  const total = `${numTotalTests} tests, ${minutes.toFixed(1)} minutes on ${availableParallelism()} cores. Seconds a step; a step that has none was not needed.`;
  return [total, '', ...table([header, ...lives.sort()])].join('\n');
}

function rowsOf(steps: readonly Step[]): readonly string[][] {
  const stacks = [...new Set(steps.flatMap(({ ancestorTitles }) => ancestorTitles.slice(0, 1)))];
  return stacks.map((stack) =>
    rowOf(
      stack,
      steps.filter(({ ancestorTitles }) => ancestorTitles.includes(stack)),
    ),
  );
}

function rowOf(stack: string, steps: readonly Step[]): string[] {
  const { environments = [], resources } = steps.find(({ meta }) => meta.resources)?.meta ?? {};
  const seconds = Object.values(columns).map((titles) => {
    const took = steps.filter(({ title }) => titles.includes(title)).reduce((sum, { duration }) => sum + duration, 0);
    return took === 0 ? '' : (took / 1000).toFixed(0);
  });
  return [`\`${stack}\``, environments.join(', '), String(resources), ...seconds];
}

function exceptions(): string {
  const rows: readonly Readonly<Record<'resource' | 'attribute' | 'why' | 'link', string>>[] = JSON.parse(
    execFileSync('python3', ['-B', join(here, 'local-aws/server.py'), '--rows'], { encoding: 'utf8' }),
  );
  const cells = rows.map(({ resource, attribute, why, link }) => {
    return [`\`${resource}\``, `\`${attribute}\``, why, `[moto](${link})`];
  });
  return table([['resource', 'attribute', 'stock moto', 'where'], ...cells]).join('\n');
}

function table([header = [], ...rows]: readonly (readonly string[])[]): string[] {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function between(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${page}: must have ${begin} and ${end}`);
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${content}\n${text.slice(text.indexOf(end))}`;
}
