import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from './review/refused';
import { asObject } from './review/terraform-json';

/**
 * Refuses, in a workflow of GitHub, stacks whose state is kept in a folder: the folder ends with the job, and every job would
 * find nothing deployed and create all of it again.
 */
export function checkLastingState(root: string, stacks: readonly string[]): void {
  if (process.env.GITHUB_ACTIONS !== 'true') return;
  const lost = stacks.filter((stack) => keepsStateInFolder(root, stack));
  if (lost.length === 0) return;
  throw new Refused(
    `state of ${lost.join(', ')}: must outlive the job, was kept in terraform-state/. Set backend: { kind: 'cloud' } in config/environments.ts.`,
  );
}

function keepsStateInFolder(root: string, stack: string): boolean {
  const document = asObject(JSON.parse(readFileSync(join(root, 'reviewed', `${stack}.tf.json`), 'utf8')));
  return asObject(asObject(document.terraform ?? {}).backend ?? {}).local !== undefined;
}
