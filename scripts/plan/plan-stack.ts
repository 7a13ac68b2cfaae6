import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Refused } from '../review/refused';
import { asObject } from '../review/terraform-json';
import { type PlannedChange, plannedChanges } from './plan-summary';

const run = promisify(execFile);

/** What planning one stack told. */
export interface StackPlan {
  readonly stack: string;

  /** What would be done; undefined when there is no plan. */
  readonly changes?: readonly PlannedChange[];

  /** What Terraform said where it could not plan. */
  readonly failure?: string;

  /** What the guard found in the plan; empty when it is sound. */
  readonly findings: string;
}

/** Makes Terraform ready in a stack's folder. One after the other, as they share a cache of providers. */
export async function initialize(root: string, stack: string): Promise<void> {
  const cache = process.env.TF_PLUGIN_CACHE_DIR ?? join(root, 'cdktf.out', 'plugins');
  mkdirSync(cache, { recursive: true });
  await terraform(folderOf(root, stack), ['init', '-input=false', '-no-color'], { TF_PLUGIN_CACHE_DIR: cache });
}

/** Plans one stack that was synthesized, and lets the guard judge the plan. */
export async function planStack(root: string, stack: string): Promise<StackPlan> {
  const cwd = folderOf(root, stack);
  const json = join(cwd, 'plan.json');
  try {
    await initializeOnce(root, stack);
    await terraform(cwd, ['plan', '-input=false', '-no-color', '-out=plan']);
    const shown = await terraform(cwd, ['show', '-json', 'plan']);
    writeFileSync(json, shown);
    return { stack, changes: plannedChanges(asObject(JSON.parse(shown))), findings: await findingsIn(root, json) };
  } catch (problem) {
    if (problem instanceof Refused) return { stack, failure: problem.message, findings: '' };
    throw problem;
  } finally {
    // Plans hold the values of secrets in plain text.
    for (const file of ['plan', 'plan.json']) rmSync(join(cwd, file), { force: true });
  }
}

let previous: Promise<void> = Promise.resolve();

function initializeOnce(root: string, stack: string): Promise<void> {
  const ready = previous.then(() => initialize(root, stack));
  previous = ready.catch(() => {});
  return ready;
}

function folderOf(root: string, stack: string): string {
  return join(root, 'cdktf.out', 'stacks', stack);
}

async function terraform(cwd: string, args: readonly string[], given: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', ...given };
  try {
    return (await run('terraform', args, { cwd, env, maxBuffer: 1 << 28 })).stdout;
  } catch (problem) {
    const { code, stderr } = problem as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') throw new Refused('needs terraform on the PATH and what `npm run synth` writes.');
    throw new Refused(`terraform ${args[0]}: ${(stderr ?? String(problem)).trim()}`);
  }
}

/** The guard's words on a plan, or none when it has nothing to say. */
async function findingsIn(root: string, json: string): Promise<string> {
  try {
    await run(process.execPath, [join(root, 'scripts', 'guard.mjs'), json], { cwd: root, maxBuffer: 1 << 28 });
    return '';
  } catch (problem) {
    const { stdout = '', stderr = '' } = problem as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.replaceAll(json, 'plan').trim();
  }
}
