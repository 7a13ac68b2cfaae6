import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { batchesOf } from '../shared/batches';
import { gitHubOf } from '../shared/github';
import { checkLastingState } from '../shared/lasting-state';
import { stacksOf } from '../shared/recorded-stacks';
import { Refused } from '../shared/refused';
import { type TouchedStacks, touchedStacks } from '../shared/touched-stacks';
import { lastDeployment } from './last-deployment';

const usage = 'usage: npm run -s deploy:changed -- ENVIRONMENT [--all]';

/** Deploys the stacks of an environment that changed since its last deployment. Exit code 0 done, 1 a deployment failed, 2 bad input. */
export async function main([environment = '', option, ...more]: readonly string[], root: string): Promise<number> {
  if (environment === '' || environment.startsWith('-') || more.length > 0 || ![undefined, '--all'].includes(option)) {
    return refusal(usage);
  }
  try {
    return deploy(root, await changedIn(root, environment, option === '--all'));
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message);
    throw problem;
  }
}

async function changedIn(root: string, environment: string, all: boolean): Promise<TouchedStacks> {
  const everything = { present: stacksOf(root, environment), gone: [] };
  if (all) return everything;
  const gitHub = gitHubOf(process.env);
  if (!gitHub)
    throw new Refused('needs GITHUB_REPOSITORY and GITHUB_TOKEN to know what was deployed. Without them: --all.');
  const since = await lastDeployment(gitHub, environment);
  const known =
    since !== undefined && spawnSync('git', ['cat-file', '-e', `${since}^{commit}`], { cwd: root }).status === 0;
  return known ? touchedStacks(root, environment, since) : everything;
}

function deploy(root: string, { present, gone }: TouchedStacks): number {
  for (const stack of gone)
    console.log(`${stack}: is gone from the app but not from AWS. See docs/first-deployment.md.`);
  checkLastingState(present, (stack) => join(root, 'reviewed', `${stack}.tf.json`));
  if (present.length === 0) console.log('Nothing has changed since the last deployment.');
  const failed = batchesOf(present).some((stacks) => !deployed(root, stacks));
  return failed ? 1 : 0;
}

function deployed(root: string, stacks: readonly string[]): boolean {
  const cdktf = join(root, 'node_modules', '.bin', 'cdktf');
  // Nobody answers here: Terraform would wait for a variable that has no value.
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_INPUT: '0' };
  // What a stack depends on is deployed before it, and is not deployed again with it.
  const args = ['deploy', ...stacks, '--auto-approve', '--ignore-missing-stack-dependencies'];
  return spawnSync(cdktf, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
}

function refusal(message: string): number {
  process.stderr.write(`deploy:changed: ${message}\n`);
  return 2;
}
