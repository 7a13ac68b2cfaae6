import { afterAll, describe, expect, inject } from 'vitest';
import { documentOf, stackNames } from '../with-terraform/synthesized';
import { changesIn, refusalsIn } from './apply-output';
import { aws } from './aws';
import { Project } from './project';
import { isKeptByTerraform, isProtected, protectedAmong } from './protection';
import { readBack } from './read-back';
import { oneOfEachShape, type Representative, stackOf } from './shape';
import { addressesOf, resourcesIn, type StateResource } from './state';
import { stepsInTurn } from './steps-in-turn';
import type { Update } from './update';

declare module 'vitest' {
  interface TaskMeta {
    /** Environments that a life stands for. */
    environments?: readonly string[];

    /** Resources that a deployment creates. */
    resources?: number;
  }
}

/** The step before has just read every resource: reading them once more would tell nothing new. */
const unread = ['-refresh=false'];

/**
 * Defines the life of an API's stacks, from deployment to destruction, in every environment where they differ. All that is
 * expected is read from the synthesized JSON and from Terraform's state, but the update that is tried.
 */
export function live(api: string, update: Update): void {
  const stacks = stackNames().map((name) => stackOf(name, documentOf(name)));
  for (const stack of oneOfEachShape(stacks.filter((each) => each.api === api))) {
    describe(stack.name, () => liveOnce(stack, update));
  }
}

function liveOnce({ name, environments, document }: Representative, update: Update): void {
  const step = stepsInTurn();
  const endpoint = inject('endpoint');
  let project: Project;
  let deployed: string;
  let updated: string;

  afterAll(() => project?.close());

  step('deploys', async ({ task }) => {
    project = new Project(endpoint, [name], inject('variables'));
    const changes = changesIn(await project.deploy());
    deployed = project.state(name);
    Object.assign(task.meta, { environments, resources: changes.length });
    expect(changes).toEqual(addressesOf(project.resources(name)).map((address) => `${address} Creating`));
  });

  step('is what the AWS command line tells', async () => {
    const comparison = await readBack(endpoint, name, project.resources(name));
    expect(comparison.deployed).toEqual(comparison.expected);
  });

  step('shows no difference', async () => {
    expect(await project.plan(name)).toEqual([]);
  });

  step('is sound to the guard, now that its plan knows what AWS chose', async () => {
    expect(await project.guard(name)).toMatch(/^1 configuration, 0 findings/m);
  });

  step('updates in place', async () => {
    project.change(name, update);
    const changes = changesIn(await project.apply(name, ...unread));
    expect(changes).toEqual([update.at, ...(update.also ?? [])].sort().map((address) => `${address} Modifying`));
  });

  step('is what the AWS command line tells after the update', async () => {
    const alike = project.resources(name).filter(({ type }) => update.at.startsWith(`${type}.`));
    const comparison = await readBack(endpoint, name, alike);
    expect(comparison.deployed).toEqual(comparison.expected);
    expect(JSON.stringify(comparison.deployed)).toContain(JSON.stringify(update.to));
  });

  step('shows no difference after the update', async () => {
    expect(await project.plan(name)).toEqual([]);
    updated = project.state(name);
  });

  if (isKeptByTerraform(document)) {
    step('is not destroyed, as others need it', async () => {
      const { code, output } = await project.destroy(name, ...unread);
      expect(code).not.toBe(0);
      expect(output).toContain('Instance cannot be destroyed');
      expect(project.state(name)).toBe(updated);
    });
    return;
  }

  if (isProtected(document)) {
    step('is not destroyed while its data is protected', async () => {
      const held = protectedAmong(project.resources(name));
      const { output } = await project.destroy(name, ...unread);
      const refused = refusalsIn(output).map((why) => held.find((one) => why.includes(one.name))?.address ?? why);
      expect(refused.sort()).toEqual(addressesOf(held));
      for (const { off } of held) await aws(endpoint, off);
    });
  }

  step('is destroyed', async () => {
    const { code, output } = await project.destroy(name, ...unread);
    expect(code, output).toBe(0);
    expect(project.resources(name)).toEqual([]);
  });

  step('leaves nothing behind but what is kept', async () => {
    const kept = resourcesIn(JSON.parse(deployed)).filter(isKept);
    expect(addressesOf(await project.remainsOf(name, deployed))).toEqual(addressesOf(kept));
  });
}

/** Logs that outlive their stack by intention. */
function isKept({ attributes }: StateResource): boolean {
  return attributes.skip_destroy === true;
}
