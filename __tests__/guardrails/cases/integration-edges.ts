import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');

const http = 'aws_apigatewayv2_api.h';
const api_id = ref(`${http}.id`);
const route = 'aws_apigatewayv2_route';
const routed = (routes: Readonly<Record<string, Body>>): Resources =>
  Object.fromEntries(Object.entries(routes).map(([name, one]) => [`${route}.${name}`, { api_id, ...one }]));
const crossing: Resources = { [http]: { protocol_type: 'HTTP', cors_configuration: { allow_origins: ['*'] } } };
const token = { authorization_type: 'JWT' };
const fallback = routed({ a: { route_key: '$default', ...token }, b: { route_key: 'GET /b' } });
const authorizer = 'aws_apigatewayv2_authorizer.a';
const issued = (issuer: unknown): Resources => ({
  [authorizer]: { authorizer_type: 'JWT', jwt_configuration: { issuer } },
});
const lambda = 'aws_lambda_function.f';
const calling = (name: string, called: string): Resources => ({
  [`aws_apigatewayv2_integration.${name}`]: { api_id, integration_uri: ref(`${called}.invoke_arn`) },
});
const warm: Resources = {
  [http]: { protocol_type: 'HTTP' },
  [lambda]: { publish: true },
  'aws_lambda_alias.l': { name: 'live', function_name: ref(`${lambda}.function_name`), function_version: '1' },
  'aws_cloudwatch_event_rule.e': { schedule_expression: 'rate(1 hour)' },
  'aws_cloudwatch_event_target.t': { rule: ref('aws_cloudwatch_event_rule.e.name'), arn: ref(`${lambda}.arn`) },
  ...calling('i', 'aws_lambda_alias.l'),
};

const httpCases: Case[] = [
  proof(
    'http-api/open-preflight',
    { ...crossing, ...fallback },
    routed({ o: { route_key: 'OPTIONS /{proxy+}' } }),
    `${route}.a.authorization_type`,
    {
      when: 'beside an open route',
    },
  ),
  proof(
    'http-api/open-preflight',
    {
      ...crossing,
      ...routed({ a: { route_key: 'ANY /a', ...token }, o: { route_key: 'OPTIONS /{proxy+}' } }),
    },
    routed({ o: { route_key: 'OPTIONS /a' } }),
    `${route}.a.authorization_type`,
    { when: 'beside a route for other preflights' },
  ),
  proof(
    'http-api/route-variable-name',
    { [http]: { protocol_type: 'HTTP' }, ...routed({ a: { route_key: 'GET /{id}' }, b: { route_key: 'PUT /{key}' } }) },
    routed({ a: { route_key: 'GET /a' } }),
    `${route}.a.route_key`,
    { when: 'beside a path without one' },
  ),
  proof(
    'http-api/jwt-issuer-https',
    issued('http'),
    issued('https://a.example.com'),
    `${authorizer}.jwt_configuration.issuer`,
    {
      when: 'of a beginning alone',
    },
  ),
  proof('http-api/jwt-issuer-https', issued('http://a'), issued(undefined), `${authorizer}.jwt_configuration.issuer`, {
    when: 'that is absent',
  }),
  ...values(
    'http-api/cached-authorizer-needs-source',
    'aws_apigatewayv2_authorizer.authorizer_result_ttl_in_seconds',
    [1],
    [0],
    {
      [authorizer]: { authorizer_type: 'REQUEST' },
    },
  ),
  ...values('http-api/scopes-need-jwt', `${route}.authorization_scopes`, [['a']], [[]]),
  ...values(
    'http-api/service-integration-payload-version',
    'aws_apigatewayv2_integration.payload_format_version',
    [2],
    [1],
    {
      'aws_apigatewayv2_integration.a': { integration_subtype: 'SQS-SendMessage' },
    },
  ),
  proof(
    'lambda/timeout-beyond-gateway',
    {
      ...crossing,
      [lambda]: {},
      'aws_apigatewayv2_integration.i': {
        api_id,
        timeout_milliseconds: 2999,
        integration_uri: ref(`${lambda}.invoke_arn`),
      },
    },
    { 'aws_apigatewayv2_integration.i': { integration_uri: 'https://a.example.com' } },
    'aws_apigatewayv2_integration.i.integration_uri',
    { when: 'of no function' },
  ),
  proof('lambda/warm-up-target', warm, calling('j', lambda), 'aws_cloudwatch_event_target.t.rule', {
    when: 'which the API calls in both ways',
  }),
];

