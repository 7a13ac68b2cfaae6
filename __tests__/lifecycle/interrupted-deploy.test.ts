import { expect, test } from 'vitest';
import { descendantsOf } from './descendants';
import { ownAccount } from './own-account';
import type { Project } from './project';
import { addressesOf } from './state';

const stack = 'dev-items-http-api';
const createFunction = { method: 'POST', path: '/2015-03-31/functions' };

const account = ownAccount();

/** Kills Terraform and its provider at the moment in which they wait for the function to be created. */
async function deployAndKill(project: Project): Promise<void> {
  const { endpoint } = account;
  await endpoint.hold(createFunction);
  const deploy = project.startSlowDeploy();
  await endpoint.held();
  for (const { pid, command } of await descendantsOf(deploy.pid)) {
    if (command.includes('terraform')) process.kill(pid, 'SIGKILL');
  }
  await deploy.ended;
  await endpoint.release();
}

test('a deployment whose Terraform is killed in the middle is finished by the next', async () => {
  const project = account.projectOf(stack);
  await deployAndKill(project);
  const begun = addressesOf(project.resources(stack));
  expect(begun).not.toEqual([]);
  expect(begun).not.toContain('aws_lambda_function.api');

  await project.deploy();
  expect(addressesOf(project.resources(stack))).toEqual(expect.arrayContaining(begun));
  expect(await project.diff(stack)).toEqual([]);
});
