import { type Case, proof, type Resources, ref, values } from './case';

const api_id = ref('aws_apigatewayv2_api.a.id');
const rest_api_id = ref('aws_api_gateway_rest_api.a.id');
const webSocket: Resources = { 'aws_apigatewayv2_api.a': { protocol_type: 'WEBSOCKET' } };
const integration = 'aws_apigatewayv2_integration.a';
const route = 'aws_apigatewayv2_route.a';
const rest: Resources = { 'aws_api_gateway_rest_api.a': { name: 'a' } };
const text = (length: number): string => 'x'.repeat(length);
const sqs = 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/q';
const acl = 'aws_wafv2_web_acl';
const record = 'aws_route53_record';
const on = (address: string, body: Record<string, unknown>): Resources => ({
  ...webSocket,
  [address]: { api_id, ...body },
});
const aRule = (body: Record<string, unknown>): Resources => ({ [`${acl}.a`]: { rule: [{ name: 'r', ...body }] } });
const statement = (body: Record<string, unknown>): Resources => aRule({ statement: body });
const rate = (aggregate_key_type: string, more: Record<string, unknown> = {}): Resources =>
  statement({ rate_based_statement: { aggregate_key_type, ...more } });
const field = (body: Record<string, unknown>): Resources =>
  statement({ byte_match_statement: { field_to_match: body } });
const geo = { country_codes: ['DE'] };
const place = (body: Record<string, unknown>): Resources => ({ [`${record}.a`]: { geolocation_routing_policy: body } });
const labels = (count: number, length: number): string => Array.from({ length: count }, () => text(length)).join('.');

/** A case that a name stands once in an API. */
const twice = (rule: string, type: string, name: string, owner: Resources, by: Record<string, string>): Case =>
  proof(
    rule,
    { ...owner, [`${type}.one`]: { ...by, [name]: 'same' }, [`${type}.two`]: { ...by, [name]: 'same' } },
    { [`${type}.two`]: { [name]: 'other' } },
    [`${type}.two.${name}`, `${type}.one.${Object.keys(by)[0]}`],
  );

