// Runs all lives and writes their figures, and the exceptions of the local endpoint, into docs/lifecycle.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const page = fileURLToPath(new URL('../../docs/lifecycle.md', import.meta.url));

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

/**
 * @typedef {{ ancestorTitles: string[], title: string, duration: number, meta: { environments?: string[], resources?: number } }} Step
 * @typedef {{ name: string, startTime: number, endTime: number, assertionResults: Step[] }} File
 * @typedef {{ success: boolean, numTotalTests: number, startTime: number, testResults: File[] }} Report
 */

/** @returns {Report} */
function runAll() {
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

/** @param {Report} report */
function figures({ numTotalTests, startTime, testResults }) {
  const minutes = (Math.max(...testResults.map((file) => file.endTime)) - startTime) / 60_000;
  const lives = testResults
    .filter(({ name }) => name.includes('/lives/'))
    .flatMap((file) => rowsOf(file.assertionResults));
  const header = ['stack', 'stands for', 'resources', ...Object.keys(columns)];
  const total = `${numTotalTests} tests, ${minutes.toFixed(1)} minutes on ${availableParallelism()} cores. Seconds a step; a step that has none was not needed.`;
  return [total, '', ...table([header, ...lives.sort()])].join('\n');
}

/** @param {Step[]} steps */
function rowsOf(steps) {
  const stacks = [...new Set(steps.flatMap(({ ancestorTitles }) => ancestorTitles.slice(0, 1)))];
  return stacks.map((stack) =>
    rowOf(
      stack,
      steps.filter(({ ancestorTitles }) => ancestorTitles.includes(stack)),
    ),
  );
}

/**
 * @param {string} stack
 * @param {Step[]} steps
 */
function rowOf(stack, steps) {
  const { environments = [], resources } = steps.find(({ meta }) => meta.resources)?.meta ?? {};
  const seconds = Object.values(columns).map((titles) => {
    const took = steps.filter(({ title }) => titles.includes(title)).reduce((sum, { duration }) => sum + duration, 0);
    return took === 0 ? '' : (took / 1000).toFixed(0);
  });
  return [`\`${stack}\``, environments.join(', '), String(resources), ...seconds];
}

function exceptions() {
  const rows = JSON.parse(
    execFileSync('python3', ['-B', join(here, 'local-aws/server.py'), '--rows'], { encoding: 'utf8' }),
  );
  const cells = rows.map((/** @type {Record<string, string>} */ { resource, attribute, why, link }) => {
    return [`\`${resource}\``, `\`${attribute}\``, why, `[moto](${link})`];
  });
  return table([['resource', 'attribute', 'stock moto', 'where'], ...cells]).join('\n');
}

/** @param {string[][]} rows */
function table([header = [], ...rows]) {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} content
 */
function between(text, name, content) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`${page}: must have ${begin} and ${end}`);
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${content}\n${text.slice(text.indexOf(end))}`;
}

const report = runAll();
if (report.success) {
  const text = between(readFileSync(page, 'utf8'), 'figures', figures(report));
  writeFileSync(page, between(text, 'exceptions', exceptions()));
} else {
  console.error('docs/lifecycle.md: left as it was, because not every test passed.');
  process.exitCode = 1;
}
