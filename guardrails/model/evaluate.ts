import { callFunction } from './functions';
import { parseTemplate } from './parse';
import { type Expression, type Step, SyntaxProblem } from './syntax';
import {
  booleanOf,
  holdsUnknown,
  isList,
  isMap,
  numberOf,
  own,
  type Part,
  referencesIn,
  referring,
  textOf,
  Unknown,
  unfollowed,
  type Value,
  type ValueMap,
} from './value';

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
  /** Follows the references a value holds, as far as the configuration tells. */
  resolve(value: Value): Value;
}

/** Values of `each`, `count` and loop variables. */
export type Names = Readonly<Record<string, Value>>;

const deepest = 150;
const longestText = 200_000;
const mostWork = 100_000;
const opaqueRoots = new Set(['path', 'terraform', 'self', 'each', 'count']);
const parsed = new Map<string, Expression>();

let depth = 0;
let work = 0;

/** Evaluates raw Terraform JSON in a scope. Never throws: what it cannot read is unknown. */
export function evaluate(raw: unknown, scope: Scope, names: Names = {}): Value {
  if (depth === 0) work = 0;
  if (depth > deepest || ++work > mostWork) return new Unknown([undefined], [], undefined, true);
  depth++;
  try {
    return rawValue(raw, scope, names);
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return textually(raw, scope);
    throw problem;
  } finally {
    depth--;
  }
}

function rawValue(raw: unknown, scope: Scope, names: Names): Value {
  if (raw === null || raw === undefined) return null;
  if (typeof raw === 'string') return raw.includes('{') ? template(raw, scope, names) : raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  if (Array.isArray(raw)) return raw.map((item) => evaluate(item, scope, names));
  return typeof raw === 'object' ? mapOf(raw as Record<string, unknown>, scope, names) : null;
}

function template(text: string, scope: Scope, names: Names): Value {
  if (!text.includes('${') && !text.includes('%{')) return text;
  return run(parsedTemplate(text), scope, names);
}

function parsedTemplate(text: string): Expression {
  const before = parsed.get(text);
  if (before !== undefined) return before;
  const expression = parseTemplate(text);
  if (parsed.size > 20_000) parsed.clear();
  parsed.set(text, expression);
  return expression;
}

/** The references that a text of unread syntax seems to hold, so that nothing is taken for absent. */
function textually(raw: unknown, scope: Scope): Value {
  const names = typeof raw === 'string' ? (raw.match(/\b(?:data\.)?[a-z][a-z0-9]*_\w+\.[A-Za-z_][\w-]*/g) ?? []) : [];
  const references = names.slice(0, 200).map((name) => ({ address: scope.prefix + name, path: [] }));
  return new Unknown([undefined], references, undefined, true);
}

function mapOf(raw: Record<string, unknown>, scope: Scope, names: Names): Value {
  const entries: [string, Value][] = [];
  for (const [key, value] of Object.entries(raw)) {
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

/** Keys and values that a `for` or `for_each` runs over; undefined when that is unknown or too much. */
export function itemsOf(over: Value, scope: Scope): [Value, Value][] | undefined {
  const known = over instanceof Unknown ? scope.resolve(over) : over;
  if (isList(known) && known.length <= 10_000) return known.map((value, index) => [index, value]);
  if (!isMap(known)) return undefined;
  const entries = Object.entries(known);
  return entries.length <= 10_000 ? entries : undefined;
}

function run(expression: Expression, scope: Scope, names: Names): Value {
  if (depth > deepest || ++work > mostWork) return new Unknown([undefined], [], undefined, true);
  depth++;
  try {
    return step(expression, scope, names);
  } finally {
    depth--;
  }
}

function step(expression: Expression, scope: Scope, names: Names): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return concatenated(expression.parts.map((part) => (typeof part === 'string' ? part : run(part, scope, names))));
    case 'list':
      return expression.items.map((item) => run(item, scope, names));
    case 'object':
      return object(expression.entries, scope, names);
    case 'condition':
      return condition(expression, scope, names);
    case 'operation':
      return operation(expression.operator, expression.operands, scope, names);
    case 'call':
      return call(expression, scope, names);
    case 'for':
      return loop(expression, scope, names);
    case 'traversal':
      return traversal(expression, scope, names);
  }
}

