import type { Construct } from 'constructs';
import { PropError } from '../prop-error';
import type { RestApi, RestPath } from './rest-api';
import { RestResource } from './rest-resource';

/** The paths of an API by the Terraform names of their resources, parents before children. */
export type RestPaths = Readonly<Record<string, `/${string}`>>;

/** Makes a resource for each path, and returns what methods stand at, by the resources' names. */
export function pathsOf(scope: Construct, api: RestApi, paths: RestPaths): Map<string, RestPath> {
  const byPath = new Map([['', api.root]]);
  const byName = new Map<string, RestPath>();
  for (const [id, path] of Object.entries(paths)) {
    const cut = path.lastIndexOf('/');
    const parent = byPath.get(path.slice(0, cut));
    if (!parent) throw orphan(scope, path);
    const resource = new RestResource(scope, id, { parent, pathPart: path.slice(cut + 1) });
    byPath.set(path, resource.path);
    byName.set(id, resource.path);
  }
  return byName;
}

function orphan(scope: Construct, path: string): PropError {
  return new PropError(scope, {
    prop: 'paths',
    mustBe: 'a list in which every parent stands before its children',
    was: path,
    fix: 'Name the path above it first.',
  });
}
