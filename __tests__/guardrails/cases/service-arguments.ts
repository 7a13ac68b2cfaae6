import { type Case, proof, type Resources, values } from './case';

const parameter = 'aws_ssm_parameter';
const version = 'aws_secretsmanager_secret_version';
const secret = 'aws_secretsmanager_secret';
const rotation = 'aws_secretsmanager_secret_rotation';
const stream = 'aws_kinesis_stream';
const policy = 'aws_appautoscaling_policy';
const tracking = 'target_tracking_scaling_policy_configuration';
const alias = 'aws_sfn_alias';
const mapping = 'aws_lambda_event_source_mapping';

const parameterCases: Case[] = [
  proof(
    'ssm/parameter-tier',
    { [`${parameter}.a`]: { tier: 'Standard', value: 'x'.repeat(4097) } },
    { [`${parameter}.a`]: { value: 'x'.repeat(4096) } },
    [`${parameter}.a.tier`, `${parameter}.a.value`],
  ),
  proof(
    'ssm/parameter-pattern',
    { [`${parameter}.a`]: { allowed_pattern: '^\\d+$', value: 'a1' } },
    { [`${parameter}.a`]: { value: '12' } },
    [`${parameter}.a.allowed_pattern`, `${parameter}.a.value`],
  ),
  proof(
    'ssm/parameter-pattern',
    { [`${parameter}.a`]: { allowed_pattern: 'a+', value: 'b' } },
    { [`${parameter}.a`]: { allowed_pattern: '(?i)b' } },
    `${parameter}.a.value`,
    { when: 'a pattern of Java' },
  ),
  proof(
    'ssm/parameter-image',
    { [`${parameter}.a`]: { data_type: 'aws:ec2:image', value: 'ubuntu' } },
    { [`${parameter}.a`]: { value: 'ami-0123456789abcdef0' } },
    [`${parameter}.a.data_type`, `${parameter}.a.value`],
  ),
  proof(
    'ssm/parameter-image',
    { [`${parameter}.a`]: { data_type: 'aws:ec2:image', type: 'SecureString', value: 'ami-0123456789abcdef0' } },
    { [`${parameter}.a`]: { type: 'String' } },
    `${parameter}.a.type`,
    { when: 'encrypted' },
  ),
];

const secretCases: Case[] = [
  proof(
    'secrets-manager/value',
    { [`${version}.a`]: { secret_id: 'a' } },
    { [`${version}.a`]: { secret_string: 'a' } },
    `${version}.a.secret_string`,
  ),
  ...values('secrets-manager/value-size', `${version}.secret_string`, ['', 'x'.repeat(65_537)], ['x'.repeat(65_536)]),
  proof(
    'secrets-manager/replica-region',
    { [`${secret}.a`]: { replica: { region: 'eu-west-1' } } },
    { [`${secret}.a`]: { replica: { region: 'eu-north-1' } } },
    `${secret}.a.replica.region`,
    { regions: { '': 'eu-west-1' } },
  ),
  ...values(
    'secrets-manager/rotation-schedule',
    `${rotation}.rotation_rules.schedule_expression`,
    ['rate(3 hours)', 'rate(30 minutes)', '0 8 * * *', 'cron(30 8 * * ? *)', 'cron(0 8 * * *)'],
    ['rate(4 hours)', 'rate(1 day)', 'cron(0 8 1 * ? *)'],
  ),
  ...values('secrets-manager/rotation-duration', `${rotation}.rotation_rules.duration`, ['3', '3 hours'], ['3h']),
];

const streamCases: Case[] = [
  proof(
    'kinesis/key',
    { [`${stream}.a`]: { encryption_type: 'KMS' } },
    { [`${stream}.a`]: { kms_key_id: 'alias/aws/kinesis' } },
    [`${stream}.a.encryption_type`, `${stream}.a.kms_key_id`],
  ),
  ...values('kinesis/name', `${stream}.name`, ['a b', 'x'.repeat(129)], ['x'.repeat(128), 'a.b_c-1']),
  ...values('kinesis/shard-metrics', `${stream}.shard_level_metrics`, [['Bytes']], [['IncomingBytes', 'ALL']]),
];

const scaling = (body: Record<string, unknown>): Resources => ({ [`${policy}.a`]: body });

