import { type Case, proof, type Resources, ref, values } from './case';

const api = 'aws_apigatewayv2_api.a';
const stage = 'aws_apigatewayv2_stage.a';
const type = 'aws_apigatewayv2_stage';
const api_id = ref('aws_apigatewayv2_api.a.id');
const http: Resources = { [api]: { protocol_type: 'HTTP' } };
const webSocket: Resources = { [api]: { protocol_type: 'WEBSOCKET' } };
const on = (around: Resources, body: Record<string, unknown> = {}): Resources => ({
  ...around,
  [stage]: { api_id, ...body },
});
const route: Resources = { 'aws_apigatewayv2_route.r': { api_id, route_key: 'GET /a' } };
const format = (rule: string, bad: string, good: string, of: string): Case[] =>
  values(rule, `${of}.access_log_settings.format`, [bad], [good]);
const id = '$context.requestId';

const throttles = (rule: string, block: string): Case[] =>
  ['throttling_burst_limit', 'throttling_rate_limit'].map((name) =>
    proof(
      rule,
      { [stage]: { [block]: { throttling_burst_limit: 10, throttling_rate_limit: 5, [name]: undefined } } },
      { [stage]: { [block]: { [name]: 7 } } },
      [`${stage}.${block}.${name}`, `${stage}.${block}`],
      { when: name, says: name },
    ),
  );

