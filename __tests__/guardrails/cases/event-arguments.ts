import { type Case, proof, type Resources, values } from './case';

const target = 'aws_cloudwatch_event_target';
const alarm = 'aws_cloudwatch_metric_alarm';
const connection = 'aws_cloudwatch_event_connection';
const json = JSON.stringify;
const text = (length: number): string => 'x'.repeat(length);
const detail = (match: unknown): string => json({ detail: { price: [match] } });
const queries = (...blocks: Record<string, unknown>[]): Resources => ({ [`${alarm}.a`]: { metric_query: blocks } });
const metric = { metric_name: 'm' };
const credentials = (authorization_type: string, name: string): Resources => ({
  [`${connection}.a`]: { authorization_type, auth_parameters: { [name]: { key: 'x' } } },
});
const task = (body: Record<string, unknown>): Resources => ({ [`${target}.a`]: { ecs_target: body } });
const band = 'GreaterThanUpperThreshold';

const events: Case[] = [
  ...values(
    'events/pattern-match',
    'aws_cloudwatch_event_rule.event_pattern',
    [
      detail({ numeric: ['=>', 1] }),
      detail({ numeric: ['>', '1'] }),
      detail({ numeric: ['>'] }),
      detail({ prefix: 'a', suffix: 'b' }),
      detail({ cidr: '10.0.0/24' }),
      detail({ wildcard: 'a**b' }),
      json({ $or: [{ source: ['a'] }] }),
      json({ $or: [{ a: [{ cidr: 'x' }] }, { b: ['y'] }] }),
    ],
    [
      json({
        $or: [{ a: [{ numeric: ['>', 0, '<=', 5] }] }, { b: [{ cidr: '10.0.0.0/24' }, { wildcard: 'a*b*' }] }],
        detail: { c: [{ numeric: ['=', 1] }, { cidr: '2001:db8::/32' }, 'x'] },
      }),
    ],
  ),
  ...values('events/json-path', `${target}.input_path`, ['detail', 'a$'], ['$.detail', '']),
  ...values(
    'events/json-path',
    `${target}.input_transformer.input_paths`,
    [{ id: 'detail.id' }],
    [{ id: '$.detail.id' }],
  ),
  ...values('events/message-group', `${target}.sqs_target.message_group_id`, [text(101)], [text(100)]),
  proof(
    'events/fargate-network',
    task({ launch_type: 'FARGATE' }),
    task({ network_configuration: { subnets: ['subnet-1'] } }),
    [`${target}.a.ecs_target.launch_type`, `${target}.a.ecs_target.network_configuration`],
  ),
  proof(
    'events/launch-or-capacity',
    task({ launch_type: 'EC2', capacity_provider_strategy: { capacity_provider: 'x' } }),
    task({ launch_type: undefined }),
    `${target}.a.ecs_target.launch_type`,
  ),
  ...values(
    'events/dead-letter-arn',
    `${target}.dead_letter_config.arn`,
    ['arn:aws:sns:eu-west-1:111122223333:t'],
    ['arn:aws:sqs:eu-west-1:111122223333:q'],
  ),
  ...values('events/bus-name', 'aws_cloudwatch_event_bus.name', ['two words', text(257)], [text(256), 'aws.partner/x']),
  ...values(
    'events/archive-source',
    'aws_cloudwatch_event_archive.event_source_arn',
    ['arn:aws:sqs:eu-west-1:111122223333:q'],
    ['arn:aws:events:eu-west-1:111122223333:event-bus/b'],
  ),
  proof(
    'events/connection-credentials',
    credentials('API_KEY', 'basic'),
    { [`${connection}.a`]: { authorization_type: 'BASIC' } },
    `${connection}.a.authorization_type`,
  ),
  proof(
    'events/connection-credentials',
    credentials('OAUTH_CLIENT_CREDENTIALS', 'api_key'),
    { [`${connection}.a`]: { authorization_type: 'API_KEY' } },
    `${connection}.a.authorization_type`,
    { when: 'a token' },
  ),
  ...values(
    'events/destination-url',
    'aws_cloudwatch_event_api_destination.invocation_endpoint',
    ['http://a.example.com', 'a.example.com'],
    ['https://a.example.com/x'],
  ),
  ...values(
    'events/permission-action',
    'aws_cloudwatch_event_permission.action',
    ['events:PutRule'],
    ['events:PutEvents'],
  ),
];

