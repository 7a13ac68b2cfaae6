import { type Case, ref, values } from './case';

const api = 'aws_apigatewayv2_api.a';
const http = { [api]: { name: 'a', protocol_type: 'HTTP' } };
const webSocket = {
  [api]: { name: 'a', protocol_type: 'WEBSOCKET', route_selection_expression: '$request.body.action' },
};
const cors = (block: Record<string, unknown>) => ({
  [api]: { name: 'a', protocol_type: 'HTTP', cors_configuration: block },
});
const many = (count: number, make: (at: number) => [string, Record<string, unknown>]) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => make(at)));

/** Proofs of the rules about `aws_apigatewayv2_api`. */
export const httpApiCases: Case[] = [
  ...values(
    'http-api/cors-origin-wildcard',
    'aws_apigatewayv2_api.cors_configuration.allow_origins',
    [['https://*.example.org'], ['https://orders.example.org:*']],
    [['https://*'], ['*'], ['https://orders.example.org'], ['chrome-extension://*']],
  ),
  {
    rule: 'http-api/cors-credentials-need-named-origins',
    breaks: cors({ allow_credentials: true, allow_origins: ['*'] }),
    sound: cors({ allow_origins: ['https://a.example'] }),
    token: [
      `${api}.cors_configuration.allow_credentials`,
      `${api}.cors_configuration.allow_origins`,
      `${api}.cors_configuration`,
    ],
    says: '"*"',
  },
  ...values(
    'http-api/cors-max-age',
    'aws_apigatewayv2_api.cors_configuration.max_age',
    [86401, -2, '86401', 1.5],
    [-1, 0, 86400, '300'],
    http,
  ),
  {
    rule: 'websocket-api/no-cors',
    breaks: { [api]: { protocol_type: 'WEBSOCKET', cors_configuration: { allow_origins: ['*'] } } },
    sound: { [api]: { protocol_type: 'HTTP' } },
    token: [`${api}.protocol_type`, `${api}.cors_configuration`],
  },
  ...values(
    'http-api/cors-origin-form',
    'aws_apigatewayv2_api.cors_configuration.allow_origins',
    [['https://a.com/'], ['a.com']],
    [['*'], ['https://a.com'], ['http://localhost:3000'], []],
    http,
  ),
  {
    rule: 'http-api/cors-credentials-need-named-headers',
    breaks: cors({ allow_credentials: true, allow_headers: ['*'] }),
    sound: cors({ allow_credentials: false }),
    token: [`${api}.cors_configuration.allow_headers`, `${api}.cors_configuration.allow_credentials`],
    says: 'allow_headers',
  },
  ...values(
    'http-api/cors-method-case',
    'aws_apigatewayv2_api.cors_configuration.allow_methods',
    [['get'], ['Patch']],
    [['GET', 'OPTIONS'], ['*']],
    http,
  ),
  ...values('http-api/name-length', 'aws_apigatewayv2_api.name', ['', 'x'.repeat(129)], ['x', 'x'.repeat(128)], http),
  {
    rule: 'http-api/route-selection',
    breaks: { [api]: { protocol_type: 'HTTP', route_selection_expression: '$request.body.action' } },
    sound: { [api]: { route_selection_expression: '$request.method $request.path' } },
    token: [`${api}.route_selection_expression`, `${api}.protocol_type`],
  },
  {
    rule: 'websocket-api/route-selection',
    breaks: { [api]: { protocol_type: 'WEBSOCKET' } },
    sound: webSocket,
    token: [`${api}.protocol_type`, `${api}.route_selection_expression`],
  },
  {
    rule: 'http-api/openapi-version',
    breaks: { [api]: { protocol_type: 'HTTP', body: '{"swagger":"2.0","paths":{}}' } },
    sound: { [api]: { body: '{"openapi":"3.0.1","paths":{}}' } },
    token: [`${api}.body`, `${api}.protocol_type`],
    says: 'swagger 2.0',
  },
  {
    rule: 'http-api/openapi-version',
    when: 'in YAML',
    breaks: { [api]: { protocol_type: 'HTTP', body: 'openapi: 3.1.0\npaths: {}\n' } },
    sound: { [api]: { body: 'openapi: "3.0.1"\npaths: {}\n' } },
    token: `${api}.body`,
  },
  {
    rule: 'websocket-api/no-body',
    breaks: { [api]: { protocol_type: 'WEBSOCKET', body: '{"openapi":"3.0.1"}' } },
    sound: { [api]: { body: undefined } },
    token: [`${api}.protocol_type`, `${api}.body`],
  },
  {
    rule: 'http-api/openapi-one-security',
    breaks: {
      [api]: {
        protocol_type: 'HTTP',
        body: JSON.stringify({ openapi: '3.0.1', paths: { '/a': { get: { security: [{ x: [] }, { y: [] }] } } } }),
      },
    },
    sound: {
      [api]: { body: JSON.stringify({ openapi: '3.0.1', paths: { '/a': { get: { security: [{ x: [] }] } } } }) },
    },
    token: `${api}.body`,
    says: 'GET /a',
  },
  {
    rule: 'http-api/no-request-validators',
    breaks: {
      [api]: {
        protocol_type: 'HTTP',
        body: JSON.stringify({ openapi: '3.0.1', 'x-amazon-apigateway-request-validator': 'all', paths: {} }),
      },
    },
    sound: { [api]: { body: JSON.stringify({ openapi: '3.0.1', paths: {} }) } },
    token: `${api}.body`,
  },
  {
    rule: 'websocket-api/no-quick-create',
    breaks: { [api]: { protocol_type: 'WEBSOCKET', target: 'arn:aws:lambda:eu-west-1:111122223333:function:f' } },
    sound: { [api]: { target: undefined } },
    token: `${api}.protocol_type`,
  },
  ...values(
    'websocket-api/api-key-selection',
    'aws_apigatewayv2_api.api_key_selection_expression',
    ['$request.header.key'],
    ['$request.header.x-api-key'],
    webSocket,
  ),
  {
    rule: 'http-api/quotas',
    breaks: {
      ...http,
      ...many(11, (at) => [`aws_apigatewayv2_authorizer.a${at}`, { api_id: ref('aws_apigatewayv2_api.a.id') }]),
    },
    sound: { 'aws_apigatewayv2_authorizer.a0': null },
    token: 'aws_apigatewayv2_authorizer.a0.api_id',
    says: '10 authorizers, had 11',
  },
];
