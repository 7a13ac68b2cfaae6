import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const target = 'aws_cloudwatch_event_target.t';
const eventRule = 'aws_cloudwatch_event_rule';
const task = { launch_type: 'EC2', capacity_provider_strategy: [{ capacity_provider: 'p' }] };
const calling = (path: string, more: Body = {}): Resources => ({
  [target]: { arn: `arn:aws:execute-api:eu-west-1:111122223333:a/s/${path}`, http_target: more },
});
const sized = (size: number): string => `{"a":["${'x'.repeat(size - 10)}"]}`;
const template = (input_template: string): Resources => ({ [target]: { input_transformer: { input_template } } });

const eventCases: Case[] = [
  proof(
    'events/launch-or-capacity',
    { [target]: { ecs_target: task } },
    { [target]: { ecs_target: { capacity_provider_strategy: undefined } } },
    `${target}.ecs_target.launch_type`,
    { when: 'of a launch type alone' },
  ),
  proof('events/path-parameters', calling('GET/*'), calling('GET/items'), `${target}.arn`, { when: 'of one star' }),
  proof(
    'events/path-parameters',
    calling('GET/items', { path_parameter_values: ['a'] }),
    { [target]: { arn: 'arn:aws:events:eu-west-1:111122223333:api-destination/d/1' } },
    `${target}.arn`,
    { when: 'of another service' },
  ),
  ...values(
    'events/rate',
    `${eventRule}.schedule_expression`,
    ['rate(1 minutes)'],
    ['cron(0 12 * * MON *)', 'rate(1 minute)'],
  ),
  ...values(
    'events/pattern',
    `${eventRule}.event_pattern`,
    [sized(2049), '{"a":[{"exists":"true"},"b"]}'],
    [sized(2048), '{"$or":[{"a":["b"]},{"c":["d"]}]}', `{"a":"${unknown}"}`],
  ),
  proof(
    'events/input-template',
    template('"<a>"\nnot JSON'),
    template('"<a>"\n\n"<b>"'),
    `${target}.input_transformer.input_template`,
    { when: 'of several lines' },
  ),
  proof(
    'events/target-parameters',
    { 'aws_ecs_cluster.c': { name: 'c' }, [target]: { arn: ref('aws_ecs_cluster.c.arn') } },
    { [target]: { ecs_target: { task_definition_arn: 'arn' } } },
    `${target}.arn`,
    { when: 'of a cluster here' },
  ),
];

const group = 'aws_wafv2_rule_group';
const acl = 'aws_wafv2_web_acl.a';
const logging = 'aws_wafv2_web_acl_logging_configuration';
const managed = { managed_rule_group_statement: { name: 'n', vendor_name: 'AWS' } };
const ruled = (rule: Body): Resources => ({ [acl]: { scope: 'REGIONAL', rule: [{ name: 'r', ...rule }] } });

const wafCases: Case[] = [
  proof(
    'waf/one-scope',
    {
      [acl]: {
        scope: 'REGIONAL',
        rule: [{ statement: { ip_set_reference_statement: { arn: ref('aws_wafv2_ip_set.s.arn') } } }],
      },
      'aws_wafv2_ip_set.s': { scope: 'CLOUDFRONT' },
      'aws_wafv2_ip_set.other': { scope: 'CLOUDFRONT' },
    },
    { 'aws_wafv2_ip_set.s': { scope: 'REGIONAL' } },
    'aws_wafv2_ip_set.s.scope',
    { when: 'beside a set that is not referred to' },
  ),
  proof(
    'waf/rule-action',
    ruled({ statement: managed }),
    ruled({ statement: managed, override_action: { none: {} } }),
    [`${acl}.rule.0.action`, `${acl}.rule.0.override_action`, `${acl}.rule.0.statement`],
    { when: 'of a group without one' },
  ),
  proof(
    'waf/rule-action',
    ruled({ statement: managed, override_action: { none: {} }, action: { block: {} } }),
    { [acl]: { rule: [{ name: 'r', statement: managed, override_action: { none: {} } }] } },
    [`${acl}.rule.0.override_action`, `${acl}.rule.0.action`],
    { when: 'of a group with one' },
  ),
  ...values(
    'waf/address-first',
    'aws_wafv2_ip_set.addresses',
    [['10.1.2.3/8'], ['10.0.0.1/31']],
    [['10.0.0.0/8'], ['10.0.0.1/32']],
  ),
  ...values(
    'waf/log-destination',
    'aws_cloudwatch_log_group.name',
    [`aws-waf-logsX${unknown}`, 'logs'],
    [`aws-waf-logs${unknown}`, `aws-waf-logs-${unknown}`],
    {
      'aws_cloudwatch_log_group.a': {},
      [`${logging}.l`]: { log_destination_configs: [ref('aws_cloudwatch_log_group.a.arn')] },
    },
  ),
  ...values(
    'waf/joined-statements',
    `${group}.rule`,
    [[{ statement: { or_statement: { statement: [{}] } } }]],
    [[{ statement: { or_statement: { statement: [{}, {}] } } }]],
  ),
];

