import { isList, isMap, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import { shown } from '../define';

/** What a choice compares by, beside what joins others. */
const joins = ['And', 'Or', 'Not'];
const waits = ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'];

const mapsIn = (value: Value | undefined): readonly ValueMap[] => (isList(value) ? value.filter(isMap) : []);
const has = (map: ValueMap, name: string): boolean => Object.hasOwn(map, name);

const choiceProblem = (name: string, choice: ValueMap): string | false =>
  !has(choice, 'Variable') &&
  !has(choice, 'Condition') &&
  !joins.some((one) => has(choice, one)) &&
  `definition must have a Variable or Condition in each choice of ${name}, one has none`;

function handlerProblems(name: string, kind: string, handlers: readonly ValueMap[]): (string | false)[] {
  return handlers.flatMap((one, at) => {
    const errors = isList(one.ErrorEquals) ? one.ErrorEquals.map(textOf) : [];
    const all = errors.includes('States.ALL');
    return [
      !has(one, 'ErrorEquals') && `definition must have ErrorEquals in each ${kind} of ${name}, one has none`,
      all &&
        errors.length > 1 &&
        `definition must have States.ALL alone in a ${kind} of ${name}, had ${shown(errors.join(', '))}`,
      all &&
        at < handlers.length - 1 &&
        `definition must have States.ALL in the last ${kind} of ${name}, had it before`,
    ];
  });
}

/** The paths that keys ending in `.$` hold, at any depth. */
function pathsIn(value: Value | undefined, depth = 0): [string, string][] {
  if (depth > 20) return [];
  if (isList(value)) return value.flatMap((one) => pathsIn(one, depth + 1));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const text = key.endsWith('.$') ? textOf(one) : undefined;
    return text === undefined ? pathsIn(one, depth + 1) : [[key, text]];
  });
}

const parameterProblems = (name: string, { Parameters, ResultSelector, ItemSelector }: ValueMap): (string | false)[] =>
  [Parameters, ResultSelector, ItemSelector]
    .flatMap((one) => pathsIn(one))
    .map(
      ([key, path]) =>
        !/^(\$|States\.\w+\()/.test(path) &&
        `definition must have a path that starts with $ in ${key} of ${name}, was ${shown(path)}`,
    );

/** What is wrong with the fields of one state. */
export function fieldProblems(name: string, type: string, state: ValueMap): (string | false)[] {
  return [
    ...(type === 'Choice' ? mapsIn(state.Choices).map((one) => choiceProblem(name, one)) : []),
    type === 'Wait' &&
      !waits.some((one) => has(state, one)) &&
      `definition must have Seconds or Timestamp in the Wait ${name}, had neither`,
    ...handlerProblems(name, 'Retry', mapsIn(state.Retry)),
    ...handlerProblems(name, 'Catch', mapsIn(state.Catch)),
    ...parameterProblems(name, state),
  ];
}
