import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApp } from '../../scripts/shared/run-app';

/** Where a run of tests keeps what `main.ts` writes; it goes with the run's temporary folder. */
const outdir = () => join(tmpdir(), 'stacks-of-main');
/** What kept `main.ts` from writing its stacks, empty where nothing did; there once it has ended. */
const refusal = () => join(tmpdir(), 'refusal-of-main.txt');

/**
 * Writes every stack of `main.ts`, once for all tests that run them: the first that asks does, the others wait. Only these fail when
 * synth refuses a stack.
 */
function synthesizedOnce(): void {
  if (existsSync(refusal())) return;
  if (isFirst()) {
    const { status, printed } = runApp(process.cwd(), outdir());
    writeFileSync(`${refusal()}.begun`, status === 0 ? '' : printed);
    renameSync(`${refusal()}.begun`, refusal());
  }
  for (let waited = 0; !existsSync(refusal()); waited += pause) {
    if (waited > longest) throw new Error(`main.ts: must write its stacks within ${longest / 1000} s, did not.`);
    Atomics.wait(sleeping, 0, 0, pause);
  }
}

const pause = 50;
const longest = 280_000;
const sleeping = new Int32Array(new SharedArrayBuffer(4));

/** A folder can be made once. */
function isFirst(): boolean {
  return mkdirSync(`${outdir()}-asked-for`, { recursive: true }) !== undefined;
}

/** The folder of a stack, such as `dev-items-http-api`, as synth writes it: its JSON and the code of its functions. */
export function synthesizedFolder(stack: string): string {
  synthesizedOnce();
  const refused = readFileSync(refusal(), 'utf8');
  if (refused !== '') throw new Error(refused);
  return join(outdir(), 'stacks', stack);
}

/** The JSON of a stack, as text. */
export const synthesizedStackText = (stack: string): string =>
  readFileSync(join(synthesizedFolder(stack), 'cdk.tf.json'), 'utf8');

/** The JSON of a stack. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, whose arguments tests look into.
export const synthesizedStack = (stack: string): any => JSON.parse(synthesizedStackText(stack));
