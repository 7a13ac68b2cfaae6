import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Step, stepsFor, testsSince } from './steps';

const usage = 'usage: npm run check -- [--all | --base COMMIT]';

/**
 * Checks types, style, stacks, workflows, and the tests that what changed since a commit touches. Every check runs, and only what fails
 * prints more than a line. Exit code 0 all passed, 1 one failed, 2 bad input.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const base = baseOf(args, root);
  if (typeof base === 'object') return refusal(base.wrong);
  let failed = 0;
  for (const step of stepsFor(testsSince(base))) failed += (await passes(step, root)) ? 0 : 1;
  return failed === 0 ? 0 : 1;
}

/** The commit since which tests are chosen; undefined for all tests. */
function baseOf(args: readonly string[], root: string): string | undefined | { readonly wrong: string } {
  try {
    const { values } = parseArgs({ args: [...args], options: { all: { type: 'boolean' }, base: { type: 'string' } } });
    if (values.all)
      return values.base === undefined ? undefined : { wrong: `--all: must not stand beside --base. ${usage}` };
    const base = values.base ?? 'HEAD';
    const known = spawnSync('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`], {
      cwd: root,
    });
    return known.status === 0 ? base : { wrong: `--base: must be a commit, was ${JSON.stringify(base)}. ${usage}` };
  } catch (problem) {
    return { wrong: `${problem instanceof Error ? problem.message.split('. ')[0] : problem}. ${usage}` };
  }
}

async function passes({ name, command }: Step, root: string): Promise<boolean> {
  const begun = performance.now();
  const { code, output } = await run(command, root);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${name.padEnd(10)} ${code === 0 ? 'passed' : 'FAILED'}  ${seconds} s\n`);
  if (code !== 0) process.stderr.write(`${output.trimEnd()}\n`);
  return code === 0;
}

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
