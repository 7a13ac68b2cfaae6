import { enumerations, limits } from '../../../limits/limits';
import { openApiOf } from '../../../terraform/documents/openapi';
import type { Resource } from '../../../terraform/model/resource';
import { bodyOperationsOf, isTrue, membersOf, protocolOf, textsOf } from '../apis';
import { absent, argument, rule, shown } from '../define';
import { longAs, matches, oneOf, within } from '../demands';

const api = 'aws_apigatewayv2_api';
const isWebSocket = (resource: Resource): boolean => protocolOf(resource) === 'WEBSOCKET';
const isHttp = (resource: Resource): boolean => protocolOf(resource) === 'HTTP';

const cors = [
  rule({
    id: 'http-api/cors-credentials-need-named-origins',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-cors-credentials-wildcard)',
    on: api,
    demand: 'cors_configuration must name its origins when it allows credentials',
    fix: 'Name the origins, or set allow_credentials to false.',
    check: (resource) =>
      resource
        .blocks('cors_configuration')
        .map(
          (block) =>
            isTrue(block, 'allow_credentials') &&
            textsOf(block, 'allow_origins').includes('*') &&
            'cors_configuration.allow_origins must name origins beside allow_credentials = true, was "*"',
        ),
  }),
  argument({
    id: 'http-api/cors-max-age',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 Cors.MaxAge',
    on: api,
    at: 'cors_configuration.max_age',
    must: within(limits.corsMaxAgeSeconds.value),
    fix: 'Give seconds up to one day; -1 switches the browser cache off.',
  }),
  absent({
    id: 'websocket-api/no-cors',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-no-cors)',
    on: api,
    demand: 'cors_configuration must be absent on a WebSocket API',
    fix: 'Remove cors_configuration, or make it an HTTP API.',
    at: 'cors_configuration',
    where: (resource) => isWebSocket(resource) && 'with protocol_type WEBSOCKET',
  }),
  argument({
    id: 'http-api/cors-origin-form',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    on: api,
    at: 'cors_configuration.allow_origins[]',
    must: matches(
      /^(\*|null|[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#\s]+)$/,
      'be "*" or scheme://host[:port] without path or trailing slash',
    ),
    fix: 'Write the origin exactly as the browser sends it.',
  }),
  rule({
    id: 'http-api/cors-credentials-need-named-headers',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
    on: api,
    demand: 'allow_headers, allow_methods and expose_headers must be named when credentials are allowed',
    fix: 'List the headers and methods by name.',
    check: (resource) =>
      resource
        .blocks('cors_configuration')
        .filter((block) => isTrue(block, 'allow_credentials'))
        .flatMap((block) =>
          ['allow_headers', 'allow_methods', 'expose_headers'].map(
            (name) =>
              textsOf(block, name).includes('*') &&
              `cors_configuration.${name} must be named beside allow_credentials = true, was "*", which browsers then read as a name`,
          ),
        ),
  }),
  argument({
    id: 'http-api/cors-method-case',
    severity: 'misbehaves',
    source: 'Fetch standard; unverified at AWS',
    on: api,
    at: 'cors_configuration.allow_methods[]',
    must: matches(/^(\*|[A-Z]+)$/, 'be "*" or an upper-case HTTP method'),
    fix: 'Write the method in upper case: browsers compare it exactly.',
  }),
];

const selection = new Set(['$request.method $request.path', '${request.method} ${request.path}']);

const api2 = [
  argument({
    id: 'http-api/name-length',
    severity: 'rejects',
    source: 'provider schema',
    on: api,
    at: 'name',
    must: longAs(limits.apiNameLength.value.least, limits.apiNameLength.value.most),
    fix: 'Give a name of 1 to 128 characters.',
  }),
  rule({
    id: 'http-api/route-selection',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-http-route-selection)',
    on: api,
    demand: 'route_selection_expression of an HTTP API must be $request.method $request.path',
    fix: 'Remove route_selection_expression.',
    check: (resource) => {
      const value = resource.get('route_selection_expression');
      if (!isHttp(resource) || typeof value !== 'string' || selection.has(value)) return undefined;
      return `route_selection_expression must be "$request.method $request.path" on an HTTP API, was ${shown(value)}`;
    },
  }),
  rule({
    id: 'websocket-api/route-selection',
    severity: 'misbehaves',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-websocket-route-selection)',
    on: api,
    demand: 'route_selection_expression of a WebSocket API must be stated',
    fix: 'Set it, for example to $request.body.action.',
    check: (resource) => {
      const value = resource.get('route_selection_expression');
      const sent = value === undefined || (typeof value === 'string' && selection.has(value));
      return (
        isWebSocket(resource) &&
        sent &&
        `route_selection_expression must say which part of a message names its route, was ${shown(value)}`
      );
    },
  }),
  rule({
    id: 'http-api/openapi-version',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
    on: api,
    demand: 'body must be an OpenAPI 3.0 document',
    fix: 'Convert the document to OpenAPI 3.0.',
    check: (resource) => {
      const { version } = openApiOf(resource.get('body'));
      return (
        isHttp(resource) &&
        version !== undefined &&
        !/^openapi 3\.0/.test(version) &&
        `body must be an OpenAPI 3.0 document, was ${version}`
      );
    },
  }),
  absent({
    id: 'websocket-api/no-body',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
    on: api,
    demand: 'body must be absent on a WebSocket API',
    fix: 'Describe the routes as aws_apigatewayv2_route resources.',
    at: 'body',
    where: (resource) => isWebSocket(resource) && 'with protocol_type WEBSOCKET',
  }),
  rule({
    id: 'http-api/openapi-one-security',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
    on: api,
    demand: 'each operation of body must name one security requirement at most',
    fix: 'Keep one security requirement for each operation.',
    check: (resource) =>
      bodyOperationsOf(resource).map(({ name, operation }) => {
        const requirements = Array.isArray(operation.security) ? operation.security : [];
        return (
          requirements.length > 1 && `body: ${name} must name one security requirement, named ${requirements.length}`
        );
      }),
  }),
  rule({
    id: 'http-api/no-request-validators',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-open-api.html',
    on: api,
    demand: 'body must not count on request validators, which HTTP APIs ignore',
    fix: 'Validate in the function, or use a REST API.',
    check: (resource) => {
      const { document } = openApiOf(resource.get('body'));
      return (
        document !== undefined &&
        Object.keys(document).some((key) => key.startsWith('x-amazon-apigateway-request-validator')) &&
        'body must not set x-amazon-apigateway-request-validators, which HTTP APIs ignore'
      );
    },
  }),
  absent({
    id: 'websocket-api/no-quick-create',
    severity: 'rejects',
    source: 'botocore 1.43.11, apigatewayv2 CreateApi',
    on: api,
    demand: 'target, route_key and credentials_arn must be absent on a WebSocket API',
    fix: 'Use aws_apigatewayv2_integration and aws_apigatewayv2_route.',
    at: ['target', 'route_key', 'credentials_arn'],
    where: (resource) => isWebSocket(resource) && 'with protocol_type WEBSOCKET',
  }),
  argument({
    id: 'websocket-api/api-key-selection',
    severity: 'rejects',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html',
    on: api,
    at: 'api_key_selection_expression',
    must: oneOf(enumerations.apiKeySelections.value),
    fix: 'Use one of the two expressions.',
  }),
];

const counted = [
  { type: 'aws_apigatewayv2_route', what: 'routes', most: limits.httpRoutes.value },
  { type: 'aws_apigatewayv2_integration', what: 'integrations', most: limits.httpIntegrations.value },
  { type: 'aws_apigatewayv2_authorizer', what: 'authorizers', most: limits.authorizersPerApi.value },
  { type: 'aws_apigatewayv2_stage', what: 'stages', most: limits.stagesPerApi.value },
] as const;

const quotas = rule({
  id: 'http-api/quotas',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
  on: api,
  demand: 'an API must stay within its quotas: 300 routes, 300 integrations, 10 authorizers, 10 stages',
  fix: 'Split the API, or share integrations between routes.',
  check: (resource, model) =>
    counted.map(({ type, what, most }) => {
      const { length } = membersOf(model, type, resource).members;
      return length > most && `must have at most ${most} ${what}, had ${length}`;
    }),
});

/** Rules about `aws_apigatewayv2_api` and its CORS settings. */
export const httpApiRules = [...cors, ...api2, quotas];