const http = 'aws_apigatewayv2_api.h';
const api_id = ref(`${http}.id`);
const inHttp = (more: Resources): Resources => ({ [http]: { protocol_type: 'HTTP' }, ...more });
const route = 'aws_apigatewayv2_route';
const token = { authorization_type: 'JWT' };
const routed = (routes: Readonly<Record<string, Body>>): Resources =>
  Object.fromEntries(Object.entries(routes).map(([name, one]) => [`${route}.${name}`, { api_id, ...one }]));
const crossing: Resources = { [http]: { protocol_type: 'HTTP', cors_configuration: { allow_origins: ['*'] } } };
const fallback: Resources = { ...crossing, ...routed({ a: { route_key: '$default', ...token } }) };
const greedy: Resources = {
  ...crossing,
  ...routed({ open: { route_key: 'ANY /{proxy+}' }, a: { route_key: 'GET /a', ...token } }),
};
const jwt = (more: Body): Resources => ({
  'aws_apigatewayv2_authorizer.a': { authorizer_type: 'JWT', jwt_configuration: more },
});
const integration = 'aws_apigatewayv2_integration.i';
const lambda = 'aws_lambda_function.f';
const forwarding = (called: Body, more: Body = {}): Resources =>
  inHttp({ [lambda]: called, [integration]: { api_id, integration_uri: ref(`${lambda}.invoke_arn`), ...more } });

