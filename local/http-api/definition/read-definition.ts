import { booleanOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { idOf } from '../../gateway/api-parts';
import { readStages } from '../../gateway/stages';
import { readCors } from './cors';
import type { HttpApiDefinition, RouteDefinition } from './definition';
import { readOpenApi } from './openapi';
import { readQuickCreate } from './quick-create';
import { readRoutes } from './routes';

/** Reads everything that makes up one API: its resources, its OpenAPI body and its quick create. */
export function readDefinition(api: Resource, model: Model): HttpApiDefinition {
  const id = idOf(api);
  const imported = readOpenApi(api);
  const quick = readQuickCreate(api);
  const disabled = booleanOf(api.get('disable_execute_api_endpoint'));
  return {
    id,
    address: api.address,
    cors: readCors(api.block('cors_configuration')) ?? imported?.cors,
    defaultEndpointDisabled: disabled ?? imported?.defaultEndpointDisabled ?? false,
    routes: firstByKey([...readRoutes(model, id), ...(imported?.routes ?? []), ...(quick?.routes ?? [])]),
    stages: [...readStages(model, id), ...(quick?.stages ?? [])],
  };
}

/** A route that exists twice is one: the resource's own arguments count more than the body's. */
function firstByKey(routes: readonly RouteDefinition[]): RouteDefinition[] {
  const byKey = new Map<string, RouteDefinition>();
  for (const route of routes) if (!byKey.has(route.key)) byKey.set(route.key, route);
  return [...byKey.values()];
}
