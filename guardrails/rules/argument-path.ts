import { isList, isMap, type Value } from '../../terraform/language/value';
import type { Body } from '../../terraform/model/resource';

/** What is looked at where a path ends: the value, its elements, its values or its keys. */
type End = '' | '[]' | '{}' | '{key}';

/** A way from a resource through nested blocks to an argument. */
export interface ArgumentPath {
  readonly name: string;
  readonly end: End;
  /** What follows within the blocks of that name. */
  readonly rest?: ArgumentPath | undefined;
}

interface Found {
  readonly name: string;
  readonly value: Value;
}

/** Reads a path such as `cors_configuration.max_age`, once for all resources: `[]` each element, `{}` each value, `{key}` each key. */
export function argumentPath(path: string): ArgumentPath {
  const [first = '', ...rest] = path.split('.');
  const [, name = '', end = ''] = /^(.*?)(\[\]|\{\}|\{key\})?$/.exec(first) ?? [];
  return { name, end: end as End, rest: rest.length > 0 ? argumentPath(rest.join('.')) : undefined };
}

const nothing: readonly Found[] = [];

/** The values an argument path leads to; nothing for what is absent. */
export function valuesAt(body: Body, { name, end, rest }: ArgumentPath): readonly Found[] {
  if (rest !== undefined) {
    const blocks = body.blocks(name);
    return blocks.length === 0 ? nothing : blocks.flatMap((block) => valuesAt(block, rest).map(under(name)));
  }
  const value = body.get(name);
  if (value === undefined) return nothing;
  if (end === '[]') return isList(value) ? value.map((item) => ({ name, value: item })) : nothing;
  if (end === '{}')
    return entriesOf(value).map(([key, item]) => ({ name: `${name}[${JSON.stringify(key)}]`, value: item }));
  if (end === '{key}') return entriesOf(value).map(([key]) => ({ name: `a key of ${name}`, value: key }));
  return [{ name, value }];
}

const under =
  (block: string) =>
  ({ name, value }: Found): Found => ({ name: name.startsWith('a key of ') ? name : `${block}.${name}`, value });

const entriesOf = (value: Value): [string, Value][] => (isMap(value) ? Object.entries(value) : []);
