import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { didYouMean } from '../../../constructs/nearest-name';
import type { StackInput } from '../../../cost';
import type { ConfigurationSource } from '../../../terraform/documents/configuration';
import { type ConfigurationFiles, configurationsAt } from '../../../terraform/documents/configurations';
import { isPlan, modelOfPlan } from '../../../terraform/documents/plan';
import { readConfiguration } from '../../../terraform/documents/read-configuration';
import { type ModelOptions, modelOf } from '../../../terraform/model/model';
import { recordedStacks, stacksOf } from '../recorded-stacks';
import { UnknownStack } from '../unknown-stack';

const extension = '.tf.json';

/** Stacks whose cost is asked for, and which of them are ours. */
export interface Meant {
  readonly stacks: readonly StackInput[];
  readonly ours: ReadonlySet<StackInput>;
}

/**
 * The stacks that are meant: what a folder or file holds, else our API of that name, or our stack of that whole name; without any
 * place, all of ours.
 */
export async function stacksMeant(root: string, environment: string, places: readonly string[]): Promise<Meant> {
  const reviewed = reviewedFiles(root, environment);
  const stacks: StackInput[] = [];
  const ours = new Set<StackInput>();
  for (const place of places.length > 0 ? places : reviewed.keys()) {
    const own = existsSync(place) ? undefined : ownStack(root, place, reviewed);
    const found = await stacksAt(own ?? place);
    stacks.push(...found);
    if (own !== undefined) for (const one of found) ours.add(one);
  }
  return { stacks, ours };
}

/** The file of our stack that a name means. A path that holds nothing is told of as one. */
function ownStack(root: string, name: string, reviewed: ReadonlyMap<string, string>): string | undefined {
  const found = reviewed.get(name) ?? reviewedFiles(root, everyEnvironment).get(name);
  if (found !== undefined || /[/\\.]/.test(name)) return found;
  throw new UnknownStack(
    `${name}: must be a folder, a file or a stack in reviewed/, is none of them. A new stack is there after npm run review -- --accept. ${didYouMean(name, [...reviewed.keys()])}`,
  );
}

/** Files of our reviewed stacks by the names of their APIs; of every environment, by the names of the stacks. */
function reviewedFiles(root: string, environment: string): Map<string, string> {
  const every = environment === everyEnvironment;
  const stacks = every ? recordedStacks(root) : stacksOf(root, environment);
  const nameOf = (stack: string) => (every ? stack : stack.slice(environment.length + 1));
  return new Map(stacks.map((stack) => [nameOf(stack), join(root, 'reviewed', `${stack}${extension}`)]));
}

/** Stands for all environments. */
export const everyEnvironment = '*';

async function stacksAt(place: string): Promise<StackInput[]> {
  const stacks: StackInput[] = [];
  for (const files of configurationsAt(place)) stacks.push(await stackIn(files));
  return stacks;
}

async function stackIn(files: ConfigurationFiles): Promise<StackInput> {
  const { source } = await readConfiguration(files);
  return stackOf(basename(resolve(files.configuration), extension), source);
}

/** Defaults of variables count, as they do when nobody sets them; what AWS makes stays unknown. */
const asApplied: ModelOptions = { computed: () => undefined };

/** A stack as it is written, or as a plan tells it. */
export function stackOf(name: string, source: ConfigurationSource): StackInput {
  const [only] = source.files;
  const model = only !== undefined && isPlan(only.document) ? modelOfPlan(only.document) : modelOf(source, asApplied);
  return { name, model };
}
