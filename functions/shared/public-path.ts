import { valueAt } from './record';

/**
 * The path of a collection as its caller wrote it, so that a `Location` made from it is right behind a stage and a base
 * path, which the routed path does not hold. The fallback is for an event that does not tell.
 */
export function publicPathOf(event: unknown, collection: `/${string}`): string {
  const paths = [valueAt(event, ['requestContext', 'http', 'path']), valueAt(event, ['requestContext', 'path'])];
  const written = paths.find(
    (path) => typeof path === 'string' && /^(?:\/[\w.~-]+)+$/.test(path) && path.endsWith(collection),
  );
  return typeof written === 'string' ? written : collection;
}
