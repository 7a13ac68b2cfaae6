import { run } from '../language/expression';
import { parseTemplate } from '../language/parse';
import type { Scope } from '../language/scope';
import { type Expression, SyntaxProblem } from '../language/syntax';
import { booleanOf, isList, isMap, numberOf, own, textOf, type Value } from '../language/value';

const deepest = 40;

/** Reads the `type` of a variable, `map(object({ path = string }))`; undefined when it says nothing that is followed. */
export function typeOf(raw: unknown): Expression | undefined {
  if (typeof raw !== 'string') return undefined;
  try {
    const template = parseTemplate(raw.startsWith('${') ? raw : `\${${raw}}`);
    const only = template.kind === 'template' ? template.parts[0] : undefined;
    return typeof only === 'string' ? undefined : only;
  } catch (problem) {
    if (problem instanceof SyntaxProblem) return undefined;
    throw problem;
  }
}

/** A value as Terraform converts it to a type: attributes of objects that are not given get their defaults, or null. */
export function converted(value: Value, type: Expression | undefined, scope: Scope, depth = 0): Value {
  if (type === undefined || depth > deepest || value === null) return value;
  if (type.kind === 'traversal') return primitive(value, type.from);
  if (type.kind !== 'call') return value;
  const [inner] = type.args;
  if (type.name === 'optional') return converted(value, inner, scope, depth + 1);
  if (type.name === 'object') return object(value, inner, scope, depth);
  if (type.name === 'tuple') return value;
  if (isList(value)) return value.map((item) => converted(item, inner, scope, depth + 1));
  if (!isMap(value)) return value;
  return mapped(value, (item) => converted(item, inner, scope, depth + 1));
}

const mapped = (map: { readonly [key: string]: Value }, change: (value: Value) => Value): Value =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

function primitive(value: Value, type: unknown): Value {
  if (type === 'string') return textOf(value) ?? value;
  if (type === 'number') return numberOf(value) ?? value;
  return type === 'bool' ? (booleanOf(value) ?? value) : value;
}

function object(value: Value, type: Expression | undefined, scope: Scope, depth: number): Value {
  if (!isMap(value) || type?.kind !== 'object') return value;
  const attributes = type.entries.map(([name, attribute]) => {
    const key = String(name.kind === 'literal' ? name.value : '');
    const given = own(value, key) ?? defaultOf(attribute, scope);
    return [key, converted(given, attribute, scope, depth + 1)] as const;
  });
  return Object.fromEntries(attributes);
}

function defaultOf(type: Expression, scope: Scope): Value {
  const otherwise = type.kind === 'call' && type.name === 'optional' ? type.args[1] : undefined;
  return otherwise === undefined ? null : run(otherwise, scope, {});
}
