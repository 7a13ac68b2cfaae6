import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

const task = 'aws_ecs_task_definition.a';
const service = 'aws_ecs_service.a';
const token = `${task}.container_definitions`;
const web = { name: 'web', image: 'nginx' };
const tasked = (containers: readonly unknown[], more: Body = {}): Resources => ({
  [task]: { family: 'a', memory: '512', ...more, container_definitions: JSON.stringify(containers) },
});
const alone = (container: Body, more: Body = {}): Resources => tasked([{ ...web, ...container }], more);
const unnamed = { ...web, name: unknown };
const awsvpc = { network_mode: 'awsvpc' };
const fargate = { ...awsvpc, requires_compatibilities: ['FARGATE'], cpu: '256', execution_role_arn: 'arn' };
const waiting = { ...web, dependsOn: [{ containerName: 'db', condition: 'START' }] };
const borrowing = { ...web, volumesFrom: [{ sourceContainer: 'db' }] };
const optional = { ...web, essential: false };

const containerCases: Case[] = [
  proof(
    'ecs/container-fields',
    alone({ HealthCheck: { Interval: 4 } }),
    alone({ HealthCheck: { Interval: 5 } }),
    token,
    {
      when: 'in upper case',
    },
  ),
  proof('ecs/container-complete', alone({ healthCheck: { command: [] } }), alone({ image: unknown }), token, {
    when: 'an empty command against an image that is not known',
  }),
  proof('ecs/container-essential', tasked([optional]), tasked([]), token, { when: 'against no container' }),
  proof('ecs/container-essential', tasked([optional]), tasked([optional, { ...web, name: 'log' }]), token, {
    when: 'against another that is essential',
  }),
  proof(
    'ecs/container-cpu',
    tasked([{ ...web, cpu: 257 }], fargate),
    tasked([{ ...web, cpu: 256 }, { name: 'log' }], fargate),
    token,
    { when: 'beside one that asks for none' },
  ),
  proof('ecs/container-order', tasked([waiting]), tasked([waiting, unknown]), token, {
    when: 'against a container that is not known',
  }),
  proof('ecs/container-order', tasked([waiting]), tasked([waiting, unnamed]), token, {
    when: 'against a name that is not known',
  }),
  proof('ecs/container-order', tasked([waiting]), alone({ dependsOn: [{ containerName: unknown }] }), token, {
    when: 'against waiting for one that is not known',
  }),
  proof(
    'ecs/container-volumes',
    alone({ mountPoints: [{ sourceVolume: 'data' }] }, { volume: [{ name: 'other' }, { name: 'third' }] }),
    alone({ mountPoints: [{ sourceVolume: 'other' }] }),
    `${task}.volume.1`,
    { when: 'beside other volumes' },
  ),
  proof('ecs/container-volumes', tasked([borrowing]), tasked([borrowing, unnamed]), token, {
    when: 'of another, against a name that is not known',
  }),
  proof('ecs/container-volumes', tasked([borrowing]), alone({ volumesFrom: [{ sourceContainer: '' }] }), token, {
    when: 'of another, against an empty name',
  }),
  proof(
    'ecs/container-limits',
    alone({ ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] }),
    alone({ ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: -1 }] }),
    token,
    { when: 'against no limit' },
  ),
];

/** A number of CPU units, with the most memory that goes with it and the first that is too much. */
const size = (cpu: string, most: string, more: string): Case =>
  proof(
    'ecs/fargate-size',
    alone({}, { ...fargate, cpu, memory: more }),
    alone({}, { memory: most }),
    `${task}.memory`,
    {
      when: `the most with ${cpu}`,
    },
  );
const windows = [{ operating_system_family: 'WINDOWS_SERVER_2022_CORE' }];
const stored = { ephemeral_storage: [{ size_in_gib: 30 }] };
const onHosts = { requires_compatibilities: ['EC2'] };
const logging = (more: Body): Resources => alone({ logConfiguration: { logDriver: 'awslogs', ...more } });

const fargateCases: Case[] = [
  size('2048', '16384', '17408'),
  size('4096', '30720', '31744'),
  size('16384', '122880', '131072'),
  proof(
    'ecs/fargate-only',
    alone({}, { ...onHosts, ...stored }),
    { [task]: { ephemeral_storage: undefined } },
    `${task}.requires_compatibilities`,
    { when: 'against no storage' },
  ),
  proof(
    'ecs/fargate-only',
    alone({}, { ...onHosts, ...stored }),
    { [task]: { requires_compatibilities: [] } },
    `${task}.requires_compatibilities`,
    { when: 'against no word of what it runs on' },
  ),
  proof(
    'ecs/fargate-only',
    alone({}, { ...fargate, runtime_platform: windows }),
    { [task]: { runtime_platform: [{ operating_system_family: 'LINUX' }] } },
    `${task}.requires_compatibilities`,
    { when: 'small Windows against small Linux' },
  ),
  proof(
    'ecs/container-logs',
    logging({}),
    logging({ options: { 'awslogs-group': '/a', 'awslogs-region': 'eu-west-1' } }),
    token,
    { when: 'without options' },
  ),
];

