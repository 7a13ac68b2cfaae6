import type { ApiRequest } from './api-request';
import type { Answer } from './http-answers';

/** A request and what its path holds for the placeholders of its route. */
export interface RoutedRequest extends ApiRequest {
  readonly params: Readonly<Record<string, string>>;
}

/** Answers the requests of a route. */
export type Route = (request: RoutedRequest) => Promise<Answer>;

/** What a request's route is called, and what answers it. */
export interface Match {
  readonly name: string;
  readonly answer: () => Promise<Answer>;
}

/** Finds the route of a request; undefined when there is none. */
export type FindRoute = (request: ApiRequest) => Match | undefined;

/**
 * Makes the table of routes. A key is a method and a path, as in `GET /items/:id`; `:path+` stands for all that follows. A path with a
 * slash at its end is the one without.
 */
export function routeTable(routes: Readonly<Record<string, Route>>): FindRoute {
  const table = Object.entries(routes).map(([name, route]) => ({ name, route, ...patternOf(name) }));
  return (request) => {
    const path = request.path.replace(/(?<=.)\/+$/, '');
    for (const { name, route, method, pattern } of table) {
      const groups = method === request.method ? pattern.exec(path) : null;
      if (groups) return { name, answer: () => route({ ...request, params: decoded(groups.groups) }) };
    }
    return undefined;
  };
}

function patternOf(name: string): { method: string; pattern: RegExp } {
  const [method = '', path = ''] = name.split(' ');
  const source = path.replace(/:(\w+)(\+?)/g, (_, parameter, rest) => `(?<${parameter}>${rest ? '.*' : '[^/]+'})`);
  return { method, pattern: new RegExp(`^${source}$`) };
}

/** The path was escaped when it was read, so it can be taken back. */
function decoded(groups: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
