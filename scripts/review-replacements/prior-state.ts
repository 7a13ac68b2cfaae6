import { isExpression } from '../../terraform/documents/expressions-in';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { type Block, blocksIn } from './schema';

/**
 * The attributes that Terraform's state would have of a resource, had the arguments of `paths` been different. What
 * an expression would give is made up; nothing of it is judged.
 */
export function priorAttributes(body: JsonObject, block: Block, paths: readonly string[]): JsonObject {
  return { ...attributesBefore(body, block, paths), ...(block.attributes?.id ? { id: 'was' } : {}) };
}

function attributesBefore(body: JsonObject, block: Block, paths: readonly string[]): JsonObject {
  const given = Object.keys(block.attributes ?? {}).map((name) => {
    const { type } = block.attributes?.[name] ?? {};
    const known = knownBefore(body[name], type);
    return [name, paths.includes(name) ? otherThan(known, type) : known];
  });
  const nested = Object.entries(block.block_types ?? {}).map(([name, { nesting_mode, block: inner }]) => {
    const below = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
    const all = name in body ? blocksIn(body[name]).map((one) => attributesBefore(one, inner, below)) : [];
    return [name, nesting_mode === 'single' ? (all[0] ?? null) : all];
  });
  return Object.fromEntries([...given, ...nested]);
}

/** The value as it is, and something of its type where only an expression gives it. */
function knownBefore(value: unknown, type: unknown): unknown {
  if (value === undefined) return null;
  if (isExpression(value)) return somethingOf(type);
  if (Array.isArray(value)) return value.map((item) => knownBefore(item, elementOf(type)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, knownBefore(item, elementOf(type))]));
}

function elementOf(type: unknown): unknown {
  return Array.isArray(type) && typeof type[1] === 'string' ? type[1] : 'string';
}

function somethingOf(type: unknown): unknown {
  if (type === 'number') return 1;
  if (type === 'bool') return true;
  if (!Array.isArray(type)) return 'was';
  return type[0] === 'map' ? { was: somethingOf(elementOf(type)) } : [somethingOf(elementOf(type))];
}

function otherThan(value: unknown, type: unknown): unknown {
  if (value === null) return somethingOf(type);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return otherText(value);
  if (Array.isArray(value))
    return value.length > 0 ? [otherThan(value[0], elementOf(type))] : [somethingOf(elementOf(type))];
  const entries = Object.entries(asObject(value));
  return Object.fromEntries(entries.map(([name, item]) => [name, otherThan(item, elementOf(type))]));
}

function otherText(value: string): string | null {
  // Some types refuse to read a state that has another word than those AWS knows.
  if (/^[A-Z_]+$/.test(value)) return null;
  return /^\s*[{[]/.test(value) ? '{}' : `${value}-was`;
}
