import { isList, isMap, textOf, type Value } from '../../terraform/language/value';
import { shown } from './define';

/** What a value of an event or a message can be compared by. */
const operators = ['prefix', 'suffix', 'anything-but', 'numeric', 'exists', 'cidr', 'equals-ignore-case', 'wildcard'];
const comparisons = ['<', '<=', '=', '>', '>='];

function numericProblem(range: Value | undefined): string | undefined {
  if (!isList(range) || range.some((one) => typeof one === 'object')) return undefined;
  const [signs, bounds] = [0, 1].map((odd) => range.filter((_, at) => at % 2 === odd)) as [Value[], Value[]];
  const sign = signs.find((one) => !comparisons.includes(textOf(one) ?? ''));
  if (sign !== undefined) return `compare numbers by ${comparisons.join(', ')}, was ${shown(sign)}`;
  if (signs.length !== bounds.length || bounds.some((one) => typeof one !== 'number'))
    return `compare with numbers, was ${shown(range)}`;
  const [least = Number.NaN, most = Number.NaN] = bounds as number[];
  return least >= most ? `have a lower bound below the upper one, was ${shown(range)}` : undefined;
}

/** What the values that a filter compares with must do instead; undefined where nothing is certainly wrong. */
export function matchProblem(values: readonly Value[]): string | undefined {
  const forms = values.filter(isMap);
  const other = forms.flatMap((one) => Object.keys(one)).find((name) => !operators.includes(name));
  if (other !== undefined) return `compare by ${operators.join(', ')}, was ${shown(other)}`;
  const exists = forms.find(({ exists: one }) => textOf(one) !== undefined && typeof one !== 'boolean');
  if (exists !== undefined) return `have true or false in exists, was ${shown(exists.exists)}`;
  return forms.map(({ numeric }) => numericProblem(numeric)).find((problem) => problem !== undefined);
}

/** The same of a whole filter, key by key, with the name of the key that is wrong. */
export function filterMatchProblem(filter: Value | undefined, depth = 0): string | undefined {
  if (!isMap(filter) || depth > 40) return undefined;
  for (const [key, one] of Object.entries(filter)) {
    if (key.startsWith('$')) continue;
    const problem = isList(one) ? matchProblem(one) : undefined;
    const found = problem === undefined ? filterMatchProblem(one, depth + 1) : `${key} must ${problem}`;
    if (found !== undefined) return found;
  }
  return undefined;
}
