import { bounded } from './bounds';
import { callFunction } from './functions';
import { operated } from './operators';
import { itemsOf, type Names, type Scope } from './scope';
import type { Expression } from './syntax';
import { concatenated, encoded } from './template';
import { rooted, type Way, walk } from './traversal';
import { booleanOf, isList, own, textOf, Unknown, unfollowed, type Value } from './value';

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
  const last = symbolic.at(-1);
  if (spread && !isList(last)) return unfollowed(...symbolic);
  const all = spread && isList(last) ? [...symbolic.slice(0, -1), ...last] : symbolic;
  return callFunction(
    name,
    all.map((value) => scope.resolve(value)),
    all,
  );
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
  return rooted(from, way, scope);
}
