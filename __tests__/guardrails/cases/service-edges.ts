import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const alarm = 'aws_cloudwatch_metric_alarm.a';
const plain: Resources = { [alarm]: { namespace: 'Shop' } };
const errors = { namespace: 'AWS/ApiGateway', metric_name: '5xx', statistic: 'Average' };
const body = (...widgets: object[]): string => JSON.stringify({ widgets });
const placed = (place: object): string => body({ type: 'text', properties: {}, ...place });
const byRoute = {
  namespace: 'AWS/ApiGateway',
  metric_name: 'Latency',
  dimensions: { ApiId: ref('aws_apigatewayv2_api.h.id'), Route: 'GET /a' },
};
const stage = (more: object = {}) => ({ api_id: ref('aws_apigatewayv2_api.h.id'), name: 'a', ...more });
const watched: Resources = {
  'aws_apigatewayv2_api.h': { protocol_type: 'HTTP' },
  'aws_apigatewayv2_stage.a': stage(),
  [alarm]: byRoute,
};
const metric = { metric_name: 'Errors', namespace: 'AWS/Lambda', period: 60, stat: 'Sum' };
const recovers = 'arn:aws:automate:eu-west-1:ec2:recover';

const alarmCases: Case[] = [
  ...values('alarm/error-statistic', 'aws_cloudwatch_metric_alarm.threshold', [2], [1], { [alarm]: errors }),
  ...values('alarm/period', 'aws_cloudwatch_metric_alarm.period', [21, 31, 0], [10, 20, 30, 60], plain),
  proof(
    'alarm/window',
    { [alarm]: { period: 3599, evaluation_periods: 25 } },
    { [alarm]: { period: 3600 } },
    `${alarm}.period`,
    { when: 'of periods of an hour' },
  ),
  ...values('alarm/window', 'aws_cloudwatch_metric_alarm.evaluation_periods', [169], [168, 1], {
    [alarm]: { period: 3600 },
  }),
  ...values(
    'alarm/dashboard-body',
    'aws_cloudwatch_dashboard.dashboard_body',
    [{ x: -1 }, { x: 24 }, { height: 0 }, { height: 1001 }, { width: 0 }].map(placed),
    [{ x: 0 }, { x: 23 }, { height: 1 }, { height: 1000 }, { width: 1 }].map(placed),
  ),
  proof(
    'alarm/dashboard-metrics',
    { 'aws_cloudwatch_dashboard.d': { dashboard_body: body({ type: 'metric', properties: { metrics: ['m'] } }) } },
    { 'aws_cloudwatch_dashboard.d': { dashboard_body: body({ type: 'text', properties: { metrics: ['m'] } }) } },
    'aws_cloudwatch_dashboard.d.dashboard_body',
    { when: 'in a text' },
  ),
  proof(
    'alarm/queries',
    { [alarm]: { threshold_metric_id: 'x', metric_query: [{ id: 'm', metric }] } },
    { [alarm]: { metric_query: [{ id: 'x', metric }] } },
    `${alarm}.metric_query`,
    { when: 'among queries that are not known' },
  ),
  proof(
    'alarm/expression',
    {
      [alarm]: {
        metric_query: [
          { id: 'e', expression: 'm1 / m2' },
          { id: 'm3', metric },
        ],
      },
    },
    {
      [alarm]: {
        metric_query: [
          { id: 'e', expression: 'm3 / 2' },
          { id: 'm3', metric },
        ],
      },
    },
    [`${alarm}.metric_query.0.expression`, `${alarm}.metric_query.1.id`],
    { when: 'of two strangers' },
  ),
  proof(
    'alarm/composite-waits',
    {
      [alarm]: { alarm_name: 'errors' },
      'aws_cloudwatch_metric_alarm.other': { alarm_name: 'other' },
      'aws_cloudwatch_composite_alarm.c': { alarm_name: 'c', alarm_rule: 'ALARM(errors)' },
    },
    { 'aws_cloudwatch_composite_alarm.c': { depends_on: [alarm] } },
    'aws_cloudwatch_composite_alarm.c.alarm_rule',
    { when: 'beside another alarm' },
  ),
  proof(
    'alarm/instance-action',
    { [alarm]: { alarm_actions: [recovers], dimensions: { A: 'a' } } },
    { [alarm]: { dimensions: { InstanceId: 'i-1' } } },
    `${alarm}.dimensions`,
    { when: 'with other dimensions' },
  ),
  proof(
    'alarm/route-needs-detailed-metrics',
    watched,
    { [alarm]: { dimensions: { Route: undefined } } },
    'aws_apigatewayv2_stage.a.api_id',
    {
      when: 'of the whole API',
    },
  ),
  proof(
    'alarm/route-needs-detailed-metrics',
    watched,
    { 'aws_apigatewayv2_stage.b': stage({ default_route_settings: { detailed_metrics_enabled: true } }) },
    `${alarm}.dimensions`,
    { when: 'and one of two stages records them' },
  ),
  proof('alarm/route-needs-detailed-metrics', watched, { 'aws_apigatewayv2_stage.a': null }, `${alarm}.dimensions`, {
    when: 'and no stage is here',
  }),
  proof(
    'alarm/route-needs-detailed-metrics',
    watched,
    { 'aws_apigatewayv2_stage.a': { count: unknown } },
    `${alarm}.dimensions`,
    {
      when: 'and there may be no stage',
    },
  ),
  proof(
    'alarm/one-query-returns',
    { [alarm]: { metric_query: times(3, (at) => ({ id: `m${at}`, metric, return_data: true })) } },
    { [alarm]: { metric_query: undefined } },
    [`${alarm}.metric_query.0.return_data`, `${alarm}.metric_query`],
    { when: 'of three' },
  ),
  ...[1, 3].map((count) =>
    proof(
      'alarm/one-query-returns',
      {
        [alarm]: {
          comparison_operator: 'GreaterThanUpperThreshold',
          threshold_metric_id: 'm0',
          metric_query: times(count, (at) => ({ id: `m${at}`, metric, return_data: true })),
        },
      },
      { [alarm]: { metric_query: times(2, (at) => ({ id: `m${at}`, metric, return_data: true })) } },
      [`${alarm}.metric_query.0.return_data`, `${alarm}.threshold_metric_id`],
      { when: `of ${count} beside a band` },
    ),
  ),
  ...values(
    'alarm/action-arn',
    'aws_cloudwatch_metric_alarm.alarm_actions',
    [['topic'], [ref('aws_sns_topic.t.name')]],
    [[ref('aws_sns_topic.t.arn')]],
    {
      'aws_sns_topic.t': { name: 't' },
    },
  ),
];

