import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const regions = { '': 'eu-west-1', us: 'us-east-1' };
const policyOf = (...statements: readonly Body[]): string =>
  JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })) });

const role = 'aws_iam_role.r';
const lambda = 'aws_lambda_function.f';
const inline = 'aws_iam_role_policy.p';
const traced: Resources = {
  [role]: { name: 'r' },
  [lambda]: { function_name: 'f', role: ref(`${role}.arn`), tracing_config: { mode: 'Active' } },
};
const allowed = (...actions: readonly unknown[]): Resources => ({
  [inline]: { role: ref(`${role}.name`), policy: policyOf(...actions.map((Action) => ({ Action }))) },
});
/** A policy of which a part is not known, and its characters that are. */
const sizedPolicy = (size: number): string => {
  const statement = (Sid: string): Body => ({ Action: ['s3:GetObject', 's3:PutObject'], Sid, Resource: '' });
  const Sid = 'x'.repeat(size - JSON.stringify({ Statement: statement('') }).length);
  return ref(
    `jsonencode({ Statement = [{ Action = ["s3:GetObject", "s3:PutObject"], Sid = "${Sid}", Resource = var.unknown }] })`,
  );
};

const roleCases: Case[] = [
  ...[
    ['of which an output tells the name', `${role}.name`],
    ['of which an output tells the id', `${role}.id`],
  ].map(([when = '', output = '']) =>
    proof('lambda/tracing-permission', traced, { 'output.role': { value: ref(output) } }, `${lambda}.role`, { when }),
  ),
  proof(
    'lambda/tracing-permission',
    { ...traced, ...allowed('logs:*'), 'output.role': { value: ref(`${role}.name`) } },
    allowed('logs:*', unknown),
    `${inline}.policy`,
    { when: 'of two statements, of which one is not known' },
  ),
  ...values('iam/policy-size', 'aws_iam_policy.policy', [sizedPolicy(6145)], [sizedPolicy(6144)]),
];

const alias = 'aws_lambda_alias';
const api = 'aws_apigatewayv2_api.a';
const integration = 'aws_apigatewayv2_integration.i';
const permission = 'aws_lambda_permission.p';
const provisioned = 'aws_lambda_provisioned_concurrency_config.c';
const url = 'aws_lambda_function_url.u';
const config = 'aws_lambda_function_event_invoke_config.c';
const function_name = ref(`${lambda}.function_name`);
const aliased: Resources = {
  [lambda]: { function_name: 'f', publish: true },
  [`${alias}.live`]: { name: 'live', function_name, function_version: ref(`${lambda}.version`) },
  [`${alias}.next`]: { name: 'next', function_name, function_version: ref(`${lambda}.version`) },
  [api]: { protocol_type: 'HTTP' },
};
const calling = (called: string): Resources => ({
  [integration]: { api_id: ref(`${api}.id`), integration_uri: ref(`${called}.invoke_arn`) },
});
const mounted: Resources = {
  'aws_efs_file_system.s': { encrypted: true },
  'aws_efs_access_point.p': { file_system_id: ref('aws_efs_file_system.s.id') },
  'aws_efs_mount_target.a': { file_system_id: ref('aws_efs_file_system.s.id'), subnet_id: 'subnet-1' },
  'aws_efs_mount_target.b': { file_system_id: ref('aws_efs_file_system.s.id'), subnet_id: 'subnet-2' },
  [lambda]: { file_system_config: { arn: ref('aws_efs_access_point.p.arn'), local_mount_path: '/mnt/a' } },
};
const sending = (destination: string): Resources => ({
  [lambda]: { function_name: 'f' },
  [config]: { function_name, destination_config: { on_success: { destination } } },
});

