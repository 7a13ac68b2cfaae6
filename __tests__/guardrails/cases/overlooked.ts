import { type Case, proof, type Resources, ref } from './case';

const lambda = 'aws_lambda_function.f';
const permission = 'aws_lambda_permission.p';
const integration = 'aws_api_gateway_integration.a';
const v2Integration = 'aws_apigatewayv2_integration.a';
const rest = 'aws_api_gateway_rest_api.a';
const account = '111122223333';
const arn = (region: string, of = account, partition = 'aws'): string =>
  `arn:${partition}:lambda:${region}:${of}:function:f`;
const invoking = (region: string, called: string, partition = 'aws'): string =>
  `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${called}/invocations`;
const invoke = invoking('eu-west-1', arn('eu-west-1'));
const open = ref('var.unknown');

const authorizing = (type: string, authorizer_uri: string): Resources => ({
  [`${type}.a`]: { authorizer_uri },
  [lambda]: {},
});
const integrating = (uri: string): Resources => ({ [integration]: { type: 'AWS_PROXY', uri } });
const proxying = (integration_uri: string): Resources => ({
  [v2Integration]: { integration_type: 'AWS_PROXY', integration_uri },
});
const described = (more: Record<string, unknown>): Resources => ({
  [rest]: {
    body: JSON.stringify({ openapi: '3.0.1', info: { title: 'orders', version: '1' }, paths: {}, ...more }),
  },
});
const bodyCalling = (uri: string): Resources =>
  described({
    paths: { '/': { get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri } } } },
  });
const bodyAuthorizing = (authorizerUri: string): Resources =>
  described({
    components: {
      securitySchemes: {
        a: { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri } },
      },
    },
  });

/** ARNs in which a word of an example still stands. */
const arnCases: Case[] = [
  ...['aws_api_gateway_authorizer', 'aws_apigatewayv2_authorizer'].map((type) =>
    proof(
      type === 'aws_api_gateway_authorizer' ? 'rest-api/authorizer-invoke-arn' : 'http-api/authorizer-invoke-arn',
      authorizing(type, invoking('region', ref(`${lambda}.arn`))),
      authorizing(type, invoking('eu-west-1', ref(`${lambda}.arn`))),
      `${type}.a.authorizer_uri`,
      { when: 'whose region is a word' },
    ),
  ),
  proof(
    'rest-api/integration-invoke-arn',
    integrating(invoking('{region}', ref(`${lambda}.arn`))),
    integrating(invoking(open, ref(`${lambda}.arn`))),
    `${integration}.uri`,
    { when: 'whose region is a word', says: 'must name a region such as eu-west-1' },
  ),
  proof(
    'rest-api/integration-invoke-arn',
    integrating(invoking('cn-north-1', arn('cn-north-1', account, 'aws-cn'))),
    integrating(invoking('cn-north-1', arn('cn-north-1', account, 'aws-cn'), 'aws-cn')),
    `${integration}.uri`,
    { when: 'of China', says: 'must begin with arn:aws-cn in cn-north-1' },
  ),
  proof(
    'rest-api/integration-invoke-arn',
    integrating(invoking('us-gov-west-1', ref(`${lambda}.arn`))),
    integrating(invoking('us-gov-west-1', ref(`${lambda}.arn`), 'aws-us-gov')),
    `${integration}.uri`,
    { when: 'of a government', says: 'must begin with arn:aws-us-gov' },
  ),
  proof(
    'rest-api/integration-invoke-arn',
    integrating(invoking('eusc-de-east-1', arn('region', account, 'aws-eusc'), 'aws-eusc')),
    integrating(invoking('eusc-de-east-1', arn('eusc-de-east-1', account, 'aws-eusc'), 'aws-eusc')),
    `${integration}.uri`,
    { when: 'of another partition', says: 'named "region"' },
  ),
  proof(
    'rest-api/integration-invoke-arn',
    integrating(invoking('eu-west-1', arn('eu-west-1', '77170032698'))),
    integrating(invoking('eu-west-1', arn('eu-west-1', '077170032698'))),
    `${integration}.uri`,
    { when: 'whose account has eleven digits', says: 'by 12 digits' },
  ),
  proof(
    'rest-api/integration-invoke-arn',
    integrating(invoking('eu-west-1', arn('eu-west-1', 'ACCOUNT'))),
    integrating(invoking('eu-west-1', arn('$${stageVariables.region}', 'ACCOUNT'))),
    `${integration}.uri`,
    { when: 'whose account is a word, unless a stage variable stands before it' },
  ),
  proof(
    'http-api/integration-arn',
    proxying(arn('us-east1')),
    proxying(arn('us-east-1')),
    [`${v2Integration}.integration_uri`, `${v2Integration}.integration_type`],
    { when: 'whose region is misspelt' },
  ),
  proof(
    'rest-api/body-integration',
    bodyCalling(invoking('region', arn('eu-west-1'))),
    bodyCalling(invoke),
    `${rest}.body`,
    {
      when: 'whose region is a word',
    },
  ),
  proof(
    'rest-api/body-authorizer',
    bodyAuthorizing(invoking('eu-west-1', arn('region'))),
    bodyAuthorizing(invoke),
    `${rest}.body`,
    { when: 'whose function is in no region' },
  ),
];