const httpCases: Case[] = [
  ...values('http-api/no-websocket-route-arguments', `${route}.request_models`, [{ a: 'b' }], [{}, ''], {
    ...inHttp({}),
    [`${route}.a`]: { api_id },
  }),
  proof(
    'websocket-api/authorizer-unused',
    {
      [http]: { protocol_type: 'WEBSOCKET' },
      'aws_apigatewayv2_authorizer.a': { api_id, authorizer_type: 'REQUEST' },
      ...routed({ a: { route_key: '$connect' }, b: { route_key: 'send' } }),
    },
    routed({ a: { route_key: '$connect', authorization_type: 'CUSTOM' } }),
    `${route}.a.authorization_type`,
    { when: 'beside another route' },
  ),
  proof(
    'http-api/open-preflight',
    fallback,
    routed({ o: { route_key: 'OPTIONS /{proxy+}' } }),
    `${route}.a.route_key`,
    {
      when: 'and all preflights have a route',
    },
  ),
  proof('http-api/open-preflight', fallback, routed({ a: { api_id: unknown } }), `${http}.cors_configuration`, {
    when: 'of an API that is not known',
  }),
  proof('http-api/open-preflight', fallback, { [http]: { protocol_type: 'WEBSOCKET' } }, `${http}.protocol_type`, {
    when: 'of a WebSocket API',
  }),
  proof(
    'http-api/open-preflight',
    fallback,
    routed({ o: { api_id: unknown, route_key: 'GET /b' } }),
    `${route}.a.route_key`,
    {
      when: 'and another route may be of this API',
    },
  ),
  proof(
    'http-api/open-preflight',
    fallback,
    routed({ o: { route_key: unknown }, p: { route_key: 'GET /b' } }),
    `${route}.a.route_key`,
    {
      when: 'and the key of another route is not known',
    },
  ),
  proof(
    'http-api/open-preflight',
    { ...crossing, ...routed({ a: { route_key: 'ANY /a', ...token }, b: { route_key: 'GET /b' } }) },
    routed({ o: { route_key: 'OPTIONS /a' } }),
    `${route}.a.authorization_type`,
    { when: 'beside an open route of another path' },
  ),
  proof(
    'http-api/open-preflight',
    { ...crossing, ...routed({ a: { route_key: 'ANY /a', ...token } }) },
    routed({ a: { route_key: 'GET /a' } }),
    `${route}.a.route_key`,
    { when: 'of any method' },
  ),
  proof(
    'http-api/open-preflight',
    greedy,
    routed({ a: { route_key: 'ANY /a', authorization_type: 'AWS_IAM' } }),
    `${route}.a.route_key`,
    {
      when: 'by a greedy route, against any method',
    },
  ),
  proof(
    'http-api/open-preflight',
    greedy,
    routed({ a: { authorization_type: 'NONE' }, b: { route_key: 'OPTIONS /a', ...token } }),
    `${route}.a.route_key`,
    {
      when: 'by a greedy route, against a guarded preflight',
    },
  ),
  proof(
    'http-api/open-preflight',
    greedy,
    routed({ open: { route_key: 'ANY /b/{proxy+}' } }),
    `${route}.open.route_key`,
    {
      when: 'by a greedy route of another path',
    },
  ),
  proof(
    'http-api/route-variable-name',
    { ...inHttp({}), ...routed({ a: { route_key: 'GET /items/{id}/x' }, b: { route_key: 'PUT /items/{key}/y' } }) },
    routed({ b: { route_key: 'PUT /users/{key}/y' } }),
    `${route}.b.route_key`,
    { when: 'below another segment' },
  ),
  proof(
    'http-api/route-variable-name',
    { ...inHttp({}), ...routed({ a: { route_key: 'GET /{id}' }, b: { route_key: 'GET /{key}' } }) },
    { [http]: { protocol_type: 'WEBSOCKET' } },
    `${http}.protocol_type`,
    { when: 'of a WebSocket API' },
  ),
  ...values('http-api/greedy-variable-last', `${route}.route_key`, ['GET /{a+}/b'], ['GET /b', 'GET /b/c/{a+}'], {
    ...inHttp({}),
    [`${route}.a`]: { api_id },
  }),
  proof(
    'http-api/jwt-audience',
    jwt({ audience: times(51, (at) => `a${at}`) }),
    jwt({ audience: times(50, (at) => `a${at}`) }),
    'aws_apigatewayv2_authorizer.a.jwt_configuration.audience',
    { when: 'at its most' },
  ),
  proof(
    'http-api/jwt-audience',
    jwt({}),
    jwt({ audience: ['a'] }),
    'aws_apigatewayv2_authorizer.a.jwt_configuration.audience',
    { when: 'of none' },
  ),
  ...values('http-api/jwt-identity-source', 'aws_apigatewayv2_authorizer.identity_sources', [['a', 'b']], [['a']], {
    'aws_apigatewayv2_authorizer.a': { authorizer_type: 'JWT' },
  }),
  proof(
    'http-api/jwt-identity-source',
    jwt({}),
    { 'aws_apigatewayv2_authorizer.a': { identity_sources: ['$request.header.Authorization'] } },
    ['aws_apigatewayv2_authorizer.a.identity_sources', 'aws_apigatewayv2_authorizer.a.authorizer_type'],
    { when: 'of none' },
  ),
  proof(
    'lambda/timeout-beyond-gateway',
    forwarding({ timeout: 31 }, { timeout_milliseconds: 30_000 }),
    { [integration]: { timeout_milliseconds: 31_000 } },
    [`${lambda}.timeout`, `${integration}.timeout_milliseconds`, `${integration}.integration_uri`],
    { when: 'by a number' },
  ),
  proof(
    'lambda/timeout-beyond-gateway',
    forwarding({}, { timeout_milliseconds: 2999 }),
    { [integration]: { timeout_milliseconds: 3000 } },
    `${integration}.timeout_milliseconds`,
    { when: 'of the 3 s of a function' },
  ),
  proof(
    'http-api/no-websocket-integration-arguments',
    forwarding({}, { passthrough_behavior: 'NEVER' }),
    { [integration]: { passthrough_behavior: 'WHEN_NO_MATCH' } },
    [`${integration}.passthrough_behavior`, `${http}.protocol_type`],
    { when: 'of what passes' },
  ),
];

