import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { StackInput } from '../../cost';
import type { ConfigurationSource } from '../../terraform/documents/configuration';
import { type ConfigurationFiles, configurationsAt } from '../../terraform/documents/configurations';
import { isPlan, modelOfPlan } from '../../terraform/documents/plan';
import { readConfiguration } from '../../terraform/documents/read-configuration';
import { Unreadable } from '../../terraform/documents/unreadable';
import { type ModelOptions, modelOf } from '../../terraform/model/model';

const extension = '.tf.json';

/** The stacks that are meant: what a folder or file holds, else our API of that name; without any place, all of ours. */
export async function stacksMeant(
  root: string,
  environment: string,
  places: readonly string[],
): Promise<readonly StackInput[]> {
  const ours = reviewedStacks(root, environment);
  const paths = places.map((place) => (existsSync(place) ? place : (ours.get(place) ?? place)));
  const stacks: StackInput[] = [];
  for (const path of places.length > 0 ? paths : ours.values()) {
    for (const files of configurationsAt(path)) stacks.push(await stackIn(files));
  }
  return stacks;
}

/** Files of our reviewed stacks of an environment, by the names of their APIs. */
function reviewedStacks(root: string, environment: string): Map<string, string> {
  const prefix = `${environment}-`;
  const names = readdirSync(join(root, 'reviewed')).filter((name) => name.endsWith(extension));
  const own = names.filter((name) => name.startsWith(prefix));
  if (own.length > 0)
    return new Map(own.map((name) => [name.slice(prefix.length, -extension.length), join(root, 'reviewed', name)]));
  const environments = new Set(names.map((name) => name.split('-')[0]));
  throw new Unreadable(
    '--environment',
    `must be one of ${[...environments].join(', ')}, was ${JSON.stringify(environment)}`,
  );
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
