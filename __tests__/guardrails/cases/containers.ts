import { type Case, proof, type Resources, ref, values } from './case';

const task = 'aws_ecs_task_definition';
const service = 'aws_ecs_service';
const token = `${task}.a.container_definitions`;

const web = { name: 'web', image: 'nginx' };
const defined = (...containers: readonly unknown[]): string => JSON.stringify(containers);
const tasked = (containers: readonly unknown[], more: Record<string, unknown> = {}): Resources => ({
  [`${task}.a`]: { family: 'a', memory: '512', ...more, container_definitions: defined(...containers) },
});
const alone = (container: Record<string, unknown>, more: Record<string, unknown> = {}): Resources =>
  tasked([{ ...web, ...container }], more);
const fargate = {
  requires_compatibilities: ['FARGATE'],
  network_mode: 'awsvpc',
  cpu: '256',
  execution_role_arn: 'arn:aws:iam::111122223333:role/a',
};

/** One field of a container, with a value that ECS refuses and one that it takes. */
const field = (bad: Record<string, unknown>, good: Record<string, unknown>): Case =>
  proof('ecs/container-fields', alone(bad), alone(good), token, { when: JSON.stringify(bad).slice(0, 60) });

const check = (more: Record<string, unknown>) => ({ healthCheck: { command: ['CMD', 'true'], ...more } });
const port = (more: Record<string, unknown>) => ({ portMappings: [{ containerPort: 80, ...more }] });

