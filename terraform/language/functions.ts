import { collectionFunctions } from './collection-functions';
import { encodingFunctions } from './encoding-functions';
import { networkFunctions } from './network-functions';
import { type TerraformFunction, textFunctions } from './text-functions';
import { entriesOf, holdsUnknown, isList, isMap, numberOf, textOf, Unknown, unfollowed, type Value } from './value';

const texts = (value: Value | undefined): string[] | undefined => {
  if (!isList(value)) return undefined;
  const all = value.map(textOf);
  return all.every((text) => text !== undefined) ? all : undefined;
};

const onNumbers =
  (pick: (first: number, ...more: number[]) => number): TerraformFunction =>
  (...args) => {
    const numbers = args.map(numberOf);
    const [first] = numbers;
    return numbers.every((number) => number !== undefined) && first !== undefined
      ? pick(first, ...numbers.slice(1))
      : undefined;
  };

function merged(...args: readonly Value[]): Value | undefined {
  if (!args.every((arg) => isMap(arg) || arg === null)) return undefined;
  return Object.fromEntries(args.flatMap((arg) => (isMap(arg) ? Object.entries(arg) : [])));
}

function flattened(value: Value, depth = 0): Value[] | undefined {
  if (!isList(value) || depth > 20) return undefined;
  const items = value.map((item) => (isList(item) ? flattened(item, depth + 1) : [item]));
  return items.every((item) => item !== undefined) ? items.flat() : undefined;
}

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

const functions: Readonly<Record<string, TerraformFunction>> = {
  ...textFunctions,
  ...collectionFunctions,
  ...encodingFunctions,
  ...networkFunctions,
  abs: onNumbers(Math.abs),
  ceil: onNumbers(Math.ceil),
  coalesce: coalesced,
  compact: (list) =>
    isList(list) && !holdsUnknown(list) ? list.filter((item) => item !== null && item !== '') : undefined,
  concat: (...lists) => (lists.every(isList) ? lists.flat() : undefined),
  contains: (list, item) =>
    isList(list) && !holdsUnknown([list, item ?? null]) ? list.some((one) => one === item) : undefined,
  element,
  flatten: (list) => (list === undefined ? undefined : flattened(list)),
  floor: onNumbers(Math.floor),
  join: (separator, list) => (typeof separator === 'string' ? texts(list)?.join(separator) : undefined),
  jsondecode: decoded,
  keys: (map) => (isMap(map) ? entriesOf(map).map(([name]) => name) : undefined),
  length: lengthOf,
  lookup: lookedUp,
  log: onNumbers((number, base) => Math.log(number) / Math.log(base ?? Math.E)),
  max: onNumbers(Math.max),
  merge: merged,
  min: onNumbers(Math.min),
  nonsensitive: (value) => value,
  one: (list) => (isList(list) && list.length < 2 ? (list[0] ?? null) : undefined),
  parseint: (text, base) => {
    const number = Number.parseInt(String(textOf(text)), numberOf(base));
    return Number.isNaN(number) ? undefined : number;
  },
  pow: onNumbers((number, power) => number ** (power ?? 1)),
  sensitive: () => new Unknown(),
  signum: onNumbers(Math.sign),
  tobool: (value) => (value === 'true' ? true : value === 'false' ? false : value),
  tolist: (value) => (isList(value) ? value : undefined),
  tomap: (value) => (isMap(value) ? value : undefined),
  tonumber: (value) => (value === null ? null : numberOf(value)),
  tostring: (value) => (value === null ? null : textOf(value)),
  values: (map) => (isMap(map) ? entriesOf(map).map(([, value]) => value) : undefined),
};

/** Applies one Terraform function to resolved values; what it cannot follow keeps the references of `symbolic`. */
export function callFunction(name: string, resolved: readonly Value[], symbolic: readonly Value[]): Value {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  const value = known?.(...resolved);
  return value === undefined ? unfollowedCall(name, resolved, symbolic) : value;
}

function unfollowedCall(name: string, resolved: readonly Value[], symbolic: readonly Value[]): Value {
  const nothing =
    name === 'lookup' || name === 'one' || name === 'tostring' || name === 'tonumber' || name === 'nonsensitive';
  if (nothing && !holdsUnknown([...resolved]) && resolved.includes(null)) return null;
  return unfollowed(...symbolic);
}
