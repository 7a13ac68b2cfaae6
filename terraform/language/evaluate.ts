import { bounded } from './bounds';
import { run } from './expression';
import { parsedTemplate } from './parsed-template';
import { itemsOf, type Names, type Scope } from './scope';
import { SyntaxProblem } from './syntax';
import { isList, own, textOf, Unknown, unfollowed, type Value, type ValueMap } from './value';

/** Evaluates raw Terraform JSON in a scope. Never throws: what it cannot read is unknown. */
export function evaluate(raw: unknown, scope: Scope, names: Names = {}): Value {
  // Most values are plain: they take no step, and cannot go deeper. A template counts its own steps.
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  if (typeof raw === 'string') return isTemplate(raw) ? readable(raw, scope, names) : raw;
  return bounded(() => readable(raw, scope, names));
}

function readable(raw: unknown, scope: Scope, names: Names): Value {
  try {
    return rawValue(raw, scope, names);
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return textually(raw, scope);
    throw problem;
  }
}

function rawValue(raw: unknown, scope: Scope, names: Names): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'string') return run(parsedTemplate(raw), scope, names);
  if (Array.isArray(raw)) return raw.map((item) => evaluate(item, scope, names));
  return typeof raw === 'object' ? mapOf(raw as Record<string, unknown>, scope, names) : null;
}

const isTemplate = (text: string): boolean => text.includes('${') || text.includes('%{');

/** The references that a text of unread syntax seems to hold, so that nothing is taken for absent. */
function textually(raw: unknown, scope: Scope): Value {
  const names = typeof raw === 'string' ? (raw.match(/\b(?:data\.)?[a-z][a-z0-9]*_\w+\.[A-Za-z_][\w-]*/g) ?? []) : [];
  const references = names.slice(0, 200).map((name) => ({ address: scope.prefix + name, path: [] }));
  return new Unknown({ references, uncertain: true });
}

function mapOf(raw: Record<string, unknown>, scope: Scope, names: Names): Value {
  const entries: [string, Value][] = [];
  for (const key of Object.keys(raw)) {
    const value = raw[key];
    if (key === 'dynamic' && isDynamic(value)) continue;
    const name = key.includes('${') ? textOf(scope.resolve(evaluate(key, scope, names))) : key;
    if (name === undefined) return unfollowed(...Object.values(raw).map((one) => evaluate(one, scope, names)));
    entries.push([name, evaluate(value, scope, names)]);
  }
  const map = Object.fromEntries(entries);
  return isDynamic(raw.dynamic) ? { ...map, ...dynamicBlocks(raw.dynamic, map, scope, names) } : map;
}

const isDynamic = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && JSON.stringify(value)?.includes('"content"') === true;

function dynamicBlocks(dynamic: unknown, written: ValueMap, scope: Scope, names: Names): ValueMap {
  const blocks: Record<string, Value> = {};
  for (const group of Array.isArray(dynamic) ? dynamic : [dynamic]) {
    for (const [label, generators] of Object.entries(group ?? {})) {
      for (const generator of Array.isArray(generators) ? generators : [generators]) {
        blocks[label] = joined(blocks[label] ?? own(written, label), generated(label, generator, scope, names));
      }
    }
  }
  return blocks;
}

function joined(before: Value | undefined, more: Value): Value {
  if (before === undefined || before === null) return more;
  if (before instanceof Unknown || more instanceof Unknown) return unfollowed(before, more);
  return [...(isList(before) ? before : [before]), ...(isList(more) ? more : [more])];
}

function generated(label: string, generator: unknown, scope: Scope, names: Names): Value {
  const raw = (typeof generator === 'object' && generator !== null ? generator : {}) as Record<string, unknown>;
  const items = itemsOf(evaluate(raw.for_each, scope, names), scope);
  const iterator = textOf(evaluate(raw.iterator, scope, names))?.replace(/^\$\{(\w+)\}$/, '$1') ?? label;
  const content = Array.isArray(raw.content) ? raw.content[0] : raw.content;
  if (items !== undefined) {
    return items.map(([key, value]) => evaluate(content ?? {}, scope, { ...names, [iterator]: { key, value } }));
  }
  const unknown = { key: new Unknown(), value: new Unknown() };
  return unfollowed(
    evaluate(raw.for_each, scope, names),
    evaluate(content ?? {}, scope, { ...names, [iterator]: unknown }),
  );
}
