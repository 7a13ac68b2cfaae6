import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { changesSince } from './changes';
import { bundles, type Edit, type Step, stepsFor } from './steps';
import { testsTouchedBy } from './touched';

const usage = 'usage: npm run check -- [--all | --base COMMIT] [--report FILE]';

/**
 * Checks types, style, stacks, workflows, and the tests that what changed since a commit touches. Every check runs, and only what fails
 * prints more than a line; `--report` keeps the results of the tests, one by one, as JSON. Exit code 0 all passed, 1 one failed, 2 bad input.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const choice = choiceIn(args, root);
  if ('wrong' in choice) return refusal(`${choice.wrong} ${usage}`);
  const bundled = passes(bundles, root);
  const edit = choice.base === undefined ? undefined : await editSince(choice.base, root);
  const rows = stepsFor(edit, choice.report).map((steps) => allPass(steps, bundled, root));
  return (await Promise.all([bundled, ...rows])).every(Boolean) ? 0 : 1;
}

async function editSince(base: string, root: string): Promise<Edit> {
  const files = changesSince(base, root);
  return { base, files, tests: await testsTouchedBy(files, root) };
}

/** Runs steps one after the other, whatever came of those before. */
async function allPass(steps: readonly Step[], bundled: Promise<boolean>, root: string): Promise<boolean> {
  let failed = 0;
  for (const step of steps) {
    if (step.takesBundles) await bundled;
    failed += (await passes(step, root)) ? 0 : 1;
  }
  return failed === 0;
}

/** What was asked for: the commit since which tests are chosen (undefined for all tests), and where their results go. */
interface Choice {
  readonly base: string | undefined;
  readonly report: string | undefined;
}

const options = { all: { type: 'boolean' }, base: { type: 'string' }, report: { type: 'string' } } as const;

function choiceIn(args: readonly string[], root: string): Choice | { readonly wrong: string } {
  try {
    const { all, base, report } = parseArgs({ args: [...args], options }).values;
    if (all && base !== undefined) return { wrong: '--all: must not stand beside --base.' };
    if (base !== undefined && !isCommit(base, root))
      return { wrong: `--base: must be a commit, was ${JSON.stringify(base)}.` };
    return { base: all ? undefined : (base ?? 'HEAD'), report };
  } catch (problem) {
    return { wrong: `${problem instanceof Error ? problem.message.split('. ')[0] : problem}.` };
  }
}

function isCommit(name: string, root: string): boolean {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return spawnSync('git', args, { cwd: root }).status === 0;
}

async function passes({ name, command, left, remedy }: Step, root: string): Promise<boolean> {
  const begun = performance.now();
  const { code, output } = command.length === 0 ? nothing : await run(command, root);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const rest = left === undefined ? '' : ` (${left})`;
  process.stdout.write(`${name.padEnd(10)} ${code === 0 ? 'passed' : 'FAILED'}  ${seconds} s${rest}\n`);
  if (code !== 0)
    process.stderr.write(`${output.trimEnd()}\n${remedy === undefined ? '' : `Most of it is mended by ${remedy}.\n`}`);
  return code === 0;
}

const nothing = { code: 0, output: '' };

function run([program = '', ...args]: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  const path = `${join(cwd, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(program, args, { cwd, env: { ...process.env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

function refusal(message: string): number {
  process.stderr.write(`check: ${message}\n`);
  return 2;
}
