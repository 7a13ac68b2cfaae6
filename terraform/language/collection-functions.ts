import type { TerraformFunction } from './text-functions';
import { holdsUnknown, isList, isMap, numberOf, textOf, type Value } from './value';

const known = (list: Value | undefined): list is readonly Value[] => isList(list) && !holdsUnknown(list);

const keyOf = (value: Value): string => JSON.stringify(value);

/** The items of a list that are not yet in it, in order. */
function unique(items: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

/** The items of a set: each once, in Terraform's order, which is that of texts or numbers; that of other items nobody should lean on. */
export function setOf(items: readonly Value[]): Value[] {
  const set = unique(items);
  if (set.every((item) => typeof item === 'string')) return set.sort();
  return set.every((item) => typeof item === 'number') ? set.sort((a, b) => a - b) : set;
}

/** An operation on sets, which keeps the items of the first list that `keep` lets stand. */
const onSets =
  (keep: (inOthers: boolean) => boolean): TerraformFunction =>
  (first, ...others) => {
    if (!known(first) || !others.every(known)) return undefined;
    const sets = others.map((other) => new Set(other.map(keyOf)));
    return setOf(first).filter((item) => keep(sets.every((set) => set.has(keyOf(item)))));
  };

function product(...lists: readonly Value[]): Value | undefined {
  if (!lists.every(isList)) return undefined;
  return lists.reduce<Value[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]]);
}

function zipped(keys: Value | undefined, values: Value | undefined): Value | undefined {
  if (!isList(keys) || !isList(values)) return undefined;
  const names = keys.map(textOf);
  if (names.includes(undefined)) return undefined;
  return Object.fromEntries(names.map((name, at) => [String(name), values[at] ?? null]));
}

function ranged(...args: readonly Value[]): Value | undefined {
  const numbers = args.map(numberOf);
  if (numbers.some((number) => number === undefined)) return undefined;
  const [first = 0, second, third] = numbers.map(Number);
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  const length = step === 0 ? 0 : Math.ceil((end - start) / step);
  if (length > 1024) return undefined;
  return Array.from({ length: Math.max(length, 0) }, (_, at) => start + at * step);
}

function chunked(list: Value | undefined, size: Value | undefined): Value | undefined {
  const length = numberOf(size);
  if (!isList(list) || length === undefined || length < 1) return undefined;
  return Array.from({ length: Math.ceil(list.length / length) }, (_, at) => list.slice(at * length, (at + 1) * length));
}

function transposed(map: Value | undefined): Value | undefined {
  if (!isMap(map) || holdsUnknown(map)) return undefined;
  const result: Record<string, string[]> = {};
  for (const [key, values] of Object.entries(map))
    for (const value of isList(values) ? values : []) result[String(value)] = [...(result[String(value)] ?? []), key];
  return result;
}

const every = (list: Value | undefined, expected: boolean): boolean | undefined => {
  if (!known(list)) return undefined;
  return list.every((item) => String(item) === String(expected));
};

/** Terraform's functions of lists, sets and maps beyond the most usual. */
export const collectionFunctions: Readonly<Record<string, TerraformFunction>> = {
  alltrue: (list) => every(list, true),
  anytrue: (list) => (known(list) ? list.some((item) => String(item) === 'true') : undefined),
  chunklist: chunked,
  coalescelist: (...lists) => lists.find((list) => isList(list) && list.length > 0),
  distinct: (list) => (known(list) ? unique(list) : undefined),
  index: (list, item) => {
    if (!known(list) || item === undefined) return undefined;
    const at = list.findIndex((one) => keyOf(one) === keyOf(item));
    return at < 0 ? undefined : at;
  },
  list: (...items) => items,
  matchkeys: (values, keys, expected) => {
    if (!isList(values) || !known(keys) || !known(expected)) return undefined;
    return values.filter((_, at) => expected.some((one) => keyOf(one) === keyOf(keys[at] ?? null)));
  },
  range: ranged,
  reverse: (list) => (isList(list) ? [...list].reverse() : undefined),
  setintersection: onSets((inOthers) => inOthers),
  setproduct: product,
  setsubtract: onSets((inOthers) => !inOthers),
  setunion: (...lists) => (lists.every(known) ? setOf(lists.flat()) : undefined),
  slice: (list, from, to) => (isList(list) ? list.slice(numberOf(from), numberOf(to)) : undefined),
  sort: (list) => (known(list) ? list.map(String).sort() : undefined),
  sum: (list) => (known(list) ? list.reduce<number>((sum, item) => sum + Number(item), 0) : undefined),
  toset: (list) => (known(list) ? setOf(list) : undefined),
  transpose: transposed,
  zipmap: zipped,
};
