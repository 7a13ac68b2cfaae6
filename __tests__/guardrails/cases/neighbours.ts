import { type Case, proof, type Resources, ref, values } from './case';

const balancer = 'aws_lb.a';
const bucket = 'aws_s3_bucket.b';
const policy = 'aws_s3_bucket_policy.p';
const encryption = 'aws_s3_bucket_server_side_encryption_configuration.e';
const twoZones = { subnets: ['subnet-0a', 'subnet-0b'] };

const writes = (Principal: unknown, Effect = 'Allow'): string =>
  JSON.stringify({ Statement: [{ Effect, Principal, Action: 's3:PutObject', Resource: 'arn:aws:s3:::logs/*' }] });

const logged: Resources = {
  [balancer]: { ...twoZones, access_logs: { bucket: ref('aws_s3_bucket.b.id'), enabled: true } },
  [bucket]: { bucket: 'logs' },
};
const permitted: Resources = {
  [policy]: {
    bucket: ref('aws_s3_bucket.b.id'),
    policy: writes({ Service: 'logdelivery.elasticloadbalancing.amazonaws.com' }),
  },
};
const encrypted = (sse_algorithm: string): Resources => ({
  [encryption]: {
    bucket: ref('aws_s3_bucket.b.id'),
    rule: { apply_server_side_encryption_by_default: { sse_algorithm } },
  },
});
const where = { subnets: [ref('aws_subnet.s.id')] };

const balancerCases: Case[] = [
  proof('load-balancer/log-bucket', logged, permitted, [`${balancer}.access_logs.enabled`, `${balancer}.access_logs`]),
  proof('load-balancer/log-bucket', logged, { [balancer]: { access_logs: { enabled: false } } }, `${bucket}.policy`, {
    when: 'switched off',
  }),
  proof(
    'load-balancer/log-bucket',
    { ...logged, [policy]: { ...permitted[policy], policy: writes({ Service: 'delivery.logs.amazonaws.com' }) } },
    { [policy]: { policy: writes({ AWS: 'arn:aws:iam::156460612806:root' }) } },
    [`${policy}.policy`, `${balancer}.load_balancer_type`],
    { when: 'another service' },
  ),
  proof(
    'load-balancer/log-bucket',
    { ...logged, [policy]: { ...permitted[policy], policy: writes('*', 'Deny') } },
    { [policy]: { policy: writes('*') } },
    `${policy}.policy`,
    { when: 'denied' },
  ),
  proof('load-balancer/log-encryption', { ...logged, ...permitted, ...encrypted('aws:kms') }, encrypted('AES256'), [
    `${encryption}.rule.apply_server_side_encryption_by_default.sse_algorithm`,
    `${balancer}.load_balancer_type`,
  ]),
  proof(
    'load-balancer/subnets',
    { [balancer]: where, 'aws_subnet.s': { availability_zone: 'eu-west-1a' } },
    { 'aws_subnet.s': { availability_zone: 'us-west-2-lax-1a' } },
    ['aws_subnet.s.availability_zone', 'aws_subnet.s.outpost_arn', `${balancer}.load_balancer_type`],
    { when: 'of the configuration' },
  ),
];

const target = 'aws_cloudwatch_event_target';
const busPolicy = 'aws_cloudwatch_event_bus_policy.p';
const arnOf = (name: string): string => `arn:aws:events:eu-west-1:111122223333:event-bus/${name}`;
const puts = (Resource: unknown): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource }] });

const eventCases: Case[] = [
  proof(
    'events/log-group-role',
    {
      [`${target}.a`]: {
        arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/a',
        role_arn: 'arn:aws:iam::111122223333:role/r',
      },
    },
    { [`${target}.a`]: { role_arn: undefined } },
    [`${target}.a.arn`, `${target}.a.role_arn`],
  ),
  proof(
    'events/bus-policy-bus',
    { [busPolicy]: { event_bus_name: 'orders', policy: puts(arnOf('other')) } },
    { [busPolicy]: { policy: puts(arnOf('orders')) } },
    [`${busPolicy}.event_bus_name`, `${busPolicy}.policy`],
  ),
  proof(
    'events/bus-policy-bus',
    { [busPolicy]: { policy: puts([arnOf('orders')]) } },
    { [busPolicy]: { policy: puts([arnOf('default'), arnOf('*')]) } },
    [`${busPolicy}.event_bus_name`, `${busPolicy}.policy`],
    { when: 'default' },
  ),
  ...values(
    'events/permission-bus',
    'aws_cloudwatch_event_permission.event_bus_name',
    ['aws.partner/example.com/orders', 'a b'],
    ['orders', 'default'],
  ),
];

