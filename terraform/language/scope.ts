import { entriesOf, isList, isMap, Unknown, type Value } from './value';

/** What an expression may name: the module around it, and the names of loops and instances. */
export interface Scope {
  /** Prefix of addresses in this module, `module.api.` or nothing. */
  readonly prefix: string;
  /** Value of an input variable. */
  variable(name: string): Value;
  /** Value of a local. */
  local(name: string): Value;
  /** Value of an output of a module that this one calls. */
  output(call: string, name: string): Value;
  /** Outputs of every instance of a module that is called with `count` or `for_each`; undefined for any other. */
  modules(call: string): Value | undefined;
  /** Folders of the configuration and of this module; undefined where nothing may be read from files. */
  readonly folders: Folders | undefined;
  /** Whether values after an apply are asked for: then secrets are told, and `try` takes what is known. */
  readonly applied: boolean;
  /** Follows the references a value holds, as far as the configuration tells. */
  resolve(value: Value): Value;
}

/** Where a module lies. */
export interface Folders {
  /** Folder of the root module, absolute. */
  readonly root: string;
  /** Folder of this module, absolute. */
  readonly module: string;
}

/** Values of `each`, `count` and loop variables. */
export type Names = Readonly<Record<string, Value>>;

/** Keys and values that a `for` or `for_each` runs over; undefined when that is unknown or too much. */
export function itemsOf(over: Value, scope: Scope): [Value, Value][] | undefined {
  const known = over instanceof Unknown ? scope.resolve(over) : over;
  if (isList(known) && known.length <= 10_000) return known.map((value, index) => [index, value]);
  if (!isMap(known)) return undefined;
  const entries = entriesOf(known);
  return entries.length <= 10_000 ? entries : undefined;
}