const scalingCases: Case[] = [
  ...values('autoscaling/policy-type', `${policy}.policy_type`, ['TargetTracking'], ['TargetTrackingScaling']),
  proof(
    'autoscaling/policy-kind',
    scaling({ [tracking]: { target_value: 70 } }),
    scaling({ policy_type: 'TargetTrackingScaling' }),
    `${policy}.a.policy_type`,
  ),
  proof(
    'autoscaling/policy-kind',
    scaling({ policy_type: 'TargetTrackingScaling' }),
    scaling({ [tracking]: { target_value: 70 } }),
    `${policy}.a.${tracking}`,
    { when: 'absent' },
  ),
  proof(
    'autoscaling/metric',
    scaling({ [tracking]: { target_value: 70 } }),
    scaling({ [tracking]: { customized_metric_specification: {} } }),
    [
      `${policy}.a.${tracking}.customized_metric_specification`,
      `${policy}.a.${tracking}.predefined_metric_specification`,
    ],
  ),
  proof(
    'autoscaling/metric',
    scaling({
      service_namespace: 'dynamodb',
      [tracking]: { predefined_metric_specification: { predefined_metric_type: 'ECSServiceAverageCPUUtilization' } },
    }),
    scaling({ service_namespace: 'ecs' }),
    `${policy}.a.service_namespace`,
    { when: 'of another service' },
  ),
  proof(
    'autoscaling/metric',
    scaling({
      [tracking]: { predefined_metric_specification: { predefined_metric_type: 'ALBRequestCountPerTarget' } },
    }),
    scaling({ [tracking]: { predefined_metric_specification: { resource_label: 'app/a/1/targetgroup/b/2' } } }),
    `${policy}.a.${tracking}.predefined_metric_specification.resource_label`,
    { when: 'without its label' },
  ),
  ...values(
    'autoscaling/adjustment',
    `${policy}.step_scaling_policy_configuration.adjustment_type`,
    ['Change'],
    ['ChangeInCapacity'],
  ),
  ...values(
    'autoscaling/schedule',
    'aws_appautoscaling_scheduled_action.schedule',
    ['cron(0 8 * * *)', '0 8 * * *', 'rate(1 days)', 'at(2030-01-01 08:00:00)'],
    ['cron(0 8 * * ? *)', 'rate(1 day)', 'at(2030-01-01T08:00:00)'],
  ),
  ...values('autoscaling/least', 'aws_appautoscaling_target.min_capacity', [-1], [0]),
];

const routed = (...routes: unknown[]): Resources => ({ [`${alias}.a`]: { routing_configuration: routes } });
const route = (weight: number, arn = 'arn:aws:states:eu-west-1:1:stateMachine:m:1'): unknown => ({
  weight,
  state_machine_version_arn: arn,
});
const arn = 'arn:aws:secretsmanager:eu-west-1:1:secret:a';
const reached = (type: string, uri: string): Resources => ({
  [`${mapping}.a`]: { source_access_configuration: { type, uri } },
});

