import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';

/** A part of a request: `querystring.limit`, `path.id`, `header.Authorization`. */
export type RestParameter =
  | `querystring.${string}`
  | `multivaluequerystring.${string}`
  | `path.${string}`
  | `header.${string}`
  | `multivalueheader.${string}`;

/** The parts of a request that an API knows of, and whether a request without one is refused. */
export type RestParameters = Readonly<Partial<Record<RestParameter, 'required' | 'optional'>>>;

const shape = /^(querystring|path|header|multivaluequerystring|multivalueheader)\.[^\s.]+$/;

/** Parameters as `method.request.<parameter> = <required>`, as the provider takes them. */
export function requestParameters(parameters: RestParameters): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(parameters).map(([parameter, need]) => [`method.request.${parameter}`, need === 'required']),
  );
}

/** Parameters that tell cached answers apart, as the provider takes them; nothing where there are none. */
export function cacheKeyParameters(cacheKey: readonly RestParameter[]): string[] | undefined {
  return cacheKey.length === 0 ? undefined : cacheKey.map((parameter) => `method.request.${parameter}`);
}

/** Refuses parameters API Gateway does not know, or that the path cannot give. */
export function checkParameters(scope: IConstruct, path: string, parameters: RestParameters): void {
  const names = Object.keys(parameters);
  for (const name of names) checkParameter(scope, path, name);

  const bare = names.map(nameOf);
  const twice = names.find((name, place) => bare.indexOf(nameOf(name)) !== place);
  if (twice === undefined) return;
  throw new PropError(scope, {
    prop: 'parameters',
    mustBe: 'named once across querystring, path and header',
    was: twice,
    fix: 'Rename one of the two.',
  });
}

function checkParameter(scope: IConstruct, path: string, name: string): void {
  if (!shape.test(name)) {
    throw new PropError(scope, {
      prop: 'parameters',
      mustBe: 'querystring.<name>, path.<name> or header.<name>',
      was: name,
      fix: 'Write it as in querystring.limit, without method.request.',
    });
  }
  if (!name.startsWith('path.') || hasVariable(path, nameOf(name))) return;
  throw new PropError(scope, {
    prop: 'parameters',
    mustBe: `a variable of the path ${path || '/'}`,
    was: name,
    fix: 'Name it as the path does.',
  });
}

function hasVariable(path: string, name: string): boolean {
  return path.includes(`{${name}}`) || path.includes(`{${name}+}`);
}

function nameOf(parameter: string): string {
  return parameter.slice(parameter.indexOf('.') + 1);
}
