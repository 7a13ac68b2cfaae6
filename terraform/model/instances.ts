import type { JsonObject } from '../documents/json-object';
import { evaluate } from '../language/evaluate';
import { itemsOf, type Names, type Scope } from '../language/scope';
import { isMap, textOf, Unknown, type Value } from '../language/value';

const mostInstances = 10_000;

/** One instance of a resource: its key, and the values its arguments may name. */
export interface Instance {
  readonly key: Value | undefined;
  readonly names: Names;
}

/** Stands for all instances of a resource, when their number is not known. */
export const anyInstance: Instance = {
  key: undefined,
  names: { each: { key: new Unknown(), value: new Unknown() }, count: { index: new Unknown() } },
};

const only: readonly Instance[] = [{ key: undefined, names: {} }];

/** The instances that `count` or `for_each` makes of a resource in a scope, with values as another one knows them; undefined when their number is not known. */
export function instancesOf(raw: JsonObject, scope: Scope, values: Scope): readonly Instance[] | undefined {
  if (raw.for_each !== undefined && raw.for_each !== null) return eachInstance(raw.for_each, scope, values);
  if (raw.count === undefined || raw.count === null) return only;
  const count = Number(textOf(scope.resolve(evaluate(raw.count, scope))) ?? Number.NaN);
  if (!Number.isInteger(count) || count < 0 || count > mostInstances) return undefined;
  return Array.from({ length: count }, (_, index) => ({ key: index, names: { count: { index } } }));
}

function eachInstance(raw: unknown, scope: Scope, values: Scope): Instance[] | undefined {
  const over = evaluate(raw, scope);
  const items = itemsOf(over, scope);
  const set = !isMap(over instanceof Unknown ? scope.resolve(over) : over);
  const keyed = items?.map(([key, value]) => ({
    key: set ? scope.resolve(value) : key,
    value: set ? scope.resolve(value) : value,
  }));
  if (keyed === undefined || keyed.some(({ key }) => typeof key !== 'string')) return undefined;
  const known = scope === values || itemsOf(evaluate(raw, values), values) !== undefined;
  return keyed.map(({ key, value }) => ({ key, names: { each: { key, value: known ? value : new Unknown() } } }));
}
