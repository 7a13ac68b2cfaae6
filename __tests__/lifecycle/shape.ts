import { environmentNames } from '../../scripts/shared/environment-names';
import type { Json } from '../with-terraform/synthesized';

/** The stack of one API in one environment. */
export interface Stack {
  readonly name: string;
  readonly environment: string;
  readonly api: string;
  readonly document: Json;
}

/** Reads a stack's name, `<environment>-<api>`. */
export function stackOf(name: string, document: Json): Stack {
  const [environment = '', ...api] = name.split('-');
  return { name, environment, api: api.join('-'), document };
}

/** A stack that stands for all that differ from it in values alone. */
export interface Representative extends Stack {
  /** The environments it stands for, its own last. */
  readonly environments: readonly string[];
}

/**
 * One stack for each way in which an API's environments differ: in what resources there are, and what arguments they have. Two
 * environments that differ in values alone live the same life; the one that stands for them is the last that a change reaches.
 */
export function oneOfEachShape(stacks: readonly Stack[]): Representative[] {
  const order: readonly string[] = environmentNames;
  const sorted = stacks.toSorted((a, b) => order.indexOf(a.environment) - order.indexOf(b.environment));
  const found = new Map<string, Representative>();
  for (const stack of sorted) {
    const shape = `${stack.api} ${shapeOf(stack)}`;
    found.set(shape, { ...stack, environments: [...(found.get(shape)?.environments ?? []), stack.environment] });
  }
  return [...found.values()];
}

function shapeOf({ environment, document }: Stack): string {
  const { resource, data, variable } = document;
  return JSON.stringify(keysOf({ resource, data, variable }, '')).replaceAll(environment, '<environment>');
}

/** The paths of all arguments, without their values; the names of a function's variables are values too. */
function keysOf(value: unknown, path: string): string[] {
  if (value === null || typeof value !== 'object' || path.endsWith('.environment.variables')) return [path];
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => keysOf(each, `${path}[]`)))];
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return entries.flatMap(([key, each]) => keysOf(each, `${path}.${key}`)).sort();
}
