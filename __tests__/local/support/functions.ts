import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import { documentOf, type LocalRun, type LocalRunOptions, localRun, type RunEvent } from '../../../local';
import type { InvocationResult } from '../../../local/lambda/lambda';

/** Functions of a small document, running. */
export interface RunningFunctions {
  readonly run: LocalRun;
  readonly folder: string;
  readonly events: RunEvent[];
  /** Calls a function by its name, with or without a qualifier. */
  invoke(name: string, event?: unknown): Promise<InvocationResult>;
}

/** Files by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Writes files into a folder that is gone after the test. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-run-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

/** Writes files below a folder. */
export function write(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A function named `f` whose code is in the folder `code`, with other arguments as given. */
export const functionResource = (given: object = {}): object => ({
  function_name: 'f',
  role: 'arn:aws:iam::123456789012:role/f',
  handler: 'index.handler',
  runtime: 'nodejs22.x',
  filename: 'code',
  ...given,
});

/** Runs a document whose files are in a folder. */
export async function runFolder(
  folder: string,
  resource: object,
  options: LocalRunOptions = {},
): Promise<Pick<RunningFunctions, 'run' | 'events'>> {
  const events: RunEvent[] = [];
  const document = documentOf('test', folder, { resource });
  const run = await localRun([document], { tell: (event) => events.push(event), ...options });
  cleanups.push(() => run.close());
  return { run, events };
}

/** Runs the functions of a document. */
export async function runFunctions(
  files: Files,
  resource: object = { aws_lambda_function: { f: functionResource() } },
  options: LocalRunOptions = {},
): Promise<RunningFunctions> {
  const folder = folderOf(files);
  const { run, events } = await runFolder(folder, resource, options);
  const invoke = async (name: string, event: unknown = {}) => {
    const [world] = run.worlds;
    if (world === undefined) throw new Error('The run must have a world, it has none.');
    const functionArn = `arn:aws:lambda:us-east-1:${world.deployed.accountId}:function:${name}`;
    return world.lambda.invoke({ functionArn, payload: JSON.stringify(event) });
  };
  return { run, folder, events, invoke };
}

/** Runs one function `f` of one file, with other arguments as given. */
export const runFunction = (code: string, given: object = {}, file = 'index.mjs'): Promise<RunningFunctions> =>
  runFunctions({ [`code/${file}`]: code }, { aws_lambda_function: { f: functionResource(given) } });

/** What a function answered; fails the test when it did not. */
export function answerOf(result: InvocationResult): unknown {
  if (result.outcome !== 'answered') throw new Error(`The function must answer, it did: ${JSON.stringify(result)}`);
  return JSON.parse(result.payload);
}

/** The error of a function; fails the test when it has none. */
export function errorOf(result: InvocationResult): { errorType: string; errorMessage: string; trace?: string[] } {
  if (result.outcome !== 'failed') throw new Error(`The function must fail, it did: ${JSON.stringify(result)}`);
  return JSON.parse(result.payload);
}
