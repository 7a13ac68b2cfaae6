import { type Case, proof, type Resources, ref, values } from './case';

const config = 'aws_codedeploy_deployment_config';
const routing = `${config}.traffic_routing_config`;
const group = 'aws_codedeploy_deployment_group.g';
const alias = 'aws_lambda_alias.live';

const canary = {
  deployment_config_name: 'tenth',
  compute_platform: 'Lambda',
  traffic_routing_config: { type: 'TimeBasedCanary', time_based_canary: { interval: 5, percentage: 10 } },
};
const linear = {
  ...canary,
  traffic_routing_config: { type: 'TimeBasedLinear', time_based_linear: { interval: 5, percentage: 10 } },
};
const configured = (body: Record<string, unknown>): Resources => ({ [`${config}.a`]: body });

const app: Resources = { 'aws_codedeploy_app.a': { name: 'a', compute_platform: 'Lambda' } };
const style = { deployment_type: 'BLUE_GREEN', deployment_option: 'WITH_TRAFFIC_CONTROL' };
const grouped = (more: Record<string, unknown>): Resources => ({
  ...app,
  [group]: {
    app_name: ref('aws_codedeploy_app.a.name'),
    deployment_group_name: 'live',
    deployment_config_name: 'CodeDeployDefault.LambdaAllAtOnce',
    deployment_style: style,
    ...more,
  },
});
const moving = (body: Record<string, unknown>): Resources => ({
  ...grouped({}),
  [alias]: { name: 'live', function_name: 'f', ...body },
});
const ignoring = { ignore_changes: ['function_version', 'routing_config'] };
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `alarm-${at}`);

const nameCases: Case[] = [
  ...values('codedeploy/name', 'aws_codedeploy_app.name', ['two words', 'a/b', 'a'.repeat(101)], ['a.b_c+d=e,f@g-1']),
  ...values('codedeploy/name', 'aws_codedeploy_deployment_group.deployment_group_name', ['live:1'], ['live']),
  ...values(
    'codedeploy/config-name',
    `${config}.deployment_config_name`,
    ['CodeDeployDefault.Tenth'],
    ['tenth', 'CodeDeployDefaultTenth'],
  ),
];

const configCases: Case[] = [
  proof(
    'codedeploy/config-platform',
    configured({ deployment_config_name: 'tenth', compute_platform: 'Lambda' }),
    configured(canary),
    `${config}.a.traffic_routing_config`,
    { says: 'traffic_routing_config must be given with compute_platform Lambda' },
  ),
  proof(
    'codedeploy/config-platform',
    configured({ ...canary, minimum_healthy_hosts: { type: 'HOST_COUNT', value: 1 } }),
    configured({ minimum_healthy_hosts: undefined }),
    `${config}.a.compute_platform`,
    { when: 'with hosts beside Lambda' },
  ),
  proof(
    'codedeploy/config-platform',
    configured({ deployment_config_name: 'half' }),
    configured({ minimum_healthy_hosts: { type: 'FLEET_PERCENT', value: 50 } }),
    [`${config}.a.compute_platform`, `${config}.a.minimum_healthy_hosts`],
    { when: 'for servers' },
  ),
  proof(
    'codedeploy/config-routing',
    configured({ ...canary, traffic_routing_config: { type: 'TimeBasedCanary' } }),
    configured(canary),
    [`${config}.a.traffic_routing_config.type`, `${config}.a.traffic_routing_config.time_based_canary`],
  ),
  proof(
    'codedeploy/config-routing',
    configured({ ...canary, traffic_routing_config: { time_based_canary: { interval: 5, percentage: 10 } } }),
    configured({ traffic_routing_config: { time_based_canary: undefined } }),
    `${config}.a.traffic_routing_config.type`,
    { when: 'without a type, which is AllAtOnce' },
  ),
  ...values(
    'codedeploy/config-percentage',
    `${routing}.time_based_canary.percentage`,
    [0, 100],
    [1, 99],
    configured(canary),
  ),
  ...values('codedeploy/config-percentage', `${routing}.time_based_linear.percentage`, [100], [99], configured(linear)),
  ...values(
    'codedeploy/config-interval',
    `${routing}.time_based_canary.interval`,
    [0, 2881],
    [1, 2880],
    configured(canary),
  ),
  ...values(
    'codedeploy/config-linear-minutes',
    `${routing}.time_based_linear.interval`,
    [289],
    [288],
    configured(linear),
  ),
];