const tagged = 'aws_lambda_function.tags';
const long = (count: number): string => 'a'.repeat(count);
const entries = (count: number) => Object.fromEntries(times(count, (at) => [`k${at}`, 'v']));

const tagCases: Case[] = [
  ...values(
    'tags/limits',
    tagged,
    [entries(51), { '': 'v' }, { [long(129)]: 'v' }, { k: long(257) }],
    [entries(50), { [long(128)]: 'v', a: long(256) }],
  ),
];

const schedule = 'aws_scheduler_schedule';
const flexible = (size: unknown) => [{ mode: 'FLEXIBLE', maximum_window_in_minutes: size }];

const scheduleCases: Case[] = [
  proof(
    'scheduler/window',
    { [`${schedule}.a`]: { flexible_time_window: flexible(0) } },
    { [`${schedule}.a`]: { flexible_time_window: flexible(1) } },
    `${schedule}.a.flexible_time_window.0.maximum_window_in_minutes`,
    { when: 'at its least' },
  ),
  proof(
    'scheduler/window',
    { [`${schedule}.a`]: { flexible_time_window: flexible(1441) } },
    { [`${schedule}.a`]: { flexible_time_window: flexible(1440) } },
    `${schedule}.a.flexible_time_window.0.mode`,
    { when: 'at its most' },
  ),
  ...values('scheduler/time-zone', `${schedule}.schedule_expression_timezone`, ['Mars/Base'], ['UTC', 'US/Pacific']),
];

