import { isList, numberOf, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { startOf } from '../apis';
import { rule, shown } from '../define';
import {
  containersOf,
  field,
  fieldsAt,
  isEmpty,
  isFargate,
  lacksText,
  mapsAt,
  nameOf,
  networkModeOf,
  seenAs,
  task,
} from './task';

/** The memory that goes with each number of CPU units, in MiB: least, most and step. */
const sizes: Readonly<Record<number, readonly [least: number, most: number, step: number]>> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

/** Units of CPU or MiB of memory, also of texts such as `.5 vCPU` and `2 GB`. */
function amountOf(value: Value | undefined, unit: RegExp): number | undefined {
  const text = (textOf(value) ?? '').trim();
  const [, amount] = new RegExp(`^(\\d*\\.?\\d+)\\s*(${unit.source})$`, 'i').exec(text) ?? [];
  return amount === undefined ? numberOf(text) : Number(amount) * 1024;
}

export const cpuOf = (resource: Resource): number | undefined => amountOf(resource.get('cpu'), /vcpu/);
const memoryOf = (resource: Resource): number | undefined => amountOf(resource.get('memory'), /gb/);

function sizeProblem(resource: Resource): string | false {
  const [cpu, memory] = [cpuOf(resource), memoryOf(resource)];
  if (cpu === undefined) return false;
  const size = sizes[cpu];
  if (size === undefined)
    return `cpu must be one of ${Object.keys(sizes).join(', ')} on Fargate, was ${shown(resource.get('cpu'))}`;
  const [least, most, step] = size;
  const fits =
    memory === undefined ||
    (memory >= least && memory <= most && memory % step === 0 && (cpu !== 256 || memory !== 1536));
  return (
    !fits &&
    `memory must be from ${least} to ${most} in steps of ${step} with cpu ${cpu}, was ${shown(resource.get('memory'))}`
  );
}

/** What a container on Fargate cannot have. */
const never = [
  'privileged',
  'dockerSecurityOptions',
  'linuxParameters.devices',
  'linuxParameters.maxSwap',
  'linuxParameters.sharedMemorySize',
];

const logDrivers = ['awslogs', 'splunk', 'awsfirelens'];

function containerProblems(container: ValueMap): (string | false)[] {
  const name = nameOf(container);
  const drivers = fieldsAt(container, ['logConfiguration', 'logDriver']).map(textOf);
  const added = fieldsAt(container, ['linuxParameters', 'capabilities', 'add']).flatMap((one) =>
    isList(one) ? one : [],
  );
  const resources = fieldsAt(container, ['resourceRequirements', 'type']).map(textOf);
  return [
    ...never.map(
      (path) =>
        fieldsAt(container, path.split('.')).some(
          (one) => (!isEmpty(one) && textOf(one) !== undefined) || (isList(one) && one.length > 0),
        ) && `container_definitions must have no ${path} in ${name} on Fargate`,
    ),
    ...drivers.map(
      (one) =>
        one !== undefined &&
        !logDrivers.includes(one) &&
        `container_definitions must have a logDriver of ${logDrivers.join(', ')} in ${name} on Fargate, was ${one}`,
    ),
    ...added.map((one) => {
      const capability = textOf(one) ?? 'SYS_PTRACE';
      return (
        capability !== 'SYS_PTRACE' &&
        `container_definitions must add SYS_PTRACE alone in ${name} on Fargate, was ${capability}`
      );
    }),
    resources.includes('GPU') && `container_definitions must require no GPU in ${name} on Fargate`,
  ];
}

/** What a task on Fargate cannot have: arguments and blocks. */
function taskProblems(resource: Resource): (string | false)[] {
  const volumes = resource.blocks('volume');
  return [
    ...['placement_constraints', 'inference_accelerator'].map(
      (name) => resource.blocks(name).length > 0 && `${name} must be absent on Fargate, was given`,
    ),
    resource.get('ipc_mode') !== undefined &&
      (textOf(resource.get('ipc_mode')) ?? '') !== '' &&
      `ipc_mode must be absent on Fargate, was ${shown(resource.get('ipc_mode'))}`,
    resource.get('pid_mode') === 'host' && 'pid_mode must be task on Fargate, was "host"',
    ...volumes.flatMap((one) => [
      (textOf(one.get('host_path')) ?? '') !== '' &&
        `volume.host_path must be absent on Fargate, was ${shown(one.get('host_path'))}`,
      one.blocks('docker_volume_configuration').length > 0 &&
        'volume.docker_volume_configuration must be absent on Fargate, was given',
    ]),
  ];
}

/** An image in a repository of an account, which Fargate fetches with the execution role. */
const ownImage = /^\d{12}\.dkr\.ecr\./;

function roleProblems(resource: Resource, container: ValueMap): (string | false)[] {
  const drivers = fieldsAt(container, ['logConfiguration', 'logDriver']);
  const secrets = [...mapsAt(container, 'secrets'), ...mapsAt(container, 'logConfiguration.secretOptions')];
  const image = startOf(field(container, 'image')) ?? '';
  const say = (what: string): string =>
    `execution_role_arn must be given for ${what} of ${nameOf(container)}, was absent`;
  return [
    secrets.length > 0 && say('secrets'),
    isFargate(resource) && drivers.includes('awslogs') && say('awslogs'),
    isFargate(resource) && ownImage.test(image) && say('an image in ECR'),
  ];
}

const logOptions: readonly string[] = ['awslogs-group', 'awslogs-region'];

function logProblems(resource: Resource, container: ValueMap, routed: boolean): (string | false)[] {
  return mapsAt(container, 'logConfiguration').flatMap((one) => {
    const driver = textOf(field(one, 'logDriver'));
    const options = field(one, 'options');
    const [given] = mapsAt(one, 'options');
    const known = options === undefined || given !== undefined;
    const needed = [...logOptions, ...(isFargate(resource) ? ['awslogs-stream-prefix'] : [])];
    return [
      ...needed.map(
        (name) =>
          driver === 'awslogs' &&
          known &&
          isEmpty(given === undefined ? undefined : field(given, name)) &&
          `container_definitions must have ${name} among the log options of ${nameOf(container)}, had none`,
      ),
      driver === 'awsfirelens' &&
        !routed &&
        `container_definitions must have a container with firelensConfiguration for the logs of ${nameOf(container)}, had none`,
    ];
  });
}

/** Rules about what a task needs to run on Fargate, and what it cannot have there. */
export const fargateRules = [
  rule({
    id: 'ecs/fargate-size',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
    on: task,
    demand: 'a task on Fargate has cpu and memory that go together',
    fix: 'Write for example cpu = 256 and memory = 512.',
    check: (resource) =>
      isFargate(resource) && [
        ...['cpu', 'memory'].map((name) => lacksText(resource, name) && `${name} must be given on Fargate, was absent`),
        sizeProblem(resource),
      ],
  }),
  rule({
    id: 'ecs/fargate-network',
    severity: 'rejects',
    source: seenAs('fargate-network-mode'),
    on: task,
    demand: 'a task on Fargate has the network mode awsvpc',
    fix: 'Set network_mode = "awsvpc".',
    check: (resource) => {
      const mode = networkModeOf(resource);
      return (
        isFargate(resource) &&
        !['', 'awsvpc'].includes(mode) &&
        `network_mode must be awsvpc on Fargate, was ${lacksText(resource, 'network_mode') ? 'absent' : mode}`
      );
    },
  }),
  rule({
    id: 'ecs/fargate-never',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
    on: task,
    demand: 'a task on Fargate has nothing of the host: devices, paths, privileges, its log drivers',
    fix: 'Remove it, or run the task on EC2.',
    check: (resource) =>
      isFargate(resource) && [...taskProblems(resource), ...containersOf(resource).flatMap(containerProblems)],
  }),
  rule({
    id: 'ecs/fargate-only',
    severity: 'rejects',
    source: seenAs('fargate-ephemeral-storage-ec2, fargate-windows-cpu-under-1vcpu, windows-arm64'),
    on: task,
    demand: 'what is of Fargate alone goes with Fargate, Windows with one vCPU and X86_64',
    fix: 'Add FARGATE to requires_compatibilities; give Windows cpu = 1024 or more, without ARM64.',
    check: (resource) => {
      const kinds = resource.get('requires_compatibilities');
      const onHosts = isList(kinds) && kinds.length > 0 && kinds.every((one) => one === 'EC2' || one === 'EXTERNAL');
      const platform = resource.block('runtime_platform');
      const isWindows = /^WINDOWS_/.test(textOf(platform?.get('operating_system_family')) ?? '');
      const cpu = cpuOf(resource);
      return [
        onHosts &&
          resource.blocks('ephemeral_storage').length > 0 &&
          'ephemeral_storage must go with FARGATE, was given without',
        isWindows &&
          platform?.get('cpu_architecture') === 'ARM64' &&
          'cpu_architecture must be X86_64 for Windows, was ARM64',
        isWindows &&
          isFargate(resource) &&
          cpu !== undefined &&
          cpu < 1024 &&
          `cpu must be 1024 or more for Windows, was ${cpu}`,
      ];
    },
  }),
  rule({
    id: 'ecs/execution-role',
    severity: 'rejects',
    source: seenAs('fargate-execution-role-missing-awslogs, secrets-without-execution-role'),
    on: task,
    demand: 'secrets, and on Fargate logs and images of ECR, need an execution role',
    fix: 'Set execution_role_arn to a role with AmazonECSTaskExecutionRolePolicy.',
    check: (resource) =>
      lacksText(resource, 'execution_role_arn') && containersOf(resource).flatMap((one) => roleProblems(resource, one)),
  }),
  rule({
    id: 'ecs/container-logs',
    severity: 'rejects',
    source: seenAs('awslogs-missing-group, awslogs-fargate-missing-stream-prefix, awsfirelens-without-router'),
    on: task,
    demand: 'awslogs knows its group, region and on Fargate its prefix; awsfirelens has a router',
    fix: 'Add the option, or the container with firelensConfiguration.',
    check: (resource) => {
      const all = containersOf(resource);
      const routed = all.some((one) => field(one, 'firelensConfiguration') !== undefined);
      return all.flatMap((one) => logProblems(resource, one, routed));
    },
  }),
];
