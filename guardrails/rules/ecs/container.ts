import {
  booleanOf,
  isList,
  numberOf,
  textOf,
  Unknown,
  type Value,
  type ValueMap,
} from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { type Demand, matches, oneOf, wholeNumber } from '../demands';
import { cpuOf } from './fargate';
import {
  allContainersOf,
  api,
  containersOf,
  field,
  fieldsAt,
  isEmpty,
  isFargate,
  lacksText,
  mapsAt,
  nameOf,
  seenAs,
  task,
} from './task';

/** What a field must be, wherever a container has it. */
const fields: readonly (readonly [path: string, must: Demand])[] = [
  ['name', matches(/^[\w-]{1,255}$/, 'be 1 to 255 letters, digits, hyphens and underscores')],
  ['healthCheck.interval', wholeNumber(5, 300, 'seconds')],
  ['healthCheck.timeout', wholeNumber(2, 60, 'seconds')],
  ['healthCheck.retries', wholeNumber(1, 10)],
  ['healthCheck.startPeriod', wholeNumber(0, 300, 'seconds')],
  ['portMappings.containerPort', wholeNumber(0, 65_535)],
  ['portMappings.hostPort', wholeNumber(0, 65_535)],
  ['portMappings.protocol', oneOf(['tcp', 'udp'])],
  ['portMappings.appProtocol', oneOf(['http', 'http2', 'grpc'])],
  ['dependsOn.condition', oneOf(['START', 'COMPLETE', 'SUCCESS', 'HEALTHY'])],
  ['firelensConfiguration.type', oneOf(['fluentd', 'fluentbit'])],
  ['environmentFiles.type', oneOf(['s3'])],
  ['environmentFiles.value', matches(/^arn:[\w-]+:s3:::[^/]+\/.+/, 'be the ARN of an object of S3')],
  ['resourceRequirements.type', oneOf(['GPU', 'InferenceAccelerator'])],
  ['restartPolicy.restartAttemptPeriod', wholeNumber(60, 1800, 'seconds')],
  [
    'logConfiguration.logDriver',
    oneOf(['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk', 'awsfirelens']),
  ],
];

const must = (path: string, container: ValueMap, what: string, was: Value | undefined): string =>
  `container_definitions must have ${path} of ${nameOf(container)} ${what}, was ${shown(was)}`;

const fieldProblems = (container: ValueMap): (string | false)[] =>
  fields.flatMap(([path, { holds, says }]) =>
    fieldsAt(container, path.split('.')).map((value) => holds(value) === false && must(path, container, says, value)),
  );

/** What a container, or a part of it, cannot do without. */
const needed: readonly (readonly [part: string, name: string])[] = [
  ['', 'name'],
  ['', 'image'],
  ['healthCheck', 'command'],
  ['secrets', 'valueFrom'],
  ['logConfiguration', 'logDriver'],
];

const absentProblems = (container: ValueMap): (string | false)[] =>
  needed.flatMap(([part, name]) =>
    (part === '' ? [container] : mapsAt(container, part)).map(
      (one) =>
        isEmpty(field(one, name)) &&
        `container_definitions must have ${part === '' ? '' : `${part}.`}${name} in ${nameOf(container)}, had none`,
    ),
  );

/** The texts that a list has twice. */
const twice = (texts: readonly (string | undefined)[]): string[] => [
  ...new Set(texts.filter((one, at): one is string => one !== undefined && texts.indexOf(one) < at)),
];

const namesAt = (value: Value, path: string): (string | undefined)[] =>
  mapsAt(value, path).map((one) => textOf(field(one, 'name')));

function uniqueProblems(containers: readonly ValueMap[]): string[] {
  return [
    ...twice(containers.map((one) => textOf(field(one, 'name')))).map(
      (name) => `container_definitions must have a name for each container, ${name} stands twice`,
    ),
    ...twice(namesAt(containers, 'portMappings')).map(
      (name) => `container_definitions must have a name for each port mapping, ${name} stands twice`,
    ),
    ...containers.flatMap((one) =>
      twice([...new Set(namesAt(one, 'environment')), ...namesAt(one, 'secrets')]).map(
        (name) =>
          `container_definitions must have each secret under a name of its own in ${nameOf(one)}, ${name} stands twice`,
      ),
    ),
  ];
}

