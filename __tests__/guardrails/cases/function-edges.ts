import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const lambda = 'aws_lambda_function.f';
const alias = 'aws_lambda_alias.l';
const permission = 'aws_lambda_permission.p';
const provisioned = 'aws_lambda_provisioned_concurrency_config.c';
const api = 'aws_apigatewayv2_api.a';
const calling = (name: string, called: string): Resources => ({
  [`aws_apigatewayv2_integration.${name}`]: { api_id: ref(`${api}.id`), integration_uri: ref(`${called}.invoke_arn`) },
});
const aliased: Resources = {
  [api]: { protocol_type: 'HTTP' },
  [lambda]: { publish: true, function_name: 'f' },
  [alias]: { name: 'live', function_name: ref(`${lambda}.function_name`), function_version: ref(`${lambda}.version`) },
};
const provision: Resources = {
  [provisioned]: { function_name: ref(`${alias}.function_name`), qualifier: ref(`${alias}.name`) },
};
const permitted = (more: Body = {}): Body => ({
  function_name: ref(`${lambda}.function_name`),
  principal: 'apigateway.amazonaws.com',
  ...more,
});
const elsewhere: Resources = {
  'aws_lambda_permission.a': { function_name: 'f', statement_id: 'x' },
  'aws_lambda_permission.b': { function_name: 'f', statement_id: 'x' },
};
const reserving = (reserved: number, executions: number): Resources => ({
  [lambda]: { reserved_concurrent_executions: reserved },
  [provisioned]: { function_name: ref(`${lambda}.function_name`), provisioned_concurrent_executions: executions },
});

