import { type Case, proof, type Resources, ref, values } from './case';

const api = 'aws_apigatewayv2_api.a';
const one = 'aws_apigatewayv2_authorizer.a';
const type = 'aws_apigatewayv2_authorizer';
const api_id = ref('aws_apigatewayv2_api.a.id');
const http: Resources = { [api]: { protocol_type: 'HTTP' } };
const webSocket: Resources = { [api]: { protocol_type: 'WEBSOCKET' } };
const jwt = (configuration: Record<string, unknown> = {}): Resources => ({
  [one]: { api_id, authorizer_type: 'JWT', jwt_configuration: configuration },
});
const request = (around: Resources, more: Record<string, unknown> = {}): Resources => ({
  ...around,
  [one]: { api_id, authorizer_type: 'REQUEST', ...more },
});
const lambda: Resources = { 'aws_lambda_function.f': { function_name: 'f' } };
const invoke = ref('aws_lambda_function.f.invoke_arn');

/** Proofs of the rules about authorizers of HTTP and WebSocket APIs. */
export const httpAuthorizerCases: Case[] = [
  proof(
    'http-api/jwt-configuration-given',
    { [one]: { authorizer_type: 'JWT' } },
    { [one]: { jwt_configuration: { issuer: 'https://a.example' } } },
    [`${one}.authorizer_type`, `${one}.jwt_configuration`],
  ),
  ...values(
    'http-api/jwt-issuer-https',
    `${type}.jwt_configuration.issuer`,
    ['i.example', 'http://i.example'],
    ['https://i.example', `https://${ref('var.unknown')}`],
  ),
  proof(
    'http-api/jwt-issuer-https',
    { ...jwt({ issuer: ref('aws_cognito_user_pool.p.endpoint') }), 'aws_cognito_user_pool.p': {} },
    { [one]: { jwt_configuration: { issuer: `https://${ref('aws_cognito_user_pool.p.endpoint')}` } } },
    `${one}.jwt_configuration.issuer`,
    { when: 'the bare endpoint' },
  ),
  ...values(
    'http-api/jwt-issuer-discovery',
    `${type}.jwt_configuration.issuer`,
    ['https://i.example/.well-known/openid-configuration', 'https://i.example/?tenant=a', 'https://i.example/#a'],
    ['https://i.example/tenant/v2.0', ref('var.unknown')],
  ),
  ...values(
    'http-api/jwt-audience-text',
    `${type}.jwt_configuration.audience`,
    [[''], ['a', ' b']],
    [['https://api.myapp.com', ref('var.unknown')]],
  ),
  ...values(
    'http-api/jwt-cognito-issuer',
    `${type}.jwt_configuration.issuer`,
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc/', 'https://my.auth.eu-west-1.amazoncognito.com'],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', 'https://tenant.eu.auth0.com/'],
  ),
  ...values(
    'http-api/jwt-audience',
    `${type}.jwt_configuration.audience`,
    [[], Array.from({ length: 51 }, (_, at) => `c${at}`)],
    [['a'], [ref('var.unknown')]],
  ),
  proof(
    'http-api/jwt-audience-is-client',
    {
      ...jwt({ audience: [ref('aws_cognito_user_pool.p.id')] }),
      'aws_cognito_user_pool.p': {},
      'aws_cognito_user_pool_client.c': {},
    },
    { [one]: { jwt_configuration: { audience: [ref('aws_cognito_user_pool_client.c.id')] } } },
    `${one}.jwt_configuration.audience`,
  ),
  ...values(
    'http-api/jwt-identity-source',
    `${type}.identity_sources`,
    [[], ['$request.header.A', '$request.header.B']],
    [['$request.header.Authorization']],
    jwt(),
  ),
  ...values(
    'http-api/identity-source-form',
    `${type}.identity_sources`,
    [['method.request.header.Authorization'], ['$request.cookie.a']],
    [['$request.header.Authorization'], ['$context.routeKey']],
    request(http),
  ),
  ...values(
    'websocket-api/identity-source-form',
    `${type}.identity_sources`,
    [['$request.header.Authorization']],
    [['route.request.querystring.token'], ['route.request.header.Auth']],
    request(webSocket),
  ),
  proof(
    'http-api/cached-authorizer-needs-source',
    request(http, { authorizer_result_ttl_in_seconds: 300 }),
    request({}, { identity_sources: ['$request.header.Authorization'] }),
    [`${one}.identity_sources`, `${one}.authorizer_result_ttl_in_seconds`, `${one}.authorizer_type`],
  ),
  proof('websocket-api/authorizer-type', { ...webSocket, ...jwt() }, { [one]: { authorizer_type: 'REQUEST' } }, [
    `${one}.authorizer_type`,
    `${one}.api_id`,
  ]),
  proof(
    'http-api/request-authorizer-uri',
    request(http),
    request({}, { authorizer_uri: 'arn:aws:apigateway:eu-west-1:lambda:path/x' }),
    [`${one}.authorizer_uri`, `${one}.authorizer_type`],
  ),
  proof(
    'http-api/authorizer-invoke-arn',
    { ...request(http, { authorizer_uri: ref('aws_lambda_function.f.arn') }), ...lambda },
    request({}, { authorizer_uri: invoke }),
    `${one}.authorizer_uri`,
  ),
  ...values(
    'http-api/authorizer-invoke-arn',
    `${type}.authorizer_uri`,
    ['arn:aws:lambda:eu-west-1:111122223333:function:f'],
    ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/x/invocations'],
  ),
  proof(
    'http-api/authorizer-payload-version',
    request(http),
    request({}, { authorizer_payload_format_version: '2.0' }),
    [`${one}.authorizer_payload_format_version`, `${one}.api_id`, `${one}.authorizer_type`],
  ),
  proof(
    'http-api/authorizer-payload-version',
    request(webSocket, { authorizer_payload_format_version: '1.0' }),
    request({}, { authorizer_payload_format_version: undefined }),
    [`${one}.authorizer_payload_format_version`, `${one}.api_id`],
    { when: 'on a WebSocket API' },
  ),
  proof(
    'http-api/simple-responses-version',
    request(http, { enable_simple_responses: true, authorizer_payload_format_version: '1.0' }),
    request({}, { authorizer_payload_format_version: '2.0' }),
    [`${one}.enable_simple_responses`, `${one}.authorizer_payload_format_version`],
  ),
  ...values('http-api/authorizer-ttl', `${type}.authorizer_result_ttl_in_seconds`, [3601, -1], [0, 3600]),
  proof(
    'http-api/authorizer-ttl-stated',
    request(http, { identity_sources: ['$request.header.Authorization'] }),
    request({}, { authorizer_result_ttl_in_seconds: 0 }),
    [`${one}.authorizer_result_ttl_in_seconds`, `${one}.api_id`, `${one}.identity_sources`],
  ),
  proof(
    'http-api/authorizer-permission',
    { ...request(http, { authorizer_uri: invoke }), ...lambda },
    { 'aws_lambda_permission.p': { function_name: 'f' } },
    [`${one}.authorizer_uri`, `${one}.authorizer_credentials_arn`],
  ),
  proof(
    'http-api/authorizer-permission',
    { ...request(http, { authorizer_uri: invoke }), ...lambda, 'aws_lambda_permission.p': { function_name: 'other' } },
    { 'aws_lambda_permission.p': { function_name: ref('aws_lambda_function.f.arn') } },
    'aws_lambda_permission.p.function_name',
    { when: 'for another function' },
  ),
  proof(
    'http-api/authorizer-role-kind',
    { [one]: { authorizer_type: 'JWT', authorizer_credentials_arn: 'arn:aws:iam::111122223333:role/r' } },
    { [one]: { authorizer_type: 'REQUEST' } },
    [`${one}.authorizer_type`, `${one}.authorizer_credentials_arn`],
  ),
  proof(
    'http-api/authorizer-mixed',
    { [one]: { authorizer_type: 'JWT', authorizer_uri: 'x' } },
    { [one]: { authorizer_uri: undefined } },
    [`${one}.authorizer_type`, `${one}.authorizer_uri`],
  ),
  proof(
    'http-api/authorizer-mixed',
    { [one]: { authorizer_type: 'REQUEST', jwt_configuration: { issuer: 'https://i' } } },
    { [one]: { authorizer_type: 'JWT' } },
    `${one}.authorizer_type`,
    { when: 'the other way round' },
  ),
];
