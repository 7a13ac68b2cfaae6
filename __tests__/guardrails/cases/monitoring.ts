import { type Case, proof, type Resources, ref, values } from './case';

const alarm = 'aws_cloudwatch_metric_alarm.m';
const type = 'aws_cloudwatch_metric_alarm';
const http: Resources = { 'aws_apigatewayv2_api.a': { name: 'a', protocol_type: 'HTTP' } };
const webSocket: Resources = { 'aws_apigatewayv2_api.a': { name: 'a', protocol_type: 'WEBSOCKET' } };
const rest: Resources = { 'aws_api_gateway_rest_api.a': { name: 'a' } };
const watch = (
  metric_name: string,
  dimensions: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Resources => ({ [alarm]: { namespace: 'AWS/ApiGateway', metric_name, dimensions, ...more } });
const byId = { ApiId: ref('aws_apigatewayv2_api.a.id') };
const byName = { ApiName: ref('aws_api_gateway_rest_api.a.name') };
const group = 'aws_cloudwatch_log_group.g';
const filter = 'aws_cloudwatch_log_metric_filter';
const subscription = 'aws_cloudwatch_log_subscription_filter.s';
const stage = 'aws_apigatewayv2_stage.s';
const staged = (settings: Record<string, unknown>): Resources => ({
  [stage]: { api_id: ref('aws_apigatewayv2_api.a.id'), default_route_settings: settings },
});
const dashboard = (widget: Record<string, unknown>): string => JSON.stringify({ widgets: [widget] });
const text = { type: 'text', properties: {} };
const drawing = (...metrics: unknown[]): string =>
  dashboard({ type: 'metric', properties: { region: 'eu-west-1', metrics } });
const query = 'aws_cloudwatch_query_definition';
const encrypted = 'aws_sns_topic.t';
const key = 'aws_kms_key.k';
const told: Resources = { [alarm]: { alarm_actions: [ref('aws_sns_topic.t.arn')] } };
const allows = (service: string): string =>
  JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' },
      { Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'kms:*', Resource: '*' },
    ],
  });
const subscribed = (name: string): Resources => ({
  [`aws_cloudwatch_log_subscription_filter.${name}`]: { log_group_name: ref('aws_cloudwatch_log_group.g.name') },
});
const topic = 'arn:aws:sns:eu-west-1:111122223333:t';

