import { textOf } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import type { LocalRun } from '../run';
import type { RunningApi } from '../running-api';
import type { World } from '../world';
import { ConsoleFault } from './fault';
import type { ApiView, StackView } from './interface';

/** One stack of a run. */
export interface Stack {
  readonly name: string;
  readonly world: World;
  readonly apis: readonly RunningApi[];
}

/** The stacks of a run, as they are now. */
export const stacksOf = (run: LocalRun): Stack[] =>
  run.worlds.map((world) => ({
    name: world.deployed.stack,
    world,
    apis: run.apis.filter((api) => api.world === world),
  }));

/** The stack of a name. */
export function stackNamed(run: LocalRun, name: unknown): Stack {
  const stacks = stacksOf(run);
  const found = stacks.find((stack) => stack.name === name);
  if (found !== undefined) return found;
  const known = stacks.map((stack) => stack.name).join(', ');
  throw new ConsoleFault(404, `stack: must be one of ${known}, was ${JSON.stringify(name)}.`);
}

/** The API of an address. */
export function apiAt({ name, apis }: Stack, address: unknown): RunningApi {
  const found = apis.find(({ served }) => served.address === address);
  if (found !== undefined) return found;
  const known = apis.map(({ served }) => served.address).join(', ');
  throw new ConsoleFault(404, `api: must be one of ${name}'s, ${known}, was ${JSON.stringify(address)}.`);
}

/** What the page shows of each stack first. */
export const stackViews = (run: LocalRun): StackView[] =>
  stacksOf(run).map((stack) => ({
    stack: stack.name,
    apis: stack.apis.map((api) => apiView(api, run)),
    unsupported: stack.world.notRun ?? [],
  }));

function apiView({ served, world }: RunningApi, run: LocalRun): ApiView {
  const { address, kind, stages } = served;
  const name = textOf(resourceAt(world, address)?.get('name'));
  const urlOf = (stage: string) =>
    run.ready.find((ready) => ready.stack === world.deployed.stack && ready.api === address && ready.stage === stage)
      ?.url ?? '';
  return {
    address,
    kind,
    name: name ?? address,
    stages: stages.map((stage) => ({ name: stage.name, address: stage.address, url: urlOf(stage.name) })),
  };
}

/** The resource of an address. */
export const resourceAt = ({ deployed }: World, address: string): Resource | undefined =>
  deployed.model.resources.find((resource) => resource.address === address);
