import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type RunEvent, RunFailure } from '../../local';
import type { Arguments } from './arguments';

/** The folders to run: those that were named, or the synthesized stacks of this project. */
export async function inputsOf(
  { inputs, environment }: Arguments,
  root: string,
  tell: (event: RunEvent) => void,
): Promise<string[]> {
  const folders = inputs.filter((input) => existsSync(input));
  const names = inputs.filter((input) => !existsSync(input));
  if (folders.length > 0 && names.length === 0) return folders;
  synthesize(root, tell);
  const stacks = join(root, 'cdktf.out/stacks');
  const all = readdirSync(stacks)
    .sort()
    .filter((name) => name.startsWith(`${environment}-`));
  const wanted = names.length === 0 ? all : names.map((name) => stackNamed(name, environment, all));
  return [...folders, ...wanted.map((name) => join(stacks, name))];
}

function synthesize(root: string, tell: (event: RunEvent) => void): void {
  tell({ event: 'note', message: 'synthesizing the stacks …' });
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'synth'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new RunFailure(`the stacks cannot be synthesized:\n${stdout}${stderr}`.trim());
}

function stackNamed(name: string, environment: string, all: readonly string[]): string {
  const found = all.find((one) => one === name || one === `${environment}-${name}`);
  if (found !== undefined) return found;
  const known = all.map((one) => one.slice(environment.length + 1)).join(', ');
  throw new RunFailure(`${name}: must be a folder or a stack of ${environment} (${known}), is neither.`);
}
