/** Gives the value of a variable of a selection expression, named without `$`: `request.body.action`. */
export type SelectionLookup = (name: string) => unknown;

const variable = /\$\{([^{}]*)\}|\$((?:request|integration|context|stageVariables)[\w.]*)/g;

/**
 * What a selection expression comes to: `$request.body.action` and `${request.body.a}/${request.body.b}` are looked up, any other
 * text, such as `\$default`, stands for itself. Undefined when a variable has no value.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
 */
export function selected(expression: string, lookup: SelectionLookup): string | undefined {
  if (expression.startsWith('\\$')) return expression.slice(1);
  let missing = false;
  const text = expression.replace(variable, (_, braced?: string, bare?: string) => {
    const value = lookup(braced ?? bare ?? '');
    if (value === undefined || value === null || typeof value === 'object') missing = true;
    return String(value);
  });
  return missing ? undefined : text;
}

/** A member of a value by its path: `action`, `a.b`. */
export const memberAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Record<string, unknown>)[name]
        : undefined,
    value,
  );

/** The value that a text holds as JSON; undefined when it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