/** A number where it is known; what is not known is neither more nor less than any. */
const known = (value: Value | undefined): number => numberOf(value) ?? Number.NaN;

function memoryProblems(resource: Resource, container: ValueMap): (string | false)[] {
  const [most, least] = [field(container, 'memory'), field(container, 'memoryReservation')];
  const [limit, reserved, whole] = [known(most), known(least), known(resource.get('memory'))];
  return [
    lacksText(resource, 'memory') &&
      isEmpty(most) &&
      isEmpty(least) &&
      `container_definitions must have memory or memoryReservation in ${nameOf(container)}, and the task has no memory either`,
    limit > whole && must('memory', container, `at most ${whole}, the memory of the task`, most),
    reserved > limit && must('memoryReservation', container, `at most ${limit}, its memory`, least),
  ];
}

function cpuProblem(resource: Resource): string | false {
  const sum = containersOf(resource).reduce((total, one) => total + (numberOf(field(one, 'cpu')) ?? 0), 0);
  return (
    isFargate(resource) &&
    sum > (cpuOf(resource) ?? Number.NaN) &&
    `container_definitions must have at most the cpu of the task, ${textOf(resource.get('cpu'))}, had ${sum}`
  );
}

function dependsProblems(container: ValueMap, all: readonly ValueMap[]): (string | false)[] {
  return mapsAt(container, 'dependsOn').flatMap((one) => {
    const [name, condition] = [textOf(field(one, 'containerName')), textOf(field(one, 'condition')) ?? ''];
    if (name === undefined || all.some((each) => field(each, 'name') instanceof Unknown)) return [];
    const other = all.find((each) => textOf(field(each, 'name')) === name);
    const ends = ['COMPLETE', 'SUCCESS'].includes(condition);
    const essential = other === undefined ? undefined : field(other, 'essential');
    return [
      other === undefined && must('dependsOn', container, 'name containers of the task', name),
      other !== undefined &&
        ends &&
        (essential === undefined || booleanOf(essential) === true) &&
        must('dependsOn', container, `wait for the end of containers that are not essential`, name),
      other !== undefined &&
        condition === 'HEALTHY' &&
        isEmpty(field(other, 'healthCheck')) &&
        must('dependsOn', container, 'wait for the health of containers with a healthCheck', name),
    ];
  });
}

/** The names of the volumes of a task; undefined where one of them is not known. */
function volumesOf(resource: Resource): readonly string[] | undefined {
  const written = resource.symbolic('volume');
  if (resource.conditional || holdsUnknownItem(written)) return undefined;
  const names = resource.blocks('volume').map((one) => textOf(one.get('name')));
  return names.every((one) => one !== undefined) ? names : undefined;
}

const holdsUnknownItem = (value: Value | undefined): boolean =>
  value instanceof Unknown || (isList(value) && value.some((one) => one instanceof Unknown));

function mountProblems(resource: Resource, container: ValueMap, all: readonly ValueMap[]): (string | false)[] {
  const volumes = volumesOf(resource);
  const names = all.map((one) => field(one, 'name'));
  const named = names.every((one) => typeof one === 'string');
  const sources = mapsAt(container, 'mountPoints').map((one) => textOf(field(one, 'sourceVolume')) ?? '');
  const from = mapsAt(container, 'volumesFrom').map((one) => textOf(field(one, 'sourceContainer')) ?? '');
  return [
    ...sources.map(
      (name) =>
        name !== '' &&
        volumes?.includes(name) === false &&
        must('mountPoints', container, 'name volumes of the task', name),
    ),
    ...from.map(
      (name) =>
        name !== '' &&
        named &&
        !names.includes(name) &&
        must('volumesFrom', container, 'name containers of the task', name),
    ),
  ];
}

const limitProblems = (container: ValueMap): (string | false)[] =>
  mapsAt(container, 'ulimits').map((one) => {
    const [soft, hard] = [known(field(one, 'softLimit')), known(field(one, 'hardLimit'))];
    return soft > hard && hard !== -1 && must('ulimits.softLimit', container, `at most hardLimit, ${hard}`, soft);
  });