const rest = 'aws_api_gateway_rest_api.a';
const rest_api_id = ref(`${rest}.id`);
const resource_id = ref('aws_api_gateway_resource.r.id');
const place = { rest_api_id, resource_id, http_method: 'GET' };
const method = 'aws_api_gateway_method';
const integration = 'aws_api_gateway_integration';
const authorized = 'aws_api_gateway_authorizer';
const response = 'aws_api_gateway_integration_response';
const timed = (types: string[], timeout_milliseconds: number): Resources => ({
  [rest]: { endpoint_configuration: { types } },
  [`${integration}.i`]: { rest_api_id, timeout_milliseconds },
});
const network = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/n/1';
const application = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/1';

const restCases: Case[] = [
  proof(
    'rest-api/cached-authorizer-needs-source',
    { [`${authorized}.a`]: { type: 'REQUEST', identity_source: '', authorizer_result_ttl_in_seconds: 1 } },
    { [`${authorized}.a`]: { authorizer_result_ttl_in_seconds: 0 } },
    [`${authorized}.a.authorizer_result_ttl_in_seconds`, `${authorized}.a.identity_source`],
    { when: 'for a second' },
  ),
  ...values(
    'rest-api/authorizer-pool',
    `${authorized}.provider_arns`,
    [['pool']],
    [['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a']],
    {
      'aws_api_gateway_authorizer.a': { type: 'COGNITO_USER_POOLS' },
    },
  ),
  ...values('rest-api/identity-validation', `${authorized}.identity_validation_expression`, ['[a-z]+'], [''], {
    'aws_api_gateway_authorizer.a': { type: 'REQUEST' },
  }),
  proof(
    'rest-api/integration-timeout-raised',
    timed(['REGIONAL'], 29_001),
    timed(['REGIONAL'], 29_000),
    `${integration}.i.timeout_milliseconds`,
    {
      when: 'at its least',
    },
  ),
  proof(
    'rest-api/integration-timeout-raised',
    timed(['REGIONAL'], 300_000),
    timed(['EDGE'], 300_000),
    `${integration}.i.timeout_milliseconds`,
    {
      when: 'at its most',
    },
  ),
  ...values(
    'rest-api/vpc-link-target',
    'aws_api_gateway_vpc_link.target_arns',
    [[application], [application, network]],
    [[network]],
  ),
  ...values(
    'rest-api/mock-template',
    `${integration}.request_templates`,
    [{ 'application/json': '{}' }, { 'application/json': '{}', 'text/plain': 'a' }],
    [{ 'application/json': '{"statusCode": 200}', 'text/plain': 'a' }],
    { 'aws_api_gateway_integration.a': { type: 'MOCK' } },
  ),
  ...values(
    'rest-api/template-size',
    `${integration}.request_templates`,
    [{ 'application/json': 'x'.repeat(300 * 1024 + 1) }],
    [{ 'application/json': 'x'.repeat(300 * 1024) }],
  ),
  proof(
    'rest-api/selection-pattern',
    { [`${response}.a`]: { ...place, status_code: '200' }, [`${response}.b`]: { ...place, status_code: '500' } },
    { [`${response}.b`]: { selection_pattern: '\\p{Alpha}+' } },
    [`${response}.a.status_code`, `${response}.b.status_code`],
    { when: 'of two defaults' },
  ),
  ...values('rest-api/selection-pattern', `${response}.selection_pattern`, ['(a'], ['\\Q(\\E', '(?i)a']),
  ...values('rest-api/scopes-need-cognito', `${method}.authorization_scopes`, [['a']], [[]], {
    'aws_api_gateway_method.a': { authorization: 'NONE' },
  }),
  proof(
    'rest-api/method-unique',
    { [`${method}.a`]: { ...place }, [`${method}.b`]: { ...place }, [rest]: { name: 'a' } },
    { [`${method}.a`]: { resource_id: unknown }, [`${method}.b`]: { resource_id: unknown } },
    `${method}.a.http_method`,
    { when: 'of resources that are not known' },
  ),
];

/** Both sides of the edges of rules about routes, methods, authorizers and integrations. */
export const integrationEdgeCases: readonly Case[] = [...httpCases, ...restCases];
