import { spawn } from 'node:child_process';
import { quiet } from './terraform-version';

/** What came of one call of Terraform. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Calls Terraform in a stack's folder. What it prints is shown as it comes, or only kept. */
export function terraform(cwd: string, args: readonly string[], shown: boolean): Promise<Ended> {
  const env = quiet({ ...process.env, TF_IN_AUTOMATION: '1' });
  const coloured = shown && process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  const child = spawn('terraform', coloured ? [...args] : withoutColours(args), {
    cwd,
    env,
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  const keep = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    chunks.push(chunk);
    if (shown) to.write(chunk);
  };
  child.stdout.on('data', keep(process.stdout));
  child.stderr.on('data', keep(process.stderr));
  // Terraform gets the interrupt, too, and ends in its own time: it must not lose what it has begun.
  const wait = () => {};
  process.on('SIGINT', wait);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', wait);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}

/** The option stands behind the command's name and before the plan's. */
const withoutColours = ([command = '', ...rest]: readonly string[]): string[] => [command, '-no-color', ...rest];
