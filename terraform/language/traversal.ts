import { relative } from 'node:path';
import type { Folders, Scope } from './scope';
import type { Expression, Step } from './syntax';
import { isList, isMap, numberOf, own, referring, textOf, Unknown, unfollowed, type Value } from './value';

const opaqueRoots = new Set(['self', 'each', 'count']);

/** A step of a traversal whose index is evaluated. */
export type Way = Exclude<Step, { index: Expression }> | { readonly index: Value };

/** What a traversal from a root name, `var`, `module`, `data` or a resource type, leads to. */
export function rooted(root: string, way: readonly Way[], scope: Scope): Value {
  if (opaqueRoots.has(root)) return unfollowed();
  const first = nameAt(way[0]);
  if (first === undefined) return unfollowed();
  if (root === 'path') return pathNamed(first, scope.folders);
  if (root === 'terraform') return scope.applied && first === 'workspace' ? 'default' : unfollowed();
  if (root === 'var') return walk(scope.variable(first), way.slice(1), scope);
  if (root === 'local') return walk(scope.local(first), way.slice(1), scope);
  if (root === 'module') return throughModule(first, way.slice(1), scope);
  if (root !== 'data') return below(`${scope.prefix}${root}.${first}`, way.slice(1), scope);
  const second = nameAt(way[1]);
  return second === undefined ? unfollowed() : below(`${scope.prefix}data.${first}.${second}`, way.slice(2), scope);
}

/** What steps lead to from a resource; most are names alone, which are the path of a reference. */
function below(address: string, way: readonly Way[], scope: Scope): Value {
  const path = way.map(nameAt);
  return path.every((one) => one !== undefined)
    ? referring({ address, path })
    : walk(referring({ address, path: [] }), way, scope);
}

const nameAt = (one: Way | undefined): string | undefined =>
  one !== undefined && 'name' in one ? one.name : undefined;

/** What an output of a called module leads to: of the one instance, or of all of them. */
function throughModule(call: string, way: readonly Way[], scope: Scope): Value {
  const instances = scope.modules(call);
  if (instances !== undefined) return walk(instances, way, scope);
  const output = nameAt(way[0]);
  return output === undefined ? unfollowed() : walk(scope.output(call, output), way.slice(1), scope);
}

/** Folders as Terraform writes them when it runs in the folder of the root module. */
function pathNamed(name: string, folders: Folders | undefined): Value {
  if (folders === undefined) return unfollowed();
  if (name === 'cwd') return folders.root;
  return name === 'root' ? '.' : relative(folders.root, folders.module) || '.';
}

/** What steps lead to from a value; as soon as they cannot be followed, its references alone are kept. */
export function walk(start: Value, way: readonly Way[], scope: Scope): Value {
  let value = start;
  for (const one of way) {
    if ('splat' in one) return splatted(value, way.slice(way.indexOf(one) + 1), scope);
    const next = stepped(value, one, scope);
    if (next === undefined) return unfollowed(value);
    value = next;
  }
  return value;
}

/** What the steps after a splat lead to from every item of a list; from a single value, a list of one. */
function splatted(value: Value, rest: readonly Way[], scope: Scope): Value {
  const known = value instanceof Unknown ? scope.resolve(value) : value;
  if (known instanceof Unknown) return unfollowed(value);
  const items = isList(known) ? known : known === null ? [] : [known];
  return items.map((item) => walk(item, rest, scope));
}

function stepped(value: Value, one: Exclude<Way, { splat: true }>, scope: Scope): Value | undefined {
  const at = 'name' in one ? one.name : one.index;
  if (value instanceof Unknown) return extended(value, at, 'index' in one) ?? steppedInto(scope.resolve(value), at);
  return steppedInto(value, at);
}

function steppedInto(value: Value, at: Value): Value | undefined {
  if (value instanceof Unknown) return undefined;
  const index = numberOf(at);
  if (isList(value)) return index === undefined ? undefined : value[index < 0 ? value.length + index : index];
  const key = textOf(at);
  return isMap(value) && key !== undefined ? own(value, key) : undefined;
}

function extended(value: Unknown, at: Value, indexed: boolean): Value | undefined {
  const [reference] = value.parts;
  if (value.parts.length !== 1 || typeof reference !== 'object') return undefined;
  if (typeof at !== 'string' && typeof at !== 'number') return undefined;
  const selects = indexed && reference.path.length === 0 && reference.key === undefined;
  return referring(selects ? { ...reference, key: at } : { ...reference, path: [...reference.path, at] });
}