const port = (more: Body) => ({ portMappings: [{ containerPort: 80, ...more }] });
const mounted = (transit_encryption_port: number): Resources =>
  alone(
    {},
    { volume: [{ name: 'a', efs_volume_configuration: [{ file_system_id: 'fs-1', transit_encryption_port }] }] },
  );
const proxied = { ...awsvpc, proxy_configuration: [{ container_name: 'envoy' }] };

const networkCases: Case[] = [
  proof('ecs/container-network', alone(port({ hostPort: 81 }), awsvpc), alone(port({}), awsvpc), token, {
    when: 'against a port of the container alone',
  }),
  proof('ecs/container-network', alone(port({ hostPort: 81 }), awsvpc), alone(port({ hostPort: 0 }), awsvpc), token, {
    when: 'against any port of the host',
  }),
  proof(
    'ecs/port-range',
    alone({ portMappings: [{ containerPortRange: '80-80' }] }),
    alone({ portMappings: [{ containerPortRange: '80-81' }] }),
    token,
    { when: 'of one port' },
  ),
  proof(
    'ecs/file-system',
    mounted(1),
    mounted(0),
    `${task}.volume.0.efs_volume_configuration.0.transit_encryption_port`,
    { when: 'the lowest port' },
  ),
  proof('ecs/proxy', tasked([web], proxied), tasked([web, unnamed], proxied), token, {
    when: 'against a name that is not known',
  }),
];

const served = (own: Body, of: Resources = alone({}, awsvpc)): Resources => ({
  ...of,
  [service]: { name: 'a', task_definition: ref(`${task}.arn`), ...own },
});
const balanced = (own: Body, of: Resources): Resources =>
  served({ load_balancer: [{ container_name: 'web', container_port: 80, ...own }] }, of);
const grouped = balanced({ target_group_arn: ref('aws_lb_target_group.a.arn') }, alone(port({}), awsvpc));
const ofInstances: Resources = { ...grouped, 'aws_lb_target_group.a': { name: 'a', target_type: 'instance' } };
const ordered = { ordered_placement_strategy: [{ type: 'spread', field: 'host' }] };

const serviceCases: Case[] = [
  proof('ecs/service-container', balanced({}, alone({})), alone(port({})), token, { when: 'without ports' }),
  proof(
    'ecs/service-container',
    balanced({}, alone(port({ containerPort: 81 }))),
    alone(port({ containerPort: unknown })),
    token,
    {
      when: 'against a port that is not known',
    },
  ),
  proof(
    'ecs/service-container',
    balanced({}, alone(port({ containerPort: 81 }))),
    alone({ portMappings: [{ containerPort: 81 }, unknown] }),
    token,
    { when: 'against ports that are not known' },
  ),
  proof('ecs/service-container', balanced({ container_name: 'app' }, tasked([web])), tasked([web, unnamed]), token, {
    when: 'against a name that is not known',
  }),
  proof(
    'ecs/service-target-type',
    ofInstances,
    { [service]: { load_balancer: [{ elb_name: 'a', container_name: 'web', container_port: 80 }] } },
    'aws_lb_target_group.a.target_type',
    { when: 'against a classic load balancer' },
  ),
  proof(
    'ecs/service-placement',
    { [service]: { scheduling_strategy: 'DAEMON', ...ordered } },
    { [service]: { ordered_placement_strategy: undefined } },
    `${service}.scheduling_strategy`,
    { when: 'daemon against no strategy' },
  ),
];

