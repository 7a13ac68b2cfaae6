import { spawnSync } from 'node:child_process';
import { Refused } from '../refused';

const oldest = [1, 5] as const;

/** Refuses a machine without Terraform, or with one that is too old for our JSON. */
export function checkTerraform(): void {
  const { error, stdout } = spawnSync('terraform', ['version', '-json'], { encoding: 'utf8', env: quiet(process.env) });
  if (error !== undefined)
    throw new Refused(
      'Terraform must be on the PATH, and is not. Install 1.5 or newer: https://developer.hashicorp.com/terraform/install',
    );
  const version = /"terraform_version":\s*"([^"]+)"/.exec(stdout)?.[1] ?? '0.0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new Refused(`Terraform must be 1.5 or newer, was ${version}. Install a newer one.`);
}

/** An environment in which Terraform does not look for news of itself. */
export const quiet = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ ...env, CHECKPOINT_DISABLE: '1' });
