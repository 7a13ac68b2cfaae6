import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { oncePerModel } from './apis';

const none: readonly Resource[] = [];

/** Resources by each of their keys, in their order. */
function groupedByEach<Key>(
  resources: readonly Resource[],
  keysOf: (resource: Resource) => Iterable<Key>,
): ReadonlyMap<Key, readonly Resource[]> {
  const groups = new Map<Key, Resource[]>();
  for (const one of resources) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return groups;
}

/** Resources by what they share, each group in their order; one that shares nothing known is left out. */
export const grouped = <Key>(
  resources: readonly Resource[],
  keyOf: (resource: Resource) => Key | undefined,
): ReadonlyMap<Key, readonly Resource[]> =>
  groupedByEach(resources, (one) => {
    const key = keyOf(one);
    return key === undefined ? [] : [key];
  });

const byText = oncePerModel(() => new Map<string, ReadonlyMap<string, readonly Resource[]>>());

/** The resources of a type that have a text in an argument: what is found by its literal name. */
export function withText(type: string, argument: string, text: string, model: Model): readonly Resource[] {
  const known = byText(model);
  const key = `${type}.${argument}`;
  const groups = known.get(key) ?? grouped(model.ofType(type), (one) => textOf(one.get(argument)));
  known.set(key, groups);
  return groups.get(text) ?? none;
}

const mentioned = oncePerModel(() => new Map<string, ReadonlyMap<string, readonly Resource[]>>());

/** The resources of a type that refer to another one, anywhere in their arguments. */
export function thatMention(type: string, other: Resource, model: Model): readonly Resource[] {
  const known = mentioned(model);
  const groups = known.get(type) ?? groupedByEach(model.ofType(type), (one) => one.mentionedAddresses);
  known.set(type, groups);
  return groups.get(other.base) ?? none;
}
