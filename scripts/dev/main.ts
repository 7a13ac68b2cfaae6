import { readFileSync } from 'node:fs';
import { open, url } from 'node:inspector';
import { join } from 'node:path';
import { type LocalRun, localRun, RunFailure, type Tell } from '../../local';
import { type Console, startConsole } from '../../local/console/start-console';
import { Unreadable } from '../../terraform/documents/unreadable';
import { forgetTokenUrls, tellTokenUrls } from '../shared/token-urls';
import { UnknownStack } from '../shared/unknown-stack';
import { type Arguments, readArguments } from './arguments';
import { consolePage } from './console-page';
import { firstSynth } from './first-synth';
import { foldersToRun, needsProject } from './inputs';
import { jsonLines } from './json-lines';
import { Project } from './project';
import { textLines } from './text-lines';
import { SourceWatch } from './watch-sources';

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
    return problem instanceof UnknownStack ? 2 : 1;
  }
}

/** Says in one line why nothing can be run; a mistake of our own is told so, too. */
function reasonOf(problem: unknown): string {
  const message = problem instanceof Error ? problem.message : String(problem);
  return isTold(problem) ? message : `the run cannot start: ${message}`;
}

const isTold = (problem: unknown): boolean =>
  [RunFailure, Unreadable, UnknownStack].some((kind) => problem instanceof kind);

async function run(read: Arguments, root: string, tell: Tell): Promise<number> {
  const stopped = stopSignal();
  // Functions run in UTC on Lambda; threads have the time zone of their process.
  process.env.TZ = 'UTC';
  if (read.inspect) letDebuggersIn();
  if (!isLoopback(read.host)) warnOfHost(read.host, tell);
  const project = new Project(root);
  const page =
    read.console === false ? undefined : await startConsole({ port: read.console, files: () => consolePage(root) });
  const hear: Tell = (event, trace) => {
    tell(event);
    page?.hear(event, trace);
  };
  try {
    // At a terminal somebody can mend what is refused; elsewhere a refusal ends the run.
    const waits = read.reload && process.stdout.isTTY === true;
    const synthesized =
      !needsProject(read) || (await firstSynth({ root, project, tell: hear, console: page?.url, waits, stopped }));
    if (synthesized) await serve(read, root, project, { hear, page, stopped });
    return 0;
  } finally {
    await page?.close();
  }
}

/** What goes on while the APIs run. */
interface Surroundings {
  readonly hear: Tell;
  readonly page: Console | undefined;
  readonly stopped: Promise<void>;
}

async function serve(read: Arguments, root: string, project: Project, { hear, page, stopped }: Surroundings) {
  let reloaded = (): void => undefined;
  const folders = new Set(foldersToRun(read, project));
  const running = await localRun([...folders], {
    ...read,
    callerPolicy: read.callerPolicy === undefined ? undefined : policyIn(read.callerPolicy),
    tell: (event, trace) => {
      hear(event, trace);
      if (event.event === 'reloaded') reloaded();
    },
    console: page?.url,
    runtime: join(root, 'local/lambda/runtime.mjs'),
    codeElsewhere: project.bundleOf,
  });
  page?.show(running);
  const refresh = () => takeAnew(running, folders, foldersToRun(read, project));
  const watch = read.reload && needsProject(read) ? new SourceWatch(root, project, { refresh }, hear) : undefined;
  reloaded = () => tellTokenUrls(root, running.ready);
  reloaded();
  const answers = running.ready.length > 0;
  if (answers) await stopped;
  reloaded = () => undefined;
  forgetTokenUrls(root);
  await watch?.close();
  await running.close();
  if (!answers) throw new RunFailure(`${read.inputs.join(', ')}: must hold an API with a stage, holds none.`);
}

/** Takes what has changed, and runs the stacks that were not there before. */
async function takeAnew(running: LocalRun, known: Set<string>, folders: readonly string[]): Promise<void> {
  await running.refresh();
  for (const folder of folders.filter((one) => !known.has(one))) {
    await running.alsoRun(folder);
    known.add(folder);
  }
}

function policyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new RunFailure(`--caller-policy: must name a JSON file that can be read, was ${JSON.stringify(file)}.`);
  }
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

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      setTimeout(() => process.exit(0), longestEnd).unref();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  });
}