const lambdaCases: Case[] = [
  proof(
    'lambda/provisioned-unused',
    {
      ...aliased,
      ...calling(lambda),
      [provisioned]: { function_name, qualifier: ref(`${alias}.live.name`) },
    },
    calling(`${alias}.next`),
    `${integration}.integration_uri`,
    { when: 'beside a call of another alias' },
  ),
  proof(
    'lambda/alias-routing',
    { [`${alias}.a`]: { function_version: '$LATEST', routing_config: { additional_version_weights: { 1: 0.5 } } } },
    { [`${alias}.a`]: { routing_config: { additional_version_weights: { 1: undefined } } } },
    `${alias}.a.routing_config.additional_version_weights`,
    { when: 'of no weights' },
  ),
  proof(
    'lambda/file-system-waits',
    mounted,
    { [lambda]: { depends_on: ['aws_efs_mount_target.a', 'aws_efs_mount_target.b'] } },
    `${lambda}.file_system_config.arn`,
    { when: 'of two mount targets' },
  ),
  proof(
    'lambda/permission-needs-qualifier',
    { ...aliased, ...calling(`${alias}.live`), [permission]: { function_name, principal: '*' } },
    { [permission]: { function_name: ref(`${alias}.live.arn`) } },
    `${permission}.qualifier`,
    { when: 'of the alias itself' },
  ),
  ...['arn', 'function_name', 'id'].map((attribute) =>
    proof(
      'lambda/qualifier-known',
      { [lambda]: { function_name: 'f' }, [url]: { function_name, qualifier: 'live' } },
      { 'output.function': { value: ref(`${lambda}.${attribute}`) } },
      `${url}.qualifier`,
      { when: `of which an output tells the ${attribute}` },
    ),
  ),
  proof(
    'lambda/snap-start',
    { [lambda]: { snap_start: { apply_on: 'PublishedVersions' } } },
    { [lambda]: { snap_start: undefined } },
    `${lambda}.snap_start.apply_on`,
    { when: 'of a function without it' },
  ),
  proof(
    'lambda/invoke-config',
    { ...sending(ref('aws_s3_bucket.b.arn')), 'aws_s3_bucket.b': { bucket: 'b' }, 'aws_sqs_queue.q': { name: 'q' } },
    { [config]: { destination_config: { on_success: { destination: ref('aws_sqs_queue.q.arn') } } } },
    `${config}.destination_config.on_success.destination`,
    { when: 'of a bucket here' },
  ),
  proof(
    'lambda/invoke-config',
    { ...sending(ref('aws_sqs_queue.q.arn')), 'aws_sqs_queue.q': { name: 'q.fifo', fifo_queue: true } },
    { 'aws_sqs_queue.q': { name: 'q', fifo_queue: false } },
    [`${config}.destination_config.on_success.destination`, 'aws_sqs_queue.q.fifo_queue'],
    { when: 'of a FIFO queue' },
  ),
];

const client = 'aws_cognito_user_pool_client';
const pool = 'aws_cognito_user_pool.p';
const user_pool_id = ref(`${pool}.id`);
const provider = 'aws_cognito_identity_provider.i';
const server = 'aws_cognito_resource_server.s';
const user = 'aws_cognito_user.u';
const page = 'aws_cognito_user_pool_ui_customization.a';
const signIn = 'aws_cognito_user_pool_domain';
const triggers = (lambda_version: string): Body => ({
  lambda_config: { pre_token_generation_config: { lambda_arn: 'arn:aws:lambda:x', lambda_version } },
});
const tokens = { pre_token_generation: 'arn:aws:lambda:eu-west-1:111122223333:function:f' };
const newer = { lambda_arn: 'arn:aws:lambda:eu-west-1:111122223333:function:g', lambda_version: 'V2_0' };

