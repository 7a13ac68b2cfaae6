import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended. */
export interface Ended {
  /** Its exit code. */
  readonly code: number;

  /** All it printed, as it came, without colours. */
  readonly output: string;
}

/** Where a program runs. */
export interface Place {
  /** Working folder. */
  readonly cwd: string;

  /** Its whole environment. */
  readonly env: NodeJS.ProcessEnv;
}

const running = new Set<ChildProcess>();

// A test that runs out of time leaves its programs behind; each has a process group of its own, so that none outlives us.
process.once('exit', () => {
  for (const child of running) killGroup(child);
});

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}

/** Starts a program in a process group of its own. */
export function start(command: string, args: readonly string[], place: Place): ChildProcess {
  const child = spawn(command, args, { ...place, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs a program to its end, whatever its exit code. */
export function attempt(command: string, args: readonly string[], place: Place): Promise<Ended> {
  const child = start(command, args, place);
  child.stdin?.end();
  return ended(child);
}

/** Waits for the end of a program that was started. */
export function ended(child: ChildProcess): Promise<Ended> {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: plain(Buffer.concat(chunks).toString()) }));
  });
}

/** Runs a program that must succeed, and gives what it printed. */
export async function run(command: string, args: readonly string[], place: Place): Promise<string> {
  const { code, output } = await attempt(command, args, place);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${code}\n${output.slice(-6000)}`);
  return output;
}

/** A text without its colours. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}
