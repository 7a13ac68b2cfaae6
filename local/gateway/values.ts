import { isList, isMap, textOf, type Value } from '../../terraform/language/value';

/** The texts of a list, in its order; what has no text is left out. */
export const textsOf = (value: Value | undefined): string[] =>
  (isList(value) ? value : value === undefined ? [] : [value]).flatMap((one) => textOf(one) ?? []);

/** The texts of a map, by their names; what has no text is left out. */
export function textMapOf(value: Value | undefined): Record<string, string> {
  const map = isList(value) && value.length === 1 ? value[0] : value;
  if (!isMap(map)) return {};
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, item]) => {
      const text = textOf(item);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