const webSockets: Case[] = [
  ...values(
    'websocket-api/route-selection-form',
    'aws_apigatewayv2_api.route_selection_expression',
    ['action'],
    ['$request.body.action'],
  ),
  proof(
    'websocket-api/authorization-type',
    on(route, { authorization_type: 'JWT' }),
    { [route]: { authorization_type: 'CUSTOM' } },
    [`${route}.authorization_type`, `${route}.api_id`],
  ),
  ...values(
    'websocket-api/route-response-selection',
    'aws_apigatewayv2_route.route_response_selection_expression',
    ['$response'],
    ['$default'],
  ),
  ...values(
    'websocket-api/request-parameter-form',
    'aws_apigatewayv2_route.request_parameter.request_parameter_key',
    ['method.request.header.x', 'route.request.path.x'],
    ['route.request.header.x', 'route.request.querystring.x'],
  ),
  proof(
    'websocket-api/integration-uri-given',
    on(integration, { integration_type: 'AWS_PROXY' }),
    { [integration]: { integration_type: 'MOCK' } },
    [`${integration}.integration_type`, `${integration}.api_id`, `${integration}.integration_uri`],
  ),
  proof(
    'websocket-api/integration-method-given',
    on(integration, { integration_type: 'HTTP' }),
    { [integration]: { integration_method: 'GET' } },
    [`${integration}.integration_type`, `${integration}.integration_method`],
  ),
  proof(
    'websocket-api/integration-method-given',
    on(integration, { integration_type: 'HTTP_PROXY' }),
    { [integration]: { integration_type: 'AWS_PROXY' } },
    `${integration}.api_id`,
    { when: 'HTTP_PROXY' },
  ),
  proof(
    'websocket-api/service-role',
    on(integration, { integration_type: 'AWS', integration_uri: sqs }),
    { [integration]: { credentials_arn: 'x' } },
    [`${integration}.integration_type`, `${integration}.integration_uri`, `${integration}.api_id`],
  ),
  proof(
    'websocket-api/service-role',
    on(integration, { integration_type: 'AWS', integration_uri: sqs }),
    { [integration]: { integration_uri: 'arn:aws:apigateway:eu-west-1:lambda:path/x' } },
    `${integration}.credentials_arn`,
    { when: 'a function' },
  ),
  proof(
    'websocket-api/http-integration-arguments',
    on(integration, { integration_subtype: 'SQS-SendMessage' }),
    { [integration]: { integration_subtype: undefined } },
    `${integration}.api_id`,
  ),
  proof(
    'websocket-api/http-integration-arguments',
    on(integration, { tls_config: { server_name_to_verify: 'x' } }),
    { 'aws_apigatewayv2_api.a': { protocol_type: 'HTTP' } },
    `${integration}.api_id`,
    { when: 'TLS' },
  ),
  ...values(
    'websocket-api/integration-response-key',
    'aws_apigatewayv2_integration_response.integration_response_key',
    ['200', '/200'],
    ['$default', '/200/'],
  ),
  proof(
    'websocket-api/stage-name',
    on('aws_apigatewayv2_stage.a', { name: '$default' }),
    { 'aws_apigatewayv2_stage.a': { name: 'prod' } },
    ['aws_apigatewayv2_stage.a.api_id', 'aws_apigatewayv2_stage.a.name'],
  ),
  ...values('websocket-api/model-content-type', 'aws_apigatewayv2_model.content_type', ['json'], ['application/json']),
  ...values('http-api/integration-description', 'aws_apigatewayv2_integration.description', [text(1025)], [text(1024)]),
  ...values(
    'http-api/vpc-link-subnet-form',
    'aws_apigatewayv2_vpc_link.subnet_ids',
    [['my-subnet']],
    [['subnet-0a1b']],
  ),
  ...values(
    'http-api/vpc-link-group-form',
    'aws_apigatewayv2_vpc_link.security_group_ids',
    [['my-group']],
    [['sg-0a1b']],
  ),
  ...values(
    'http-api/integration-uri-spaces',
    'aws_apigatewayv2_integration.integration_uri',
    ['https://a.example.com/a b'],
    ['https://a.example.com/a%20b'],
  ),
  twice('stage/unique', 'aws_apigatewayv2_stage', 'name', webSocket, { api_id }),
];

const method = 'aws_api_gateway_method.a';
const rests: Case[] = [
  proof(
    'rest-api/model-known',
    { ...rest, [method]: { rest_api_id, request_models: { 'application/json': 'Order' } } },
    { [method]: { request_models: { 'application/json': 'Empty' } } },
    [`${method}.rest_api_id`, `${method}.request_models`, 'aws_api_gateway_rest_api.a.body'],
  ),
  proof(
    'rest-api/model-known',
    {
      ...rest,
      'aws_api_gateway_model.m': { rest_api_id, name: 'Item' },
      'aws_api_gateway_method_response.a': { rest_api_id, response_models: { 'application/json': 'Order' } },
    },
    { 'aws_api_gateway_model.m': { name: 'Order' } },
    ['aws_api_gateway_model.m.name', 'aws_api_gateway_model.m.rest_api_id'],
    { when: 'another model' },
  ),
  twice('rest-api/model-unique', 'aws_api_gateway_model', 'name', rest, { rest_api_id }),
  twice('rest-api/authorizer-unique', 'aws_api_gateway_authorizer', 'name', rest, { rest_api_id }),
  twice('rest-api/stage-unique', 'aws_api_gateway_stage', 'stage_name', rest, { rest_api_id }),
  ...values(
    'rest-api/cache-key-form',
    'aws_api_gateway_integration.cache_key_parameters',
    [['page']],
    [['method.request.querystring.page', 'integration.request.path.id']],
  ),
  ...values(
    'rest-api/integration-uri-spaces',
    'aws_api_gateway_integration.uri',
    ['https://a.example.com/a b'],
    ['https://a.example.com/a'],
  ),
  ...values(
    'rest-api/documentation-place',
    'aws_api_gateway_documentation_part.location.type',
    ['ENDPOINT'],
    ['METHOD'],
  ),
  ...values(
    'rest-api/documentation-properties',
    'aws_api_gateway_documentation_part.properties',
    ['hello', '[]'],
    ['{"description":"x"}'],
  ),
  ...values(
    'rest-api/account-role-arn',
    'aws_api_gateway_account.cloudwatch_role_arn',
    ['arn:aws:s3:::b'],
    ['arn:aws:iam::111122223333:role/r'],
  ),
  ...values(
    'domain/base-path-form',
    'aws_api_gateway_base_path_mapping.base_path',
    ['a b', 'a~b'],
    ["v1.0_$-!*'()+", ''],
  ),
];

