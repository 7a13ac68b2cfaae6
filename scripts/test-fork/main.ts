import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copies } from './copies';
import { copyProject } from './copy';
import { countsIn } from './report';

const usage = `usage: npm run test:fork -- [${Object.keys(copies).join(' | ')}]…`;

/**
 * Makes copies of this project, changes each as somebody who makes it theirs would, and runs synth, review and all of `npm run check` there.
 * Exit code 0 all is green in every copy, 1 something is red, 2 bad input.
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

/** What came of a copy; `problems` is what the command printed that found something. */
interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly problems: string;
}

/** Runs what an owner runs after such a change, and then all that the owner's CI checks: every suite, types, style, guard and workflows. */
function tested(folder: string): Outcome {
  for (const command of [['fix'], ['synth'], ['review', '--', '--accept']]) {
    const problems = failureOf(folder, command);
    if (problems !== undefined) return { passed: 0, failed: 1, problems };
  }
  const report = join(folder, 'dist', 'tests.json');
  const problems = failureOf(folder, ['check', '--', '--all', '--report', report]);
  const { passed, failed } = countsIn(report);
  return { passed, failed: Math.max(failed, problems === undefined ? 0 : 1), problems: problems ?? '' };
}

/** What a command printed that did not end with 0. */
function failureOf(cwd: string, command: readonly string[]): string | undefined {
  const options = { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...command], options);
  return status === 0 ? undefined : `npm run ${command.join(' ')}: ended with ${status}.\n${stdout}${stderr}\n`;
}
