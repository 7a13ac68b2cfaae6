import { type Case, proof, type Resources, ref, values } from './case';

const api = 'aws_apigatewayv2_api.a';
const route = 'aws_apigatewayv2_route.a';
const apiId = ref('aws_apigatewayv2_api.a.id');
const http: Resources = { [api]: { protocol_type: 'HTTP' } };
const webSocket: Resources = { [api]: { protocol_type: 'WEBSOCKET' } };
const target = 'integrations/x';
const routes = (...keys: string[]): Resources =>
  Object.fromEntries(
    keys.map((key, at) => [`aws_apigatewayv2_route.${'abc'[at]}`, { api_id: apiId, route_key: key, target }]),
  );

const keyed = (rule: string, bad: string, good: string, when?: string): Case => ({
  rule,
  when: when ?? bad,
  breaks: { ...http, ...routes(bad) },
  sound: routes(good),
  token: [`${route}.route_key`, `${route}.api_id`, `${api}.protocol_type`],
});

const authorized = (rule: string, type: string, kind: string, other: string): Case[] => [
  {
    rule,
    when: 'without authorizer',
    breaks: { ...http, [route]: { api_id: apiId, authorization_type: type } },
    sound: { [route]: { authorizer_id: 'abc' } },
    token: [`${route}.authorization_type`, `${route}.authorizer_id`],
  },
  {
    rule,
    when: 'with another kind',
    breaks: {
      ...http,
      [route]: { api_id: apiId, authorization_type: type, authorizer_id: ref('aws_apigatewayv2_authorizer.a.id') },
      'aws_apigatewayv2_authorizer.a': { api_id: apiId, authorizer_type: other },
    },
    sound: { 'aws_apigatewayv2_authorizer.a': { authorizer_type: kind } },
    token: ['aws_apigatewayv2_authorizer.a.authorizer_type', `${route}.authorizer_id`],
  },
  {
    rule,
    when: 'with that of another API',
    breaks: {
      ...http,
      'aws_apigatewayv2_api.b': { protocol_type: 'HTTP' },
      [route]: { api_id: apiId, authorization_type: type, authorizer_id: ref('aws_apigatewayv2_authorizer.a.id') },
      'aws_apigatewayv2_authorizer.a': { api_id: ref('aws_apigatewayv2_api.b.id'), authorizer_type: kind },
    },
    sound: { 'aws_apigatewayv2_authorizer.a': { api_id: apiId } },
    token: ['aws_apigatewayv2_authorizer.a.api_id', `${route}.api_id`],
    says: 'aws_apigatewayv2_api.b',
  },
];