const groupCases: Case[] = [
  proof(
    'codedeploy/group-style',
    grouped({ deployment_style: { deployment_type: 'IN_PLACE' } }),
    grouped({ deployment_style: style }),
    ['aws_codedeploy_app.a.compute_platform', `${group}.app_name`, `${group}.deployment_style`],
    { says: 'deployment_style.deployment_option must be WITH_TRAFFIC_CONTROL for Lambda, was absent' },
  ),
  proof(
    'codedeploy/group-config',
    grouped({ deployment_config_name: undefined }),
    grouped({ deployment_config_name: 'CodeDeployDefault.LambdaAllAtOnce' }),
    ['aws_codedeploy_app.a.compute_platform', `${group}.deployment_config_name`],
    { when: 'without one, which is for servers' },
  ),
  proof(
    'codedeploy/group-config',
    grouped({ deployment_config_name: 'CodeDeployDefault.ECSAllAtOnce' }),
    grouped({ deployment_config_name: 'my-own' }),
    `${group}.deployment_config_name`,
    { says: 'must be for Lambda, as the application is' },
  ),
  proof(
    'codedeploy/group-config',
    {
      ...grouped({ deployment_config_name: ref(`${config}.a.deployment_config_name`) }),
      ...configured({ ...canary, compute_platform: 'ECS' }),
    },
    configured({ compute_platform: 'Lambda' }),
    [`${config}.a.compute_platform`, `${group}.deployment_config_name`],
    { when: 'of the same Terraform' },
  ),
  proof(
    'codedeploy/group-of-lambda',
    grouped({
      blue_green_deployment_config: { deployment_ready_option: { action_on_timeout: 'CONTINUE_DEPLOYMENT' } },
    }),
    { [group]: { blue_green_deployment_config: undefined } },
    ['aws_codedeploy_app.a.compute_platform', `${group}.blue_green_deployment_config`],
  ),
  proof(
    'codedeploy/group-watches-nothing',
    grouped({ alarm_configuration: { enabled: true } }),
    grouped({ alarm_configuration: { enabled: true, alarms: ['errors'] } }),
    [`${group}.alarm_configuration.enabled`, `${group}.alarm_configuration.alarms`],
  ),
  proof(
    'codedeploy/group-watches-nothing',
    grouped({ auto_rollback_configuration: { enabled: true } }),
    grouped({ auto_rollback_configuration: { enabled: false } }),
    `${group}.auto_rollback_configuration.events`,
    { when: 'of rollbacks' },
  ),
  ...values(
    'codedeploy/group-alarms',
    'aws_codedeploy_deployment_group.alarm_configuration.alarms',
    [names(51)],
    [names(50)],
    { 'aws_codedeploy_deployment_group.a': { alarm_configuration: { enabled: true } } },
  ),
];

const aliasCases: Case[] = [
  proof(
    'codedeploy/alias-moved-back',
    moving({ function_version: '1' }),
    { [alias]: { lifecycle: ignoring } },
    ['aws_codedeploy_app.a.compute_platform', `${alias}.lifecycle.ignore_changes`],
    { says: 'must hold function_version and routing_config' },
  ),
  proof(
    'codedeploy/alias-moved-back',
    moving({ function_version: '1', lifecycle: { ignore_changes: ['function_version'] } }),
    { 'aws_lambda_alias.other': { name: 'other', lifecycle: ignoring } },
    `${alias}.lifecycle.ignore_changes`,
    { when: 'beside another alias, which CodeDeploy may move', says: 'must hold routing_config' },
  ),
  proof(
    'codedeploy/alias-latest',
    moving({ function_version: '$LATEST', lifecycle: ignoring }),
    { [alias]: { function_version: '1' } },
    ['aws_codedeploy_app.a.compute_platform', `${alias}.function_version`],
  ),
];

/** Proofs of the rules about releases by CodeDeploy. */
export const codedeployCases: readonly Case[] = [...nameCases, ...configCases, ...groupCases, ...aliasCases];