/** Proofs of the rules about stages. */
export const stageCases: Case[] = [
  ...values('stage/name-form', `${type}.name`, ['my stage', 'v1.0', '$prod'], ['$default', 'prod', 'v1-blue']),
  ...values('rest-api/stage-name-form', 'aws_api_gateway_stage.stage_name', ['$default', 'v1.0'], ['prod', 'v1_0']),
  proof('stage/deployed', { [stage]: { name: 'prod' } }, { [stage]: { auto_deploy: true } }, [
    `${stage}.auto_deploy`,
    `${stage}.deployment_id`,
    `${stage}.lifecycle.ignore_changes`,
  ]),
  proof(
    'stage/deployed-once',
    { [stage]: { auto_deploy: true, deployment_id: 'abc' } },
    { [stage]: { auto_deploy: false } },
    [`${stage}.auto_deploy`, `${stage}.deployment_id`],
  ),
  proof(
    'http-api/deployment-after-routes',
    { ...http, ...route, 'aws_apigatewayv2_deployment.d': { api_id } },
    { 'aws_apigatewayv2_deployment.d': { depends_on: ['aws_apigatewayv2_route.r'] } },
    ['aws_apigatewayv2_deployment.d.api_id', 'aws_apigatewayv2_route.r.api_id'],
  ),
  ...values(
    'stage/variables',
    `${type}.stage_variables`,
    [{ 'a-b': 'x' }, { a: 'x y' }, { a: 'ü' }],
    [{ a_b: 'https://a.example/x?y=1' }],
  ),
  ...values(
    'rest-api/stage-variables',
    'aws_api_gateway_stage.variables',
    [{ 'a-b': 'x' }, { a: 'x y' }],
    [{ a_b: 'prod' }],
  ),
  ...format('stage/log-format-request-id', '{"ip":"$context.identity.sourceIp"}', `{"id":"${id}"}`, type),
  ...format('rest-api/log-format-request-id', '$context.status', '$context.extendedRequestId', 'aws_api_gateway_stage'),
  ...format('stage/log-format-one-line', `${id}\n$context.status`, `${id} $context.status\n`, type),
  ...format('stage/log-format-size', id + 'x'.repeat(3100), id, type),
  proof(
    'http-api/log-format-variables',
    on(http, { access_log_settings: { format: `${id} $context.resourcePath` } }),
    on({}, { access_log_settings: { format: `${id} $context.routeKey` } }),
    [`${stage}.access_log_settings.format`, `${stage}.api_id`],
  ),
  proof(
    'stage/log-destination',
    {
      [stage]: { access_log_settings: { destination_arn: ref('aws_s3_bucket.b.arn') } },
      'aws_s3_bucket.b': {},
      'aws_cloudwatch_log_group.g': {},
    },
    { [stage]: { access_log_settings: { destination_arn: ref('aws_cloudwatch_log_group.g.arn') } } },
    `${stage}.access_log_settings.destination_arn`,
  ),
  ...values(
    'stage/log-destination',
    `${type}.access_log_settings.destination_arn`,
    ['arn:aws:s3:::b'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:g'],
  ),
  ...values(
    'rest-api/log-destination',
    'aws_api_gateway_stage.access_log_settings.destination_arn',
    ['arn:aws:firehose:eu-west-1:111122223333:deliverystream/logs', 'arn:aws:s3:::b'],
    ['arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-logs'],
  ),
  proof(
    'rest-api/log-destination',
    {
      'aws_api_gateway_stage.s': {
        access_log_settings: { destination_arn: ref('aws_kinesis_firehose_delivery_stream.k.arn') },
      },
      'aws_kinesis_firehose_delivery_stream.k': { name: 'logs' },
    },
    { 'aws_kinesis_firehose_delivery_stream.k': { name: 'amazon-apigateway-logs' } },
    ['aws_kinesis_firehose_delivery_stream.k.name', 'aws_api_gateway_stage.s.access_log_settings.destination_arn'],
    { when: 'a stream of the configuration' },
  ),
  ...values(
    'stage/log-destination-suffix',
    `${type}.access_log_settings.destination_arn`,
    ['arn:aws:logs:eu-west-1:111122223333:log-group:g:*', `${ref('aws_cloudwatch_log_group.g.arn')}:*`],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:g', ref('aws_cloudwatch_log_group.g.arn')],
  ),
  proof(
    'http-api/no-execution-log',
    on(http, { default_route_settings: { logging_level: 'INFO' } }),
    on({}, { default_route_settings: { logging_level: 'OFF' } }),
    [`${stage}.default_route_settings.logging_level`, `${stage}.api_id`],
  ),
  ...throttles('stage/default-throttles', 'default_route_settings'),
  ...throttles('stage/route-throttles', 'route_settings'),
  proof(
    'stage/route-settings-key',
    { ...on(http, { route_settings: [{ route_key: 'GET /b' }] }), ...route },
    { [stage]: { route_settings: [{ route_key: 'GET /a' }], depends_on: ['aws_apigatewayv2_route.r'] } },
    [`${stage}.route_settings.0.route_key`, 'aws_apigatewayv2_route.r.route_key', 'aws_apigatewayv2_route.r.api_id'],
  ),
  proof(
    'stage/route-settings-key',
    { ...on(http, { route_settings: [{ route_key: 'GET /a' }] }), ...route },
    { [stage]: { route_settings: [{ route_key: ref('aws_apigatewayv2_route.r.route_key') }] } },
    `${stage}.route_settings.0.route_key`,
    { when: 'too early', says: 'wait' },
  ),
  proof(
    'stage/route-settings-key',
    { ...on(http, { route_settings: [{ route_key: 'GET /b' }] }), ...route },
    { [stage]: { route_settings: [{ route_key: '$default' }] } },
    [`${stage}.route_settings.0.route_key`],
    { when: 'of the fallback' },
  ),
  ...values('stage/throttle-sign', `${type}.default_route_settings.throttling_rate_limit`, [-1], [100, 0.5]),
  proof(
    'http-api/no-client-certificate',
    on(http, { client_certificate_id: 'abc' }),
    on({}, { client_certificate_id: undefined }),
    [`${stage}.client_certificate_id`, `${stage}.api_id`],
  ),
  proof(
    'websocket-api/log-needs-account-role',
    on(webSocket, {
      default_route_settings: { logging_level: 'INFO' },
      depends_on: ['aws_api_gateway_account.a'],
    }),
    { 'aws_api_gateway_account.a': { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' } },
    [
      `${stage}.default_route_settings.logging_level`,
      `${stage}.api_id`,
      'aws_api_gateway_account.a.cloudwatch_role_arn',
    ],
  ),
];