const fieldCases: Case[] = [
  field({ name: 'my web' }, { name: 'my-web_1' }),
  field({ name: 'x'.repeat(256) }, { name: 'x'.repeat(255) }),
  field(check({ interval: 4 }), check({ interval: 5 })),
  field(check({ interval: 301 }), check({ interval: 300 })),
  field(check({ timeout: 1 }), check({ timeout: 2 })),
  field(check({ timeout: 61 }), check({ timeout: 60 })),
  field(check({ retries: 0 }), check({ retries: 1 })),
  field(check({ retries: 11 }), check({ retries: 10 })),
  field(check({ startPeriod: 301 }), check({ startPeriod: 300 })),
  field(port({ containerPort: 65_536 }), port({ containerPort: 65_535 })),
  field(port({ hostPort: 65_536 }), port({ hostPort: 65_535 })),
  field(port({ protocol: 'http' }), port({ protocol: 'udp' })),
  field(port({ appProtocol: 'https' }), port({ appProtocol: 'http2' })),
  field(
    { dependsOn: [{ containerName: 'a', condition: 'UP' }] },
    { dependsOn: [{ containerName: 'a', condition: 'START' }] },
  ),
  field({ firelensConfiguration: { type: 'vector' } }, { firelensConfiguration: { type: 'fluentbit' } }),
  field(
    { environmentFiles: [{ type: 'file', value: 'arn:aws:s3:::b/k.env' }] },
    { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/k.env' }] },
  ),
  field(
    { environmentFiles: [{ type: 's3', value: 's3://b/k.env' }] },
    { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::b/k.env' }] },
  ),
  field(
    { resourceRequirements: [{ type: 'CPU', value: '1' }] },
    { resourceRequirements: [{ type: 'GPU', value: '1' }] },
  ),
  field(
    { restartPolicy: { enabled: true, restartAttemptPeriod: 59 } },
    { restartPolicy: { enabled: true, restartAttemptPeriod: 60 } },
  ),
  field(
    { restartPolicy: { enabled: true, restartAttemptPeriod: 1801 } },
    { restartPolicy: { enabled: true, restartAttemptPeriod: 1800 } },
  ),
  field({ logConfiguration: { logDriver: 'cloudwatch' } }, { logConfiguration: { logDriver: 'json-file' } }),
];

const containerCases: Case[] = [
  proof('ecs/container-complete', tasked([{ name: 'web' }]), tasked([web]), token),
  proof('ecs/container-complete', tasked([{ image: 'nginx' }]), tasked([web]), token, { when: 'no name' }),
  proof('ecs/container-complete', alone({ healthCheck: { interval: 5 } }), alone(check({})), token, {
    when: 'no command',
  }),
  proof(
    'ecs/container-complete',
    alone({ secrets: [{ name: 'A', valueFrom: '' }] }),
    alone({ secrets: [{ name: 'A', valueFrom: 'a' }] }),
    token,
    { when: 'no place' },
  ),
  proof('ecs/container-names', tasked([web, web]), tasked([web, { ...web, name: 'log' }]), token),
  proof(
    'ecs/container-names',
    alone({
      portMappings: [
        { name: 'http', containerPort: 80 },
        { name: 'http', containerPort: 81 },
      ],
    }),
    alone({ portMappings: [{ name: 'http', containerPort: 80 }, { containerPort: 81 }] }),
    token,
    { when: 'ports' },
  ),
  proof(
    'ecs/container-names',
    alone({
      environment: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
      secrets: [{ name: 'A', valueFrom: 'a' }],
    }),
    alone({
      environment: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
      secrets: [{ name: 'B', valueFrom: 'a' }],
    }),
    token,
    { when: 'secrets' },
  ),
  proof('ecs/container-essential', alone({ essential: false }), alone({}), token),
  proof('ecs/containers-given', tasked([]), tasked([web]), token),
  proof(
    'ecs/container-memory',
    tasked([web], { memory: undefined }),
    tasked([{ ...web, memoryReservation: 64 }], { memory: undefined }),
    [token, `${task}.a.memory`],
  ),
  proof('ecs/container-memory', alone({ memory: 513 }), alone({ memory: 512 }), [token, `${task}.a.memory`], {
    when: 'more than the task',
  }),
  proof(
    'ecs/container-memory',
    alone({ memory: 64, memoryReservation: 65 }),
    alone({ memory: 64, memoryReservation: 64 }),
    token,
    { when: 'reserved' },
  ),
  proof(
    'ecs/container-cpu',
    tasked(
      [
        { ...web, cpu: 200 },
        { ...web, name: 'log', cpu: 57 },
      ],
      fargate,
    ),
    tasked(
      [
        { ...web, cpu: 200 },
        { ...web, name: 'log', cpu: 56 },
      ],
      fargate,
    ),
    [token, `${task}.a.cpu`],
  ),
  proof(
    'ecs/container-cpu',
    tasked([{ ...web, cpu: 257 }], { ...fargate, cpu: '.25 vCPU' }),
    tasked([{ ...web, cpu: 256 }], { ...fargate, cpu: '.25 vCPU' }),
    `${task}.a.requires_compatibilities`,
    { when: 'in words' },
  ),
  proof(
    'ecs/container-order',
    alone({ dependsOn: [{ containerName: 'db', condition: 'START' }] }),
    tasked([
      { ...web, dependsOn: [{ containerName: 'db', condition: 'START' }] },
      { ...web, name: 'db' },
    ]),
    token,
  ),
  proof(
    'ecs/container-order',
    tasked([
      { ...web, dependsOn: [{ containerName: 'db', condition: 'SUCCESS' }] },
      { ...web, name: 'db' },
    ]),
    tasked([
      { ...web, dependsOn: [{ containerName: 'db', condition: 'SUCCESS' }] },
      { ...web, name: 'db', essential: false },
    ]),
    token,
    { when: 'essential' },
  ),
  proof(
    'ecs/container-order',
    tasked([
      { ...web, dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] },
      { ...web, name: 'db' },
    ]),
    tasked([
      { ...web, dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }] },
      { ...web, name: 'db', ...check({}) },
    ]),
    token,
    { when: 'healthy' },
  ),
  proof(
    'ecs/container-volumes',
    alone({ mountPoints: [{ sourceVolume: 'data' }] }),
    alone({ mountPoints: [{ sourceVolume: 'data' }] }, { volume: [{ name: 'data' }] }),
    [token, `${task}.a.volume`],
  ),
  proof(
    'ecs/container-volumes',
    alone({ volumesFrom: [{ sourceContainer: 'db' }] }),
    tasked([
      { ...web, volumesFrom: [{ sourceContainer: 'db' }] },
      { ...web, name: 'db' },
    ]),
    token,
    { when: 'of another' },
  ),
  proof(
    'ecs/container-limits',
    alone({ ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] }),
    alone({ ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 1 }] }),
    token,
  ),
];

const onFargate = (container: Record<string, unknown>, more: Record<string, unknown> = {}): Resources =>
  alone(container, { ...fargate, ...more });
const never = (container: Record<string, unknown>, good: Record<string, unknown> = {}): Case =>
  proof('ecs/fargate-never', onFargate(container), onFargate(good), [token, `${task}.a.requires_compatibilities`], {
    when: JSON.stringify(container).slice(0, 60),
  });
const size = (cpu: string, memory: string): Resources => onFargate({}, { cpu, memory });
const logs = (options: Record<string, string>) => ({ logConfiguration: { logDriver: 'awslogs', options } });
const group = { 'awslogs-group': '/a', 'awslogs-region': 'eu-west-1' };

