/** Whether a string holds an expression, `${…}`, rather than only text that looks like one, `$${…}`. */
export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.replaceAll('$${', '').includes('${');
}

/** What the expressions in a string ask resources for: `aws_api_gateway_rest_api.main` and `id`. */
export function referencesIn(value: string): { readonly address: string; readonly attribute: string }[] {
  const found = value.matchAll(/(?<![\w.])(aws_\w+\.\w+)(?:\[[^\]]*\])?\.(\w+)/g);
  return [...found].map(([, address = '', attribute = '']) => ({ address, attribute }));
}

/** Every expression in a body, with the path of the argument it is in. */
export function expressionsIn(value: unknown, path = ''): { readonly path: string; readonly expression: string }[] {
  if (isExpression(value)) return [{ path, expression: value }];
  if (typeof value !== 'object' || value === null) return [];
  const step = Array.isArray(value)
    ? (name: string) => `${path}[${name}]`
    : (name: string) => (path === '' ? name : `${path}.${name}`);
  return Object.entries(value).flatMap(([name, item]) => expressionsIn(item, step(name)));
}
