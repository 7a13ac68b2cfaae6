import { bounded } from './bounds';
import { bytesOf, callFileFunction } from './file-functions';
import { callFunction } from './functions';
import { operated } from './operators';
import { parseTemplate } from './parse';
import { itemsOf, type Names, type Scope } from './scope';
import type { Expression } from './syntax';
import { concatenated, encoded } from './template';
import { rooted, type Way, walk } from './traversal';
import { booleanOf, holdsUnknown, isList, isMap, own, textOf, Unknown, unfollowed, type Value } from './value';

/** What an expression comes to in a scope. */
export const run = (expression: Expression, scope: Scope, names: Names): Value =>
  bounded(() => step(expression, scope, names));

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
  return operated(operator, left ?? null, right) ?? unfollowed(...symbolic);
}

function call({ name, args, spread }: Kind<'call'>, scope: Scope, names: Names): Value {
  const symbolic = args.map((arg) => run(arg, scope, names));
  if (name === 'jsonencode' && symbolic.length === 1) return encoded(symbolic[0] ?? null);
  if (name === 'try') return tried(symbolic, scope);
  if (name === 'can' && scope.applied) return !holdsUnknown(scope.resolve(symbolic[0] ?? null));
  if (name === 'sensitive' && scope.applied) return symbolic[0] ?? null;
  const last = symbolic.at(-1);
  if (spread && !isList(last)) return unfollowed(...symbolic);
  const all = spread && isList(last) ? [...symbolic.slice(0, -1), ...last] : symbolic;
  const resolved = all.map((value) => scope.resolve(value));
  if (name === 'templatefile') return templateFile(resolved, scope) ?? unfollowed(...all);
  return callFileFunction(name, resolved, scope) ?? callFunction(name, resolved, all);
}

/** The template of a file with the values it is given. */
function templateFile([path, values]: readonly Value[], scope: Scope): Value | undefined {
  const text = typeof path === 'string' ? bytesOf(path, scope)?.toString() : undefined;
  return text === undefined ? undefined : run(parseTemplate(text), scope, isMap(values) ? values : {});
}

function tried(symbolic: readonly Value[], scope: Scope): Value {
  const [first] = symbolic;
  if (scope.applied)
    return symbolic.find((value) => !holdsUnknown(scope.resolve(value))) ?? first ?? unfollowed(...symbolic);
  if (first !== undefined && !(first instanceof Unknown)) return mayFail(first) ? unfollowed(...symbolic) : first;
  const resolved = first === undefined ? null : scope.resolve(first);
  return resolved instanceof Unknown ? unfollowed(...symbolic) : resolved;
}

/** Whether a value has a part that could not be followed, such as an attribute that an object lacks: `try` takes its next argument then. */
function mayFail(value: Value): boolean {
  if (value instanceof Unknown) return value.uncertain;
  return isList(value) ? value.some(mayFail) : isMap(value) && Object.values(value).some(mayFail);
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
  if (items === undefined) {
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
  return Object.fromEntries(grouped ? groups(named) : named.map(([at, item]) => [String(at), item]));
}

/** The values of each key, as `for … => value...` gathers them. */
function groups(named: readonly (readonly [string | undefined, Value])[]): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const [at, item] of named) found.set(String(at), [...(found.get(String(at)) ?? []), item]);
  return found;
}

function traversal({ from, steps }: Kind<'traversal'>, scope: Scope, names: Names): Value {
  const way = steps.map((one): Way => ('index' in one ? { index: scope.resolve(run(one.index, scope, names)) } : one));
  if (typeof from !== 'string') return walk(run(from, scope, names), way, scope);
  const named = own(names, from);
  if (named !== undefined) return walk(named, way, scope);
  return rooted(from, way, scope);
}
