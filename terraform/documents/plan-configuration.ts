import { own, type Reference } from '../language/value';
import { asObject, type JsonObject } from './json-object';

/** Any JSON as a list of objects. */
export const listOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.map(asObject) : []);

/** One module of a plan's `configuration`: where references are written. */
export interface ConfigModule {
  readonly prefix: string;
  readonly raw: JsonObject;
  readonly parent?: { readonly module: ConfigModule; readonly expressions: JsonObject };
}

/** A resource as a module of the configuration has it. */
export interface Configured {
  readonly resource: JsonObject;
  readonly module: ConfigModule;
}

/** All resources of a plan's configuration, by their addresses without instance keys. */
export function configuredResources(root: ConfigModule): Map<string, Configured> {
  const found = new Map<string, Configured>();
  collect(root, found);
  return found;
}

function collect(module: ConfigModule, found: Map<string, Configured>, depth = 0): void {
  if (depth > 40) return;
  for (const resource of listOf(module.raw.resources)) {
    if (typeof resource.address === 'string') found.set(module.prefix + resource.address, { resource, module });
  }
  for (const [name, call] of Object.entries(asObject(module.raw.module_calls))) {
    const raw = asObject(asObject(call).module);
    const parent = { module, expressions: asObject(asObject(call).expressions) };
    collect({ prefix: `${module.prefix}module.${name}.`, raw, parent }, found, depth + 1);
  }
}

/** The resources that an expression refers to. */
export function referencesOf(expression: unknown, module: ConfigModule): Reference[] {
  return longest(textsOf(expression)).flatMap((text) => referenceOf(text, module));
}

/** Whether an expression is one traversal and nothing besides: no other branch, no variable beside it. */
export function isOneReference(expression: unknown): boolean {
  return longest(textsOf(expression)).length === 1;
}

/** Base addresses of everything that a resource refers to, `depends_on` included. */
export function mentionsOf({ resource, module }: Configured): ReadonlySet<string> {
  const depends = [resource.depends_on ?? []].flat().filter((one) => typeof one === 'string');
  const texts = [...textsOf(resource.expressions), ...textsOf(resource.for_each_expression), ...depends];
  return new Set(texts.flatMap((text) => referenceOf(text, module)).map(({ address }) => address));
}

/** Whether an expression is sure to refer to no resource, not even through something else. */
export function refersToNone(expression: unknown, module: ConfigModule, depth = 0): boolean {
  if (depth > 20) return false;
  return textsOf(expression).every((text) => {
    const [root, name = ''] = stepsOf(text);
    if (root !== 'var') return root === 'path' || root === 'terraform' || root === 'count';
    const { parent } = module;
    return parent === undefined || refersToNone(own(parent.expressions, withoutKey(name)), parent.module, depth + 1);
  });
}

function textsOf(expression: unknown, depth = 0): string[] {
  if (depth > 40 || typeof expression !== 'object' || expression === null) return [];
  if (Array.isArray(expression)) return expression.flatMap((item) => textsOf(item, depth + 1));
  const { references } = expression as JsonObject;
  if (Array.isArray(references)) return references.filter((one) => typeof one === 'string');
  return Object.values(expression).flatMap((item) => textsOf(item, depth + 1));
}

/** Terraform lists `a.b.id` and `a.b` for one traversal: only the longest says what is meant. */
const longest = (texts: readonly string[]): string[] =>
  texts.filter(
    (text) => !texts.some((other) => other !== text && (other.startsWith(`${text}.`) || other.startsWith(`${text}[`))),
  );

function referenceOf(text: string, module: ConfigModule, depth = 0): Reference[] {
  if (depth > 20) return [];
  const [first = '', second = '', third = '', ...rest] = stepsOf(text);
  if (first === 'var') return throughVariable(withoutKey(second), module, depth);
  if (first === 'module') return throughOutput(withoutKey(second), withoutKey(third), module, depth);
  if (['local', 'each', 'count', 'path', 'self', 'terraform'].includes(first)) return [];
  const data = first === 'data';
  const [type, named, path] = data ? [second, third, rest] : [first, second, [third, ...rest]];
  const [, name = '', key] = /^([^[]*)(?:\[(.*)\])?$/.exec(named) ?? [];
  const address = `${module.prefix}${data ? 'data.' : ''}${type}.${name}`;
  const attributes = path.filter((one) => one !== '');
  return [key === undefined ? { address, path: attributes } : { address, key: keyOf(key), path: attributes }];
}

/** The steps of a traversal: dots inside of a key, as in `a["b.c"]`, divide nothing. */
const stepsOf = (text: string): string[] => text.match(/(?:\["(?:[^"\\]|\\.)*"\]|[^.])+/g) ?? [];

const withoutKey = (step: string): string => step.replace(/\[.*$/, '');

const keyOf = (text: string): string | number =>
  /^\d+$/.test(text) ? Number(text) : text.replace(/^"|"$/g, '').replaceAll('\\"', '"');

function throughVariable(name: string, { parent }: ConfigModule, depth: number): Reference[] {
  if (parent === undefined) return [];
  return longest(textsOf(own(parent.expressions, name))).flatMap((text) => referenceOf(text, parent.module, depth + 1));
}

function throughOutput(call: string, output: string, module: ConfigModule, depth: number): Reference[] {
  const child = asObject(asObject(own(asObject(module.raw.module_calls), call)).module);
  const expression = asObject(own(asObject(child.outputs), output)).expression;
  const inside: ConfigModule = { prefix: `${module.prefix}module.${call}.`, raw: child };
  return longest(textsOf(expression)).flatMap((text) => referenceOf(text, inside, depth + 1));
}
