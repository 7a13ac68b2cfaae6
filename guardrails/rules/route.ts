import { limits } from '../limits';
import type { Model } from '../model/model';
import type { Resource } from '../model/resource';
import { Unknown } from '../model/value';
import { apiOf, isOn, isTrue, membersOf, perModel, protocolOf, repeated, soleReference, startOf } from './apis';
import { argument, rule, shown } from './define';
import { sized } from './demands';

/** The Terraform type of a route. */
export const route = 'aws_apigatewayv2_route';

/** The Terraform type of an authorizer. */
export const authorizer = 'aws_apigatewayv2_authorizer';

const httpKey = /^(\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) \/\S*)$/;

/** The key of a route, when it is known. */
export const keyOf = (resource: Resource): string | undefined => {
  const key = resource.get('route_key');
  return typeof key === 'string' ? key : undefined;
};

const httpKeyOf = (resource: Resource, model: Model): string | undefined =>
  isOn('HTTP', resource, model) ? keyOf(resource) : undefined;

const segmentsOf = (key: string): string[] => (key.startsWith('$') ? [] : key.slice(key.indexOf(' ') + 2).split('/'));

const variableOf = (segment: string): string | undefined => /^\{([^{}+]+)\}$/.exec(segment)?.[1];

const routesByKey = perModel((api, model) => repeated(membersOf(model, route, api).members, keyOf));

/** Variables that an earlier route names otherwise at the same place: the message of each later route. */
const clashesOf = perModel((api, model) => {
  const names = new Map<string, { name: string; key: string }>();
  const clashes = new Map<Resource, string>();
  for (const one of membersOf(model, route, api).members) {
    const key = one.conditional ? undefined : keyOf(one);
    let place = '';
    for (const segment of key === undefined ? [] : segmentsOf(key)) {
      const name = variableOf(segment);
      const before = name === undefined ? undefined : names.get(place);
      if (before !== undefined && before.name !== name) {
        clashes.set(
          one,
          `route_key must name the variable {${before.name}} as ${shown(before.key)} does at that place, was ${shown(key)}`,
        );
      }
      if (name !== undefined && before === undefined && key !== undefined) names.set(place, { name, key });
      place += `/${name === undefined ? segment : '{}'}`;
    }
  }
  return clashes;
});

const keys = [
  rule({
    id: 'http-api/route-key-form',
    fact: 'R026',
    on: route,
    demand: 'route_key of an HTTP API must be $default or METHOD /path',
    fix: 'Write an upper-case method, one space and a path that starts with a slash.',
    check: (resource, model) => {
      const key = httpKeyOf(resource, model);
      return (
        key !== undefined && !httpKey.test(key) && `route_key must be "$default" or "METHOD /path", was ${shown(key)}`
      );
    },
  }),
  rule({
    id: 'http-api/greedy-variable-last',
    fact: 'R027',
    on: route,
    demand: 'a greedy variable {name+} must be the last segment of route_key, and the only one',
    fix: 'Move the greedy variable to the end of the path.',
    check: (resource, model) => {
      const segments = segmentsOf(httpKeyOf(resource, model) ?? '$');
      const greedy = segments.findIndex((segment) => /^\{.*\+\}$/.test(segment));
      return (
        greedy !== -1 &&
        greedy < segments.length - 1 &&
        `route_key must end with its greedy variable, was ${shown(keyOf(resource))}`
      );
    },
  }),
  rule({
    id: 'http-api/route-variable-name',
    fact: 'R028',
    on: route,
    demand: 'all routes of an API must name the variable at one path level alike',
    fix: 'Use one variable name at this level of the path.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      return protocolOf(api) === 'HTTP' && api !== undefined && clashesOf(api, model).get(resource);
    },
  }),
  rule({
    id: 'http-api/route-key-unique',
    fact: 'R030',
    on: route,
    demand: 'route_key must be unique in its API',
    fix: 'Remove one of the two routes.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      const earlier = api && routesByKey(api, model).get(resource);
      return (
        earlier &&
        `route_key must be unique in ${api.address}, ${shown(keyOf(resource))} is also that of ${earlier.address}`
      );
    },
  }),
  rule({
    id: 'http-api/route-variable-form',
    fact: 'R031',
    on: route,
    demand: 'a variable of route_key must fill a segment, and each name may stand once',
    fix: 'Give the variable a segment and a name of its own.',
    check: (resource, model) => {
      const key = httpKeyOf(resource, model) ?? '$';
      const segments = segmentsOf(key);
      const partial = segments.find((segment) => /[{}]/.test(segment) && !/^\{[^{}]+\}$/.test(segment));
      const names = segments.flatMap((segment) => /^\{([^{}+]+)\+?\}$/.exec(segment)?.[1] ?? []);
      const twice = names.find((name, at) => names.indexOf(name) !== at);
      return [
        partial !== undefined && `route_key must let a variable fill its segment, was ${shown(key)}`,
        twice !== undefined && `route_key must name each variable once, {${twice}} stands twice in ${shown(key)}`,
      ];
    },
  }),
  rule({
    id: 'http-api/route-path-only',
    fact: 'R032',
    on: route,
    demand: 'route_key must hold a path without query string or fragment',
    fix: 'Remove everything from ? or # on; the function reads the query string.',
    check: (resource, model) => {
      const key = httpKeyOf(resource, model) ?? '$';
      return /[?#]/.test(key) && `route_key must hold a path without query string or fragment, was ${shown(key)}`;
    },
  }),
];

