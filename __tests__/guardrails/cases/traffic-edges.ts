import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');

const group = 'aws_lb_target_group';
const listener = 'aws_lb_listener';
const listenerRule = 'aws_lb_listener_rule';
const attachment = 'aws_lb_target_group_attachment.t';
const balancer = 'aws_lb.b';
const header = (name: string): Body => ({ http_header: { http_header_name: name, values: ['a'] } });
const host = (name: string): Body => ({ host_header: { values: [name] } });
const method = (name: string): Body => ({ http_request_method: { values: [name] } });
const listening: Resources = {
  [balancer]: { name: 'b' },
  [`${group}.g`]: { port: 80, protocol: 'TCP', target_type: 'alb' },
  [`${listener}.plain`]: { load_balancer_arn: ref(`${balancer}.arn`), port: 80, protocol: 'HTTP' },
  [`${listener}.other`]: { load_balancer_arn: ref(`${balancer}.arn`), port: 80, protocol: 'HTTP' },
  [attachment]: { target_group_arn: ref(`${group}.g.arn`), target_id: ref(`${balancer}.arn`) },
};

const balancerCases: Case[] = [
  ...values(
    'load-balancer/condition-kind',
    `${listenerRule}.condition`,
    [
      [host('a.example'), host('b.example')],
      [method('GET'), method('PUT')],
    ],
    [[header('X-A'), header('X-B')]],
  ),
  ...values(
    'load-balancer/last-action',
    `${listener}.default_action`,
    [[{ type: 'authenticate-oidc' }]],
    [
      [{ type: 'authenticate-oidc' }, { type: 'of-tomorrow' }],
      [{ type: 'authenticate-oidc' }, { type: 'forward' }],
    ],
  ),
  proof(
    'load-balancer/alb-target',
    listening,
    { [attachment]: { depends_on: [`${listener}.other`] } },
    `${attachment}.target_id`,
    { when: 'against one of two listeners of the port' },
  ),
  ...values('load-balancer/slow-start', `${group}.slow_start`, [1], [0], {
    [`${group}.a`]: { load_balancing_algorithm_type: 'least_outstanding_requests' },
  }),
];

const api = 'aws_apigatewayv2_api';
const stage = 'aws_apigatewayv2_stage';
const authorizer = 'aws_apigatewayv2_authorizer';
const issued = (end: string): Resources => ({
  'aws_cognito_user_pool.p': { name: 'p' },
  'aws_route53_record.login': { name: 'login' },
  [`${authorizer}.known`]: {
    jwt_configuration: { issuer: `https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a${end}` },
  },
  [`${authorizer}.partly`]: {
    jwt_configuration: {
      issuer: `https://${ref('aws_route53_record.login.fqdn')}/${ref('aws_cognito_user_pool.p.id')}${end}`,
    },
  },
});
const logging = (format: string): Body => ({ api_id: ref(`${api}.a.id`), access_log_settings: { format } });

const gatewayCases: Case[] = [
  ...values(
    'websocket-api/route-selection',
    `${api}.route_selection_expression`,
    ['$request.method $request.path'],
    ['$request.body.action'],
    { [`${api}.a`]: { protocol_type: 'WEBSOCKET' } },
  ),
  proof('http-api/jwt-cognito-issuer', issued('/'), issued(''), [], { when: 'of a host that is not known' }),
  proof(
    'http-api/log-format-variables',
    {
      [`${api}.a`]: { protocol_type: 'HTTP' },
      [`${stage}.whole`]: logging('$context.requestId $context.resourcePath'),
      [`${stage}.partly`]: logging(ref('jsonencode({ path = "$context.resourcePath", name = var.unknown })')),
      [`${stage}.joined`]: logging(`${unknown} $context.resourcePath`),
    },
    {
      [`${stage}.whole`]: logging('$context.requestId $context.path'),
      [`${stage}.partly`]: logging(ref('jsonencode({ path = "$context.path", name = var.unknown })')),
      [`${stage}.joined`]: logging(`${unknown} $context.path`),
    },
    `${api}.a.protocol_type`,
    { when: 'of formats that are known in part' },
  ),
];

const queue = 'aws_sqs_queue.a';
const redriving = (name: string): string =>
  JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:eu-west-1:111122223333:${name}`, maxReceiveCount: 3 });
const logGroup = 'aws_cloudwatch_log_group.a';
const transformed = (dimensions: Body): Resources => ({
  'aws_cloudwatch_log_metric_filter.a': {
    pattern: '{ $.latency = * }',
    metric_transformation: { name: 'n', namespace: 'shop', value: '1', default_value: '0', dimensions },
  },
});
const document = 'aws_ssm_document.a';

const serviceCases: Case[] = [
  proof(
    'sqs/dead-letter-target',
    { [queue]: { name: 'a.fifo', fifo_queue: true, redrive_policy: redriving('dead') } },
    { [queue]: { redrive_policy: redriving('dead.fifo') } },
    [`${queue}.fifo_queue`, `${queue}.redrive_policy`],
    { when: 'of a FIFO queue' },
  ),
  proof(
    'logs/retention-stated',
    { [logGroup]: { name: 'a' } },
    { [logGroup]: { retention_in_days: ref('null') } },
    `${logGroup}.retention_in_days`,
    { when: 'as nothing' },
  ),
  proof(
    'logs/metric-transformation',
    transformed({ path: '$.path' }),
    { 'aws_cloudwatch_log_metric_filter.a': { metric_transformation: { dimensions: { path: undefined } } } },
    'aws_cloudwatch_log_metric_filter.a.metric_transformation.dimensions',
    { when: 'of dimensions that are none' },
  ),
  ...values('scheduler/order', 'aws_scheduler_schedule.end_date', ['2027-01-01T00:00:00Z'], ['2027-01-01T00:00:01Z'], {
    'aws_scheduler_schedule.a': { start_date: '2027-01-01T00:00:00Z' },
  }),
  proof(
    'ssm/document-format',
    { [document]: { document_format: 'JSON', content: 'schemaVersion: "2.2"\n' } },
    { [document]: { document_format: 'YAML' } },
    [`${document}.document_format`, `${document}.content`],
    { when: 'that is stated' },
  ),
];

/** Proofs at the edges of load balancers, gateways, queues, logs and schedules. */
export const trafficEdgeCases: readonly Case[] = [...balancerCases, ...gatewayCases, ...serviceCases];