const alarms: Case[] = [
  ...values('alarm/namespace', `${alarm}.namespace`, [':Orders'], ['Orders:EU']),
  proof(
    'alarm/metric-complete',
    { [`${alarm}.a`]: { metric_name: 'm', period: 60 } },
    { [`${alarm}.a`]: { namespace: 'n' } },
    `${alarm}.a.namespace`,
  ),
  proof(
    'alarm/metric-complete',
    { [`${alarm}.a`]: { metric_name: 'm', namespace: 'n' } },
    { [`${alarm}.a`]: { period: 60 } },
    `${alarm}.a.period`,
    { when: 'period' },
  ),
  proof(
    'alarm/band',
    { [`${alarm}.a`]: { comparison_operator: band } },
    { [`${alarm}.a`]: { threshold_metric_id: 'ad1' } },
    [`${alarm}.a.comparison_operator`, `${alarm}.a.threshold_metric_id`],
  ),
  proof(
    'alarm/band-comparison',
    { [`${alarm}.a`]: { comparison_operator: 'GreaterThanThreshold', threshold_metric_id: 'ad1' } },
    { [`${alarm}.a`]: { comparison_operator: band } },
    [`${alarm}.a.comparison_operator`, `${alarm}.a.threshold_metric_id`],
  ),
  ...values('alarm/query-id', `${alarm}.metric_query.id`, ['M1', 'm-1', '1m'], ['m_1']),
  proof(
    'alarm/queries',
    queries({ id: 'm', metric }, { id: 'm', metric }),
    queries({ id: 'm', metric }, { id: 'n', metric }),
    `${alarm}.a.metric_query.1.id`,
  ),
  proof('alarm/queries', queries({ id: 'm' }), queries({ id: 'm', expression: 'n * 2' }), `${alarm}.a.metric_query`, {
    when: 'nothing read',
  }),
  proof(
    'alarm/queries',
    { [`${alarm}.a`]: { threshold_metric_id: 'x', metric_query: [{ id: 'm', metric }] } },
    { [`${alarm}.a`]: { threshold_metric_id: 'm' } },
    [`${alarm}.a.threshold_metric_id`, `${alarm}.a.metric_query.0.id`],
    { when: 'a threshold from nowhere' },
  ),
  ...values(
    'alarm/dimension-value',
    `${alarm}.dimensions`,
    [{ A: '' }, { A: text(1025) }],
    [{ A: text(1024) }, { A: 'x' }],
  ),
  ...values(
    'alarm/dimension-name',
    `${alarm}.dimensions`,
    [{ ':A': 'x' }, { [text(256)]: 'x' }],
    [{ [text(255)]: 'x' }, { 'A:B': 'x' }],
  ),
  ...values(
    'alarm/composite-condition',
    'aws_cloudwatch_composite_alarm.alarm_rule',
    ['a AND b', 'ALARMS(a)', '(ALARM(a) OR ALARM(b)', 'ALARM(a) XOR OK(b)', 'ALARM(a)\n', ' ALARM(a)'],
    ['(ALARM("a (b") OR NOT OK(b)) AND INSUFFICIENT_DATA(c)', 'TRUE'],
  ),
];

const logs: Case[] = [
  ...values(
    'logs/subscription-destination',
    'aws_cloudwatch_log_subscription_filter.destination_arn',
    ['arn:aws:s3:::b', 'arn:aws:sqs:eu-west-1:111122223333:q'],
    ['kinesis', 'firehose', 'lambda', 'logs'].map((service) => `arn:aws:${service}:eu-west-1:111122223333:x`),
  ),
  ...values(
    'logs/metric-dimensions',
    'aws_cloudwatch_log_metric_filter.metric_transformation.dimensions',
    [{ a: '$.a', b: '$.b', c: '$.c', d: '$.d' }],
    [{ a: '$.a', b: '$.b', c: '$.c' }],
  ),
  ...values(
    'logs/metric-value',
    'aws_cloudwatch_log_metric_filter.metric_transformation.value',
    ['one', '1s'],
    ['1', '-0.5', '$.latency', '$size'],
  ),
  ...values(
    'logs/resource-policy-size',
    'aws_cloudwatch_log_resource_policy.policy_document',
    [text(5121)],
    [text(5120)],
  ),
  ...values(
    'logs/destination-target',
    'aws_cloudwatch_log_destination.target_arn',
    ['arn:aws:lambda:eu-west-1:111122223333:function:f'],
    ['arn:aws:kinesis:eu-west-1:111122223333:stream/s', 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/d'],
  ),
];

/** Proofs of the rules about single arguments of events, alarms and logs. */
export const eventArgumentCases: Case[] = [...events, ...alarms, ...logs];