const targets = [
  rule({
    id: 'http-api/route-target-form',
    fact: 'R033',
    on: route,
    demand: 'target must be integrations/ followed by the id of an integration',
    fix: 'Write "integrations/${aws_apigatewayv2_integration.NAME.id}".',
    check: (resource) => {
      const value = resource.symbolic('target');
      const sole = soleReference(value);
      if (sole?.attribute === 'id' && sole.address.includes('aws_apigatewayv2_integration.')) {
        return `target must start with "integrations/", was the bare id of ${sole.address}`;
      }
      const start = startOf(resource.get('target'));
      return (
        start !== undefined &&
        !/^integrations\/./.test(`${start}${value instanceof Unknown ? 'x' : ''}`) &&
        `target must start with "integrations/", was ${shown(start)}`
      );
    },
  }),
  rule({
    id: 'http-api/route-needs-target',
    fact: 'R034',
    on: route,
    demand: 'a route of an HTTP API must have a target',
    fix: 'Point target at an integration.',
    check: (resource, model) =>
      isOn('HTTP', resource, model) && resource.lacks('target') && 'target must be an integration, was absent',
  }),
];

function authorizerProblem(resource: Resource, model: Model, kind: string): string | undefined {
  if (resource.lacks('authorizer_id'))
    return `authorizer_id must name a ${kind} authorizer with authorization_type ${resource.get('authorization_type')}, was absent`;
  const found = model.follow(resource, 'authorizer_id', authorizer);
  const type = found?.get('authorizer_type');
  if (found?.type === authorizer && typeof type === 'string' && type !== kind) {
    return `authorizer_id must name a ${kind} authorizer, ${found.address} is ${type}`;
  }
  const [own, other] = [apiOf(resource, model), found?.type === authorizer ? apiOf(found, model) : undefined];
  if (own === undefined || other === undefined || own === other || own.type !== other.type) return undefined;
  return `authorizer_id must name an authorizer of ${own.address}, ${found?.address} belongs to ${other.address}`;
}

const authorization = [
  rule({
    id: 'http-api/jwt-route-needs-authorizer',
    fact: 'R035',
    on: route,
    demand: 'a JWT route must name a JWT authorizer of its API',
    fix: 'Set authorizer_id to a JWT authorizer of the same API.',
    check: (resource, model) =>
      resource.get('authorization_type') === 'JWT' ? authorizerProblem(resource, model, 'JWT') : undefined,
  }),
  rule({
    id: 'http-api/custom-route-needs-authorizer',
    fact: 'R036',
    on: route,
    demand: 'a CUSTOM route must name a REQUEST authorizer of its API',
    fix: 'Set authorizer_id to a REQUEST authorizer of the same API.',
    check: (resource, model) =>
      resource.get('authorization_type') === 'CUSTOM' ? authorizerProblem(resource, model, 'REQUEST') : undefined,
  }),
  rule({
    id: 'http-api/authorizer-without-type',
    fact: 'R037',
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
    fact: 'R038',
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
    fact: 'R039',
    on: route,
    at: 'authorization_scopes',
    must: sized(0, limits.scopesPerRoute.value),
    fix: 'Name at most ten scopes; any one of them lets a token in.',
  }),
  rule({
    id: 'http-api/no-api-key',
    fact: 'R040',
    on: route,
    demand: 'api_key_required must not be true on an HTTP API',
    fix: 'Remove api_key_required, or use a REST API for API keys.',
    check: (resource, model) =>
      isOn('HTTP', resource, model) &&
      isTrue(resource, 'api_key_required') &&
      'api_key_required must be false on an HTTP API, was true',
  }),
  rule({
    id: 'http-api/open-preflight',
    fact: 'R008',
    on: route,
    demand: 'an API with CORS and a protected $default route must leave OPTIONS /{proxy+} open',
    fix: 'Add the route OPTIONS /{proxy+} with authorization_type NONE.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      const type = resource.get('authorization_type');
      if (api === undefined || keyOf(resource) !== '$default' || typeof type !== 'string' || type === 'NONE')
        return undefined;
      const { members, closed } = membersOf(model, route, api);
      const open = members.some((one) => !(keyOf(one) !== undefined && !/^OPTIONS /.test(keyOf(one) ?? '')));
      return (
        closed &&
        !open &&
        api.blocks('cors_configuration').length > 0 &&
        `authorization_type ${type} of $default must not cover preflight requests, and no OPTIONS route is open`
      );
    },
  }),
];

/** Rules about `aws_apigatewayv2_route` and its responses. */
export const routeRules = [...keys, ...targets, ...authorization];