const association = 'aws_ecs_cluster_capacity_providers';
const spot = { capacity_provider: 'FARGATE_SPOT', weight: 1 };
const idle = { capacity_provider: 'FARGATE', weight: 0 };
const strategy = (...providers: readonly Body[]): Resources => ({
  [service]: { name: 'a', capacity_provider_strategy: providers },
});
const clustered: Resources = {
  'aws_ecs_cluster.a': { name: 'a' },
  [service]: { name: 'a', cluster: ref('aws_ecs_cluster.a.id'), capacity_provider_strategy: [spot] },
};
const listing = (...capacity_providers: readonly string[]): Body => ({
  cluster_name: ref('aws_ecs_cluster.a.name'),
  capacity_providers,
});
const provider = 'aws_ecs_capacity_provider.a';
const scaled = (managed_termination_protection: string): Resources => ({
  [provider]: {
    name: 'a',
    auto_scaling_group_provider: [
      {
        auto_scaling_group_arn: ref('aws_autoscaling_group.a.arn'),
        managed_termination_protection,
        managed_scaling: [{}],
      },
    ],
  },
  'aws_autoscaling_group.a': { name: 'a' },
});

const capacityCases: Case[] = [
  proof(
    'ecs/strategy',
    strategy(idle, { ...idle, capacity_provider: 'FARGATE_SPOT' }),
    strategy(idle, spot),
    `${service}.capacity_provider_strategy.1`,
    {
      when: 'two without weight against one',
    },
  ),
  proof(
    'ecs/strategy',
    strategy(idle),
    { [service]: { capacity_provider_strategy: undefined } },
    `${service}.capacity_provider_strategy.0.weight`,
    { when: 'against no strategy' },
  ),
  proof(
    'ecs/strategy-associated',
    { ...clustered, [`${association}.a`]: listing('FARGATE') },
    { [`${association}.a`]: { cluster_name: 'a' } },
    `${association}.a.capacity_providers`,
    { when: 'against an association by the name of the cluster' },
  ),
  proof(
    'ecs/strategy-associated',
    { ...clustered, [`${association}.a`]: listing('FARGATE') },
    { [`${association}.b`]: listing('FARGATE_SPOT') },
    `${association}.a.capacity_providers.0`,
    { when: 'against two associations' },
  ),
  proof(
    'ecs/default-strategy',
    {
      [`${association}.a`]: {
        cluster_name: 'a',
        capacity_providers: ['FARGATE', 'own'],
        default_capacity_provider_strategy: [spot],
      },
    },
    { [`${association}.a`]: { default_capacity_provider_strategy: [{ capacity_provider: 'own', weight: 1 }] } },
    `${association}.a.capacity_providers.0`,
    { when: 'of providers of which one is not known' },
  ),
  proof('ecs/managed-scaling', scaled('ENABLED'), scaled('DISABLED'), 'aws_autoscaling_group.a.protect_from_scale_in', {
    when: 'against instances that nothing protects',
  }),
];

const widget = 'aws_cloudwatch_dashboard.dashboard_body';
const drawn = (...widgets: readonly unknown[]): string => JSON.stringify({ widgets });
const every = (period: number): Body => ({ type: 'metric', properties: { period } });
const alarm = 'aws_cloudwatch_metric_alarm.a';
const topic = 'aws_sns_topic.t';

const alarmCases: Case[] = [
  ...values(
    'alarm/dashboard-widget-fields',
    widget,
    [drawn(every(2)), drawn(every(61)), drawn({ type: 'text', x: -1, properties: { markdown: 'a' } })],
    [
      drawn(...[1, 5, 10, 20, 30, 60, 120].map(every)),
      drawn({ type: 'text' }, unknown, ...[0, 1].map((x) => ({ x, properties: {} }))),
    ],
  ),
  ...values(
    'alarm/arguments',
    'aws_cloudwatch_composite_alarm.alarm_description',
    ['x'.repeat(1025)],
    ['', 'x'.repeat(1024)],
  ),
  ...values(
    'alarm/arguments',
    'aws_cloudwatch_composite_alarm.alarm_rule',
    ['', 'x'.repeat(10_241)],
    ['x', 'x'.repeat(10_240)],
  ),
  proof(
    'alarm/topic-region',
    {
      [topic]: { name: 't', region: 'us-east-1' },
      [alarm]: { region: 'eu-west-1', alarm_actions: [ref(`${topic}.arn`)] },
    },
    { [topic]: { region: 'eu-west-1' } },
    [`${topic}.region`, `${alarm}.region`],
    { when: 'by regions of their own' },
  ),
];