const plan = 'aws_api_gateway_usage_plan.p';
const rest = 'aws_api_gateway_rest_api.a';
const method = (more: object = {}) => ({ rest_api_id: ref(`${rest}.id`), http_method: 'GET', ...more });
const planned: Resources = {
  [rest]: { name: 'a' },
  [plan]: { api_stages: [{ api_id: ref(`${rest}.id`), stage: 'prod' }] },
  'aws_api_gateway_method.m': method(),
};
const quota = (period: string, offset: number): Resources => ({ [plan]: { quota_settings: { period, offset } } });
const planKey = { key_id: ref('aws_api_gateway_api_key.k.id'), key_type: 'API_KEY', usage_plan_id: ref(`${plan}.id`) };

const planCases: Case[] = [
  proof('usage-plan/quota-offset', quota('DAY', -1), quota('DAY', 0), `${plan}.quota_settings.period`),
  proof(
    'usage-plan/stage-reference',
    { [rest]: { name: 'a' }, [plan]: { api_stages: times(2, () => ({ api_id: 'a1', stage: 'prod' })) } },
    { [plan]: { api_stages: ['prod', 'test'].map((stage) => ({ api_id: 'a1', stage })) } },
    [`${plan}.api_stages.0.stage`, `${plan}.api_stages.1.api_id`],
    { when: 'twice' },
  ),
  proof(
    'usage-plan/stage-reference',
    { [rest]: { name: 'a' }, [plan]: { api_stages: times(2, () => ({ api_id: 'a1', stage: 'prod' })) } },
    { [plan]: { api_stages: times(2, () => ({ api_id: 'a1', stage: unknown })) } },
    `${plan}.api_stages`,
    { when: 'of two that are not known' },
  ),
  proof('usage-plan/method-needs-key', planned, { 'aws_api_gateway_method.m': null }, `${plan}.api_stages`, {
    when: 'without a method',
  }),
  proof(
    'usage-plan/method-needs-key',
    planned,
    { 'aws_api_gateway_method.n': method({ rest_api_id: unknown }) },
    `${plan}.api_stages`,
    {
      when: 'beside a method of an API that is not known',
    },
  ),
  proof(
    'usage-plan/method-needs-key',
    planned,
    { 'aws_api_gateway_method.n': method({ http_method: 'PUT', api_key_required: true }) },
    `${plan}.api_stages`,
    { when: 'of one method among two' },
  ),
  proof(
    'usage-plan/one-plan-per-key',
    {
      ...planned,
      'aws_api_gateway_api_key.k': { name: 'k' },
      'aws_api_gateway_usage_plan_key.a': planKey,
      'aws_api_gateway_usage_plan_key.b': planKey,
    },
    { 'aws_api_gateway_usage_plan_key.b': { count: unknown } },
    'aws_api_gateway_usage_plan_key.b.key_id',
    { when: 'and the second may not exist' },
  ),
];

const table = 'aws_dynamodb_table.a';
const keyed = (...names: string[]) => ({ hash_key: 'id', attribute: names.map((name) => ({ name, type: 'S' })) });
const index = (at: number, more: object = {}) => ({ name: `index-${at}`, hash_key: 'id', ...more });
const projecting = (...counts: number[]) =>
  counts.map((count, at) =>
    index(at, { projection_type: 'INCLUDE', non_key_attributes: times(count, (one) => `a${one}`) }),
  );
const provisioned = (more: object) => ({ [table]: { ...keyed('id'), billing_mode: 'PROVISIONED', ...more } });
const itemOf = (id: object): Resources => ({
  [table]: keyed('id'),
  'aws_dynamodb_table_item.i': { table_name: ref(`${table}.name`), hash_key: 'id', item: JSON.stringify({ id }) },
});

