import { isMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { apiOf, isOn, membersOf, protocolOf } from '../apis';
import { argument, rule, shown } from '../define';
import { oneOf } from '../demands';
import { authorizer } from '../http-api/authorizer-type';
import { keyOf, route } from '../http-api/route-key';

const webSocketOnly = [
  'request_models',
  'model_selection_expression',
  'request_parameter',
  'route_response_selection_expression',
];

/** Rules about routes of WebSocket APIs and what belongs to them. */
export const webSocketRouteRules = [
  rule({
    id: 'http-api/no-websocket-route-arguments',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 CreateRoute',
    on: route,
    demand: 'models, request parameters and route responses must be absent on routes of an HTTP API',
    fix: 'Remove the argument.',
    check: (resource, model) =>
      isOn('HTTP', resource, model)
        ? webSocketOnly.map(
            (name) =>
              resource.has(name) === true &&
              !isEmpty(resource, name) &&
              `${name} must be absent on an HTTP API, was ${shown(resource.get(name))}`,
          )
        : undefined,
  }),
  rule({
    id: 'websocket-api/authorization-on-connect-only',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-authorization-connect-only)',
    on: route,
    demand: 'only the $connect route of a WebSocket API may be authorized',
    fix: 'Move the authorizer to $connect; messages of the connection are then trusted.',
    check: (resource, model) => {
      const [type, key] = [resource.get('authorization_type'), keyOf(resource)];
      const protectedType = typeof type === 'string' && type !== 'NONE';
      return (
        protectedType &&
        key !== undefined &&
        key !== '$connect' &&
        isOn('WEBSOCKET', resource, model) &&
        `authorization_type must be NONE on ${key}, was ${shown(type)}`
      );
    },
  }),
  rule({
    id: 'websocket-api/authorizer-unused',
    severity: 'security',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
    on: authorizer,
    demand: 'an authorizer of a WebSocket API must be used by its $connect route',
    fix: 'Set authorization_type CUSTOM and authorizer_id on the $connect route.',
    check: (resource, model) => {
      const api = apiOf(resource, model);
      if (api === undefined || protocolOf(api) !== 'WEBSOCKET' || resource.conditional) return undefined;
      const { members, closed } = membersOf(model, route, api);
      const guarded = members.some((one) => (keyOf(one) ?? '$connect') === '$connect' && !isOpenRoute(one));
      return (
        closed && !guarded && 'must be used by the $connect route, which is open or absent: every client may connect'
      );
    },
  }),
  rule({
    id: 'websocket-api/reply-needs-route-response',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html',
    on: route,
    demand: 'a route with route_response_selection_expression must have a route response, and the reverse',
    fix: 'Add an aws_apigatewayv2_route_response with route_response_key $default, or set the expression.',
    check: (resource, model) => {
      if (!isOn('WEBSOCKET', resource, model)) return undefined;
      const { sure, maybe } = model.related('aws_apigatewayv2_route_response', 'route_id', resource);
      const two = resource.has('route_response_selection_expression');
      return [
        two === true &&
          sure.length === 0 &&
          maybe.length === 0 &&
          !model.hasOpaqueModules &&
          'route_response_selection_expression must go with a route response, and there is none: the reply is dropped',
        two === false &&
          sure.length > 0 &&
          `route_response_selection_expression must be $default for ${sure[0]?.address} to be used, was absent`,
      ];
    },
  }),
  argument({
    id: 'websocket-api/route-response-key',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-route-response-key-default)',
    on: 'aws_apigatewayv2_route_response',
    at: 'route_response_key',
    must: oneOf(['$default']),
    fix: 'Use $default.',
  }),
  rule({
    id: 'http-api/no-websocket-resources',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (*-websocket-only)',
    on: ['aws_apigatewayv2_route_response', 'aws_apigatewayv2_integration_response', 'aws_apigatewayv2_model'],
    demand: 'route responses, integration responses and models must belong to a WebSocket API',
    fix: 'Remove the resource, or shape the answer in the function.',
    check: (resource, model) =>
      !resource.conditional &&
      isOn('HTTP', resource, model) &&
      `must belong to a WebSocket API, ${apiOf(resource, model)?.address} is HTTP`,
  }),
  rule({
    id: 'websocket-api/model-name',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-model-name-alphanumeric)',
    on: 'aws_apigatewayv2_model',
    demand: 'name must be alphanumeric',
    fix: 'Use letters and digits only.',
    check: (resource) => {
      const name = resource.get('name');
      return (
        typeof name === 'string' && !/^[A-Za-z0-9]+$/.test(name) && `name must be alphanumeric, was ${shown(name)}`
      );
    },
  }),
];

const isEmpty = (resource: Resource, name: string): boolean => {
  const value = resource.get(name);
  return value === '' || (isMap(value) && Object.keys(value).length === 0);
};

const isOpenRoute = (resource: Resource): boolean => {
  const type = resource.get('authorization_type');
  return type === undefined || type === 'NONE';
};