const cognitoCases: Case[] = [
  proof(
    'cognito/tier',
    { [pool]: { user_pool_tier: 'LITE', ...triggers('V2_0') } },
    { [pool]: triggers('V1_0') },
    [`${pool}.user_pool_tier`, `${pool}.lambda_config.pre_token_generation_config.lambda_version`],
    { when: 'of a trigger' },
  ),
  proof(
    'cognito/oauth-complete',
    { [`${client}.a`]: { allowed_oauth_flows_user_pool_client: true, allowed_oauth_flows: ['code'] } },
    { [`${client}.a`]: { allowed_oauth_scopes: ['openid'] } },
    [`${client}.a.allowed_oauth_scopes`, `${client}.a.allowed_oauth_flows_user_pool_client`],
    { when: 'without scopes alone' },
  ),
  proof(
    'cognito/scopes-known',
    {
      [pool]: { name: 'p' },
      [server]: { user_pool_id, identifier: 'shop', scope: [{ scope_name: 'read' }] },
      [`${client}.a`]: { user_pool_id, allowed_oauth_scopes: ['shop/write'] },
    },
    { [`${client}.a`]: { allowed_oauth_scopes: ['shop/read'] } },
    [`${server}.identifier`, `${server}.scope`, `${server}.scope.0.scope_name`, `${server}.user_pool_id`],
    { when: 'beside other scopes of the server' },
  ),
  ...values('cognito/token-validity', `${client}.refresh_token_validity`, [315_360_001], [315_360_000], {
    [`${client}.a`]: { token_validity_units: { refresh_token: 'seconds' } },
  }),
  proof(
    'cognito/refresh-rotation',
    {
      [`${client}.a`]: {
        refresh_token_rotation: { feature: 'ENABLED' },
        explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      },
    },
    { [`${client}.a`]: { refresh_token_rotation: undefined } },
    `${client}.a.refresh_token_rotation.feature`,
    { when: 'of tokens that do not rotate' },
  ),
  proof(
    'cognito/token-trigger',
    { [pool]: { lambda_config: { ...tokens, pre_token_generation_config: newer } } },
    { [pool]: { lambda_config: { pre_token_generation: undefined } } },
    [`${pool}.lambda_config.pre_token_generation`, `${pool}.lambda_config.pre_token_generation_config.lambda_arn`],
    { when: 'of one trigger' },
  ),
  proof(
    'cognito/user-attributes',
    {
      [pool]: { schema: [{ name: 'plan' }, { name: 'seat' }] },
      [user]: { user_pool_id, attributes: { colour: 'red' } },
    },
    { [user]: { attributes: { colour: undefined, seat: '1' } } },
    [`${pool}.schema.0.name`, `${pool}.schema`, `${pool}.lifecycle`, `${user}.user_pool_id`],
    { when: 'beside two of the pool' },
  ),
  proof(
    'cognito/page-needs-domain',
    { [pool]: { name: 'p' }, [page]: { user_pool_id } },
    {
      [`${signIn}.a`]: { user_pool_id, domain: 'a' },
      [`${signIn}.b`]: { user_pool_id, domain: 'b' },
      [page]: { depends_on: [`${signIn}.b`] },
    },
    `${page}.user_pool_id`,
    { when: 'without any, against one of two' },
  ),
  proof(
    'cognito/page-needs-domain',
    { [pool]: { name: 'p' }, [page]: { user_pool_id } },
    { [`${signIn}.a`]: { user_pool_id: unknown, domain: 'a' } },
    `${page}.user_pool_id`,
    { when: 'against one that may be of the pool' },
  ),
  proof(
    'cognito/page-needs-domain',
    { [pool]: { name: 'p' }, [page]: { user_pool_id } },
    { 'output.pool': { value: user_pool_id } },
    `${page}.user_pool_id`,
    { when: 'of a pool that an output tells of' },
  ),
  proof(
    'cognito/provider-waits',
    {
      [pool]: { name: 'p' },
      [provider]: { user_pool_id, provider_name: 'Google' },
      [`${client}.a`]: { user_pool_id, supported_identity_providers: ['Google'] },
    },
    { [`${client}.a`]: { supported_identity_providers: ['COGNITO'] } },
    [`${client}.a.supported_identity_providers`, `${client}.a.user_pool_id`, `${provider}.provider_name`],
    { when: 'against none' },
  ),
];

const bus = 'aws_cloudwatch_event_bus';
const busPolicy = 'aws_cloudwatch_event_bus_policy';
const puts = (Resource: string): string =>
  policyOf({ Principal: { AWS: '111122223333' }, Action: 'events:PutEvents', Resource });
const busArn = (name: string): string => `arn:aws:events:eu-west-1:111122223333:event-bus/${name}`;
const logs = 'aws_s3_bucket.b';
const balancer = 'aws_lb.b';
const logPolicy = 'aws_s3_bucket_policy';
const logEncryption = 'aws_s3_bucket_server_side_encryption_configuration.e';
const writer = 'logdelivery.elasticloadbalancing.amazonaws.com';
const writes = (Principal: unknown): Resources => ({
  [`${logPolicy}.p`]: { bucket: ref(`${logs}.id`), policy: policyOf({ Principal, Action: 's3:PutObject' }) },
});
const logged: Resources = {
  [balancer]: { access_logs: { bucket: ref(`${logs}.id`), enabled: true } },
  [logs]: { bucket: 'logs' },
};
const foreign = { Service: 'delivery.logs.amazonaws.com' };
const byKms = { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } };
const secretPolicy = 'aws_secretsmanager_secret_policy.p';
const reads = (more: Body): Resources => ({
  [secretPolicy]: {
    block_public_policy: true,
    policy: policyOf({ Principal: '*', Action: 'secretsmanager:GetSecretValue', ...more }),
  },
});

