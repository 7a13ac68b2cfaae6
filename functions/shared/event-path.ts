import { BadRequestError } from '@aws-lambda-powertools/event-handler/http';
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
  // A URL takes what follows two slashes for a host.
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
  // A URL resolves dot segments even when they are escaped, so they would lead to another route than the matched one.
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

function unroutable(path: string): BadRequestError {
  return new BadRequestError(`The path must be well-formed, was ${JSON.stringify(path.slice(0, 100))}.`);
}
