import { blocksUnder, type JsonObject } from '../documents/json-object';
import { evaluate } from '../language/evaluate';
import type { Names, Scope } from '../language/scope';
import { isMap, own, type Value } from '../language/value';

/** What every resource may write and no provider reads. */
const meta = new Set(['count', 'for_each', 'provider', 'depends_on', 'provisioner', 'connection', '//', 'dynamic']);

/** Names of the arguments and blocks that a resource writes. */
export function argumentNames(raw: JsonObject): string[] {
  const written = Object.keys(raw).filter((name) => !meta.has(name));
  return raw.dynamic === undefined
    ? written
    : [...written, ...blocksUnder(raw.dynamic).flatMap((group) => Object.keys(group))];
}

/** One argument or block of a resource, with the dynamic blocks of its name. */
export function argumentOf(raw: JsonObject, name: string, scope: Scope, names: Names): Value | undefined {
  const dynamic = raw.dynamic !== undefined && blocksUnder(raw.dynamic).some((group) => Object.hasOwn(group, name));
  if (!dynamic) return Object.hasOwn(raw, name) ? evaluate(raw[name], scope, names) : undefined;
  const written = { dynamic: raw.dynamic, ...(Object.hasOwn(raw, name) ? { [name]: raw[name] } : {}) };
  const value = evaluate(written, scope, names);
  return isMap(value) ? own(value, name) : value;
}
