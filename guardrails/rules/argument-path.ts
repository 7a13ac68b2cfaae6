/** What is looked at where a path ends: the value, its elements, its values or its keys. */
type End = '' | '[]' | '{}' | '{key}';

/** A way from a resource through nested blocks to an argument. */
export interface ArgumentPath {
  readonly name: string;
  /** The name with those of the blocks it stands in. */
  readonly path: string;
  readonly end: End;
  /** What follows within the blocks of that name. */
  readonly rest?: ArgumentPath | undefined;
}

/** Reads a path such as `cors_configuration.max_age`, once for all resources: `[]` each element, `{}` each value, `{key}` each key. */
export function argumentPath(written: string, within = ''): ArgumentPath {
  const [first = '', ...rest] = written.split('.');
  const [, name = '', end = ''] = /^(.*?)(\[\]|\{\}|\{key\})?$/.exec(first) ?? [];
  const path = within + name;
  return { name, path, end: end as End, rest: rest.length > 0 ? argumentPath(rest.join('.'), `${path}.`) : undefined };
}
