import type { Configuration } from './functions-behind-routes';

/** A configuration as people write it: blocks, and references without quotation marks. */
export function asHcl({ provider, resource }: Configuration): string {
  const blocks = Object.entries(resource).flatMap(([type, bodies]) =>
    Object.entries(bodies).map(([name, body]) => block(['resource', type, name], body)),
  );
  return [block(['provider', 'aws'], provider.aws[0]), ...blocks].join('\n');
}

function block([type = '', ...labels]: readonly string[], body: object): string {
  const head = [type, ...labels.map((label) => `"${label}"`)].join(' ');
  const lines = Object.entries(body).map(([name, value]) => `  ${name} = ${expressionOf(value)}\n`);
  return `${head} {\n${lines.join('')}}\n`;
}

function expressionOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(expressionOf).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key} = ${expressionOf(item)}`);
    return `{ ${entries.join(', ')} }`;
  }
  const [, reference] = /^\$\{([^{}]*)\}$/.exec(String(value)) ?? [];
  return reference ?? JSON.stringify(value);
}
