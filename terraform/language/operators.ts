import { booleanOf, holdsUnknown, numberOf, type Value } from './value';

/** What an operator makes of one or two values; undefined when they do not tell. */
export function operated(operator: string, left: Value, right: Value | undefined): Value | undefined {
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
