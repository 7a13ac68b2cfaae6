import { limits } from '../../../limits/limits';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, isOn, isTrue } from '../apis';
import { argument, rule, shown } from '../define';
import { sized } from '../demands';
import { authorizer } from './authorizer-type';
import { route } from './route-key';

function authorizerProblem(resource: Resource, model: Model, kind: string): string | undefined {
  if (resource.lacks('authorizer_id'))
    return `authorizer_id must name a ${kind} authorizer with authorization_type ${resource.get('authorization_type')}, was absent`;
  const found = model.follow(resource, 'authorizer_id', authorizer);
  const type = found?.get('authorizer_type');
  if (found && typeof type === 'string' && type !== kind) {
    return `authorizer_id must name a ${kind} authorizer, ${found.address} is ${type}`;
  }
  const [own, other] = [apiOf(resource, model), found ? apiOf(found, model) : undefined];
  if (own === undefined || other === undefined || own === other || own.type !== other.type) return undefined;
  return `authorizer_id must name an authorizer of ${own.address}, ${found?.address} belongs to ${other.address}`;
}

/** Rules about who may call a route: authorization type, authorizer, scopes and API key of `aws_apigatewayv2_route`. */
export const routeAuthorizationRules = [
  rule({
    id: 'http-api/jwt-route-needs-authorizer',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-route-jwt-authorizer-id)',
    on: route,
    demand: 'a JWT route must name a JWT authorizer of its API',
    fix: 'Set authorizer_id to a JWT authorizer of the same API.',
    check: (resource, model) =>
      resource.get('authorization_type') === 'JWT' ? authorizerProblem(resource, model, 'JWT') : undefined,
  }),
  rule({
    id: 'http-api/custom-route-needs-authorizer',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 CreateRoute',
    on: route,
    demand: 'a CUSTOM route must name a REQUEST authorizer of its API',
    fix: 'Set authorizer_id to a REQUEST authorizer of the same API.',
    check: (resource, model) =>
      resource.get('authorization_type') === 'CUSTOM' ? authorizerProblem(resource, model, 'REQUEST') : undefined,
  }),
  rule({
    id: 'http-api/authorizer-without-type',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, apigatewayv2 CreateRoute',
    on: route,
    demand: 'a route that names an authorizer must also set authorization_type',
    fix: 'Set authorization_type to JWT or CUSTOM.',
    check: (resource) => {
      const type = resource.get('authorization_type');
      const open = type === undefined || type === 'NONE';
      return (
        open &&
        resource.has('authorizer_id') === true &&
        `authorization_type must be JWT or CUSTOM for authorizer_id to protect the route, was ${shown(type)}`
      );
    },
  }),
  rule({
    id: 'http-api/scopes-need-jwt',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-route-authorization-scopes-jwt)',
    on: route,
    demand: 'authorization_scopes must only stand on JWT routes',
    fix: 'Set authorization_type to JWT, or remove the scopes.',
    check: (resource) => {
      const type = resource.get('authorization_type');
      const scopes = resource.get('authorization_scopes');
      const other = type === undefined || (typeof type === 'string' && type !== 'JWT');
      return (
        other &&
        Array.isArray(scopes) &&
        scopes.length > 0 &&
        `authorization_scopes must be absent without authorization_type JWT, was ${shown(scopes)}`
      );
    },
  }),
  argument({
    id: 'http-api/scopes-per-route',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: route,
    at: 'authorization_scopes',
    must: sized(0, limits.scopesPerRoute.value),
    fix: 'Name at most ten scopes; any one of them lets a token in.',
  }),
  rule({
    id: 'http-api/no-api-key',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-http-route-no-api-key)',
    on: route,
    demand: 'api_key_required must not be true on an HTTP API',
    fix: 'Remove api_key_required, or use a REST API for API keys.',
    check: (resource, model) =>
      isOn('HTTP', resource, model) &&
      isTrue(resource, 'api_key_required') &&
      'api_key_required must be false on an HTTP API, was true',
  }),
];
