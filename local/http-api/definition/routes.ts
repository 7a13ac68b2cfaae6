import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { partsOf } from '../../gateway/api-parts';
import { textsOf } from '../../gateway/values';
import { type AuthorizerDefinition, readAuthorizers } from './authorizers';
import type { Authorization, RouteDefinition } from './definition';
import { readIntegrations } from './integrations';

/** The routes that an API has as resources, each with its authorizer and integration. */
export function readRoutes(model: Model, apiId: string): RouteDefinition[] {
  const integrations = readIntegrations(model, apiId);
  const authorizers = readAuthorizers(model, apiId);
  return partsOf(model, 'aws_apigatewayv2_route', apiId).map((route) => ({
    key: textOf(route.get('route_key')) ?? '',
    address: route.address,
    authorization: authorizationOf(route, authorizers),
    integration: integrations.get((textOf(route.get('target')) ?? '').replace(/^integrations\//, '')),
  }));
}

function authorizationOf(route: Resource, authorizers: ReadonlyMap<string, AuthorizerDefinition>): Authorization {
  const type = textOf(route.get('authorization_type')) ?? 'NONE';
  if (type === 'NONE' || type === 'AWS_IAM') return { type };
  const authorizer = authorizers.get(textOf(route.get('authorizer_id')) ?? '');
  if (authorizer?.type === 'JWT' && type === 'JWT')
    return { type, authorizer, scopes: textsOf(route.get('authorization_scopes')) };
  if (authorizer?.type === 'REQUEST' && type === 'CUSTOM') return { type, authorizer };
  return { type: 'UNKNOWN' };
}