const acl = 'aws_wafv2_web_acl.w';
const logging = 'aws_wafv2_web_acl_logging_configuration.l';
const alarm = 'aws_cloudwatch_metric_alarm.m';
const topic = (region: string): string => `arn:aws:sns:${region}:111122223333:t`;
const regions = { '': 'eu-west-1', east: 'us-east-1' };

const regionCases: Case[] = [
  proof(
    'waf/logging-region',
    {
      [acl]: { provider: 'aws.east', name: 'w', scope: 'CLOUDFRONT' },
      [logging]: { resource_arn: ref('aws_wafv2_web_acl.w.arn') },
    },
    { [logging]: { provider: 'aws.east' } },
    `${logging}.resource_arn`,
    { regions },
  ),
  proof(
    'waf/logging-region',
    { [logging]: { resource_arn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/w/1' } },
    { [logging]: { resource_arn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/w/1' } },
    `${logging}.resource_arn`,
    { regions, when: 'by its ARN' },
  ),
  proof(
    'alarm/topic-region',
    {
      'aws_sns_topic.t': { name: 't' },
      [alarm]: { provider: 'aws.east', alarm_actions: [ref('aws_sns_topic.t.arn')] },
    },
    { 'aws_sns_topic.t': { provider: 'aws.east' } },
    `${alarm}.alarm_actions.0`,
    { regions },
  ),
  proof(
    'alarm/topic-region',
    { [alarm]: { ok_actions: [topic('us-east-1')] } },
    { [alarm]: { ok_actions: [topic('eu-west-1')] } },
    `${alarm}.ok_actions.0`,
    { regions, when: 'by its ARN' },
  ),
];

const record = 'aws_route53_record';
const zoned = { zone_id: 'Z1D633PJN98FT9' };

const recordCases: Case[] = [
  proof(
    'route53/alias-record-type',
    {
      [`${record}.a`]: { ...zoned, type: 'A', alias: { ...zoned, name: ref(`${record}.b.fqdn`) } },
      [`${record}.b`]: { ...zoned, name: 'b.example.com', type: 'CNAME' },
    },
    { [`${record}.b`]: { type: 'A' } },
    [`${record}.a.type`, `${record}.b.type`, `${record}.b.zone_id`, `${record}.a.alias.zone_id`],
  ),
  proof(
    'route53/alias-record-type',
    {
      [`${record}.a`]: { ...zoned, type: 'A', alias: { ...zoned, name: ref(`${record}.b.fqdn`) } },
      [`${record}.b`]: { ...zoned, name: 'b.example.com', type: 'AAAA' },
    },
    { [`${record}.c`]: { ...zoned, name: 'b.example.com', type: 'A' } },
    `${record}.a.alias.name`,
    { when: 'beside another record' },
  ),
];

const identity = 'aws_iam_policy.i';
const states = (more: Record<string, unknown>): string =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more }] });

