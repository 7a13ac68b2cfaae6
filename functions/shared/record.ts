/** An object whose members are not known yet. */
export type UnknownRecord = Record<string, unknown>;

/** Whether a value is an object that is neither null nor an array. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of own members, or undefined. Inherited members do not count: an event may name any of them. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (current, key) => (isRecord(current) && Object.hasOwn(current, key) ? current[key] : undefined),
    value,
  );
}
