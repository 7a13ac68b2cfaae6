import { JSONPath } from 'jsonpath-plus';

const step = /^(?:\.([^.[\]*()]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\])/;

/** What a JSONPath leads to; undefined when it leads nowhere. Paths that may lead to several places give a list. */
export function atJsonPath(value: unknown, path: string): unknown {
  const full = path.startsWith('$') ? path : `$.${path}`;
  const steps = definite(full.slice(1));
  if (steps !== undefined) return steps.reduce<unknown>(member, value);
  if (typeof value !== 'object' || value === null) return [];
  return JSONPath({ path: full, json: value, wrap: true, eval: 'safe' }) as unknown;
}

/** The names in a path that leads to one place; undefined for others. */
function definite(path: string): string[] | undefined {
  const names: string[] = [];
  for (let rest = path; rest !== ''; ) {
    const found = step.exec(rest);
    if (found === null) return undefined;
    names.push(found.slice(1).find((name) => name !== undefined) ?? '');
    rest = rest.slice(found[0].length);
  }
  return names;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