const eventCases: Case[] = [
  ...values('step-functions/alias-name', `${alias}.name`, ['12', 'a b', 'x'.repeat(81)], ['v1', 'x'.repeat(80)]),
  proof(
    'step-functions/alias-weights',
    routed(route(90), route(9)),
    routed(route(90), route(10)),
    `${alias}.a.routing_configuration.1.weight`,
  ),
  proof(
    'step-functions/alias-weights',
    routed(route(100, 'arn:aws:states:eu-west-1:1:stateMachine:m')),
    routed(route(100)),
    `${alias}.a.routing_configuration.0.state_machine_version_arn`,
    { when: 'no version' },
  ),
  proof(
    'step-functions/alias-weights',
    routed(route(50), route(25), route(25)),
    routed(route(50), route(50)),
    `${alias}.a.routing_configuration`,
    { when: 'three' },
  ),
  proof('event-source/access', reached('VPC_SUBNET', 'subnet-0123'), reached('VPC_SUBNET', 'subnet:subnet-0123'), [
    `${mapping}.a.source_access_configuration.type`,
    `${mapping}.a.source_access_configuration.uri`,
  ]),
  proof(
    'event-source/access',
    reached('VPC_SECURITY_GROUP', 'sg-0123'),
    reached('VPC_SECURITY_GROUP', 'security_group:sg-0123'),
    `${mapping}.a.source_access_configuration.uri`,
    { when: 'a group' },
  ),
  proof(
    'event-source/access',
    reached('BASIC_AUTH', 'a'),
    reached('BASIC_AUTH', arn),
    `${mapping}.a.source_access_configuration.uri`,
    {
      when: 'a secret',
    },
  ),
  ...values(
    'events/destination-name',
    'aws_cloudwatch_event_connection.name',
    ['a b', 'x'.repeat(65)],
    ['x'.repeat(64)],
  ),
  ...values(
    'events/permission-account',
    'aws_cloudwatch_event_permission.principal',
    ['arn:aws:iam::111122223333:root', '11112222333'],
    ['111122223333', '*'],
  ),
  ...values(
    'events/retry-age',
    'aws_cloudwatch_event_target.retry_policy.maximum_event_age_in_seconds',
    [59, 86_401],
    [0, 60, 86_400],
  ),
  ...values(
    'events/connection-header',
    'aws_cloudwatch_event_connection.auth_parameters.api_key.key',
    ['X Api Key', 'x:y'],
    ['X-Api-Key'],
  ),
  ...values('scheduler/group-name', 'aws_scheduler_schedule.group_name', ['a/b', 'x'.repeat(65)], ['x'.repeat(64)]),
  ...values('pipes/name', 'aws_pipes_pipe.name', ['a b', 'x'.repeat(65)], ['x'.repeat(64)]),
  ...values(
    'pipes/log-group',
    'aws_pipes_pipe.log_configuration.cloudwatch_logs_log_destination.log_group_arn',
    ['/aws/pipes/a'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/pipes/a'],
  ),
];

const functionCases: Case[] = [
  ...values(
    'lambda/function-reference',
    'aws_lambda_function_url.function_name',
    ['my function', 'a/b'],
    ['orders', 'arn:aws:lambda:eu-west-1:111122223333:function:orders', 'orders:live'],
  ),
  ...values(
    'lambda/qualifier-form',
    'aws_lambda_provisioned_concurrency_config.qualifier',
    ['arn:aws:lambda:eu-west-1:111122223333:function:orders:1', 'x'.repeat(129)],
    ['live', 'x'.repeat(128)],
  ),
  ...values(
    'lambda/permission-action',
    'aws_lambda_permission.action',
    ['lambda:Invoke*', 'InvokeFunction', 's3:GetObject'],
    ['lambda:InvokeFunction', 'lambda:*'],
  ),
  ...values('lambda/url-max-age', 'aws_lambda_function_url.cors.max_age', [-1, 86_401], [0, 86_400]),
];

const otherCases: Case[] = [
  ...values(
    'logs/group-name',
    'aws_cloudwatch_log_subscription_filter.log_group_name',
    ['arn:aws:logs:eu-west-1:111122223333:log-group:orders', 'a b'],
    ['/aws/lambda/orders'],
  ),
  ...values('logs/delivery-name', 'aws_cloudwatch_log_delivery_source.name', ['a b', 'x'.repeat(61)], ['x'.repeat(60)]),
  ...values(
    'kms/alias-target',
    'aws_kms_alias.target_key_id',
    ['alias/orders'],
    ['arn:aws:kms:eu-west-1:111122223333:key/1'],
  ),
  ...values(
    'codedeploy/group-events',
    'aws_codedeploy_deployment_group.auto_rollback_configuration.events',
    [['FAILURE']],
    [['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']],
  ),
  ...values(
    'iam/service-linked-role',
    'aws_iam_service_linked_role.aws_service_name',
    ['ecs', 'AWSServiceRoleForECS'],
    ['ecs.amazonaws.com', 'ops.apigateway.amazonaws.com'],
  ),
  ...values('iam/password-length', 'aws_iam_account_password_policy.minimum_password_length', [5, 129], [6, 128]),
  ...values('iam/password-reuse', 'aws_iam_account_password_policy.password_reuse_prevention', [25], [24]),
  ...values('iam/password-age', 'aws_iam_account_password_policy.max_password_age', [1096], [1095]),
  ...values(
    'waf/response-code',
    'aws_wafv2_web_acl.default_action.block.custom_response.response_code',
    [199, 600],
    [200, 599],
  ),
  ...values(
    'rest-api/canary-percent',
    'aws_api_gateway_deployment.canary_settings.percent_traffic',
    [-1, 101],
    [0, 0.5, 100],
  ),
  ...values(
    'cognito/recovery-priority',
    'aws_cognito_user_pool.account_recovery_setting.recovery_mechanism.priority',
    [0, 3],
    [1, 2],
  ),
  ...values('cognito/member-name', 'aws_cognito_user_in_group.username', ['a b', 'x'.repeat(129)], ['x'.repeat(128)]),
  ...values(
    'cognito/identity-roles',
    'aws_cognito_identity_pool_roles_attachment.roles',
    [{ admin: 'r' }],
    [{ authenticated: 'r', unauthenticated: 'r' }],
  ),
  ...values(
    'cognito/identity-pool-id',
    'aws_cognito_identity_pool_roles_attachment.identity_pool_id',
    ['my-pool'],
    ['eu-west-1:12345678-1234-1234-1234-123456789012'],
  ),
];

/** Proofs of the rules about single arguments of parameters, secrets, streams, scaling, events and functions. */
export const serviceArgumentCases: Case[] = [
  ...parameterCases,
  ...secretCases,
  ...streamCases,
  ...scalingCases,
  ...eventCases,
  ...functionCases,
  ...otherCases,
];