const fargateCases: Case[] = [
  proof('ecs/fargate-size', size('256', '256'), size('256', '512'), [
    `${task}.a.memory`,
    `${task}.a.cpu`,
    `${task}.a.requires_compatibilities`,
  ]),
  proof('ecs/fargate-size', size('256', '1536'), size('256', '2048'), `${task}.a.memory`, {
    when: 'between the steps',
  }),
  proof('ecs/fargate-size', size('512', '4097'), size('512', '4096'), `${task}.a.memory`, { when: 'too much' }),
  proof('ecs/fargate-size', size('300', '512'), size('256', '512'), `${task}.a.cpu`, { when: 'no size' }),
  proof('ecs/fargate-size', size('1 vCPU', '1 GB'), size('1 vCPU', '2GB'), `${task}.a.memory`, { when: 'in words' }),
  proof('ecs/fargate-size', size('8192', '17408'), size('8192', '20480'), `${task}.a.memory`, {
    when: 'in large steps',
  }),
  proof('ecs/fargate-size', onFargate({}, { cpu: undefined }), onFargate({}), [`${task}.a.cpu`], { when: 'absent' }),
  proof('ecs/fargate-network', onFargate({}, { network_mode: 'bridge' }), onFargate({}), `${task}.a.network_mode`),
  proof(
    'ecs/fargate-network',
    onFargate({}, { network_mode: undefined }),
    onFargate({}),
    `${task}.a.requires_compatibilities`,
    { when: 'absent' },
  ),
  never({ privileged: true }, { privileged: false }),
  never({ dockerSecurityOptions: ['no-new-privileges'] }, { dockerSecurityOptions: [] }),
  never({ linuxParameters: { devices: [{ hostPath: '/dev/x' }] } }),
  never({ linuxParameters: { maxSwap: 1 } }),
  never({ linuxParameters: { sharedMemorySize: 1 } }),
  never(
    { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } },
    { linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } } },
  ),
  never({ logConfiguration: { logDriver: 'json-file' } }, { logConfiguration: { logDriver: 'splunk' } }),
  never({ resourceRequirements: [{ type: 'GPU', value: '1' }] }),
  proof(
    'ecs/fargate-never',
    onFargate({}, { ipc_mode: 'task' }),
    onFargate({}, { ipc_mode: undefined }),
    `${task}.a.ipc_mode`,
    { when: 'ipc' },
  ),
  proof(
    'ecs/fargate-never',
    onFargate({}, { pid_mode: 'host' }),
    onFargate({}, { pid_mode: 'task' }),
    `${task}.a.pid_mode`,
    { when: 'pid' },
  ),
  proof(
    'ecs/fargate-never',
    onFargate({}, { placement_constraints: [{ type: 'memberOf' }] }),
    onFargate({}, { placement_constraints: undefined }),
    `${task}.a.requires_compatibilities`,
    { when: 'placed' },
  ),
  proof(
    'ecs/fargate-never',
    onFargate({}, { volume: [{ name: 'a', host_path: '/a' }] }),
    onFargate({}, { volume: [{ name: 'a' }] }),
    `${task}.a.volume.0.host_path`,
    { when: 'a path of the host' },
  ),
  proof(
    'ecs/fargate-never',
    onFargate({}, { volume: [{ name: 'a', docker_volume_configuration: [{ scope: 'task' }] }] }),
    onFargate({}, { volume: [{ name: 'a' }] }),
    `${task}.a.requires_compatibilities`,
    { when: 'a volume of Docker' },
  ),
  proof(
    'ecs/fargate-only',
    alone({}, { requires_compatibilities: ['EC2'], ephemeral_storage: [{ size_in_gib: 30 }] }),
    alone({}, { requires_compatibilities: ['EC2', 'FARGATE'] }),
    `${task}.a.requires_compatibilities`,
  ),
  proof(
    'ecs/fargate-only',
    alone(
      {},
      { runtime_platform: [{ operating_system_family: 'WINDOWS_SERVER_2022_CORE', cpu_architecture: 'ARM64' }] },
    ),
    alone({}, { runtime_platform: [{ operating_system_family: 'LINUX', cpu_architecture: 'ARM64' }] }),
    `${task}.a.runtime_platform.0.cpu_architecture`,
    { when: 'Windows on ARM' },
  ),
  proof(
    'ecs/fargate-only',
    onFargate(
      {},
      { cpu: '512', memory: '1024', runtime_platform: [{ operating_system_family: 'WINDOWS_SERVER_2022_CORE' }] },
    ),
    onFargate({}, { cpu: '1024', memory: '2048' }),
    `${task}.a.cpu`,
    { when: 'small Windows' },
  ),
  proof(
    'ecs/execution-role',
    alone({ secrets: [{ name: 'A', valueFrom: 'a' }] }),
    alone({}, { execution_role_arn: 'arn:aws:iam::111122223333:role/a' }),
    [token, `${task}.a.execution_role_arn`],
  ),
  proof(
    'ecs/execution-role',
    onFargate(logs({ ...group, 'awslogs-stream-prefix': 'a' }), { execution_role_arn: undefined }),
    onFargate({}),
    token,
    { when: 'logs' },
  ),
  proof(
    'ecs/execution-role',
    onFargate({ image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1' }, { execution_role_arn: undefined }),
    onFargate({ image: 'public.ecr.aws/nginx/nginx:1' }, { execution_role_arn: undefined }),
    token,
    { when: 'image' },
  ),
  proof('ecs/container-logs', alone(logs({ 'awslogs-region': 'eu-west-1' })), alone(logs(group)), token),
  proof('ecs/container-logs', alone(logs({ 'awslogs-group': '/a' })), alone(logs(group)), token, { when: 'region' }),
  proof(
    'ecs/container-logs',
    onFargate(logs(group)),
    onFargate(logs({ ...group, 'awslogs-stream-prefix': 'a' })),
    token,
    { when: 'prefix' },
  ),
  proof(
    'ecs/container-logs',
    alone({ logConfiguration: { logDriver: 'awsfirelens' } }),
    tasked([
      { ...web, logConfiguration: { logDriver: 'awsfirelens' } },
      { ...web, name: 'log', firelensConfiguration: { type: 'fluentbit' } },
    ]),
    token,
    { when: 'router' },
  ),
];

const awsvpc = { network_mode: 'awsvpc' };
const efs = (more: Record<string, unknown>): Resources =>
  alone({}, { volume: [{ name: 'a', efs_volume_configuration: [{ file_system_id: 'fs-1', ...more }] }] });
const proxied = (more: Record<string, unknown>, own: Record<string, unknown> = awsvpc): Resources =>
  alone(
    {},
    {
      ...own,
      proxy_configuration: [
        { container_name: 'web', properties: { ProxyIngressPort: '1', ProxyEgressPort: '2', AppPorts: '80' }, ...more },
      ],
    },
  );

const networkCases: Case[] = [
  proof('ecs/container-network', alone(port({ hostPort: 81 }), awsvpc), alone(port({ hostPort: 80 }), awsvpc), [
    token,
    `${task}.a.network_mode`,
  ]),
  proof(
    'ecs/container-network',
    alone(port({ hostPort: 0 }), { network_mode: 'host' }),
    alone(port({ hostPort: 0 }), { network_mode: 'bridge' }),
    token,
    { when: 'on the host' },
  ),
  ...[
    { links: ['db'] },
    { hostname: 'web' },
    { extraHosts: [{ hostname: 'a', ipAddress: '10.0.0.1' }] },
    { dnsServers: ['10.0.0.2'] },
    { dnsSearchDomains: ['a.b'] },
    { disableNetworking: true },
  ].map((one) =>
    proof('ecs/container-network', alone(one, awsvpc), alone(one, { network_mode: 'bridge' }), token, {
      when: Object.keys(one).join(),
    }),
  ),
  proof(
    'ecs/port-range',
    alone({ portMappings: [{ containerPortRange: '81-80' }] }),
    alone({ portMappings: [{ containerPortRange: '80-81' }] }),
    token,
  ),
  proof(
    'ecs/port-range',
    alone({ portMappings: [{ containerPortRange: '80-81', containerPort: 80 }] }),
    alone({ portMappings: [{ containerPortRange: '80-81' }] }),
    token,
    { when: 'beside a port' },
  ),
  proof(
    'ecs/file-system',
    efs({ authorization_config: [{ iam: 'ENABLED' }] }),
    efs({ transit_encryption: 'ENABLED', authorization_config: [{ iam: 'ENABLED' }] }),
    `${task}.a.volume.0.efs_volume_configuration.0.authorization_config.0.iam`,
  ),
  proof(
    'ecs/file-system',
    efs({ transit_encryption: 'DISABLED', authorization_config: [{ access_point_id: 'fsap-1' }] }),
    efs({ transit_encryption: 'ENABLED', authorization_config: [{ access_point_id: 'fsap-1' }] }),
    `${task}.a.volume.0.efs_volume_configuration.0.transit_encryption`,
    { when: 'access point' },
  ),
  proof(
    'ecs/file-system',
    efs({ transit_encryption_port: 2049 }),
    efs({ transit_encryption: 'ENABLED', transit_encryption_port: 2049 }),
    `${task}.a.volume.0.efs_volume_configuration.0.transit_encryption_port`,
    { when: 'port' },
  ),
  proof(
    'ecs/file-system',
    efs({ transit_encryption: 'ENABLED', root_directory: '/a', authorization_config: [{ access_point_id: 'fsap-1' }] }),
    efs({ transit_encryption: 'ENABLED', root_directory: '/', authorization_config: [{ access_point_id: 'fsap-1' }] }),
    `${task}.a.volume.0.efs_volume_configuration.0.root_directory`,
    { when: 'root' },
  ),
  proof('ecs/proxy', proxied({ container_name: 'envoy' }), proxied({ container_name: 'web' }), [
    `${task}.a.proxy_configuration.0.container_name`,
    token,
  ]),
  proof('ecs/proxy', proxied({}, { network_mode: 'bridge' }), proxied({}), `${task}.a.network_mode`, {
    when: 'network',
  }),
  proof(
    'ecs/proxy',
    proxied({ properties: { ProxyIngressPort: '1', AppPorts: '80' } }),
    proxied({}),
    `${task}.a.proxy_configuration.0.properties`,
    { when: 'ports' },
  ),
];

const served = (own: Record<string, unknown>, of: Resources = alone({}, awsvpc)): Resources => ({
  ...of,
  [`${service}.a`]: {
    name: 'a',
    task_definition: ref(`${task}.a.arn`),
    network_configuration: [{ subnets: ['subnet-1'] }],
    ...own,
  },
});
const bridged = (container: Record<string, unknown> = {}): Resources => alone(container, { network_mode: 'bridge' });
const plain = (own: Record<string, unknown>): Resources => ({ [`${service}.a`]: { name: 'a', ...own } });
const balanced = (own: Record<string, unknown>, container: Record<string, unknown> = port({})): Resources =>
  served({ load_balancer: [{ container_name: 'web', container_port: 80, ...own }] }, alone(container, awsvpc));
const grouped = (
  type: string | undefined,
  more: Resources = {},
  mode: Record<string, unknown> = awsvpc,
): Resources => ({
  ...served(
    {
      load_balancer: [
        { container_name: 'web', container_port: 80, target_group_arn: ref('aws_lb_target_group.a.arn') },
      ],
    },
    alone(port({}), mode),
  ),
  'aws_lb_target_group.a': { name: 'a', target_type: type },
  ...more,
});
const listener: Resources = {
  'aws_lb_listener.a': {
    port: 80,
    default_action: [{ type: 'forward', target_group_arn: ref('aws_lb_target_group.a.arn') }],
  },
};
const placed = (block: Record<string, unknown>): Resources => plain(block);

const serviceCases: Case[] = [
  proof('ecs/service-network', served({ network_configuration: undefined }), served({}), [
    `${service}.a.network_configuration`,
    `${task}.a.network_mode`,
    `${service}.a.task_definition`,
  ]),
  proof(
    'ecs/service-network',
    served({}, bridged()),
    { [`${service}.a`]: { network_configuration: undefined } },
    [`${task}.a.network_mode`],
    { when: 'none' },
  ),
  proof('ecs/service-container', balanced({ container_name: 'app' }), balanced({}), [
    `${service}.a.load_balancer.0.container_name`,
    token,
  ]),
  proof(
    'ecs/service-container',
    balanced({ container_port: 8080 }),
    balanced({}),
    [`${service}.a.load_balancer.0.container_port`, token],
    { when: 'port' },
  ),
  proof('ecs/service-target-type', grouped(undefined, listener), grouped('ip', listener), [
    'aws_lb_target_group.a.target_type',
    `${task}.a.network_mode`,
  ]),
  proof(
    'ecs/service-target-type',
    grouped('ip', listener, { network_mode: 'bridge' }),
    grouped('instance', listener, { network_mode: 'bridge' }),
    'aws_lb_target_group.a.target_type',
    { when: 'bridge' },
  ),
  proof(
    'ecs/service-target-served',
    grouped('ip'),
    grouped('ip', listener),
    `${service}.a.load_balancer.0.target_group_arn`,
  ),
  proof(
    'ecs/service-launch',
    plain({ launch_type: 'FARGATE', capacity_provider_strategy: [{ capacity_provider: 'FARGATE', weight: 1 }] }),
    plain({ launch_type: undefined }),
    [`${service}.a.launch_type`],
  ),
  proof(
    'ecs/service-launch',
    plain({ launch_type: 'EC2', platform_version: '1.4.0' }),
    plain({ launch_type: 'FARGATE' }),
    `${service}.a.platform_version`,
    { when: 'version' },
  ),
  proof(
    'ecs/service-launch',
    plain({ launch_type: 'EC2', network_configuration: [{ assign_public_ip: true }] }),
    plain({ launch_type: 'FARGATE' }),
    `${service}.a.network_configuration.0.assign_public_ip`,
    { when: 'public address' },
  ),
  proof(
    'ecs/service-launch',
    served({ launch_type: 'FARGATE' }, alone({}, { ...fargate, network_mode: 'bridge' })),
    served({ launch_type: 'FARGATE' }, alone({}, fargate)),
    `${task}.a.network_mode`,
    { when: 'bridge on Fargate', says: 'must have network_mode awsvpc with launch_type FARGATE' },
  ),
  proof(
    'ecs/service-launch',
    served({ launch_type: 'FARGATE' }),
    served({ launch_type: 'FARGATE' }, alone({}, fargate)),
    `${service}.a.task_definition`,
    { when: 'no size on Fargate' },
  ),
  proof(
    'ecs/service-launch',
    served({ launch_type: 'EC2' }, alone({}, fargate)),
    served({ launch_type: 'EC2' }, alone({}, { ...fargate, requires_compatibilities: ['FARGATE', 'EC2'] })),
    `${task}.a.requires_compatibilities`,
    { when: 'Fargate on EC2' },
  ),
  proof(
    'ecs/service-launch',
    plain({ launch_type: 'FARGATE', scheduling_strategy: 'DAEMON' }),
    plain({ scheduling_strategy: 'REPLICA' }),
    `${service}.a.scheduling_strategy`,
    { when: 'daemon' },
  ),
  proof(
    'ecs/service-launch',
    plain({ launch_type: 'FARGATE', ordered_placement_strategy: [{ type: 'spread' }] }),
    plain({ launch_type: 'EC2' }),
    `${service}.a.launch_type`,
    { when: 'placed' },
  ),
  proof(
    'ecs/service-launch',
    plain({ launch_type: 'FARGATE', load_balancer: [{ elb_name: 'a' }] }),
    plain({ launch_type: 'EC2' }),
    `${service}.a.load_balancer.0.elb_name`,
    { when: 'classic' },
  ),
  proof(
    'ecs/service-placement',
    placed({ ordered_placement_strategy: [{ type: 'binpack', field: 'disk' }] }),
    placed({ ordered_placement_strategy: [{ type: 'binpack', field: 'memory' }] }),
    `${service}.a.ordered_placement_strategy.0.field`,
  ),
  proof(
    'ecs/service-placement',
    placed({ scheduling_strategy: 'DAEMON', ordered_placement_strategy: [{ type: 'spread', field: 'host' }] }),
    placed({ scheduling_strategy: 'REPLICA' }),
    `${service}.a.scheduling_strategy`,
    { when: 'daemon' },
  ),
  proof(
    'ecs/service-placement',
    placed({ placement_constraints: [{ type: 'memberOf' }] }),
    placed({ placement_constraints: [{ type: 'distinctInstance' }] }),
    `${service}.a.placement_constraints.0.expression`,
    { when: 'no expression' },
  ),
  proof(
    'ecs/service-placement',
    placed({ placement_constraints: [{ type: 'distinctInstance', expression: 'x' }] }),
    placed({ placement_constraints: [{ type: 'memberOf', expression: 'x' }] }),
    `${service}.a.placement_constraints.0.expression`,
    { when: 'an expression' },
  ),
  proof(
    'ecs/service-controller',
    plain({ task_definition: 'a', deployment_controller: [{ type: 'CODE_DEPLOY' }] }),
    plain({ load_balancer: [{ container_name: 'web' }] }),
    [`${service}.a.load_balancer`, `${service}.a.deployment_controller.0.type`],
  ),
  proof(
    'ecs/service-controller',
    plain({
      task_definition: 'a',
      load_balancer: [{ container_name: 'web' }],
      deployment_controller: [{ type: 'CODE_DEPLOY' }],
      deployment_circuit_breaker: [{ enable: true }],
    }),
    plain({ deployment_circuit_breaker: [{ enable: false }] }),
    `${service}.a.deployment_circuit_breaker.0.enable`,
    { when: 'breaker' },
  ),
  proof(
    'ecs/service-controller',
    plain({ deployment_controller: [{ type: 'EXTERNAL' }], deployment_circuit_breaker: [{ enable: true }] }),
    plain({ deployment_circuit_breaker: [{ enable: false }] }),
    `${service}.a.deployment_controller.0.type`,
    { when: 'breaker outside' },
  ),
  proof(
    'ecs/service-controller',
    plain({ deployment_controller: [{ type: 'EXTERNAL' }], load_balancer: [{ container_name: 'web' }] }),
    plain({ load_balancer: undefined }),
    `${service}.a.deployment_controller.0.type`,
    { when: 'balancer outside' },
  ),
  proof(
    'ecs/service-controller',
    plain({ deployment_controller: [{ type: 'EXTERNAL' }], task_definition: 'a' }),
    plain({ task_definition: undefined }),
    `${service}.a.deployment_controller.0.type`,
    { when: 'task outside' },
  ),
  proof(
    'ecs/service-controller',
    plain({ deployment_controller: [{ type: 'ECS' }] }),
    plain({ task_definition: 'a' }),
    `${service}.a.task_definition`,
    { when: 'no task' },
  ),
  proof('ecs/service-exec', served({ enable_execute_command: true }), served({ enable_execute_command: 'false' }), [
    `${service}.a.enable_execute_command`,
    `${task}.a.task_role_arn`,
  ]),
  proof('ecs/service-role', plain({ iam_role: 'a' }), plain({ load_balancer: [{ container_name: 'web' }] }), [
    `${service}.a.iam_role`,
    `${service}.a.load_balancer`,
  ]),
  proof(
    'ecs/service-role',
    served({ iam_role: 'a', load_balancer: [{ container_name: 'web' }] }),
    { [`${service}.a`]: { iam_role: undefined } },
    `${task}.a.network_mode`,
    { when: 'awsvpc' },
  ),
  proof(
    'ecs/service-connect',
    served(
      { service_connect_configuration: [{ enabled: true, service: [{ port_name: 'http' }] }] },
      alone(port({}), awsvpc),
    ),
    served(
      { service_connect_configuration: [{ enabled: true, service: [{ port_name: 'http' }] }] },
      alone(port({ name: 'http' }), awsvpc),
    ),
    [`${service}.a.service_connect_configuration.0.enabled`, token],
  ),
];

const strategy = (...providers: readonly Record<string, unknown>[]): Resources =>
  plain({ capacity_provider_strategy: providers });
const spot = { capacity_provider: 'FARGATE_SPOT', weight: 1 };
const clustered = (listed?: readonly string[]): Resources => ({
  'aws_ecs_cluster.a': { name: 'a' },
  [`${service}.a`]: { name: 'a', cluster: ref('aws_ecs_cluster.a.id'), capacity_provider_strategy: [spot] },
  'aws_ecs_cluster_capacity_providers.a':
    listed === undefined ? null : { cluster_name: ref('aws_ecs_cluster.a.name'), capacity_providers: listed },
});
const association = 'aws_ecs_cluster_capacity_providers';
const provider = 'aws_ecs_capacity_provider';
const scaled = (
  own: Record<string, unknown>,
  group: Record<string, unknown> = { protect_from_scale_in: true },
): Resources => ({
  [`${provider}.a`]: {
    name: 'a',
    auto_scaling_group_provider: [
      {
        auto_scaling_group_arn: ref('aws_autoscaling_group.a.arn'),
        managed_termination_protection: 'ENABLED',
        managed_scaling: [{ status: 'ENABLED' }],
        ...own,
      },
    ],
  },
  'aws_autoscaling_group.a': { name: 'a', ...group },
});
const commanded = (block: Record<string, unknown>): Resources => ({
  'aws_ecs_cluster.a': { name: 'a', configuration: [{ execute_command_configuration: [block] }] },
});

const capacityCases: Case[] = [
  proof('ecs/strategy', strategy({ capacity_provider: 'FARGATE' }), strategy(spot), [
    `${service}.a.capacity_provider_strategy.0.weight`,
  ]),
  proof(
    'ecs/strategy',
    strategy({ ...spot, base: 1 }, { capacity_provider: 'FARGATE', weight: 1, base: 1 }),
    strategy({ ...spot, base: 1 }, { capacity_provider: 'FARGATE', weight: 1 }),
    `${service}.a.capacity_provider_strategy.1.base`,
    { when: 'two bases' },
  ),
  proof(
    'ecs/strategy',
    strategy(spot, { capacity_provider: 'own', weight: 1 }),
    strategy({ capacity_provider: 'other', weight: 1 }, { capacity_provider: 'own', weight: 1 }),
    `${service}.a.capacity_provider_strategy.1.capacity_provider`,
    { when: 'mixed' },
  ),
  proof('ecs/strategy-associated', clustered(), clustered(['FARGATE_SPOT']), [
    `${service}.a.cluster`,
    `${service}.a.capacity_provider_strategy.0.capacity_provider`,
  ]),
  proof(
    'ecs/strategy-associated',
    clustered(['FARGATE']),
    clustered(['FARGATE', 'FARGATE_SPOT']),
    [`${association}.a.capacity_providers`, `${association}.a.cluster_name`],
    { when: 'another' },
  ),
  proof(
    'ecs/default-strategy',
    {
      [`${association}.a`]: {
        cluster_name: 'a',
        capacity_providers: ['FARGATE'],
        default_capacity_provider_strategy: [spot],
      },
    },
    { [`${association}.a`]: { capacity_providers: ['FARGATE_SPOT'] } },
    [`${association}.a.capacity_providers`, `${association}.a.default_capacity_provider_strategy.0.capacity_provider`],
  ),
  proof(
    'ecs/default-strategy',
    {
      [`${association}.a`]: {
        cluster_name: 'a',
        capacity_providers: ['FARGATE', 'FARGATE_SPOT'],
        default_capacity_provider_strategy: [
          { ...spot, base: 1 },
          { ...spot, capacity_provider: 'FARGATE', base: 1 },
        ],
      },
    },
    {
      [`${association}.a`]: {
        default_capacity_provider_strategy: [
          { ...spot, base: 1 },
          { ...spot, capacity_provider: 'FARGATE' },
        ],
      },
    },
    `${association}.a.default_capacity_provider_strategy.1.base`,
    { when: 'two bases' },
  ),
  ...values('ecs/provider-name', `${provider}.name`, ['aws-spot', 'ECS', 'fargate-own'], ['spot-aws']),
  proof(
    'ecs/managed-scaling',
    scaled({ managed_scaling: [{ minimum_scaling_step_size: 2, maximum_scaling_step_size: 1 }] }),
    scaled({ managed_scaling: [{ minimum_scaling_step_size: 1, maximum_scaling_step_size: 1 }] }),
    `${provider}.a.auto_scaling_group_provider.0.managed_scaling.0.minimum_scaling_step_size`,
  ),
  proof(
    'ecs/managed-scaling',
    scaled({ managed_scaling: undefined }),
    scaled({}),
    `${provider}.a.auto_scaling_group_provider.0.managed_scaling`,
    { when: 'not managed' },
  ),
  proof(
    'ecs/managed-scaling',
    scaled({ managed_scaling: [{ status: 'DISABLED' }] }),
    scaled({}),
    `${provider}.a.auto_scaling_group_provider.0.managed_scaling.0.status`,
    { when: 'off' },
  ),
  proof('ecs/managed-scaling', scaled({}, {}), scaled({}), 'aws_autoscaling_group.a.protect_from_scale_in', {
    when: 'not protected',
  }),
  proof(
    'ecs/command-logs',
    commanded({ logging: 'OVERRIDE' }),
    commanded({ logging: 'DEFAULT' }),
    `aws_ecs_cluster.a.configuration.0.execute_command_configuration.0.logging`,
  ),
  proof(
    'ecs/command-logs',
    commanded({ logging: 'DEFAULT', log_configuration: [{ cloud_watch_log_group_name: 'a' }] }),
    commanded({ logging: 'OVERRIDE', log_configuration: [{ cloud_watch_log_group_name: 'a' }] }),
    `aws_ecs_cluster.a.configuration.0.execute_command_configuration.0.logging`,
    { when: 'not overridden' },
  ),
];

/** Proofs of the rules about tasks, services and clusters of ECS. */
export const containerTaskCases: Case[] = [
  ...fieldCases,
  ...containerCases,
  ...fargateCases,
  ...networkCases,
  ...serviceCases,
  ...capacityCases,
];
