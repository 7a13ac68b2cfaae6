import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Target } from './load';

/** A process under test. */
export interface Running {
  readonly process: ChildProcess;
  readonly target: Target;
  /** When it was started, as `performance.now()` tells. */
  readonly begun: number;
}

/** Starts a program and waits for a line of JSON from which its address can be told. */
export async function start(
  args: readonly string[],
  address: (line: Record<string, unknown>) => string | undefined,
  headers: Readonly<Record<string, string>>,
): Promise<Running> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const url = address(JSON.parse(line));
    if (url === undefined) continue;
    child.stdout.resume();
    return { process: child, target: { url, headers }, begun };
  }
  throw new Error(`${args.join(' ')}: must say where it listens, and ended`);
}

/** Ends a program and waits until it has. */
export async function stop({ process: child }: Running): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Processor time of a process so far, all its threads together, in milliseconds. */
export function processorTime({ process: child }: Running): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Memory that a process holds, in MB. */
export function memory({ process: child }: Running): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
