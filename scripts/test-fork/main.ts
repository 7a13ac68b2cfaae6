import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copies } from './copies';
import { copyProject } from './copy';
import { countsIn, failuresIn, readReport } from './report';

const usage = `usage: npm run test:fork -- [${Object.keys(copies).join(' | ')}]…`;

/**
 * Makes copies of this project, changes each as somebody who makes it theirs would, and runs synth, review and all tests there. Exit code
 * 0 all is green in every copy, 1 something is red, 2 bad input.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const unknown = args.find((name) => !(name in copies));
  if (unknown !== undefined) {
    process.stderr.write(`test:fork: NAME: must be that of a copy, was ${JSON.stringify(unknown)}. ${usage}\n`);
    return 2;
  }
  let red = 0;
  for (const name of args.length > 0 ? args : Object.keys(copies)) red += isGreen(name, root) ? 0 : 1;
  return red === 0 ? 0 : 1;
}

function isGreen(name: string, root: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), `gatehouse-${name}-`));
  const begun = performance.now();
  try {
    copyProject(root, folder);
    copies[name]?.(folder);
    const { passed, failed, problems } = tested(folder);
    process.stderr.write(problems);
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
    return failed === 0 && passed > 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What came of a copy; `problems` tells what is red, a line each. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly problems: string;
}

/** Runs what an owner runs: each test that is red, and a command that ends with anything but 0, counts one. */
function tested(folder: string): Outcome {
  for (const command of [['synth'], ['review', '--', '--accept']]) {
    const problems = failureOf(folder, command);
    if (problems !== undefined) return { passed: 0, failed: 1, problems };
  }
  return ['test', 'test:local', 'test:commands'].map((suite) => outcomeOf(folder, suite)).reduce(together);
}

function outcomeOf(folder: string, suite: string): Outcome {
  const report = join(folder, 'dist', `${suite.replace(':', '-')}.json`);
  const problems = failureOf(folder, [suite, '--', '--reporter=json', `--outputFile=${report}`]);
  const read = readReport(report);
  if (read === undefined) return { passed: 0, failed: 1, problems: problems ?? `npm run ${suite}: wrote no report.\n` };
  const { passed, failed } = countsIn(read);
  return { passed, failed: Math.max(failed, problems === undefined ? 0 : 1), problems: failuresIn(read, folder) };
}

const together = (one: Outcome, other: Outcome): Outcome => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  problems: one.problems + other.problems,
});

/** What a command printed that did not end with 0. */
function failureOf(cwd: string, command: readonly string[]): string | undefined {
  const options = { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...command], options);
  return status === 0 ? undefined : `npm run ${command.join(' ')}: ended with ${status}.\n${stdout}${stderr}\n`;
}
