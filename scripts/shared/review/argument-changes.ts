/** One argument that differs. */
export interface ArgumentChange {
  /** Its path in the resource, as in `default_route_settings.throttling_rate_limit`. */
  readonly path: string;

  /** What it was; undefined where there was none. */
  readonly was: unknown;

  /** What it is now; undefined where there is none. */
  readonly is: unknown;
}

/** Every argument in which two bodies differ, in the order of their paths. */
export function argumentChanges(was: unknown, is: unknown, path = ''): ArgumentChange[] {
  const [before, after] = [readable(was), readable(is)];
  const names =
    containerOf(before) !== undefined && containerOf(before) === containerOf(after)
      ? namesIn(before, after)
      : undefined;
  if (names === undefined) return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, was, is }];
  return names.flatMap((name) => argumentChanges(at(before, name), at(after, name), below(path, name, before)));
}

/** JSON in a string, such as a policy, is compared by what it says. */
function readable(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function containerOf(value: unknown): 'list' | 'object' | undefined {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object') ? 'list' : undefined;
  return typeof value === 'object' && value !== null ? 'object' : undefined;
}

function namesIn(...values: unknown[]): string[] {
  return [...new Set(values.flatMap((value) => Object.keys(value as object)))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
}

function at(value: unknown, name: string): unknown {
  return (value as Record<string, unknown>)[name];
}

function below(path: string, name: string, holder: unknown): string {
  if (Array.isArray(holder)) return `${path}[${name}]`;
  return path === '' || name === '' ? `${path}${name}` : `${path}.${name}`;
}
