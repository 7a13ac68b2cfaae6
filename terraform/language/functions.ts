import { holdsUnknown, isList, isMap, numberOf, textOf, Unknown, unfollowed, type Value, type ValueMap } from './value';

type TerraformFunction = (...args: readonly Value[]) => Value | undefined;

const texts = (value: Value | undefined): string[] | undefined => {
  if (!isList(value)) return undefined;
  const all = value.map(textOf);
  return all.every((text) => text !== undefined) ? all : undefined;
};

const onText =
  (change: (text: string, ...more: string[]) => Value | undefined): TerraformFunction =>
  (...args) => {
    const [first, ...rest] = args.map(textOf);
    return first === undefined || rest.includes(undefined) ? undefined : change(first, ...rest.map(String));
  };

const onNumbers =
  (pick: (...numbers: number[]) => number): TerraformFunction =>
  (...args) => {
    const numbers = args.map(numberOf);
    return numbers.every((number) => number !== undefined) && numbers.length > 0 ? pick(...numbers) : undefined;
  };

function formatted(pattern: Value | undefined, ...args: readonly Value[]): Value | undefined {
  if (typeof pattern !== 'string' || /%[^sdvq%]/.test(pattern) || pattern.includes('%q')) return undefined;
  const values = args.map(textOf);
  if (values.includes(undefined)) return undefined;
  let at = 0;
  return pattern.replace(/%[sdv%]/g, (verb) => (verb === '%%' ? '%' : (values[at++] ?? verb)));
}

function merged(...args: readonly Value[]): Value | undefined {
  if (!args.every((arg) => isMap(arg) || arg === null)) return undefined;
  return Object.fromEntries(args.flatMap((arg) => (isMap(arg) ? Object.entries(arg) : [])));
}

function flattened(value: Value, depth = 0): Value[] | undefined {
  if (!isList(value) || depth > 20) return undefined;
  const items = value.map((item) => (isList(item) ? flattened(item, depth + 1) : [item]));
  return items.every((item) => item !== undefined) ? items.flat() : undefined;
}

const distinct = (list: Value | undefined): Value | undefined => {
  if (!isList(list) || list.some((item) => typeof item === 'object' && item !== null)) return undefined;
  return [...new Set(list)];
};

function lookedUp(map: Value | undefined, key: Value | undefined, otherwise: Value | undefined): Value | undefined {
  if (!isMap(map) || typeof key !== 'string') return undefined;
  return Object.hasOwn(map, key) ? map[key] : otherwise;
}

function lengthOf(value: Value | undefined): Value | undefined {
  if (typeof value === 'string' || isList(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : undefined;
}

function decoded(text: Value | undefined): Value | undefined {
  try {
    return typeof text === 'string' ? (JSON.parse(text) as Value) : undefined;
  } catch {
    return undefined;
  }
}

function element(list: Value | undefined, index: Value | undefined): Value | undefined {
  const at = numberOf(index);
  return isList(list) && list.length > 0 && at !== undefined && at >= 0 ? list[at % list.length] : undefined;
}

function coalesced(...args: readonly Value[]): Value | undefined {
  const first = args.find((arg) => arg !== null && arg !== '');
  return first instanceof Unknown ? undefined : first;
}

const sortedKeys = (map: Value | undefined): Value | undefined => (isMap(map) ? Object.keys(map).sort() : undefined);

const functions: Readonly<Record<string, TerraformFunction>> = {
  abs: onNumbers(Math.abs),
  ceil: onNumbers(Math.ceil),
  chomp: onText((text) => text.replace(/[\r\n]+$/, '')),
  coalesce: coalesced,
  compact: (list) =>
    isList(list) && !holdsUnknown(list) ? list.filter((item) => item !== null && item !== '') : undefined,
  concat: (...lists) => (lists.every(isList) ? lists.flat() : undefined),
  contains: (list, item) =>
    isList(list) && !holdsUnknown([list, item ?? null]) ? list.some((one) => one === item) : undefined,
  distinct,
  element,
  endswith: onText((text, end) => (end === undefined ? undefined : text.endsWith(end))),
  flatten: (list) => (list === undefined ? undefined : flattened(list)),
  floor: onNumbers(Math.floor),
  format: formatted,
  join: (separator, list) => (typeof separator === 'string' ? texts(list)?.join(separator) : undefined),
  jsondecode: decoded,
  keys: sortedKeys,
  length: lengthOf,
  lookup: lookedUp,
  lower: onText((text) => text.toLowerCase()),
  max: onNumbers(Math.max),
  merge: merged,
  min: onNumbers(Math.min),
  nonsensitive: (value) => value,
  one: (list) => (isList(list) && list.length < 2 ? (list[0] ?? null) : undefined),
  replace: onText((text, from, to) =>
    from === undefined || to === undefined || /^\/.*\/$/.test(from) ? undefined : text.replaceAll(from, () => to),
  ),
  sensitive: () => new Unknown(),
  split: onText((separator, text) => text?.split(separator)),
  startswith: onText((text, start) => (start === undefined ? undefined : text.startsWith(start))),
  substr: (text, from, count) => {
    const [start, length] = [numberOf(from), numberOf(count)];
    if (typeof text !== 'string' || start === undefined || length === undefined || start < 0 || length < 0)
      return undefined;
    return text.slice(start, start + length);
  },
  title: onText((text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())),
  tobool: (value) => (value === 'true' ? true : value === 'false' ? false : value),
  tolist: (value) => (isList(value) ? value : undefined),
  tomap: (value) => (isMap(value) ? value : undefined),
  tonumber: (value) => (value === null ? null : numberOf(value)),
  toset: (value) => distinct(value),
  tostring: (value) => (value === null ? null : textOf(value)),
  trimprefix: onText((text, start) =>
    start !== undefined && text.startsWith(start) ? text.slice(start.length) : text,
  ),
  trimspace: onText((text) => text.trim()),
  trimsuffix: onText((text, end) => (end && text.endsWith(end) ? text.slice(0, -end.length) : text)),
  upper: onText((text) => text.toUpperCase()),
  values: (map) =>
    isMap(map)
      ? Object.keys(map)
          .sort()
          .map((key) => (map as ValueMap)[key] ?? null)
      : undefined,
};

/** Applies one Terraform function to resolved values; what it cannot follow keeps the references of `symbolic`. */
export function callFunction(name: string, resolved: readonly Value[], symbolic: readonly Value[]): Value {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return known?.(...resolved) ?? unfollowedCall(name, resolved, symbolic);
}

function unfollowedCall(name: string, resolved: readonly Value[], symbolic: readonly Value[]): Value {
  const nothing =
    name === 'lookup' || name === 'one' || name === 'tostring' || name === 'tonumber' || name === 'nonsensitive';
  if (nothing && !holdsUnknown([...resolved]) && resolved.includes(null)) return null;
  return unfollowed(...symbolic);
}
