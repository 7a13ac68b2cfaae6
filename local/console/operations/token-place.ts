import type { AuthorizationView } from '../interface';

/** Where an authorizer reads a token, by the first of its identity sources that is a header or a query name. */
export function tokenPlace(sources: readonly string[]): AuthorizationView['token'] {
  for (const source of sources) {
    const [, where, name] = /\brequest\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    if (name !== undefined) return { in: where === 'header' ? 'header' : 'query', name };
  }
  return undefined;
}

/** The names in braces of a path: `id`, `proxy+`. */
export const pathParametersIn = (path: string): string[] =>
  [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
