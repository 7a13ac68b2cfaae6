import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { computedIn, textIn } from './arguments';
import { ofApi } from './of-api';

/** Path patterns of the resources of an API, by the resources' ids: `/users/{id}`. */
export function resourcePaths(model: Model, api: Resource): ReadonlyMap<string, string> {
  const root = computedIn(api, 'root_resource_id');
  const parts = new Map<string, { parent: string | undefined; part: string }>();
  for (const resource of ofApi(model, 'aws_api_gateway_resource', api)) {
    const id = computedIn(resource, 'id');
    const part = textIn(resource, 'path_part');
    if (id !== undefined && part !== undefined) parts.set(id, { parent: textIn(resource, 'parent_id'), part });
  }
  const paths = new Map<string, string>(root === undefined ? [] : [[root, '/']]);
  for (const id of parts.keys()) {
    const path = pathOf(id, parts, new Set());
    if (path !== undefined) paths.set(id, path);
  }
  return paths;
}

function pathOf(
  id: string,
  parts: ReadonlyMap<string, { parent: string | undefined; part: string }>,
  seen: Set<string>,
): string | undefined {
  const own = parts.get(id);
  if (own === undefined) return '';
  if (seen.has(id)) return undefined;
  seen.add(id);
  const above = own.parent === undefined ? '' : pathOf(own.parent, parts, seen);
  return above === undefined ? undefined : `${above}/${own.part}`;
}