const each =
  (problems: (container: ValueMap, resource: Resource, all: readonly ValueMap[]) => readonly (string | false)[]) =>
  (resource: Resource): (string | false)[] => {
    const all = allContainersOf(resource) ?? [];
    return all.flatMap((one) => problems(one, resource, all));
  };

/** Rules about the containers of a task. */
export const containerRules = [
  rule({
    id: 'ecs/container-fields',
    severity: 'rejects',
    source: api('ContainerDefinition'),
    on: task,
    demand: 'the fields of a container have the values that ECS knows',
    fix: 'Mend the field.',
    check: (resource) => containersOf(resource).flatMap(fieldProblems),
  }),
  rule({
    id: 'ecs/container-complete',
    severity: 'rejects',
    source: api('ContainerDefinition'),
    on: task,
    demand: 'a container has a name and an image, its health check a command, its secret a place',
    fix: 'Add what is missing.',
    check: (resource) => containersOf(resource).flatMap(absentProblems),
  }),
  rule({
    id: 'ecs/container-names',
    severity: 'rejects',
    source: seenAs('duplicate-container-names, port-mapping-duplicate-name'),
    on: task,
    demand: 'containers and port mappings of a task, secrets and variables of a container have names of their own',
    fix: 'Rename one of the two.',
    check: (resource) => uniqueProblems(containersOf(resource)),
  }),
  rule({
    id: 'ecs/container-essential',
    severity: 'rejects',
    source: seenAs('essential-container'),
    on: task,
    demand: 'a task has an essential container',
    fix: 'Remove essential = false from the container that the task is for.',
    check: (resource) => {
      const all = allContainersOf(resource);
      const optional = all?.every((one) => booleanOf(field(one, 'essential')) === false);
      return optional === true && 'container_definitions must have an essential container, had none';
    },
  }),
  rule({
    id: 'ecs/containers-given',
    severity: 'rejects',
    source: seenAs('container-definitions-empty'),
    on: task,
    demand: 'a task has containers',
    fix: 'Define one in container_definitions.',
    check: (resource) => {
      const text = resource.get('container_definitions');
      return (
        typeof text === 'string' &&
        /^\s*\[\s*\]\s*$/.test(text) &&
        'container_definitions must have a container, had none'
      );
    },
  }),
  rule({
    id: 'ecs/container-memory',
    severity: 'rejects',
    source: seenAs('container-memory-required, container-memory-over-task, container-memory-reservation'),
    on: task,
    demand: 'a container has memory, no more than its task',
    fix: 'Set memory of the task or of each container.',
    check: (resource) => containersOf(resource).flatMap((one) => memoryProblems(resource, one)),
  }),
  rule({
    id: 'ecs/container-cpu',
    severity: 'rejects',
    source: seenAs('fargate-container-cpu-over-task'),
    on: task,
    demand: 'the containers of a task on Fargate have no more cpu than the task',
    fix: 'Raise cpu of the task.',
    check: cpuProblem,
  }),
  rule({
    id: 'ecs/container-order',
    severity: 'rejects',
    source: seenAs(
      'dependson-container-missing, dependson-complete-on-essential, dependson-healthy-without-healthcheck',
    ),
    on: task,
    demand: 'a container waits for containers of its task, in a condition that they can reach',
    fix: 'Name a container of the task; give it a healthCheck, or essential = false.',
    check: each((container, _, all) => dependsProblems(container, all)),
  }),
  rule({
    id: 'ecs/container-volumes',
    severity: 'rejects',
    source: seenAs('mountpoint-source-volume-missing, volumesfrom-source-container-missing'),
    on: task,
    demand: 'a container mounts volumes of its task, or of another container of it',
    fix: 'Add a volume of that name.',
    check: each((container, resource, all) => mountProblems(resource, container, all)),
  }),
  rule({
    id: 'ecs/container-limits',
    severity: 'rejects',
    source: seenAs('ulimit-soft-over-hard'),
    on: task,
    demand: 'the soft limit is at most the hard one',
    fix: 'Raise hardLimit.',
    check: (resource) => containersOf(resource).flatMap(limitProblems),
  }),
];
