import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { didYouMean } from '../../constructs/nearest-name';
import { UnknownStack } from '../shared/unknown-stack';
import type { Arguments } from './arguments';
import type { Project } from './project';

/** Whether any input is a stack of this project, which has to be synthesized. */
export const needsProject = ({ inputs }: Arguments): boolean =>
  inputs.length === 0 || inputs.some((input) => !existsSync(input));

/** The folders to run: those that were named, and stacks of this project. Without any name: every stack of the environment. */
export function foldersToRun(
  { inputs, environment }: Pick<Arguments, 'inputs' | 'environment'>,
  project: Pick<Project, 'foldersOf'>,
): string[] {
  if (inputs.every((input) => existsSync(input)) && inputs.length > 0) return [...inputs];
  const all = project.foldersOf(environment);
  if (inputs.length === 0) return all;
  return inputs.map((input) => (existsSync(input) ? input : stackNamed(input, environment, all)));
}

function stackNamed(name: string, environment: string, folders: readonly string[]): string {
  const found = folders.find((folder) => [name, `${environment}-${name}`].includes(basename(folder)));
  if (found !== undefined) return found;
  const known = folders.map((folder) => basename(folder).slice(environment.length + 1));
  throw new UnknownStack(
    `${name}: must be a folder or a stack of ${environment} (${known.join(', ') || 'which has none'}), is neither. ${didYouMean(name, known)}`,
  );
}