const firewalls: Case[] = [
  proof(
    'waf/rate-keys',
    rate('FORWARDED_IP'),
    rate('FORWARDED_IP', { forwarded_ip_config: { header_name: 'x' } }),
    `${acl}.a.rule.0.statement.rate_based_statement.aggregate_key_type`,
  ),
  proof(
    'waf/rate-keys',
    rate('CUSTOM_KEYS'),
    rate('CUSTOM_KEYS', { custom_key: { ip: {} } }),
    `${acl}.a.rule.0.statement.rate_based_statement.custom_key`,
    { when: 'custom keys' },
  ),
  proof(
    'waf/rate-keys',
    rate('CONSTANT'),
    rate('IP'),
    `${acl}.a.rule.0.statement.rate_based_statement.scope_down_statement`,
    { when: 'all' },
  ),
  proof(
    'waf/one-statement',
    statement({ geo_match_statement: geo, rate_based_statement: { limit: 100 } }),
    { [`${acl}.a`]: { rule: [{ statement: { geo_match_statement: geo } }] } },
    `${acl}.a.rule`,
  ),
  proof('waf/one-statement', statement({}), statement({ geo_match_statement: geo }), `${acl}.a.rule.0.statement`, {
    when: 'none',
  }),
  proof('waf/one-statement', field({ uri_path: {}, method: {} }), field({ uri_path: {} }), `${acl}.a.rule`, {
    when: 'two parts',
  }),
  proof('waf/one-statement', field({}), field({ method: {} }), `${acl}.a.rule`, { when: 'no part' }),
  proof(
    'waf/one-statement',
    statement({ not_statement: { statement: {} } }),
    statement({ not_statement: { statement: { geo_match_statement: geo } } }),
    `${acl}.a.rule`,
    { when: 'within another' },
  ),
  proof(
    'waf/response-body',
    aRule({ action: { block: { custom_response: { custom_response_body_key: 'gone' } } } }),
    { [`${acl}.a`]: { custom_response_body: { key: 'gone' } } },
    [`${acl}.a.custom_response_body`, `${acl}.a.rule`],
  ),
  proof(
    'waf/response-body',
    {
      [`${acl}.a`]: {
        default_action: { block: { custom_response: { custom_response_body_key: 'gone' } } },
        custom_response_body: { key: 'other' },
      },
    },
    { [`${acl}.a`]: { custom_response_body: { key: 'gone' } } },
    `${acl}.a.custom_response_body.key`,
    { when: 'by default' },
  ),
  ...values('waf/rule-name', `${acl}.rule.name`, ['two words', text(129)], [text(128)]),
  proof(
    'waf/rule-name-unique',
    { [`${acl}.a`]: { rule: [{ name: 'r' }, { name: 'r' }] } },
    { [`${acl}.a`]: { rule: [{ name: 'r' }, { name: 's' }] } },
    `${acl}.a.rule.1.name`,
  ),
  ...values('waf/metric-name', `${acl}.visibility_config.metric_name`, ['All', 'Default_Action'], ['AllRequests']),
  ...values('waf/description', `${acl}.description`, ['our acl (new)', 'ab'], ['our acl', 'abc']),
  ...values('waf/country', `${acl}.rule.statement.geo_match_statement.country_codes`, [['de'], ['DEU']], [['DE']]),
  ...values('waf/immunity', `${acl}.captcha_config.immunity_time_property.immunity_time`, [59, 259_201], [60, 259_200]),
  ...values(
    'waf/one-log-destination',
    'aws_wafv2_web_acl_logging_configuration.log_destination_configs',
    [['a', 'b'], []],
    [['a']],
  ),
];