/** Proofs of the rules about routes. */
export const routeCases: Case[] = [
  ...['get /items', 'GET items', 'TRACE /items', 'GET  /items', '$Default'].map((bad) =>
    keyed('http-api/route-key-form', bad, 'GET /items/{id}'),
  ),
  keyed('http-api/greedy-variable-last', 'GET /{proxy+}/a', 'GET /a/{proxy+}'),
  {
    rule: 'http-api/route-variable-name',
    breaks: { ...http, ...routes('GET /a/{id}', 'POST /a/{key}/b') },
    sound: { 'aws_apigatewayv2_route.b': { route_key: 'POST /a/{id}/b' } },
    token: ['aws_apigatewayv2_route.a.route_key', 'aws_apigatewayv2_route.b.api_id'],
    says: '{id}',
  },
  {
    rule: 'http-api/route-key-unique',
    breaks: { ...http, ...routes('GET /a', 'GET /a') },
    sound: { 'aws_apigatewayv2_route.b': { route_key: 'POST /a' } },
    token: ['aws_apigatewayv2_route.a.route_key', 'aws_apigatewayv2_route.b.api_id', 'aws_apigatewayv2_route.a.count'],
    says: 'aws_apigatewayv2_route.a',
  },
  keyed('http-api/route-variable-form', 'GET /x{id}', 'GET /x/{id}'),
  keyed('http-api/route-variable-form', 'GET /{id}/b/{id}', 'GET /{id}/b/{other}'),
  keyed('http-api/route-path-only', 'GET /a?b=c', 'GET /a/'),
  {
    rule: 'http-api/route-target-form',
    breaks: {
      ...http,
      [route]: { api_id: apiId, target: ref('aws_apigatewayv2_integration.a.id') },
      'aws_apigatewayv2_integration.a': {},
    },
    sound: { [route]: { target: `integrations/${ref('aws_apigatewayv2_integration.a.id')}` } },
    token: `${route}.target`,
  },
  ...values(
    'http-api/route-target-form',
    'aws_apigatewayv2_route.target',
    ['abc', 'integration/abc'],
    ['integrations/abc'],
    http,
  ),
  {
    rule: 'http-api/route-needs-target',
    breaks: { ...http, [route]: { api_id: apiId, route_key: 'GET /a' } },
    sound: { [route]: { target } },
    token: [`${route}.target`, `${route}.api_id`],
  },
  ...authorized('http-api/jwt-route-needs-authorizer', 'JWT', 'JWT', 'REQUEST'),
  ...authorized('http-api/custom-route-needs-authorizer', 'CUSTOM', 'REQUEST', 'JWT'),
  {
    rule: 'http-api/authorizer-without-type',
    breaks: { [route]: { authorizer_id: 'abc' } },
    sound: { [route]: { authorization_type: 'JWT' } },
    token: [`${route}.authorizer_id`, `${route}.authorization_type`],
  },
  {
    rule: 'http-api/scopes-need-jwt',
    breaks: { [route]: { authorization_type: 'AWS_IAM', authorization_scopes: ['a'] } },
    sound: { [route]: { authorization_type: 'JWT' } },
    token: [`${route}.authorization_type`, `${route}.authorization_scopes`],
  },
  ...values(
    'http-api/scopes-per-route',
    'aws_apigatewayv2_route.authorization_scopes',
    [[...'abcdefghijk']],
    [[...'abcdefghij']],
  ),
  {
    rule: 'http-api/no-api-key',
    breaks: { ...http, [route]: { api_id: apiId, api_key_required: true } },
    sound: { [route]: { api_key_required: false } },
    token: [`${route}.api_key_required`, `${api}.protocol_type`],
  },
  {
    rule: 'http-api/open-preflight',
    breaks: {
      [api]: { protocol_type: 'HTTP', cors_configuration: { allow_origins: ['https://a.example'] } },
      [route]: { api_id: apiId, route_key: '$default', authorization_type: 'JWT', target },
    },
    sound: { 'aws_apigatewayv2_route.b': { api_id: apiId, route_key: 'OPTIONS /{proxy+}', target } },
    token: [`${route}.authorization_type`, `${route}.route_key`, `${api}.cors_configuration`],
    says: 'no route OPTIONS /{proxy+} is open',
  },
  ...[
    ['ANY /{proxy+}', 'OPTIONS /{proxy+}'],
    ['ANY /items', 'OPTIONS /items'],
  ].map(
    ([guarded, open]): Case => ({
      rule: 'http-api/open-preflight',
      when: `of a guarded ${guarded}`,
      breaks: {
        [api]: { protocol_type: 'HTTP', cors_configuration: { allow_origins: ['https://a.example'] } },
        [route]: { api_id: apiId, route_key: guarded, authorization_type: 'CUSTOM', target },
        'aws_apigatewayv2_route.c': { api_id: apiId, route_key: 'GET /items', authorization_type: 'CUSTOM', target },
      },
      sound: { 'aws_apigatewayv2_route.b': { api_id: apiId, route_key: open, target } },
      token: [`${route}.authorization_type`, `${route}.route_key`, `${api}.cors_configuration`],
      says: `no route ${open} is open`,
    }),
  ),
  {
    rule: 'http-api/open-preflight',
    when: 'taken by an open greedy route',
    breaks: {
      [api]: { protocol_type: 'HTTP', cors_configuration: { allow_origins: ['https://a.example'] } },
      [route]: { api_id: apiId, route_key: 'GET /items', authorization_type: 'JWT', target },
      'aws_apigatewayv2_route.b': { api_id: apiId, route_key: 'ANY /{proxy+}', target },
    },
    sound: { 'aws_apigatewayv2_route.c': { api_id: apiId, route_key: 'OPTIONS /items', target } },
    token: [`${route}.authorization_type`, 'aws_apigatewayv2_route.b.route_key', `${api}.cors_configuration`],
    says: 'must not take the preflight requests of "GET /items"',
  },
  {
    rule: 'http-api/no-websocket-route-arguments',
    breaks: { ...http, [route]: { api_id: apiId, model_selection_expression: 'action' } },
    sound: { [route]: { model_selection_expression: undefined } },
    token: [`${route}.api_id`, `${route}.model_selection_expression`],
  },
  {
    rule: 'websocket-api/authorization-on-connect-only',
    breaks: { ...webSocket, [route]: { api_id: apiId, route_key: '$default', authorization_type: 'AWS_IAM' } },
    sound: { [route]: { route_key: '$connect' } },
    token: [`${route}.route_key`, `${route}.authorization_type`, `${route}.api_id`],
  },
  {
    rule: 'websocket-api/authorizer-unused',
    breaks: {
      ...webSocket,
      [route]: { api_id: apiId, route_key: '$connect' },
      'aws_apigatewayv2_authorizer.a': { api_id: apiId },
    },
    sound: { [route]: { authorization_type: 'CUSTOM' } },
    token: [`${route}.authorization_type`, `${route}.api_id`, `${api}.protocol_type`],
  },
  {
    rule: 'websocket-api/reply-needs-route-response',
    breaks: {
      ...webSocket,
      [route]: { api_id: apiId, route_key: 'a', route_response_selection_expression: '$default' },
    },
    sound: {
      'aws_apigatewayv2_route_response.a': {
        api_id: apiId,
        route_id: ref('aws_apigatewayv2_route.a.id'),
        route_response_key: '$default',
      },
    },
    token: [`${route}.route_response_selection_expression`, `${route}.api_id`],
  },
  {
    rule: 'websocket-api/reply-needs-route-response',
    when: 'the other way round',
    breaks: {
      ...webSocket,
      [route]: { api_id: apiId, route_key: 'a' },
      'aws_apigatewayv2_route_response.a': { api_id: apiId, route_id: ref('aws_apigatewayv2_route.a.id') },
    },
    sound: { [route]: { route_response_selection_expression: '$default' } },
    token: ['aws_apigatewayv2_route_response.a.route_id', `${route}.api_id`],
  },
  ...values(
    'websocket-api/route-response-key',
    'aws_apigatewayv2_route_response.route_response_key',
    ['200'],
    ['$default'],
  ),
  ...['aws_apigatewayv2_route_response.a', 'aws_apigatewayv2_integration_response.a', 'aws_apigatewayv2_model.a'].map(
    (address): Case => ({
      rule: 'http-api/no-websocket-resources',
      when: address,
      breaks: { ...http, [address]: { api_id: apiId } },
      sound: { [api]: { protocol_type: 'WEBSOCKET' } },
      token: [`${address}.api_id`, `${api}.protocol_type`],
    }),
  ),
  proof(
    'http-api/api-kind',
    {
      'aws_api_gateway_rest_api.rest': { name: 'orders' },
      [api]: { protocol_type: 'HTTP' },
      'aws_apigatewayv2_route.r': { api_id: '${aws_api_gateway_rest_api.rest.id}', route_key: '$default' },
    },
    { 'aws_apigatewayv2_route.r': { api_id: apiId } },
    'aws_apigatewayv2_route.r.api_id',
    { says: 'api_id must be an aws_apigatewayv2_api, was aws_api_gateway_rest_api.rest' },
  ),
  ...values('websocket-api/model-name', 'aws_apigatewayv2_model.name', ['my-model', ''], ['MyModel1']),
];