const tableCases: Case[] = [
  proof('dynamodb/attributes', { [table]: keyed('id', 'id') }, { [table]: keyed('id') }, `${table}.attribute.1.name`, {
    when: 'of one attribute twice',
  }),
  proof('dynamodb/attributes', { [table]: keyed('x') }, { [table]: { attribute: undefined } }, `${table}.hash_key`, {
    when: 'of a table that is restored',
  }),
  proof(
    'dynamodb/attributes',
    { [table]: keyed('id', 'x') },
    { 'aws_dynamodb_global_secondary_index.g': { table_name: ref(`${table}.name`) } },
    `${table}.hash_key`,
    { when: 'and indexes are resources' },
  ),
  ...values('dynamodb/capacity', 'aws_dynamodb_table.read_capacity', [1], [0], {
    [table]: { billing_mode: 'PAY_PER_REQUEST' },
  }),
  proof(
    'dynamodb/capacity',
    provisioned({ read_capacity: 0, write_capacity: 1 }),
    { [table]: { read_capacity: 1 } },
    `${table}.read_capacity`,
    { when: 'of one that is 0' },
  ),
  proof(
    'dynamodb/index-capacity',
    provisioned({ global_secondary_index: [index(0, { read_capacity: 1 })] }),
    provisioned({ global_secondary_index: [index(0, { read_capacity: 1, write_capacity: 1 })] }),
    `${table}.global_secondary_index.0.write_capacity`,
    { when: 'of one' },
  ),
  ...values(
    'dynamodb/indexes',
    'aws_dynamodb_table.global_secondary_index',
    [times(21, (at) => index(at))],
    [times(20, (at) => index(at))],
  ),
  ...values(
    'dynamodb/local-index',
    'aws_dynamodb_table.local_secondary_index',
    [times(6, (at) => index(at))],
    [times(5, (at) => index(at))],
    {
      [table]: { range_key: 'r' },
    },
  ),
  ...values(
    'dynamodb/projection',
    'aws_dynamodb_table.global_secondary_index',
    [
      projecting(21),
      projecting(20, 20, 20, 20, 20, 1),
      [index(0, { projection_type: 'ALL', non_key_attributes: ['a'] })],
    ],
    [projecting(20, 20, 20, 20, 20), [index(0, { projection_type: 'ALL' })]],
  ),
  ...values(
    'dynamodb/ttl',
    'aws_dynamodb_table.ttl',
    [{ enabled: true }, { enabled: true, attribute_name: '' }],
    [{ enabled: true, attribute_name: 'until' }],
    {
      [table]: { hash_key: 'id' },
    },
  ),
  proof('dynamodb/item-key', itemOf({ N: '1' }), itemOf({ N: undefined, S: 'a' }), 'aws_dynamodb_table_item.i.item', {
    when: 'of another type',
  }),
  ...values('dynamodb/replica-stream', 'aws_dynamodb_table.stream_enabled', [false, 'false'], [true], {
    [table]: { stream_view_type: 'KEYS_ONLY', replica: [{ region_name: 'eu-west-2' }] },
  }),
  proof(
    'dynamodb/replica-key',
    {
      [table]: {
        server_side_encryption: { enabled: true, kms_key_arn: 'arn:k' },
        replica: [{ region_name: 'eu-west-2' }],
      },
    },
    { [table]: { server_side_encryption: { kms_key_arn: undefined } } },
    `${table}.server_side_encryption`,
    { when: 'and the key is that of AWS' },
  ),
];

const mapping = 'aws_lambda_event_source_mapping.m';
const lambda = 'aws_lambda_function.f';
const queue = 'aws_sqs_queue.q';
const reading = (more: object = {}) => ({
  event_source_arn: ref(`${queue}.arn`),
  function_name: ref(`${lambda}.arn`),
  ...more,
});
const reads = (mapped: Body, queued: Body = {}, called: Body = {}): Resources => ({
  [queue]: queued,
  [lambda]: called,
  [mapping]: reading(mapped),
});
const filtering = (...patterns: string[]) =>
  reads({ filter_criteria: { filter: patterns.map((pattern) => ({ pattern })) } });
const padded = (length: number): string => `{"a":["${'x'.repeat(length - 10)}"]}`;
const streaming = (more: Body): Resources => ({ [mapping]: more });

