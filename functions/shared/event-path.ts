import { HttpError } from './http-error';
import { valueAt } from './record';

/**
 * The path to route by: the template of the route that API Gateway matched, its parameters filled in. It holds neither
 * the stage nor the base path of a custom domain, and what API Gateway authorized is what runs. An event of a catch-all
 * route without a template is routed by its raw path.
 */
export function routedPath(template: string | undefined, pathParameters: unknown, rawPath: string): string {
  const path = template?.startsWith('/')
    ? filledIn(template, pathParameters, rawPath)
    : encodePath(decode(rawPath), rawPath);
  // Two slashes begin a host, not a path, for whoever makes a URL of it.
  if (!/^\/(?![/\\])/.test(path)) throw unroutable(rawPath);
  return path;
}

function filledIn(template: string, pathParameters: unknown, rawPath: string): string {
  return template.replace(/\{(\w+)(\+?)\}/g, (_placeholder, name: string, greedy: string) => {
    const value = valueAt(pathParameters, [name]);
    if (typeof value !== 'string' || value === '') throw unroutable(rawPath);
    return greedy ? encodePath(value, rawPath) : encodeSegment(value, rawPath);
  });
}

function encodePath(path: string, rawPath: string): string {
  return path
    .split('/')
    .map((segment) => encodeSegment(segment, rawPath))
    .join('/');
}

function encodeSegment(segment: string, rawPath: string): string {
  // Whoever makes a URL of it resolves dot segments, even escaped ones, and comes to another route than the matched one.
  if (/^\.\.?$/.test(segment) || /\p{Surrogate}/u.test(segment)) throw unroutable(rawPath);
  return encodeURIComponent(segment);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw unroutable(path);
  }
}

function unroutable(path: string): HttpError {
  return new HttpError(400, `The path must be well-formed, was ${JSON.stringify(path.slice(0, 100))}.`);
}