/** Joins the pieces of a template. A template of one interpolation keeps that value's type. */
export function concatenated(values: readonly Value[]): Value {
  if (values.length === 1) return values[0] ?? null;
  const parts = values.flatMap((value) => (value instanceof Unknown ? spelled(value) : [textOf(value)]));
  const known = parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
  if (known !== undefined && known.length <= longestText) return known;
  if (known !== undefined || parts.length > 2000) return unfollowed(...values);
  return new Unknown(
    parts,
    referencesIn(values),
    undefined,
    values.some((one) => one instanceof Unknown && one.uncertain),
  );
}

const spelled = (value: Unknown): readonly Part[] => (value.encoded === undefined ? value.parts : [undefined]);

function object(entries: readonly (readonly [Expression, Expression])[], scope: Scope, names: Names): Value {
  const pairs = entries.map(
    ([key, value]) => [textOf(scope.resolve(run(key, scope, names))), run(value, scope, names)] as const,
  );
  if (pairs.some(([key]) => key === undefined)) return unfollowed(...pairs.map(([, value]) => value));
  return Object.fromEntries(pairs.map(([key, value]) => [String(key), value]));
}

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

function condition({ test, yes, no }: Kind<'condition'>, scope: Scope, names: Names): Value {
  const holds = booleanOf(scope.resolve(run(test, scope, names)));
  if (holds !== undefined) return run(holds ? yes : no, scope, names);
  return unfollowed(run(yes, scope, names), run(no, scope, names));
}

function operation(operator: string, operands: readonly Expression[], scope: Scope, names: Names): Value {
  const symbolic = operands.map((operand) => run(operand, scope, names));
  const [left, right] = symbolic.map((value) => scope.resolve(value));
  return result(operator, left ?? null, right) ?? unfollowed(...symbolic);
}

function result(operator: string, left: Value, right: Value | undefined): Value | undefined {
  if (right === undefined) return operator === '!' ? negated(left) : operator === '-' ? negative(left) : undefined;
  if (operator === '&&' || operator === '||') return either(operator === '||', booleanOf(left), booleanOf(right));
  if (holdsUnknown([left, right])) return undefined;
  if (operator === '==' || operator === '!=')
    return (JSON.stringify(left) === JSON.stringify(right)) === (operator === '==');
  return arithmetic(operator, numberOf(left), numberOf(right));
}

const negated = (value: Value): Value | undefined => {
  const known = booleanOf(value);
  return known === undefined ? undefined : !known;
};

const negative = (value: Value): Value | undefined => {
  const known = numberOf(value);
  return known === undefined ? undefined : -known;
};

function either(decisive: boolean, left: boolean | undefined, right: boolean | undefined): boolean | undefined {
  if (left === decisive || right === decisive) return decisive;
  return left === undefined || right === undefined ? undefined : !decisive;
}

function arithmetic(operator: string, left: number | undefined, right: number | undefined): Value | undefined {
  if (left === undefined || right === undefined) return undefined;
  const results: Record<string, Value> = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '<': left < right,
    '>': left > right,
    '<=': left <= right,
    '>=': left >= right,
  };
  if ((operator === '/' || operator === '%') && right !== 0) return operator === '/' ? left / right : left % right;
  return results[operator];
}

function call({ name, args, spread }: Kind<'call'>, scope: Scope, names: Names): Value {
  const symbolic = args.map((arg) => run(arg, scope, names));
  if (name === 'jsonencode' && symbolic.length === 1) return encoded(symbolic[0] ?? null);
  if (name === 'try') return tried(symbolic, scope);
  const last = symbolic.at(-1);
  if (spread && !isList(last)) return unfollowed(...symbolic);
  const all = spread && isList(last) ? [...symbolic.slice(0, -1), ...last] : symbolic;
  return callFunction(
    name,
    all.map((value) => scope.resolve(value)),
    all,
  );
}

