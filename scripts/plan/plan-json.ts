import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asObject } from '../../terraform/documents/json-object';
import { readStack } from '../shared/read-stack';
import { terraform } from './terraform';

const options = ['-input=false', '-no-color'];

/**
 * Plans what was synthesized into a folder, and gives the plan as JSON. Nobody can apply such a plan: one that is made here is
 * forgotten at once, and one that Terraform Cloud makes is speculative.
 */
export async function planJson(cwd: string): Promise<string> {
  const file = join(cwd, 'plan');
  try {
    const run = inTerraformCloud(cwd) ? runIn(await terraform(cwd, ['plan', ...options])) : undefined;
    if (run === undefined) await terraform(cwd, ['plan', ...options, '-out=plan']);
    else writeFileSync(file, JSON.stringify(run));
    return await terraform(cwd, ['show', '-json', '-no-color', 'plan']);
  } finally {
    // Plans hold the values of secrets in plain text.
    rmSync(file, { force: true });
  }
}

function inTerraformCloud(cwd: string): boolean {
  return asObject(readStack(join(cwd, 'cdk.tf.json')).terraform ?? {}).cloud !== undefined;
}

/**
 * Where Terraform Cloud made the plan, as `terraform show` wants to be told; nowhere when the workspace runs Terraform here.
 * With `-out` Terraform would write this itself, but then the run could be applied, and a workspace with a repository of its
 * own would refuse it.
 */
function runIn(printed: string): { remote_plan_format: 1; hostname: string; run_id: string } | undefined {
  const [, hostname, run_id] = printed.match(/^https:\/\/([^/\s]+)\/app\/\S+\/runs\/(run-\w+)$/m) ?? [];
  return hostname === undefined || run_id === undefined ? undefined : { remote_plan_format: 1, hostname, run_id };
}