const literal = { event_source_arn: 'arn:aws:sqs:eu-west-1:111122223333:q', function_name: 'f' };

const mappingCases: Case[] = [
  proof(
    'event-source/queue-batch',
    reads({ batch_size: 11 }),
    { [mapping]: { batch_size: 10 } },
    `${mapping}.batch_size`,
    {
      when: 'at its edge',
    },
  ),
  proof(
    'event-source/queue-batch',
    reads({ batch_size: 11 }, { fifo_queue: true }),
    { [mapping]: { batch_size: 10 } },
    `${mapping}.batch_size`,
    { when: 'of a FIFO queue' },
  ),
  proof(
    'event-source/settings',
    reads({}, { visibility_timeout_seconds: 2 }),
    { [queue]: { visibility_timeout_seconds: 3 } },
    `${queue}.visibility_timeout_seconds`,
    { when: 'against the 3 s of a function' },
  ),
  proof('event-source/settings', reads({}, {}, { timeout: 31 }), { [lambda]: { timeout: 30 } }, `${lambda}.timeout`, {
    when: 'against the 30 s of a queue',
  }),
  proof(
    'event-source/settings',
    reads({ maximum_retry_attempts: 1 }),
    {
      [mapping]: {
        maximum_retry_attempts: -1,
        maximum_record_age_in_seconds: 0,
        bisect_batch_on_function_error: false,
      },
    },
    `${mapping}.maximum_retry_attempts`,
    { when: 'that stands for none' },
  ),
  proof(
    'event-source/settings',
    filtering(...times(11, () => '{}')),
    filtering(...times(10, () => '{}')),
    `${mapping}.filter_criteria`,
    { when: 'of many filters' },
  ),
  proof('event-source/settings', filtering(padded(4097)), filtering(padded(4096)), `${mapping}.filter_criteria`, {
    when: 'of a long filter',
  }),
  proof(
    'event-source/fifo-batch',
    reads({ maximum_batching_window_in_seconds: 1 }, { fifo_queue: true }),
    { [mapping]: { maximum_batching_window_in_seconds: 0 } },
    [`${mapping}.maximum_batching_window_in_seconds`, `${queue}.fifo_queue`],
  ),
  proof(
    'event-source/windows',
    streaming({ tumbling_window_in_seconds: 1, parallelization_factor: 2 }),
    streaming({ tumbling_window_in_seconds: undefined }),
    [`${mapping}.tumbling_window_in_seconds`, `${mapping}.parallelization_factor`],
    { when: 'of which there is one' },
  ),
  proof(
    'event-source/windows',
    streaming({ tumbling_window_in_seconds: 1, parallelization_factor: 2 }),
    streaming({ tumbling_window_in_seconds: 0 }),
    `${mapping}.tumbling_window_in_seconds`,
    { when: 'of 0' },
  ),
  proof(
    'event-source/windows',
    streaming({ tumbling_window_in_seconds: 1, parallelization_factor: 2 }),
    streaming({ parallelization_factor: undefined }),
    `${mapping}.parallelization_factor`,
    { when: 'alone' },
  ),
  proof(
    'event-source/unique',
    { [mapping]: literal, 'aws_lambda_event_source_mapping.n': literal },
    { [mapping]: { event_source_arn: unknown }, 'aws_lambda_event_source_mapping.n': { event_source_arn: unknown } },
    `${mapping}.event_source_arn`,
    { when: 'of sources that are not known' },
  ),
  proof(
    'event-source/unique',
    { [mapping]: literal, 'aws_lambda_event_source_mapping.n': literal },
    { [mapping]: { topics: ['a'] }, 'aws_lambda_event_source_mapping.n': { topics: ['b'] } },
    `${mapping}.event_source_arn`,
    { when: 'of two topics' },
  ),
];

/** Both sides of the edges of rules about alarms, tags, schedules, usage plans, tables and event sources. */
export const serviceEdgeCases: readonly Case[] = [
  ...alarmCases,
  ...tagCases,
  ...scheduleCases,
  ...planCases,
  ...tableCases,
  ...mappingCases,
];
