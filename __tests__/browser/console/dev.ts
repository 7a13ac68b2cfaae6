import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A stage that answers. */
interface Ready {
  readonly event: 'ready';
  readonly stack: string;
  readonly url: string;
}

/** `npm run dev`, with its console. */
export interface Dev {
  /** Address of the console. */
  readonly console: string;
  /** Address of the first stage of a stack. */
  urlOf(stack: string): string;
  close(): Promise<void>;
}

/** Runs stacks of this project, or folders of Terraform, until it is closed. */
export const dev = (...inputs: readonly string[]): Promise<Dev> => devIn('.', ...inputs);

/** The same for a copy of this project. */
export async function devIn(project: string, ...inputs: readonly string[]): Promise<Dev> {
  const args = ['scripts/run.mjs', 'dev', ...inputs, '--port', '0', '--console', '0', '--format', 'json'];
  const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
  const ready: Ready[] = [];
  const address = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = JSON.parse(line);
      if (event.event === 'ready') ready.push(event);
      if (event.event === 'console') resolve(event.url);
      if (event.event === 'error') reject(new Error(event.message));
    });
    child.once('exit', (status) => reject(new Error(`dev has ended with ${status}`)));
  });
  return {
    console: address,
    urlOf: (stack) => ready.find((one) => one.stack === stack)?.url ?? '',
    close: () => closed(child),
  };
}

async function closed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
