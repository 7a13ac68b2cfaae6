import { asObject } from '../../terraform/documents/json-object';
import { readStack } from './read-stack';
import { Refused } from './refused';

/**
 * Refuses, in a workflow of GitHub, stacks whose state is kept in a folder: the folder ends with the job, and every job would
 * find nothing deployed and create all of it again. `fileOf` tells where the JSON of a stack is.
 */
export function checkLastingState(stacks: readonly string[], fileOf: (stack: string) => string): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  const lost = stacks.filter((stack) => keepsStateInFolder(fileOf(stack)));
  if (lost.length === 0) return;
  throw new Refused(
    `state of ${lost.join(', ')}: must outlive the job, was kept in terraform-state/. Set backend: { kind: 'cloud' } in config/environments.ts.`,
  );
}

function keepsStateInFolder(file: string): boolean {
  return asObject(asObject(readStack(file).terraform ?? {}).backend ?? {}).local !== undefined;
}
