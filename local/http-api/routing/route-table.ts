/** A route that fits a request, and the values of its path variables. */
export interface RouteMatch<Route> {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface Pattern<Route> {
  readonly segments: readonly Segment[];
  readonly methods: Map<string, Route>;
}

interface Segment {
  readonly kind: 'literal' | 'variable' | 'greedy';
  /** The literal, or the variable's name. */
  readonly text: string;
}

const order = { literal: 0, variable: 1, greedy: 2 };

/**
 * The routes of an API in the order in which API Gateway tries them: full matches before greedy ones, literals before
 * variables, a named method before `ANY`, and `$default` last.
 */
export class RouteTable<Route> {
  private readonly literal = new Map<string, Pattern<Route>>();
  private readonly patterns: readonly Pattern<Route>[];
  private readonly fallback: Route | undefined;

  constructor(routes: readonly (readonly [key: string, route: Route])[]) {
    const byPath = new Map<string, Pattern<Route>>();
    for (const [key, route] of routes) {
      const [method = '', path] = key.split(' ');
      if (path === undefined) continue;
      const pattern = byPath.get(path) ?? { segments: segmentsOf(path), methods: new Map<string, Route>() };
      byPath.set(path, pattern);
      pattern.methods.set(method.toUpperCase(), route);
    }
    for (const [path, pattern] of byPath) if (pattern.segments.every(isLiteral)) this.literal.set(path, pattern);
    this.patterns = [...byPath.values()].filter(({ segments }) => !segments.every(isLiteral)).sort(bySpecificity);
    this.fallback = routes.find(([key]) => key === '$default')?.[1];
  }

  /** The route for a method and a decoded path without its stage. */
  find(method: string, path: string): RouteMatch<Route> | undefined {
    const exact = routeFor(this.literal.get(path), method);
    if (exact !== undefined) return { route: exact, pathParameters: {} };
    const parts = path === '/' ? [] : path.slice(1).split('/');
    for (const pattern of this.patterns) {
      const route = routeFor(pattern, method);
      const pathParameters = route === undefined ? undefined : variablesIn(pattern.segments, parts);
      if (route !== undefined && pathParameters !== undefined) return { route, pathParameters };
    }
    return this.fallback === undefined ? undefined : { route: this.fallback, pathParameters: {} };
  }
}

const isLiteral = ({ kind }: Segment): boolean => kind === 'literal';

const routeFor = <Route>(pattern: Pattern<Route> | undefined, method: string): Route | undefined =>
  pattern?.methods.get(method) ?? pattern?.methods.get('ANY');

function segmentsOf(path: string): Segment[] {
  return path
    .slice(1)
    .split('/')
    .map((text): Segment => {
      const name = /^\{(.+?)(\+?)\}$/.exec(text);
      if (name === null) return { kind: 'literal', text };
      return { kind: name[2] === '+' ? 'greedy' : 'variable', text: name[1] ?? '' };
    });
}

function bySpecificity(one: Pattern<unknown>, other: Pattern<unknown>): number {
  const greedy = Number(isGreedy(one)) - Number(isGreedy(other));
  if (greedy !== 0) return greedy;
  for (const [at, { kind }] of one.segments.entries()) {
    const difference = order[kind] - order[other.segments[at]?.kind ?? 'literal'];
    if (difference !== 0) return difference;
  }
  return 0;
}

const isGreedy = ({ segments }: Pattern<unknown>): boolean => segments.at(-1)?.kind === 'greedy';

function variablesIn(segments: readonly Segment[], parts: readonly string[]): Record<string, string> | undefined {
  const greedy = segments.at(-1)?.kind === 'greedy';
  if (greedy ? parts.length < segments.length : parts.length !== segments.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, { kind, text }] of segments.entries()) {
    const part = kind === 'greedy' ? parts.slice(at).join('/') : (parts[at] ?? '');
    if (kind === 'literal' ? part !== text : kind === 'variable' && part === '') return undefined;
    if (kind !== 'literal') found[text] = part;
  }
  return found;
}