/** What `jsonencode` makes of a value: its text, or a value that remembers the structure. */
export function encoded(value: Value): Value {
  if (!holdsUnknown(value)) return JSON.stringify(value);
  return new Unknown([undefined], referencesIn(value), value);
}

function tried(symbolic: readonly Value[], scope: Scope): Value {
  const [first] = symbolic;
  const sure = first !== undefined && !(first instanceof Unknown);
  if (sure) return first;
  const resolved = first === undefined ? null : scope.resolve(first);
  return resolved instanceof Unknown ? unfollowed(...symbolic) : resolved;
}

function loop(
  { names: variables, over, key, value, when, grouped, object: makesMap }: Kind<'for'>,
  scope: Scope,
  names: Names,
): Value {
  const source = run(over, scope, names);
  const items = itemsOf(source, scope);
  const [first = '', second] = variables;
  const inside = (at: Value, item: Value): Names =>
    second === undefined ? { ...names, [first]: item } : { ...names, [first]: at, [second]: item };
  if (items === undefined || grouped) {
    const unknown = inside(new Unknown(), new Unknown());
    const never = when !== undefined && booleanOf(scope.resolve(run(when, scope, unknown))) === false;
    if (never) return makesMap ? {} : [];
    return unfollowed(source, run(value, scope, unknown));
  }
  const made: [Value, Value][] = [];
  for (const [at, item] of items) {
    const within = inside(at, item);
    const kept = when === undefined ? true : booleanOf(scope.resolve(run(when, scope, within)));
    if (kept === undefined) return unfollowed(source, run(value, scope, within));
    if (kept) made.push([key === undefined ? at : scope.resolve(run(key, scope, within)), run(value, scope, within)]);
  }
  if (!makesMap) return made.map(([, item]) => item);
  const named = made.map(([at, item]) => [textOf(at), item] as const);
  if (named.some(([at]) => at === undefined)) return unfollowed(...made.map(([, item]) => item));
  return Object.fromEntries(named.map(([at, item]) => [String(at), item]));
}

function traversal({ from, steps }: Kind<'traversal'>, scope: Scope, names: Names): Value {
  const way = steps.map((one): Way => ('index' in one ? { index: scope.resolve(run(one.index, scope, names)) } : one));
  if (typeof from !== 'string') return walk(run(from, scope, names), way, scope);
  const named = own(names, from);
  if (named !== undefined) return walk(named, way, scope);
  if (opaqueRoots.has(from)) return new Unknown([undefined], [], undefined, true);
  return rooted(from, way, scope);
}

type Way = Exclude<Step, { index: Expression }> | { readonly index: Value };

function rooted(root: string, way: readonly Way[], scope: Scope): Value {
  const [first, second] = way.map((one) => ('name' in one ? one.name : undefined));
  if (first === undefined) return new Unknown([undefined], [], undefined, true);
  if (root === 'var') return walk(scope.variable(first), way.slice(1), scope);
  if (root === 'local') return walk(scope.local(first), way.slice(1), scope);
  if (root === 'module')
    return second === undefined ? unfollowed() : walk(scope.output(first, second), way.slice(2), scope);
  if (root !== 'data')
    return walk(referring({ address: `${scope.prefix}${root}.${first}`, path: [] }), way.slice(1), scope);
  if (second === undefined) return unfollowed();
  return walk(referring({ address: `${scope.prefix}data.${first}.${second}`, path: [] }), way.slice(2), scope);
}

function walk(start: Value, way: readonly Way[], scope: Scope): Value {
  let value = start;
  for (const one of way) {
    const next = 'splat' in one ? undefined : stepped(value, one, scope);
    if (next === undefined) return unfollowed(value);
    value = next;
  }
  return value;
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
