import type { HeaderList } from '../api';

/** The values of a header, in order; the name's case does not matter. */
export const valuesOf = (headers: HeaderList, name: string): string[] =>
  headers.filter(([one]) => isSame(one, name)).map(([, value]) => value);

/** The last value of a header. */
export const headerOf = (headers: HeaderList, name: string): string | undefined =>
  headers.findLast(([one]) => isSame(one, name))?.[1];

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && one.toLowerCase() === other.toLowerCase();

/** Name → last value. */
export const lastValues = (pairs: HeaderList): Record<string, string> => Object.fromEntries(pairs);

/** Name → all values, in order. */
export function allValues(pairs: HeaderList): Record<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }
  return Object.fromEntries(values);
}

/** Headers that are one but for the case of their names, under the name that came first. */
export function oneCase(headers: HeaderList): HeaderList {
  const names = new Map<string, string>();
  return headers.map(([name, value]) => {
    const first = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), first);
    return [first, value];
  });
}

/** The media type of a header value, without its parameters, in lower case. */
export const mediaTypeOf = (value: string | undefined): string => value?.split(';')[0]?.trim().toLowerCase() ?? '';

/** Whether a media type is one of a list, in which wildcards may stand. */
export const isMediaType = (value: string | undefined, among: readonly string[]): boolean =>
  among.some((pattern) => {
    const [type, subtype] = pattern.toLowerCase().split('/');
    const [ownType, ownSubtype] = mediaTypeOf(value).split('/');
    return ownSubtype !== undefined && matchesPart(type, ownType) && matchesPart(subtype, ownSubtype);
  });

const matchesPart = (pattern: string | undefined, part: string | undefined): boolean =>
  pattern === '*' || pattern === part;
