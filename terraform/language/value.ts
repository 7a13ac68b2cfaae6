/** A traversal to a resource or data source that the configuration itself holds. */
export interface Reference {
  /** Address without an instance key: `aws_lambda_alias.live`, `module.api.data.aws_region.here`. */
  readonly address: string;
  /** Key of one instance of a `count` or `for_each` resource. */
  readonly key?: string | number;
  /** Attribute path below the resource, `['invoke_arn']`. */
  readonly path: readonly (string | number)[];
}

/** A piece of a text that is not wholly known: its literal, a reference, or a hole. */
export type Part = string | Reference | undefined;

/** A value that its configuration alone does not tell: an apply does, a variable, or another configuration. */
export class Unknown {
  readonly parts: readonly Part[];
  readonly references: readonly Reference[];
  readonly encoded: Value | undefined;
  readonly uncertain: boolean;
  readonly known: Value | undefined;

  constructor({ parts = [undefined], references = [], encoded, uncertain = false, known }: UnknownProps = {}) {
    this.parts = parts;
    this.references = references;
    this.encoded = encoded;
    this.uncertain = uncertain;
    this.known = known;
  }
}

/** What can be told of an unknown value. */
export interface UnknownProps {
  /**
   * The text as far as it is known.
   *
   * @default - a single hole: nothing is known
   */
  readonly parts?: readonly Part[];

  /**
   * Every reference that took part in the value, also inside functions and conditions.
   *
   * @default - none
   */
  readonly references?: readonly Reference[];

  /**
   * What a `jsonencode` was given, when that is the whole value.
   *
   * @default - the value is no encoded one
   */
  readonly encoded?: Value;

  /**
   * True when the value may be another one than its references suggest.
   *
   * @default false
   */
  readonly uncertain?: boolean;

  /**
   * What the value comes to all the same, where a plan tells.
   *
   * @default - no plan tells it
   */
  readonly known?: Value | undefined;
}

/** Any value of an argument after variables, locals and references are followed. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | ValueMap;

/** An object or map value, or the arguments of one nested block. */
export interface ValueMap {
  readonly [key: string]: Value;
}

/** Tells lists from other values. */
export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);

/** Tells objects and maps from other values. */
export const isMap = (value: unknown): value is ValueMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown);

/** The entries of a map in the order of their names, in which Terraform walks maps. */
export const entriesOf = (map: ValueMap): [name: string, value: Value][] =>
  Object.keys(map)
    .sort()
    .map((name) => [name, map[name] ?? null]);

/** Reads an own property, so that a key called `constructor` is data and nothing else. */
export const own = <T>(map: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

/** A reference alone, as a value. */
export const referring = (reference: Reference): Unknown =>
  new Unknown({ parts: [reference], references: [reference] });

/** Every reference a value holds, at any depth. */
export function referencesIn(value: Value | undefined, found: Reference[] = [], depth = 0): Reference[] {
  if (depth > 60 || found.length > 5000) return found;
  if (value instanceof Unknown) {
    for (const reference of value.references) found.push(reference);
    if (value.encoded !== undefined && value.references.length === 0) referencesIn(value.encoded, found, depth + 1);
  } else if (isList(value)) for (const item of value) referencesIn(item, found, depth + 1);
  else if (isMap(value)) for (const item of Object.values(value)) referencesIn(item, found, depth + 1);
  return found;
}

/** Whether any part of a value, at any depth, is unknown. */
export function holdsUnknown(value: Value | undefined, depth = 0): boolean {
  if (depth > 60) return true;
  if (value instanceof Unknown) return true;
  if (isList(value)) return value.some((item) => holdsUnknown(item, depth + 1));
  return isMap(value) && Object.values(value).some((item) => holdsUnknown(item, depth + 1));
}

/** A value whose making cannot be followed, but whose references can. */
export const unfollowed = (...from: readonly (Value | undefined)[]): Unknown =>
  new Unknown({ references: from.flatMap((value) => referencesIn(value)), uncertain: true });

/** A text as Terraform would print it into a template; undefined for what has no text. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A number, also when Terraform was given it as text. */
export function numberOf(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value)) return undefined;
  return Number(value);
}

/** A boolean, also when Terraform was given it as text. */
export function booleanOf(value: Value | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