const policyCases: Case[] = [
  proof(
    'iam/statement-elements',
    { [identity]: { policy: states({ Condition: { 'ForAnyValue:StringLike': ['aws:MultiFactorAuthAge'] } }) } },
    { [identity]: { policy: states({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }) } },
    `${identity}.policy`,
    { when: 'an operator without keys' },
  ),
  proof(
    'iam/statement-elements',
    { [identity]: { policy: states({ Condition: 'none' }) } },
    { [identity]: { policy: states({ Condition: {} }) } },
    `${identity}.policy`,
    { when: 'a condition that is a text' },
  ),
  ...[
    ['cn-north-1', 'aws', 'aws-cn'],
    ['us-gov-west-1', 'aws', 'aws-us-gov'],
    ['eu-west-1', 'aws-cn', 'aws'],
  ].map(([region = '', wrong, right]) =>
    proof(
      'iam/policy-partition',
      { [identity]: { policy: states({ Resource: [`arn:${wrong}:s3:::orders/*`] }) } },
      { [identity]: { policy: states({ Resource: [`arn:${right}:s3:::orders/*`] }) } },
      `${identity}.policy`,
      { regions: { '': region }, when: region },
    ),
  ),
  proof(
    'iam/policy-version',
    { 'aws_secretsmanager_secret_policy.s': { policy: JSON.stringify({ Version: '2019-10-19', Statement: [] }) } },
    { 'aws_secretsmanager_secret_policy.s': { policy: JSON.stringify({ Version: '2012-10-17', Statement: [] }) } },
    'aws_secretsmanager_secret_policy.s.policy',
    { when: 'of a secret' },
  ),
  proof(
    'iam/resource-policy',
    {
      'aws_secretsmanager_secret.s': { policy: states({ Principal: 'arn:aws:iam::111122223333:root' }) },
    },
    {
      'aws_secretsmanager_secret.s': { policy: states({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }) },
    },
    'aws_secretsmanager_secret.s.policy',
    { when: 'of a secret itself' },
  ),
];

const pipe = 'aws_pipes_pipe.p';
const allowed = (Action: string): string => JSON.stringify({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

const pipeCases: Case[] = [
  proof(
    'pipes/dead-letter-role',
    {
      [pipe]: {
        role_arn: ref('aws_iam_role.r.arn'),
        source: 'arn:aws:dynamodb:eu-west-1:111122223333:table/t/stream/1',
        source_parameters: {
          dynamodb_stream_parameters: {
            starting_position: 'LATEST',
            dead_letter_config: { arn: ref('aws_sqs_queue.q.arn') },
          },
        },
      },
      'aws_sqs_queue.q': { name: 'dead' },
      'aws_iam_role.r': { name: 'r' },
      'aws_iam_role_policy.p': { role: ref('aws_iam_role.r.id'), policy: allowed('dynamodb:GetRecords') },
    },
    { 'aws_iam_role_policy.p': { policy: allowed('sqs:SendMessage') } },
    [
      'aws_iam_role_policy.p.policy',
      `${pipe}.role_arn`,
      `${pipe}.source_parameters.dynamodb_stream_parameters.dead_letter_config.arn`,
    ],
  ),
];

const scaled = 'aws_appautoscaling_target';
const api = 'aws_api_gateway_rest_api.p';
const apiId = { rest_api_id: ref(`${api}.id`) };
const document = (more: Record<string, unknown>): string =>
  JSON.stringify({ openapi: '3.0.1', info: { title: 'p', version: '1' }, paths: {}, ...more });

const apiCases: Case[] = [
  ...values('autoscaling/resource-id', `${scaled}.resource_id`, ['function:f:$LATEST'], ['function:f:live'], {
    [`${scaled}.a`]: { service_namespace: 'lambda', scalable_dimension: 'lambda:function:ProvisionedConcurrency' },
  }),
  proof(
    'rest-api/private-policy-first',
    {
      [api]: { endpoint_configuration: { types: ['PRIVATE'] }, body: document({}) },
      'aws_api_gateway_rest_api_policy.p': { ...apiId, policy: states({ Principal: '*' }) },
      'aws_api_gateway_deployment.d': apiId,
    },
    { [api]: { body: document({ 'x-amazon-apigateway-policy': {} }) } },
    `${api}.body`,
    { when: 'beside a body' },
  ),
];

/** Resources that do not fit what stands beside them: buckets, buses, topics, roles and zones. */
export const neighbourCases: readonly Case[] = [
  ...balancerCases,
  ...eventCases,
  ...regionCases,
  ...recordCases,
  ...policyCases,
  ...pipeCases,
  ...apiCases,
];