const lambdaCases: Case[] = [
  proof(
    'lambda/provisioned-without-weights',
    {
      ...aliased,
      ...provision,
      [alias]: { ...aliased[alias], routing_config: { additional_version_weights: { 1: 0.5 } } },
    },
    { [alias]: { routing_config: { additional_version_weights: { 1: undefined } } } },
    `${alias}.routing_config`,
    { when: 'that are none' },
  ),
  proof(
    'lambda/provisioned-within-reserved',
    reserving(0, 1),
    reserving(-1, 1),
    `${lambda}.reserved_concurrent_executions`,
    {
      when: 'of none',
    },
  ),
  proof(
    'lambda/provisioned-unused',
    { ...aliased, ...provision, ...calling('i', lambda) },
    { 'aws_lambda_function.g': { function_name: 'g' }, ...calling('i', 'aws_lambda_function.g') },
    'aws_apigatewayv2_integration.i.integration_uri',
    { when: 'beside another function' },
  ),
  proof(
    'lambda/provisioned-unused',
    { ...aliased, ...provision, ...calling('i', lambda) },
    calling('j', alias),
    `${provisioned}.qualifier`,
    { when: 'beside a call of the alias' },
  ),
  proof(
    'lambda/alias-routing',
    { [alias]: { function_version: '$LATEST', routing_config: { additional_version_weights: { 1: 0.5 } } } },
    { [alias]: { function_version: '2' } },
    `${alias}.function_version`,
    { when: 'of $LATEST' },
  ),
  ...values(
    'lambda/alias-routing',
    'aws_lambda_alias.routing_config.additional_version_weights',
    [{ 2: -0.1 }, { 2: 1.1 }],
    [{ 2: 0 }, { 2: 1 }],
    { 'aws_lambda_alias.a': { function_version: '1' } },
  ),
  ...values(
    'step-functions/log-destination',
    'aws_sfn_state_machine.logging_configuration.log_destination',
    ['arn:aws:logs:eu-west-1:111122223333:log-group:g'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:g:*', ''],
  ),
  proof(
    'lambda/permission-needs-qualifier',
    { ...aliased, ...calling('i', alias), [permission]: permitted() },
    { 'aws_lambda_permission.q': permitted({ qualifier: ref(`${alias}.name`) }) },
    `${permission}.qualifier`,
    { when: 'beside the right one' },
  ),
  proof(
    'lambda/permission-needs-qualifier',
    { ...aliased, ...calling('i', alias), [permission]: permitted() },
    { [permission]: { principal: 's3.amazonaws.com' } },
    `${permission}.qualifier`,
    { when: 'for another service' },
  ),
  proof(
    'lambda/permission-source-given',
    { [permission]: permitted() },
    { [permission]: { principal: 'ec2.amazonaws.com' } },
    `${permission}.principal`,
    { when: 'for a service that calls no function of others' },
  ),
  proof(
    'lambda/permission-statement-id',
    elsewhere,
    { 'aws_lambda_permission.a': { function_name: unknown }, 'aws_lambda_permission.b': { function_name: unknown } },
    'aws_lambda_permission.a.statement_id',
    { when: 'of functions that are not known' },
  ),
  proof(
    'lambda/permission-statement-id',
    elsewhere,
    { 'aws_lambda_permission.a': { statement_id: undefined }, 'aws_lambda_permission.b': { statement_id: undefined } },
    'aws_lambda_permission.b.function_name',
    { when: 'that the provider makes' },
  ),
];

const subscription = 'aws_sns_topic_subscription.s';
const topicIn = (region: string): string => `arn:aws:sns:${region}:111122223333:t`;
const queue = 'aws_sqs_queue';

const messageCases: Case[] = [
  proof(
    'sns/fifo-queue',
    {
      'aws_sns_topic.t': { name: 't' },
      [`${queue}.q`]: { fifo_queue: true },
      [subscription]: { topic_arn: ref('aws_sns_topic.t.arn'), protocol: 'sqs', endpoint: ref(`${queue}.q.arn`) },
    },
    { [subscription]: { topic_arn: topicIn('eu-west-1') } },
    `${subscription}.endpoint`,
    { when: 'of a topic elsewhere' },
  ),
  ...values(
    'sns/firehose-role',
    'aws_sns_topic_subscription.subscription_role_arn',
    ['arn:aws:iam::111122223333:role/r'],
    [''],
    {
      'aws_sns_topic_subscription.a': { protocol: 'sqs' },
    },
  ),
  proof(
    'sns/firehose-role',
    { [subscription]: { protocol: 'sqs', subscription_role_arn: 'arn:aws:iam::111122223333:role/r' } },
    { [subscription]: { protocol: 'firehose' } },
    `${subscription}.protocol`,
    { when: 'of a queue' },
  ),
  proof(
    'sns/topic-region',
    { [subscription]: { region: 'eu-west-1', topic_arn: topicIn('eu-west-2') } },
    { [subscription]: { topic_arn: topicIn('eu-west-1') } },
    [`${subscription}.topic_arn`, `${subscription}.region`],
    { when: 'of its own' },
  ),
  ...values(
    'sns/filter-scope',
    'aws_sns_topic_subscription.filter_policy',
    [JSON.stringify({ a: times(151, String) })],
    [JSON.stringify({ a: times(150, String), b: { c: ['d'] } })],
    { 'aws_sns_topic_subscription.a': { filter_policy_scope: 'MessageBody' } },
  ),
  ...values(
    'sqs/redrive-policy',
    `${queue}.redrive_policy`,
    [0, 1001].map((maxReceiveCount) =>
      JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:d', maxReceiveCount }),
    ),
    [1, 1000].map((maxReceiveCount) =>
      JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:d', maxReceiveCount }),
    ),
  ),
  proof(
    'sqs/redrive-kind',
    {
      [`${queue}.d`]: { fifo_queue: true },
      [`${queue}.q`]: { redrive_policy: `{"deadLetterTargetArn":"${ref(`${queue}.d.arn`)}","maxReceiveCount":3}` },
    },
    { [`${queue}.d`]: { fifo_queue: undefined } },
    `${queue}.q.redrive_policy`,
    { when: 'without names' },
  ),
  proof(
    'sqs/fifo-arguments',
    { [`${queue}.q`]: { fifo_queue: false, content_based_deduplication: true } },
    { [`${queue}.q`]: { fifo_queue: true } },
    `${queue}.q.fifo_queue`,
    { when: 'where that is said' },
  ),
];

const stage = 'aws_apigatewayv2_stage';
const route = 'aws_apigatewayv2_route';
const api_id = ref(`${api}.id`);
const http: Resources = { [api]: { protocol_type: 'HTTP' } };
const settingRoutes: Resources = {
  ...http,
  [`${route}.r`]: { api_id, route_key: 'GET /b' },
  [`${stage}.s`]: { api_id, route_settings: [{ route_key: 'GET /a' }] },
};
const variables = (count: number) => Object.fromEntries(times(count, (at) => [`k${at}`, 'v']));

const stageCases: Case[] = [
  proof(
    'http-api/deployment-after-routes',
    {
      ...http,
      [`${route}.r`]: { api_id, route_key: 'GET /a' },
      [`${route}.q`]: { api_id, route_key: 'GET /b' },
      'aws_apigatewayv2_deployment.d': { api_id },
    },
    { 'aws_apigatewayv2_deployment.d': { depends_on: [`${route}.r`] } },
    'aws_apigatewayv2_deployment.d.api_id',
    { when: 'of which it waits for one' },
  ),
  ...values('stage/variables', `${stage}.stage_variables`, [variables(101)], [variables(100)]),
  proof(
    'stage/default-throttles',
    { [`${stage}.s`]: { default_route_settings: { throttling_burst_limit: 0, throttling_rate_limit: 5 } } },
    { [`${stage}.s`]: { default_route_settings: { throttling_burst_limit: 1 } } },
    `${stage}.s.default_route_settings.throttling_burst_limit`,
    { when: 'of 0' },
  ),
  ...values('stage/throttle-sign', `${stage}.default_route_settings.throttling_burst_limit`, [-1], [0]),
  proof(
    'stage/route-settings-key',
    settingRoutes,
    { [`${route}.q`]: { api_id, route_key: unknown } },
    `${stage}.s.route_settings`,
    { when: 'beside a route that is not known' },
  ),
  proof(
    'websocket-api/log-needs-account-role',
    {
      [api]: { protocol_type: 'WEBSOCKET' },
      [`${stage}.s`]: { api_id, access_log_settings: { format: 'x' }, depends_on: ['aws_api_gateway_account.a'] },
    },
    { 'aws_api_gateway_account.a': { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' } },
    `${api}.protocol_type`,
    { when: 'of accesses' },
  ),
];

const machine = 'aws_sfn_state_machine';
const states = (state: Body): string => JSON.stringify({ StartAt: 'M', States: { M: { End: true, ...state } } });

const otherCases: Case[] = [
  ...values(
    'step-functions/definition',
    `${machine}.definition`,
    [states({ Type: 'Map' })],
    [states({ Type: 'Map', ItemProcessor: unknown })],
  ),
  ...values(
    'step-functions/alias-weights',
    'aws_sfn_alias.routing_configuration',
    [[{ weight: 50 }]],
    [[{ weight: 100 }]],
  ),
  ...values('security-group/icmp', 'aws_security_group_rule.from_port', [256], [255, -1], {
    'aws_security_group_rule.a': { protocol: 'icmp', to_port: 0 },
  }),
  proof(
    's3/notification-overlap',
    {
      'aws_s3_bucket_notification.n': {
        queue: [
          { queue_arn: 'arn:q', events: ['s3:ObjectRemoved:*', 's3:ObjectCreated:*'] },
          { queue_arn: 'arn:r', events: ['s3:ObjectRestore:Post', 's3:ObjectCreated:Put'] },
        ],
      },
    },
    {
      'aws_s3_bucket_notification.n': {
        queue: [
          { queue_arn: 'arn:q', events: ['s3:ObjectRemoved:*', 's3:ObjectTagging:*'] },
          { queue_arn: 'arn:r', events: ['s3:ObjectRestore:Post', 's3:ObjectCreated:Put'] },
        ],
      },
    },
    'aws_s3_bucket_notification.n.queue.1.events',
    { when: 'by one of two events' },
  ),
  proof(
    's3/notification-destination',
    {
      [`${queue}.q`]: { name: 'q' },
      'aws_s3_bucket_notification.n': {
        bucket: 'b',
        queue: [{ queue_arn: ref(`${queue}.q.arn`), events: ['s3:ObjectCreated:*'] }],
      },
    },
    { 'aws_sqs_queue_policy.p': { queue_url: unknown } },
    'aws_s3_bucket_notification.n.queue.0.queue_arn',
    { when: 'and a policy may be of that queue' },
  ),
  proof(
    'configuration/part-of',
    {
      'aws_cognito_user_pool.p': { name: 'p' },
      'aws_cognito_user_pool.q': { name: 'q' },
      'aws_cognito_user_group.g': { name: 'g', user_pool_id: ref('aws_cognito_user_pool.q.id') },
      'aws_cognito_user_in_group.u': {
        user_pool_id: ref('aws_cognito_user_pool.p.id'),
        group_name: ref('aws_cognito_user_group.g.name'),
        username: 'u',
      },
    },
    { 'aws_cognito_user_group.h': { name: 'h', user_pool_id: unknown } },
    'aws_cognito_user_in_group.u.user_pool_id',
    { when: 'of a pool that may have such a group' },
  ),
];

/** Both sides of the edges of rules about functions, messages, stages and what they refer to. */
export const functionEdgeCases: readonly Case[] = [...lambdaCases, ...messageCases, ...stageCases, ...otherCases];
