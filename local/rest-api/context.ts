/** A value of `$context`. */
export type ContextValue = string | number | boolean | null | undefined | ContextObject;

/** `$context`, or an object in it. */
export interface ContextObject {
  [name: string]: ContextValue;
}

/** What a path such as `identity.sourceIp` leads to, as text; undefined when there is nothing. */
export function contextText(context: ContextObject, path: string): string | undefined {
  let value: ContextValue = context;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}
