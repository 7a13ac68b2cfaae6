import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApp } from '../../scripts/shared/run-app';

/** Where a run of tests keeps what `main.ts` writes; it goes with the run's temporary folder. */
const outdir = () => join(tmpdir(), 'stacks-of-main');
const refusal = () => join(tmpdir(), 'refusal-of-main.txt');

/** Before any test: every stack of `main.ts`, once for all tests that run them. Only these fail when synth refuses a stack. */
export function setup(): void {
  const { status, printed } = runApp(process.cwd(), outdir());
  if (status !== 0) writeFileSync(refusal(), printed);
}

/** The folder of a stack, such as `dev-items-http-api`, as synth writes it: its JSON and the code of its functions. */
export function synthesizedFolder(stack: string): string {
  if (existsSync(refusal())) throw new Error(readFileSync(refusal(), 'utf8'));
  return join(outdir(), 'stacks', stack);
}

/** The JSON of a stack, as text. */
export const synthesizedStackText = (stack: string): string =>
  readFileSync(join(synthesizedFolder(stack), 'cdk.tf.json'), 'utf8');

/** The JSON of a stack. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, whose arguments tests look into.
export const synthesizedStack = (stack: string): any => JSON.parse(synthesizedStackText(stack));
