import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, type Ended } from '../../with-terraform/run';
import { type Json, readJson } from '../../with-terraform/synthesized';

/** Where a run works, and with what. */
export interface Worker {
  /** Folder of the run's own. */
  readonly cwd: string;

  /** The configuration as Terraform uploaded it, packed. */
  readonly configuration: Buffer;

  /** The state of the workspace. */
  readonly state: string;

  /** Environment of Terraform, as the variables of the workspace make it. */
  readonly env: NodeJS.ProcessEnv;
}

/** How a plan ended, its log, and the plan as JSON where there is one. */
export interface RemotePlan extends Ended {
  readonly json?: string;
}

/** Plans what was uploaded, as a worker of Terraform Cloud does: it knows the workspace's state and needs no cloud block. */
export async function planRemotely(worker: Worker): Promise<RemotePlan> {
  await unpack(worker);
  keepStateIn(worker.state, worker.cwd);
  const { code, output } = await terraform(worker, 'init');
  if (code !== 0) return { code, output };
  const planned = await terraform(worker, 'plan', '-out=plan');
  return planned.code === 0 ? { ...planned, json: (await terraform(worker, 'show', '-json', 'plan')).output } : planned;
}

/** Applies what `planRemotely` planned. */
export function applyRemotely(worker: Worker): Promise<Ended> {
  return terraform(worker, 'apply', 'plan');
}

async function unpack({ cwd, configuration, env }: Worker): Promise<void> {
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'configuration.tar.gz'), configuration);
  await attempt('tar', ['-xzf', 'configuration.tar.gz'], { cwd, env });
}

function keepStateIn(path: string, cwd: string): void {
  const file = join(cwd, 'cdk.tf.json');
  const { terraform, ...document }: Json = readJson(file);
  const { cloud: _, ...settings } = terraform;
  const local = { ...document, terraform: { ...settings, backend: { local: { path } } } };
  writeFileSync(file, JSON.stringify(local, undefined, 2));
}

function terraform({ cwd, env }: Worker, verb: string, ...args: readonly string[]): Promise<Ended> {
  const quiet = verb === 'show' ? [] : ['-input=false', '-no-color'];
  return attempt('terraform', [verb, ...quiet, ...args], { cwd, env });
}
