import { open, url } from 'node:inspector';
import { join } from 'node:path';
import { localRun, type RunEvent, RunFailure } from '../../local';
import { Unreadable } from '../../terraform/documents/unreadable';
import { type Arguments, readArguments } from './arguments';
import { foldersToRun, needsProject } from './inputs';
import { jsonLines } from './json-lines';
import { Project } from './project';
import { textLines } from './text-lines';
import { tellTokenUrls } from './token-urls';
import { SourceWatch } from './watch-sources';

type Tell = (event: RunEvent) => void;

/** Runs APIs until the process is told to stop, and answers the exit code: 0 ended, 1 nothing could be run, 2 wrong arguments. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') {
    process.stderr.write(`dev: ${read}\n`);
    return 2;
  }
  const tell = read.format === 'json' ? jsonLines(process.stdout) : textLines(process.stdout, process.stderr);
  try {
    return await run(read, root, tell);
  } catch (problem) {
    tell({ event: 'error', message: reasonOf(problem) });
    return 1;
  }
}

/** Says in one line why nothing can be run; a mistake of our own is told so, too. */
function reasonOf(problem: unknown): string {
  const message = problem instanceof Error ? problem.message : String(problem);
  return problem instanceof RunFailure || problem instanceof Unreadable ? message : `the run cannot start: ${message}`;
}

async function run(read: Arguments, root: string, tell: Tell): Promise<number> {
  const stopped = toldToStop();
  // Functions run in UTC on Lambda; threads have the time zone of their process.
  process.env.TZ = 'UTC';
  if (read.inspect) letDebuggersIn();
  if (!isLoopback(read.host)) warnOfHost(read.host, tell);
  const project = new Project(root);
  if (needsProject(read)) await project.synthesize();
  const running = await localRun(foldersToRun(read, project), {
    ...read,
    tell,
    runtime: join(root, 'local/lambda/runtime.mjs'),
    codeElsewhere: project.bundleOf,
  });
  const watch = read.reload && needsProject(read) ? new SourceWatch(root, project, running, tell) : undefined;
  const forget = tellTokenUrls(root, running.ready);
  const answers = running.ready.length > 0;
  if (answers) await stopped;
  forget();
  await watch?.close();
  await running.close();
  if (answers) return 0;
  throw new RunFailure(`${read.inputs.join(', ')}: must hold an API with a stage, holds none.`);
}

const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host);

const warnOfHost = (host: string, tell: Tell): void =>
  tell({
    event: 'note',
    message: `--host ${host}: whoever reaches this machine can call the APIs, with the rights of their functions' roles.`,
  });

/** Debuggers find the threads of functions behind this process; Node.js prints the address. */
function letDebuggersIn(): void {
  if (url() === undefined) open(0, '127.0.0.1');
}

/** Milliseconds that ending may take, whatever is under way. */
const longestEnd = 2500;

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      setTimeout(() => process.exit(0), longestEnd).unref();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
}