const policyCases: Case[] = [
  proof(
    'events/bus-policy-bus',
    {
      [`${bus}.a`]: { name: 'a' },
      [`${busPolicy}.a`]: { policy: puts(ref(`${bus}.a.arn`)) },
      [`${busPolicy}.b`]: { policy: puts(busArn('b')) },
    },
    {
      [`${busPolicy}.a`]: { policy: puts(busArn('default')) },
      [`${busPolicy}.b`]: { policy: puts(busArn('default')) },
    },
    [],
    { when: 'of the default bus, beside one here' },
  ),
  proof(
    'events/bus-policy-bus',
    {
      [`${bus}.a`]: { name: 'a' },
      [`${bus}.b`]: { name: 'b' },
      [`${busPolicy}.a`]: { event_bus_name: ref(`${bus}.a.name`), policy: puts(ref(`${bus}.b.arn`)) },
      [`${busPolicy}.b`]: { event_bus_name: ref(`${bus}.b.name`), policy: puts(busArn('a')) },
    },
    {
      [`${busPolicy}.a`]: { policy: puts(ref(`${bus}.a.arn`)) },
      [`${busPolicy}.b`]: { policy: puts(ref(`${bus}.b.arn`)) },
    },
    [],
    { when: 'of two buses here' },
  ),
  ...(
    [
      ['and the service is not known', { Service: unknown }],
      ['and one of the services is not known', { Service: ['ec2.amazonaws.com', unknown] }],
      ['and it is one of two services', { Service: ['ec2.amazonaws.com', writer] }],
      ['and an account may be theirs, beside a service', { ...foreign, AWS: '111122223333' }],
    ] as const
  ).map(([when, principal]) =>
    proof('load-balancer/log-bucket', { ...logged, ...writes(foreign) }, writes(principal), `${logPolicy}.p.policy`, {
      when,
    }),
  ),
  proof(
    'load-balancer/log-bucket',
    { ...logged, ...writes(foreign) },
    {
      [`${logPolicy}.q`]: {
        bucket: ref(`${logs}.id`),
        policy: policyOf({ Principal: { Service: writer }, Action: 's3:*' }),
      },
    },
    `${logPolicy}.p.policy`,
    { when: 'and the second policy lets them' },
  ),
  proof(
    'load-balancer/log-encryption',
    { ...logged, [logEncryption]: { bucket: ref(`${logs}.id`), rule: [byKms, { bucket_key_enabled: true }] } },
    { [logEncryption]: { rule: [{ bucket_key_enabled: true }] } },
    [`${logEncryption}.rule`, `${logEncryption}.rule.0.apply_server_side_encryption_by_default.sse_algorithm`],
    { when: 'of a rule without an algorithm' },
  ),
  proof('secrets-manager/public-policy', reads({}), reads({ Effect: 'Deny' }), `${secretPolicy}.policy`, {
    when: 'denied',
  }),
  proof(
    'secrets-manager/public-policy',
    reads({}),
    reads({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }),
    `${secretPolicy}.policy`,
    { when: 'on a condition' },
  ),
  proof(
    'kms/key-region',
    {
      'aws_kms_key.k': { provider: 'aws.us' },
      'aws_dynamodb_table.t': { server_side_encryption: { enabled: true, kms_key_arn: ref('aws_kms_key.k.arn') } },
    },
    { 'aws_kms_key.k': { provider: undefined } },
    'aws_dynamodb_table.t.server_side_encryption.kms_key_arn',
    { regions, when: 'of a table' },
  ),
];

/** Proofs at the edges of who may do what: roles and policies, permissions, users and keys. */
export const accessEdgeCases: readonly Case[] = [...roleCases, ...lambdaCases, ...cognitoCases, ...policyCases];