const stage = 'aws_api_gateway_stage.s';
const setting = 'aws_api_gateway_account.a';
const role = 'aws_iam_role.r';
const group = 'aws_cloudwatch_log_group.g';
const logging = (destination_arn = ref(`${group}.arn`)): Resources => ({
  [group]: { name: 'g' },
  [stage]: { stage_name: 'live', access_log_settings: { destination_arn, format: '$context.requestId' } },
});
const setsRole: Resources = { [role]: { name: 'r' }, [setting]: { cloudwatch_role_arn: ref(`${role}.arn`) } };
const waits = { [stage]: { depends_on: [setting] } };

/** Logs that need the role of the account, and come before it. */
const logCases: Case[] = [
  proof('rest-api/access-log-needs-account-role', logging(), { ...setsRole, ...waits }, [
    `${stage}.access_log_settings`,
    `${stage}.access_log_settings.destination_arn`,
  ]),
  proof(
    'rest-api/access-log-needs-account-role',
    { ...logging(), ...setsRole },
    waits,
    `${stage}.access_log_settings`,
    {
      when: 'before the stage',
      says: `must log once ${setting} has set`,
    },
  ),
  proof(
    'rest-api/access-log-needs-account-role',
    logging(`arn:aws:logs:eu-west-1:${account}:log-group:g`),
    logging(`arn:aws:firehose:eu-west-1:${account}:deliverystream/amazon-apigateway-g`),
    `${stage}.access_log_settings.destination_arn`,
    { when: 'unless they go to a stream' },
  ),
  proof(
    'rest-api/access-log-needs-account-role',
    { ...logging(), ...setsRole },
    { 'aws_api_gateway_account.b': { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' } },
    `${stage}.access_log_settings`,
    { when: 'unless two set it' },
  ),
  proof(
    'rest-api/access-log-needs-account-role',
    { ...logging(), ...setsRole },
    { [lambda]: {}, [stage]: { description: ref(`${lambda}.version`) } },
    `${stage}.access_log_settings`,
    { when: 'unless the stage waits for something slow' },
  ),
];

const balancer = 'aws_lb.b';
const targets = 'aws_lb_target_group.g';
const attachment = 'aws_lb_target_group_attachment.a';
const attached = (target_type: string, target_id: string, more: Resources = {}): Resources => ({
  [balancer]: { name: 'b', load_balancer_type: 'application' },
  [targets]: { target_type, port: 443, protocol: 'TCP', vpc_id: 'vpc-0a' },
  [attachment]: { target_group_arn: ref(`${targets}.arn`), target_id: ref(target_id) },
  ...more,
});
const made: Resources = { 'aws_instance.i': {}, [lambda]: {}, 'aws_eip.e': {} };
const listens = {
  'aws_lb_listener.l': { load_balancer_arn: ref(`${balancer}.arn`), port: 443 },
  [attachment]: { depends_on: ['aws_lb_listener.l'] },
};
const kind = (type: string, wrong: string, right: string): Case =>
  proof(
    'load-balancer/target-form',
    attached(type, wrong, made),
    { [attachment]: { target_id: ref(right) } },
    [`${attachment}.target_id`, `${attachment}.target_group_arn`, `${targets}.target_type`],
    { when: `${wrong} for ${type}`, says: `for ${targets}, was` },
  );

/** Load balancers that are targets, and targets of another kind than their group. */
const targetCases: Case[] = [
  proof(
    'load-balancer/alb-target',
    attached('alb', `${balancer}.arn`),
    listens,
    [`${targets}.port`, `${targets}.target_type`, `${attachment}.target_id`],
    { when: 'and nothing listens', says: `${balancer} has no listener` },
  ),
  proof(
    'load-balancer/alb-target',
    attached('alb', `${balancer}.arn`),
    { 'aws_lb_listener.l': { load_balancer_arn: open, port: 443 } },
    `${attachment}.port`,
    { when: 'unless a listener may be of it' },
  ),
  ...Object.entries<Resources>({
    'that is looked up': {
      [balancer]: null,
      'data.aws_lb.b': { name: 'b' },
      [attachment]: { target_id: ref(`data.${balancer}.arn`) },
    },
    'that may not be made': { [balancer]: { count: open } },
    'that others are told of': { 'output.balancer': { value: ref(`${balancer}.arn`) } },
    'beside a module': { 'module.m': { source: 'example.com/listeners' } },
    'after a pause': { 'time_sleep.s': {}, [attachment]: { depends_on: ['time_sleep.s'] } },
  }).map(([when, sound]) =>
    proof('load-balancer/alb-target', attached('alb', `${balancer}.arn`), sound, `${targets}.port`, {
      when: `unless it is one ${when}`,
    }),
  ),
  kind('instance', 'aws_instance.i.private_ip', 'aws_instance.i.id'),
  kind('instance', `${lambda}.arn`, 'aws_instance.i.id'),
  kind('ip', 'aws_instance.i.id', 'aws_instance.i.private_ip'),
  kind('ip', `${balancer}.arn`, 'aws_eip.e.private_ip'),
  kind('lambda', `${lambda}.function_name`, `${lambda}.arn`),
  kind('lambda', `${lambda}.invoke_arn`, `${lambda}.qualified_arn`),
  kind('alb', `${balancer}.dns_name`, `${balancer}.id`),
  proof(
    'load-balancer/target-form',
    attached('alb', `${balancer}.id`, { [balancer]: { load_balancer_type: 'network' } }),
    { [balancer]: { load_balancer_type: undefined } },
    `${balancer}.load_balancer_type`,
    { when: 'a network load balancer', says: 'is a network one' },
  ),
];

const bucket = 'aws_s3_bucket.b';
const notification = 'aws_s3_bucket_notification.n';
const foreign = arn('eu-west-1');
const notifying: Resources = {
  [bucket]: { bucket: 'orders' },
  [permission]: { function_name: foreign, principal: 's3.amazonaws.com', source_arn: ref(`${bucket}.arn`) },
  [notification]: {
    bucket: ref(`${bucket}.id`),
    lambda_function: [{ lambda_function_arn: foreign, events: ['s3:*'] }],
  },
};

/** Permissions that a notification does not wait for. */
const notificationCases: Case[] = [
  proof('s3/notification-permission', notifying, { [notification]: { depends_on: [permission] } }, [
    `${permission}.function_name`,
    `${permission}.source_arn`,
    `${notification}.lambda_function.0.lambda_function_arn`,
  ]),
  proof(
    's3/notification-permission',
    { ...notifying, [permission]: { ...notifying[permission], function_name: 'f' } },
    { [permission]: { function_name: 'g' } },
    `${permission}.function_name`,
    { when: 'of a function by its name' },
  ),
  proof(
    's3/notification-permission',
    notifying,
    { 'aws_lambda_permission.q': { function_name: foreign, principal: 's3.amazonaws.com' } },
    `${permission}.source_arn`,
    { when: 'unless there are two' },
  ),
  proof(
    's3/notification-permission',
    notifying,
    { [permission]: { principal: 'sns.amazonaws.com' } },
    `${notification}.bucket`,
    { when: 'unless it is of another service' },
  ),
];

const distribution = 'aws_cloudfront_distribution.a';
const control = 'aws_cloudfront_origin_access_control.c';
const from = (domain_name: string, more: Record<string, unknown> = {}): Resources => ({
  [distribution]: { origin: [{ origin_id: 'o', domain_name, ...more }] },
});
const api = `${ref('aws_api_gateway_rest_api.a.id')}.execute-api.eu-west-1.amazonaws.com`;
const around: Resources = { [balancer]: {}, [bucket]: {}, 'aws_api_gateway_rest_api.a': {} };
const front = ref(`${balancer}.dns_name`);
const controlled = (origin_access_control_origin_type: string): Resources => ({
  ...around,
  [control]: { origin_access_control_origin_type },
  ...from('a.lambda-url.eu-west-1.on.aws', { origin_access_control_id: ref(`${control}.id`) }),
});

/** Origins that are no bucket, and are sent as one. */
const originCases: Case[] = [
  proof(
    'cloudfront/origin-kind',
    { ...around, ...from(front) },
    from(ref(`${bucket}.bucket_regional_domain_name`)),
    `${distribution}.origin.0.domain_name`,
    { when: 'a load balancer', says: `dns_name of ${balancer} has none` },
  ),
  proof(
    'cloudfront/origin-kind',
    { ...around, ...from(front) },
    from(front, { custom_origin_config: { http_port: 80 } }),
    `${distribution}.origin.0.custom_origin_config`,
    { when: 'a load balancer by HTTP' },
  ),
  proof(
    'cloudfront/origin-kind',
    { ...around, ...from(front) },
    from(front, { vpc_origin_config: { vpc_origin_id: 'vo_1' } }),
    `${distribution}.origin.0.vpc_origin_config`,
    { when: 'a load balancer in a network' },
  ),
  proof(
    'cloudfront/origin-kind',
    { ...around, ...from(api) },
    from(`${ref(`${bucket}.id`)}.s3.eu-west-1.amazonaws.com`),
    `${distribution}.origin.0.domain_name`,
    { when: 'an API' },
  ),
  proof(
    'cloudfront/origin-kind',
    { ...around, ...from('o.example.com', { s3_origin_config: { origin_access_identity: '' } }) },
    from('orders.s3.amazonaws.com', { s3_origin_config: { origin_access_identity: '' } }),
    `${distribution}.origin.0.domain_name`,
    { when: 'with s3_origin_config' },
  ),
  proof(
    'cloudfront/origin-kind',
    controlled('s3'),
    { [control]: { origin_access_control_origin_type: 'lambda' } },
    [`${control}.origin_access_control_origin_type`, `${distribution}.origin.0.origin_access_control_id`],
    { when: 'with access control' },
  ),
];

const table = 'aws_dynamodb_table.t';
const replicated = (more: Record<string, unknown> = {}, replica: Record<string, unknown> = {}): Resources => ({
  [table]: { hash_key: 'id', replica: [{ region_name: 'eu-west-2', ...replica }], ...more },
});
const replica = 'aws_dynamodb_table_replica.r';
const replicating: Resources = { [table]: { hash_key: 'id' }, [replica]: { global_table_arn: ref(`${table}.arn`) } };
const ignoring = { [table]: { lifecycle: { ignore_changes: [ref('stream_enabled')] } } };

/** Streams that AWS turns on. */
const streamCases: Case[] = [
  proof('dynamodb/replica-stream', replicated(), { [table]: { stream_enabled: true } }, `${table}.stream_enabled`, {
    when: 'that nothing is said of',
    says: 'was absent',
  }),
  proof('dynamodb/replica-stream', replicated(), ignoring, `${table}.stream_enabled`, { when: 'unless it is ignored' }),
  proof(
    'dynamodb/replica-stream',
    replicated({}, { consistency_mode: 'EVENTUAL' }),
    replicated({}, { consistency_mode: 'STRONG' }),
    `${table}.replica.0.consistency_mode`,
    { when: 'unless copies are strong' },
  ),
  proof('dynamodb/replica-table', replicating, { [table]: { stream_enabled: true } }, `${table}.stream_enabled`, {
    when: 'that nothing is said of',
  }),
  proof('dynamodb/replica-table', replicating, ignoring, `${replica}.global_table_arn`, {
    when: 'unless it is ignored',
  }),
];

const published = { [lambda]: { publish: true } };
const permitting = (more: Record<string, unknown>): Resources => ({
  [lambda]: { function_name: 'f' },
  [permission]: { function_name: 'f', principal: 's3.amazonaws.com', ...more },
});
const atEdge: Resources = {
  [lambda]: {},
  [distribution]: {
    default_cache_behavior: { lambda_function_association: { lambda_arn: ref(`${lambda}.qualified_arn`) } },
  },
};

/** Versions that are $LATEST, because nothing is published. */
const latestCases: Case[] = [
  proof(
    'lambda/permission-qualifier-latest',
    permitting({ qualifier: ref(`${lambda}.version`) }),
    published,
    [`${permission}.qualifier`, `${lambda}.publish`],
    { when: 'by its version', says: 'publishes none' },
  ),
  proof(
    'lambda/permission-qualifier-latest',
    permitting({ function_name: ref(`${lambda}.qualified_arn`) }),
    published,
    [`${permission}.function_name`, `${lambda}.publish`],
    { when: 'by its ARN', says: 'function_name must end' },
  ),
  proof(
    'lambda/permission-qualifier-latest',
    permitting({ function_name: 'f:$LATEST' }),
    permitting({ function_name: 'f:3' }),
    `${permission}.function_name`,
    { when: 'in the name' },
  ),
  proof(
    'cloudfront/edge-function',
    atEdge,
    published,
    [`${lambda}.publish`, `${distribution}.default_cache_behavior.lambda_function_association.lambda_arn`],
    { when: 'that publishes no version', says: 'publishes none' },
  ),
];

/** Cases of what the rules overlooked in a tenth collection of refusals, and of its neighbours. */
export const overlookedCases: readonly Case[] = [
  ...arnCases,
  ...logCases,
  ...targetCases,
  ...notificationCases,
  ...originCases,
  ...streamCases,
  ...latestCases,
];
