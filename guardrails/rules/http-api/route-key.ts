import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, isOn, membersOf, perModel, protocolOf, repeated } from '../apis';
import { rule, shown, unique } from '../define';

/** The Terraform type of a route of an HTTP or WebSocket API. */
export const route = 'aws_apigatewayv2_route';

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
    if (key === undefined) continue;
    let place = '';
    for (const segment of segmentsOf(key)) {
      const name = variableOf(segment);
      const before = name === undefined ? undefined : names.get(place);
      if (before !== undefined && before.name !== name) {
        clashes.set(
          one,
          `route_key must name the variable {${before.name}} as ${shown(before.key)} does at that place, was ${shown(key)}`,
        );
      }
      if (name !== undefined && before === undefined) names.set(place, { name, key });
      place += `/${name === undefined ? segment : '{}'}`;
    }
  }
  return clashes;
});

/** Rules about `route_key` of `aws_apigatewayv2_route`. */
export const routeKeyRules = [
  rule({
    id: 'http-api/route-key-form',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-http-route-key)',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
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
    severity: 'rejects',
    source: 'https://github.com/KensioSoftware/yulin/issues/307',
    on: route,
    demand: 'all routes of an API must name the variable at one path level alike',
    fix: 'Use one variable name at this level of the path.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      return protocolOf(api) === 'HTTP' && api !== undefined && clashesOf(api, model).get(resource);
    },
  }),
  unique({
    id: 'http-api/route-key-unique',
    severity: 'rejects',
    source: 'unverified message',
    on: route,
    demand: 'route_key must be unique in its API',
    fix: 'Remove one of the two routes.',
    at: 'route_key',
    within: 'in its API',
    twin: (resource, model) => {
      const api = apiOf(resource, model);
      return api && routesByKey(api, model).get(resource);
    },
  }),
  rule({
    id: 'http-api/route-variable-form',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html',
    on: route,
    demand: 'route_key must hold a path without query string or fragment',
    fix: 'Remove everything from ? or # on; the function reads the query string.',
    check: (resource, model) => {
      const key = httpKeyOf(resource, model) ?? '$';
      return /[?#]/.test(key) && `route_key must hold a path without query string or fragment, was ${shown(key)}`;
    },
  }),
];