/** Proofs of the rules about alarms, dashboards and logs. */
export const monitoringCases: Case[] = [
  proof('alarm/http-api-metric', { ...http, ...watch('5XXError', byId) }, watch('5xx', byId), [
    `${alarm}.metric_name`,
    `${alarm}.namespace`,
  ]),
  proof(
    'alarm/http-api-metric',
    { ...http, ...watch('5xx', { ApiName: ref('aws_apigatewayv2_api.a.name') }) },
    { [alarm]: { dimensions: { ApiName: undefined, ...byId } } },
    [`${alarm}.dimensions`, `${alarm}.namespace`],
    { when: 'by name', says: 'ApiName' },
  ),
  proof(
    'alarm/http-api-metric',
    watch('5XXError', { ApiId: 'abc' }),
    watch('5xx', { ApiId: 'abc' }),
    `${alarm}.metric_name`,
    { when: 'of an API elsewhere' },
  ),
  proof('alarm/rest-api-metric', { ...rest, ...watch('5xx', byName) }, watch('5XXError', byName), [
    `${alarm}.metric_name`,
    `${alarm}.dimensions`,
  ]),
  proof('alarm/websocket-api-metric', { ...webSocket, ...watch('5xx', byId) }, watch('ExecutionError', byId), [
    `${alarm}.metric_name`,
    'aws_apigatewayv2_api.a.protocol_type',
  ]),
  proof(
    'alarm/route-needs-detailed-metrics',
    { ...http, ...staged({}), ...watch('Latency', { ...byId, Route: 'GET /a' }) },
    staged({ detailed_metrics_enabled: true }),
    [
      `${stage}.default_route_settings.detailed_metrics_enabled`,
      `${stage}.default_route_settings`,
      `${alarm}.dimensions`,
      `${stage}.api_id`,
    ],
  ),
  proof(
    'alarm/lambda-dimensions',
    { [alarm]: { namespace: 'AWS/Lambda', dimensions: { Resource: 'f:live' } } },
    { [alarm]: { dimensions: { FunctionName: 'f' } } },
    [`${alarm}.dimensions`, `${alarm}.namespace`],
  ),
  proof(
    'alarm/error-statistic',
    { [alarm]: { namespace: 'AWS/ApiGateway', metric_name: '5xx', statistic: 'Average', threshold: 5 } },
    { [alarm]: { statistic: 'Sum' } },
    [`${alarm}.statistic`, `${alarm}.threshold`, `${alarm}.metric_name`],
  ),
  ...values('alarm/period', `${type}.period`, [90, 10, 30], [60, 300], {
    'aws_cloudwatch_metric_alarm.a': { namespace: 'AWS/Lambda' },
  }),
  proof(
    'alarm/window',
    { [alarm]: { period: 60, evaluation_periods: 1500 } },
    { [alarm]: { evaluation_periods: 1440 } },
    [`${alarm}.period`, `${alarm}.evaluation_periods`],
  ),
  proof(
    'alarm/datapoints',
    { [alarm]: { datapoints_to_alarm: 3, evaluation_periods: 2 } },
    { [alarm]: { evaluation_periods: 3 } },
    [`${alarm}.datapoints_to_alarm`, `${alarm}.evaluation_periods`],
  ),
  proof(
    'alarm/threshold',
    { [alarm]: { comparison_operator: 'GreaterThanThreshold' } },
    { [alarm]: { threshold: 0 } },
    [`${alarm}.threshold`, `${alarm}.comparison_operator`],
  ),
  proof('alarm/metric-given', { [alarm]: { alarm_name: 'a' } }, { [alarm]: { metric_name: 'x' } }, [
    `${alarm}.metric_name`,
    `${alarm}.metric_query`,
  ]),
  ...values(
    'alarm/actions',
    `${type}.alarm_actions`,
    [Array.from({ length: 6 }, (_, at) => `${topic}${at}`)],
    [[topic], []],
  ),
  ...values(
    'alarm/action-service',
    `${type}.ok_actions`,
    [['arn:aws:sqs:eu-west-1:111122223333:q']],
    [[topic], [ref('var.unknown')]],
  ),
  ...values(
    'alarm/dimensions',
    `${type}.dimensions`,
    [Object.fromEntries(Array.from({ length: 31 }, (_, at) => [`d${at}`, 'x']))],
    [{ a: 'x' }],
  ),
  proof(
    'alarm/low-sample',
    { [alarm]: { statistic: 'Sum', evaluate_low_sample_count_percentiles: 'ignore' } },
    { [alarm]: { extended_statistic: 'p95' } },
    [`${alarm}.extended_statistic`, `${alarm}.evaluate_low_sample_count_percentiles`],
  ),
  ...values(
    'alarm/dashboard-body',
    'aws_cloudwatch_dashboard.dashboard_body',
    [
      '{}',
      '{ widgets: [] }',
      dashboard({ type: 'text' }),
      dashboard({ type: 'text', properties: {}, width: 25 }),
      dashboard({ type: 'metric', properties: {} }),
    ],
    [
      dashboard({ type: 'text', properties: {}, width: 24 }),
      dashboard({ type: 'metric', properties: { region: 'eu-west-1' } }),
    ],
  ),
  ...values('alarm/dashboard-name', 'aws_cloudwatch_dashboard.dashboard_name', ['a b', ''], ['a-b_1']),
  ...values(
    'alarm/dashboard-metrics',
    'aws_cloudwatch_dashboard.dashboard_body',
    [
      drawing('AWS/Lambda'),
      drawing(['AWS/Lambda', 'Errors', 'FunctionName']),
      drawing(['AWS/Lambda']),
      drawing([{ stat: 'Sum' }]),
      drawing(['AWS/Lambda', { stat: 'Sum' }, 'Errors', 'x']),
    ],
    [
      drawing(['AWS/Lambda', 'Errors', 'FunctionName', 'f', { stat: 'Sum' }]),
      drawing(['AWS/Lambda', 'Errors']),
      drawing(['...', 'g']),
      drawing([{ expression: 'a + b' }]),
      drawing(ref('var.unknown')),
    ],
  ),
  ...values(
    'alarm/dashboard-widgets',
    'aws_cloudwatch_dashboard.dashboard_body',
    [JSON.stringify({ widgets: Array(501).fill(text) })],
    [JSON.stringify({ widgets: Array(500).fill(text) })],
  ),
  ...values(
    'alarm/dashboard-widget-metrics',
    'aws_cloudwatch_dashboard.dashboard_body',
    [drawing(...Array(501).fill(['AWS/Lambda', 'Errors']))],
    [drawing(...Array(500).fill(['AWS/Lambda', 'Errors']))],
  ),
  proof(
    'alarm/topic-key',
    { ...told, [encrypted]: { kms_master_key_id: 'alias/aws/sns' } },
    { [encrypted]: { kms_master_key_id: 'alias/mine' } },
    [`${encrypted}.kms_master_key_id`, `${alarm}.alarm_actions`],
  ),
  proof(
    'alarm/topic-key',
    { ...told, [encrypted]: { kms_master_key_id: ref('aws_kms_key.k.arn') }, [key]: { policy: allows('logs') } },
    { [key]: { policy: allows('cloudwatch') } },
    [`${key}.policy`, `${encrypted}.kms_master_key_id`],
    { when: 'with a key of its own' },
  ),
  proof(
    'alarm/topic-key',
    {
      ...told,
      [encrypted]: { kms_master_key_id: ref('aws_kms_alias.a.name') },
      'aws_kms_alias.a': { name: 'alias/a', target_key_id: ref('aws_kms_key.k.key_id') },
      [key]: { policy: allows('logs') },
    },
    { [key]: { policy: allows('cloudwatch') } },
    [`${key}.policy`, 'aws_kms_alias.a.target_key_id'],
    { when: 'by an alias' },
  ),
  ...values('logs/query-name', `${query}.name`, ['a'.repeat(256)], ['a', 'api/refused']),
  ...values('logs/query-name-form', `${query}.name`, ['a:b', 'a*', '/a', 'a/', 'a//b'], ['a', 'api/refused now']),
  ...values('logs/query-length', `${query}.query_string`, ['', 'a'.repeat(10_001)], ['fields @message']),
  ...values(
    'logs/query-group-name',
    `${query}.log_group_names`,
    [['arn:aws:logs:eu-west-1:111122223333:log-group:g']],
    [['/aws/lambda/f'], []],
  ),
  ...values('logs/retention-days', 'aws_cloudwatch_log_group.retention_in_days', [10], [0, 30, '30']),
  proof('logs/retention-stated', { [group]: { name: 'g' } }, { [group]: { retention_in_days: 30 } }, [
    `${group}.retention_in_days`,
  ]),
  ...values('logs/name-prefix', 'aws_cloudwatch_log_group.name', ['aws/foo'], ['/aws/foo', 'foo']),
  proof(
    'logs/infrequent-access',
    {
      [group]: { log_group_class: 'INFREQUENT_ACCESS' },
      [`${filter}.f`]: { log_group_name: ref('aws_cloudwatch_log_group.g.name') },
    },
    { [group]: { log_group_class: 'STANDARD' } },
    [`${group}.log_group_class`, `${filter}.f.log_group_name`],
  ),
  ...values('logs/filter-pattern', `${filter}.pattern`, ['[a, b', '{ $.a = 1'], ['[a, b]', '{ $.a = 1 }', 'ERROR', '']),
  ...values(
    'logs/metric-transformation',
    `${filter}.metric_transformation`,
    [{ namespace: 'AWS/Mine' }, { default_value: '0', dimensions: { a: '$.a' } }, { dimensions: { a: 'fixed' } }],
    [
      { namespace: 'Mine', default_value: '0' },
      { namespace: 'Mine', dimensions: { a: '$.a' } },
    ],
  ),
  ...values(
    'logs/subscription',
    'aws_cloudwatch_log_subscription_filter.destination_arn',
    ['arn:aws:kinesis:eu-west-1:111122223333:stream/s'],
    ['arn:aws:lambda:eu-west-1:111122223333:function:f'],
  ),
  proof(
    'logs/subscription',
    { [group]: { name: 'g' }, ...subscribed('s'), ...subscribed('t'), ...subscribed('u') },
    { [subscription]: null },
    `${subscription}.log_group_name`,
    { when: 'three of them' },
  ),
];
