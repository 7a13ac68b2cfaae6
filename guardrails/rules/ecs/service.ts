import { numberOf, textOf, type ValueMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { rule, shown } from '../define';
import { groups } from '../load-balancer/names';
import {
  allContainersOf,
  api,
  field,
  isFargate,
  lacksText,
  mapsAt,
  networkModeOf,
  seenAs,
  service,
  task,
} from './task';

const taskOf = (resource: Resource, model: Model): Resource | undefined => {
  const found = model.follow(resource, 'task_definition', task);
  return found?.conditional === false ? found : undefined;
};

function networkProblem(resource: Resource, model: Model): string | false {
  const found = taskOf(resource, model);
  const mode = found === undefined ? '' : networkModeOf(found);
  if (mode === '') return false;
  if (mode === 'awsvpc')
    return (
      resource.lacks('network_configuration') &&
      `network_configuration must be given for ${found?.address}, whose network_mode is awsvpc, was absent`
    );
  return (
    resource.blocks('network_configuration').length > 0 &&
    `network_configuration must be absent for ${found?.address}, whose network_mode is ${mode}, was given`
  );
}

const known = (container: ValueMap): boolean => textOf(field(container, 'name')) !== undefined;

/** Whether a container certainly has no port that a load balancer asks for. */
function lacksPort(container: ValueMap, port: number): boolean {
  const mappings = mapsAt(container, 'portMappings');
  const ports = mappings.map((one) => numberOf(field(one, 'containerPort')));
  const written = field(container, 'portMappings');
  const closed = written === undefined || (Array.isArray(written) && written.length === mappings.length);
  return closed && !ports.includes(undefined) && !ports.includes(port);
}

function balancerProblems(resource: Resource, model: Model): (string | false)[] {
  const found = taskOf(resource, model);
  const all = found && allContainersOf(found);
  if (all === undefined || !all.every(known)) return [];
  return resource.blocks('load_balancer').map((block) => {
    const [name, port] = [textOf(block.get('container_name')), numberOf(block.get('container_port'))];
    const container = all.find((one) => field(one, 'name') === name);
    if (name === undefined) return false;
    if (container === undefined)
      return `load_balancer.container_name must be a container of ${found?.address}, was ${shown(name)}`;
    return (
      port !== undefined &&
      lacksPort(container, port) &&
      `load_balancer.container_port must be a port of ${name} in ${found?.address}, was ${port}`
    );
  });
}

/** What a target group must hold for each network mode: addresses for awsvpc, instances for others. */
function targetProblem(resource: Resource, block: Body, model: Model): string | false {
  const found = taskOf(resource, model);
  const mode = found === undefined ? '' : networkModeOf(found);
  const group = model.follow(block, 'target_group_arn', ...groups);
  if (group === undefined || !['awsvpc', 'bridge', 'host'].includes(mode)) return false;
  const kind = lacksText(group, 'target_type') ? 'instance' : (textOf(group.get('target_type')) ?? '');
  const must = mode === 'awsvpc' ? 'ip' : 'instance';
  return (
    kind !== '' &&
    kind !== must &&
    `load_balancer.target_group_arn must be a group of target_type ${must} with network_mode ${mode}, ${group.address} is of ${kind}`
  );
}

/** Whether something of the configuration may put a target group behind a load balancer. */
function isServed(group: Resource, model: Model): boolean {
  if (model.hasOpaqueModules || model.partial || model.exports(group, 'arn') || model.exports(group)) return true;
  const only = [
    service,
    ...groups,
    'aws_autoscaling_attachment',
    'aws_lb_target_group_attachment',
    'aws_cloudwatch_metric_alarm',
  ];
  return model.resources.some((one) => !only.includes(one.type) && one.mentions(group));
}

function servedProblem(block: Body, model: Model): string | false {
  const group = model.follow(block, 'target_group_arn', ...groups);
  return (
    group !== undefined &&
    !group.conditional &&
    !isServed(group, model) &&
    `load_balancer.target_group_arn must be a group that a listener forwards to, nothing forwards to ${group.address}`
  );
}

/** The kind of launch that is written. */
const launchOf = (resource: Resource): string => textOf(resource.get('launch_type')) ?? '';

function launchProblems(resource: Resource, model: Model): (string | false)[] {
  const launch = launchOf(resource);
  const found = taskOf(resource, model);
  const strategy = resource.blocks('capacity_provider_strategy').length > 0;
  const [network] = resource.blocks('network_configuration');
  const mode = found === undefined ? '' : networkModeOf(found);
  const version = textOf(resource.get('platform_version')) ?? '';
  return [
    launch !== '' && strategy && `launch_type must be absent with capacity_provider_strategy, was ${launch}`,
    launch === 'EC2' &&
      !['', 'LATEST'].includes(version) &&
      `platform_version must be absent with launch_type EC2, was ${version}`,
    launch === 'EC2' &&
      isTrue(network, 'assign_public_ip') &&
      'network_configuration.assign_public_ip must be false with launch_type EC2, was true',
    launch === 'FARGATE' &&
      mode !== '' &&
      mode !== 'awsvpc' &&
      `task_definition must have network_mode awsvpc with launch_type FARGATE, ${found?.address} has ${mode}`,
    launch === 'FARGATE' &&
      found !== undefined &&
      ['cpu', 'memory'].some((name) => lacksText(found, name)) &&
      `task_definition must have cpu and memory with launch_type FARGATE, ${found.address} has not`,
    launch === 'EC2' &&
      found !== undefined &&
      isFargate(found) &&
      !(found.get('requires_compatibilities') as readonly unknown[]).includes('EC2') &&
      `task_definition must be for EC2 with launch_type EC2, ${found.address} is for Fargate alone`,
    launch === 'FARGATE' &&
      resource.get('scheduling_strategy') === 'DAEMON' &&
      'scheduling_strategy must be REPLICA with launch_type FARGATE, was DAEMON',
    ...['ordered_placement_strategy', 'placement_constraints'].map(
      (name) =>
        launch === 'FARGATE' &&
        resource.blocks(name).length > 0 &&
        `${name} must be absent with launch_type FARGATE, was given`,
    ),
    launch === 'FARGATE' &&
      resource.blocks('load_balancer').some((one) => (textOf(one.get('elb_name')) ?? '') !== '') &&
      'load_balancer.elb_name must be absent with launch_type FARGATE, was given',
  ];
}

/** What each kind of placement takes. */
function placementProblems(resource: Resource): (string | false)[] {
  const daemon = resource.get('scheduling_strategy') === 'DAEMON';
  const strategies = resource.blocks('ordered_placement_strategy');
  return [
    daemon &&
      strategies.length > 0 &&
      'ordered_placement_strategy must be absent with scheduling_strategy DAEMON, was given',
    ...strategies.map((one) => {
      const [type, of] = [textOf(one.get('type')), textOf(one.get('field')) ?? ''];
      return (
        type === 'binpack' &&
        of !== '' &&
        !/^(cpu|memory)$/i.test(of) &&
        `ordered_placement_strategy.field must be cpu or memory with type binpack, was ${shown(of)}`
      );
    }),
    ...resource.blocks('placement_constraints').map((one) => {
      const [type, expression] = [textOf(one.get('type')), one.get('expression')];
      const given = textOf(expression) !== undefined && expression !== '';
      return (
        (type === 'distinctInstance' &&
          given &&
          'placement_constraints.expression must be absent with type distinctInstance, was given') ||
        (type === 'memberOf' &&
          lacksText(one, 'expression') &&
          'placement_constraints.expression must be given with type memberOf, was absent')
      );
    }),
  ];
}

function controllerProblems(resource: Resource): (string | false)[] {
  const type = textOf(resource.block('deployment_controller')?.get('type')) ?? '';
  const [breaker] = resource.blocks('deployment_circuit_breaker');
  const external = type === 'EXTERNAL';
  return [
    type === 'CODE_DEPLOY' &&
      resource.lacks('load_balancer') &&
      'load_balancer must be given with the controller CODE_DEPLOY, was absent',
    type === 'CODE_DEPLOY' &&
      isTrue(breaker, 'enable') &&
      'deployment_circuit_breaker must be absent with the controller CODE_DEPLOY, was enabled',
    external &&
      isTrue(breaker, 'enable') &&
      'deployment_circuit_breaker must be absent with the controller EXTERNAL, was enabled',
    external &&
      resource.blocks('load_balancer').length > 0 &&
      'load_balancer must be absent with the controller EXTERNAL, was given',
    external &&
      resource.has('task_definition') === true &&
      resource.get('task_definition') !== '' &&
      'task_definition must be absent with the controller EXTERNAL, was given',
    type !== '' &&
      !external &&
      lacksText(resource, 'task_definition') &&
      `task_definition must be given with the controller ${type}, was absent`,
  ];
}

function connectProblems(resource: Resource, model: Model): (string | false)[] {
  const found = taskOf(resource, model);
  const all = found && allContainersOf(found);
  const mappings = all?.flatMap((one) => mapsAt(one, 'portMappings')) ?? [];
  const names = mappings.map((one) => (field(one, 'name') === undefined ? '' : textOf(field(one, 'name'))));
  if (all === undefined || names.includes(undefined)) return [];
  return resource
    .blocks('service_connect_configuration')
    .filter((one) => isTrue(one, 'enabled'))
    .flatMap((one) => one.blocks('service'))
    .map((one) => {
      const name = textOf(one.get('port_name'));
      return (
        name !== undefined &&
        !names.includes(name) &&
        `service_connect_configuration.service.port_name must be the name of a port of ${found?.address}, was ${shown(name)}`
      );
    });
}

/** Rules about services of ECS. */
export const ecsServiceRules = [
  rule({
    id: 'ecs/service-network',
    severity: 'rejects',
    source: seenAs('service-network-config-mode'),
    on: service,
    demand: 'a service names its network where its task has network_mode awsvpc, and nowhere else',
    fix: 'Add network_configuration with subnets, or set network_mode = "awsvpc" in the task.',
    check: networkProblem,
  }),
  rule({
    id: 'ecs/service-container',
    severity: 'rejects',
    source: seenAs('svc-lb-container-name-missing, svc-lb-container-port-missing'),
    on: service,
    demand: 'a load balancer reaches a port of a container of the task',
    fix: 'Name a container of the task and one of its portMappings.',
    check: balancerProblems,
  }),
  rule({
    id: 'ecs/service-target-type',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html',
    on: service,
    demand: 'a target group holds addresses of tasks in awsvpc, instances of others',
    fix: 'Set target_type = "ip" in the target group of tasks in awsvpc.',
    check: (resource, model) => resource.blocks('load_balancer').map((one) => targetProblem(resource, one, model)),
  }),
  rule({
    id: 'ecs/service-target-served',
    severity: 'rejects',
    source: api('CreateService'),
    on: service,
    demand: 'the target group of a service stands behind a load balancer',
    fix: 'Add a listener or a listener rule that forwards to the group.',
    check: (resource, model) => resource.blocks('load_balancer').map((one) => servedProblem(one, model)),
  }),
  rule({
    id: 'ecs/service-launch',
    severity: 'rejects',
    source: seenAs(
      'service-launch-type-capacity-provider, service-platform-version-ec2, service-fargate-placement, svc-classic-lb-with-fargate',
    ),
    on: service,
    demand: 'a service has what its launch type takes, and a task made for it',
    fix: 'Use launch_type or capacity_provider_strategy, and arguments that go with it.',
    check: launchProblems,
  }),
  rule({
    id: 'ecs/service-placement',
    severity: 'rejects',
    source: seenAs(
      'svc-binpack-field, svc-placement-constraint-distinct-instance-expression, svc-daemon-with-placement-strategies',
    ),
    on: service,
    demand: 'a placement has the field or expression of its type, and none with DAEMON',
    fix: 'Write binpack with cpu or memory, memberOf with an expression, distinctInstance without.',
    check: placementProblems,
  }),
  rule({
    id: 'ecs/service-controller',
    severity: 'rejects',
    source: seenAs(
      'service-codedeploy-lb, svc-circuit-breaker-with-code-deploy, svc-external-with-taskdef, svc-external-with-load-balancers',
    ),
    on: service,
    demand: 'a service has what its deployment controller takes',
    fix: 'Give CODE_DEPLOY a load balancer; keep the circuit breaker for ECS.',
    check: controllerProblems,
  }),
  rule({
    id: 'ecs/service-exec',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    on: service,
    demand: 'commands are run in tasks that have a role',
    fix: 'Set task_role_arn of the task.',
    check: (resource, model) => {
      const found = taskOf(resource, model);
      return (
        isTrue(resource, 'enable_execute_command') &&
        found !== undefined &&
        lacksText(found, 'task_role_arn') &&
        `task_definition must have task_role_arn with enable_execute_command, ${found.address} has none`
      );
    },
  }),
  rule({
    id: 'ecs/service-role',
    severity: 'rejects',
    source: seenAs('svc-role-with-awsvpc, svc-role-without-load-balancers'),
    on: service,
    demand: 'iam_role is for services with load balancers whose task has no network of its own',
    fix: 'Remove iam_role: ECS uses its service-linked role.',
    check: (resource, model) => {
      const found = taskOf(resource, model);
      const given = resource.has('iam_role') === true && resource.get('iam_role') !== '';
      return [
        given && resource.lacks('load_balancer') && 'iam_role must be absent without load_balancer, was given',
        given &&
          found !== undefined &&
          networkModeOf(found) === 'awsvpc' &&
          'iam_role must be absent with network_mode awsvpc, was given',
      ];
    },
  }),
  rule({
    id: 'ecs/service-connect',
    severity: 'rejects',
    source: seenAs('svc-connect-port-name-missing'),
    on: service,
    demand: 'Service Connect names a port of the task',
    fix: 'Give the portMapping of the container that name.',
    check: connectProblems,
  }),
];