const rest = 'aws_api_gateway_rest_api.a';
const rest_api_id = ref(`${rest}.id`);
const resource_id = ref('aws_api_gateway_resource.r.id');
const account = 'aws_api_gateway_account';
const role = { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' };
const accounts: Resources = { [`${account}.a`]: role, [`${account}.b`]: role };
const here = { '': 'eu-west-1' };
const isPrivate: Body = { endpoint_configuration: { types: ['PRIVATE'] } };
const deployment = 'aws_api_gateway_deployment.d';
const unwaited: Resources = {
  [rest]: isPrivate,
  'aws_api_gateway_rest_api_policy.p': { rest_api_id },
  [deployment]: { rest_api_id },
};
const method = (http_method: unknown, more: Body = {}): Body => ({ rest_api_id, resource_id, http_method, ...more });
const orphan: Resources = {
  [rest]: { name: 'a' },
  'aws_api_gateway_resource.r': { rest_api_id, path_part: 'r' },
  'aws_api_gateway_integration.i': method('GET', { type: 'MOCK' }),
};
const settings = 'aws_api_gateway_method_settings.m';
const staged = (more: Body, held: Body = {}): Resources => ({
  [rest]: { name: 'a' },
  'aws_api_gateway_stage.s': { rest_api_id, stage_name: 'prod', ...held },
  [settings]: { rest_api_id, stage_name: 'prod', method_path: '*/*', ...more },
});
const logged = staged({
  region: 'eu-west-1',
  settings: { logging_level: 'INFO' },
  depends_on: [`${account}.a`],
});
const mapping = 'aws_api_gateway_base_path_mapping.m';

const restCases: Case[] = [
  proof('rest-api/account-role', accounts, { [`${account}.b`]: { region: 'eu-west-2' } }, `${account}.b.region`, {
    when: 'of two, in one region',
    regions: here,
  }),
  proof('rest-api/account-role', accounts, { [`${account}.b`]: { provider: 'aws.b' } }, `${account}.a.region`, {
    when: 'of two, of one provider',
    regions: { '': 'eu-west-1', b: 'eu-west-1' },
  }),
  proof('rest-api/account-role', accounts, { [`${account}.b`]: { count: unknown } }, `${account}.a.region`, {
    when: 'of two, of which the second may not exist',
    regions: here,
  }),
  proof('rest-api/account-role', accounts, { [`${account}.a`]: { count: unknown } }, `${account}.a.region`, {
    when: 'of two, of which the first may not exist',
    regions: here,
  }),
  proof(
    'rest-api/private-needs-policy',
    { [rest]: isPrivate, [deployment]: { rest_api_id } },
    { [deployment]: null },
    `${rest}.policy`,
    {
      when: 'and is not deployed',
    },
  ),
  proof('rest-api/private-policy-first', unwaited, { [rest]: { policy: '{}' } }, `${rest}.endpoint_configuration`, {
    when: 'beside a policy of its own',
  }),
  proof(
    'rest-api/private-policy-first',
    unwaited,
    { [rest]: { endpoint_configuration: { types: ['REGIONAL'] } } },
    `${rest}.policy`,
    {
      when: 'of an API for all',
    },
  ),
  proof('rest-api/private-policy-first', unwaited, { [deployment]: { rest_api_id: 'a1' } }, `${rest}.body`, {
    when: 'of an API elsewhere',
  }),
  proof(
    'rest-api/vpc-endpoints-private-only',
    { [rest]: { endpoint_configuration: { types: ['REGIONAL'], vpc_endpoint_ids: ['vpce-1'] } } },
    { [rest]: { endpoint_configuration: { vpc_endpoint_ids: [] } } },
    `${rest}.endpoint_configuration.types`,
    { when: 'of none' },
  ),
  ...[
    ['with a body', { [rest]: { body: '{}' } }],
    [
      'beside a method of an API that is not known',
      { 'aws_api_gateway_method.m': method('PUT', { rest_api_id: unknown }) },
    ],
    [
      'beside a method that is not known',
      { 'aws_api_gateway_method.m': method(unknown), 'aws_api_gateway_method.n': method('PUT') },
    ],
    ['of an API elsewhere', { 'aws_api_gateway_integration.i': { rest_api_id: 'a1' } }],
  ].map(([when, sound]) =>
    proof(
      'rest-api/integration-after-method',
      orphan,
      sound as Resources,
      'aws_api_gateway_integration.i.http_method',
      {
        when: when as string,
      },
    ),
  ),
  proof('rest-api/stage-name-waits', staged({}), { [settings]: { rest_api_id: 'a1' } }, `${settings}.stage_name`, {
    when: 'of an API elsewhere',
  }),
  proof(
    'rest-api/stage-made-twice',
    { ...staged({}), [deployment]: { rest_api_id, stage_name: 'prod' } },
    { [deployment]: { stage_name: undefined }, 'aws_api_gateway_stage.s': { stage_name: undefined } },
    `${deployment}.stage_name`,
    { when: 'without a name' },
  ),
  proof(
    'rest-api/private-mapping',
    {
      [rest]: isPrivate,
      'aws_api_gateway_domain_name.d': { domain_name: 'a.example.com', endpoint_configuration: { types: ['EDGE'] } },
      [mapping]: { api_id: rest_api_id, domain_name: ref('aws_api_gateway_domain_name.d.domain_name') },
    },
    { 'aws_api_gateway_domain_name.d': { endpoint_configuration: { types: ['PRIVATE'] } } },
    'aws_api_gateway_domain_name.d.endpoint_configuration.types',
    { when: 'at the edge' },
  ),
  proof(
    'rest-api/cache-needs-cluster',
    staged({ settings: { caching_enabled: true } }),
    { [settings]: { rest_api_id: 'a1' } },
    `${settings}.stage_name`,
    { when: 'of an API elsewhere' },
  ),
  proof(
    'rest-api/method-settings-used',
    staged({ settings: {} }),
    { [settings]: { settings: { metrics_enabled: true, logging_level: null } } },
    `${settings}.settings`,
    { when: 'of one of two' },
  ),
  proof(
    'rest-api/log-level-needs-account-role',
    { ...logged, [`${account}.a`]: { ...role, region: 'eu-west-2' } },
    { [`${account}.a`]: { region: 'eu-west-1' } },
    [`${account}.a.region`, `${settings}.region`],
    { when: 'in its region' },
  ),
  ...values(
    'rest-api/model-schema',
    'aws_api_gateway_model.schema',
    [400 * 1024 + 1].map((size) => `{"title":"${'x'.repeat(size - 12)}"}`),
    [400 * 1024].map((size) => `{"title":"${'x'.repeat(size - 12)}"}`),
  ),
  proof(
    'rest-api/method-settings-used',
    {
      ...staged({ settings: { metrics_enabled: true } }),
      'aws_api_gateway_method_settings.n': {
        rest_api_id,
        stage_name: 'prod',
        method_path: '*/*',
        settings: { metrics_enabled: true },
      },
    },
    { 'aws_api_gateway_method_settings.n': { method_path: 'a/GET', settings: { metrics_enabled: true } } },
    'aws_api_gateway_method_settings.n.method_path',
    { when: 'twice' },
  ),
];

/** Both sides of the edges of rules about events, firewalls and APIs. */
export const gatewayEdgeCases: readonly Case[] = [...eventCases, ...wafCases, ...httpCases, ...restCases];