const records: Case[] = [
  ...values(
    'route53/name-form',
    `${record}.name`,
    [`${text(64)}.example.com`, 'a..example.com', 'a b.example.com', labels(5, 60)],
    [`${text(63)}.example.com.`, labels(4, 60), '*.example.com'],
  ),
  ...values('route53/ttl-range', `${record}.ttl`, [-1, 2_147_483_648], [0, 2_147_483_647]),
  proof(
    'route53/cloudfront-health',
    { [`${record}.a`]: { alias: { zone_id: 'Z2FDTNDATAQYW2', evaluate_target_health: true } } },
    { [`${record}.a`]: { alias: { evaluate_target_health: false } } },
    [`${record}.a.alias.zone_id`, `${record}.a.alias.evaluate_target_health`],
  ),
  ...values(
    'route53/alias-host',
    `${record}.alias.name`,
    ['https://a.example.com', 'a.example.com/'],
    ['a.example.com'],
  ),
  proof(
    'route53/multivalue-alias',
    { [`${record}.a`]: { multivalue_answer_routing_policy: true, alias: { name: 'x' } } },
    { [`${record}.a`]: { multivalue_answer_routing_policy: false } },
    `${record}.a.multivalue_answer_routing_policy`,
  ),
  proof(
    'route53/place',
    place({ continent: 'EU', country: 'DE' }),
    { [`${record}.a`]: { geolocation_routing_policy: { continent: undefined } } },
    `${record}.a.geolocation_routing_policy`,
  ),
  proof(
    'route53/place',
    place({ subdivision: 'CA' }),
    place({ country: 'US' }),
    `${record}.a.geolocation_routing_policy.country`,
    { when: 'a subdivision' },
  ),
  proof('route53/place', place({}), place({ country: '*' }), `${record}.a.geolocation_routing_policy.continent`, {
    when: 'nowhere',
  }),
  ...values('route53/continent', `${record}.geolocation_routing_policy.continent`, ['XX', 'eu'], ['EU']),
  ...values('route53/set-identifier-length', `${record}.set_identifier`, [text(129)], [text(128)]),
  proof(
    'route53/record-form',
    { [`${record}.a`]: { type: 'CAA', records: ['letsencrypt.org'] } },
    { [`${record}.a`]: { records: ['0 issue "letsencrypt.org"'] } },
    [`${record}.a.type`, `${record}.a.records`],
  ),
  proof(
    'route53/record-form',
    { [`${record}.a`]: { type: 'SRV', records: ['10 host.example.com'] } },
    { [`${record}.a`]: { records: ['1 10 5269 host.example.com'] } },
    `${record}.a.records`,
    { when: 'a service' },
  ),
  proof(
    'route53/records-given',
    { [`${record}.a`]: { records: [] } },
    { [`${record}.a`]: { records: ['192.0.2.1'] } },
    [`${record}.a.records`, `${record}.a.alias`],
  ),
  ...values(
    'route53/health-check-host',
    'aws_route53_health_check.fqdn',
    ['https://a.example.com', 'a.example.com/up'],
    ['a.example.com'],
  ),
  ...values(
    'route53/health-check-address',
    'aws_route53_health_check.ip_address',
    [
      '10.0.0.1',
      '127.0.0.1',
      '192.168.0.1',
      '172.16.0.1',
      '172.29.0.1',
      '172.31.0.1',
      '169.254.0.1',
      '224.0.0.1',
      '235.0.0.1',
    ],
    ['192.0.2.1', '172.32.0.1', '172.15.0.1', '100.0.0.1', '223.0.0.1'],
  ),
];

/** Proofs of the rules about single arguments of APIs, firewalls and records. */
export const gatewayArgumentCases: Case[] = [...webSockets, ...rests, ...firewalls, ...records];