const metric = 'target_tracking_scaling_policy_configuration';
const tracking = (resource_label?: string): Body => ({
  resource_id: 'service/c/s',
  scalable_dimension: 'ecs:service:DesiredCount',
  [metric]: {
    predefined_metric_specification: { predefined_metric_type: 'ALBRequestCountPerTarget', resource_label },
  },
});
const tracked = (first?: string, second?: string): Resources => ({
  'aws_appautoscaling_policy.a': tracking(first),
  'aws_appautoscaling_policy.b': tracking(second),
});
const schedule = 'aws_autoscaling_schedule.a';
const group = 'aws_autoscaling_group.a';
const policy = 'aws_autoscaling_policy.a';
const [lower, upper] = ['metric_interval_lower_bound', 'metric_interval_upper_bound'] as const;
/** Steps from one bound to another, where either may be open. */
const stepped = (...steps: readonly (readonly [from: string | undefined, to: string | undefined])[]): Resources => ({
  [policy]: {
    policy_type: 'StepScaling',
    adjustment_type: 'ChangeInCapacity',
    step_adjustment: steps.map(([from, to]) => ({ scaling_adjustment: 1, [lower]: from, [upper]: to })),
  },
});
const steps = (when: string, bad: Resources, good: Resources): Case =>
  proof('autoscaling/steps', bad, good, `${policy}.step_adjustment.1.${lower}`, { when });

const scalingCases: Case[] = [
  proof(
    'autoscaling/one-policy-per-metric',
    tracked(),
    tracked('app/a/targetgroup/a', 'app/a/targetgroup/b'),
    'aws_appautoscaling_policy.b.resource_id',
    { when: 'against policies of two target groups' },
  ),
  proof(
    'autoscaling/group-size',
    { [schedule]: { min_size: 0, max_size: 1, desired_capacity: 2 } },
    { [schedule]: { desired_capacity: 1 } },
    `${schedule}.desired_capacity`,
    { when: 'of a schedule from none' },
  ),
  proof(
    'autoscaling/group-size',
    { [schedule]: { min_size: 1, max_size: 0 } },
    { [schedule]: { min_size: 0 } },
    `${schedule}.min_size`,
    { when: 'of a schedule to none' },
  ),
  proof(
    'autoscaling/group-size',
    { [group]: { min_size: 2, max_size: 2, desired_capacity: 1 } },
    { [group]: { desired_capacity: 0 } },
    `${group}.desired_capacity`,
    { when: 'against 0, which is not sent' },
  ),
  steps('from two open ends', stepped([undefined, '0'], [undefined, '1']), stepped([undefined, '0'], ['0', '1'])),
  steps(
    'to two open ends',
    stepped(['0', '1'], ['1', undefined], ['2', undefined]),
    stepped(['0', '1'], ['1', '2'], ['2', undefined]),
  ),
  steps(
    'a gap between open ends',
    stepped([undefined, '0'], ['1', undefined]),
    stepped([undefined, '0'], ['0', undefined]),
  ),
];

const images = (count: number): string =>
  JSON.stringify({
    rules: times(count, (at) => ({
      rulePriority: at + 1,
      selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 1 },
      action: { type: 'expire' },
    })),
  });

const network = 'aws_vpc.a';
const more = 'aws_vpc_ipv4_cidr_block_association.a';
const within = (...cidrs: readonly string[]): Resources => ({
  [network]: { cidr_block: '10.0.0.0/16' },
  ...Object.fromEntries(
    cidrs.map((cidr_block, at) => [`aws_subnet.${'abc'[at]}`, { vpc_id: ref(`${network}.id`), cidr_block }]),
  ),
});

const networkAndImageCases: Case[] = [
  ...values('ecr/lifecycle', 'aws_ecr_lifecycle_policy.policy', [images(51)], [images(50)]),
  proof('vpc/subnet-addresses', within('10.0.0.0/15'), within('10.0.0.0/16'), 'aws_subnet.a.cidr_block', {
    when: 'too large',
  }),
  proof(
    'vpc/subnet-addresses',
    within('10.0.1.0/24', '10.0.0.0/23'),
    within('10.0.1.0/24', '10.0.0.0/24', '10.0.255.0/24'),
    ['aws_subnet.a.count', 'aws_subnet.b.cidr_block'],
    { when: 'shared with one that begins later' },
  ),
  proof(
    'vpc/subnet-addresses',
    { ...within('10.2.0.0/24'), [more]: { vpc_id: ref(`${network}.id`), cidr_block: '10.1.0.0/16' } },
    { [more]: { cidr_block: '10.2.0.0/16' } },
    [`${more}.vpc_id`, `${more}.cidr_block`],
    { when: 'of a network with two ranges' },
  ),
];

/** Proofs of both sides of the edges of rules about containers, and about what scales and watches them. */
export const containerEdgeCases: Case[] = [
  ...containerCases,
  ...fargateCases,
  ...networkCases,
  ...serviceCases,
  ...capacityCases,
  ...alarmCases,
  ...scalingCases,
  ...networkAndImageCases,
];
