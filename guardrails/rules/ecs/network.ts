import { numberOf, textOf, type ValueMap } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import {
  allContainersOf,
  containersOf,
  field,
  fieldsAt,
  isEmpty,
  lacksText,
  mapsAt,
  nameOf,
  networkModeOf,
  seenAs,
  task,
} from './task';

/** What a container has of a network of its own, which awsvpc does not give it. */
const ownNetwork = ['links', 'hostname', 'extraHosts', 'dnsServers', 'dnsSearchDomains', 'disableNetworking'];

function portProblem(container: ValueMap, port: ValueMap, mode: string): string | false {
  const [inside, outside] = ['containerPort', 'hostPort'].map((name) => numberOf(field(port, name)));
  return (
    inside !== undefined &&
    outside !== undefined &&
    outside !== inside &&
    (outside !== 0 || mode === 'host') &&
    `container_definitions must have hostPort as containerPort, ${inside}, in ${nameOf(container)} with network_mode ${mode}, was ${outside}`
  );
}

function modeProblems(mode: string, container: ValueMap): (string | false)[] {
  if (mode !== 'awsvpc' && mode !== 'host') return [];
  return [
    ...mapsAt(container, 'portMappings').map((port) => portProblem(container, port, mode)),
    ...ownNetwork.map(
      (name) =>
        mode === 'awsvpc' &&
        fieldsAt(container, [name]).some((one) => !isEmpty(one)) &&
        `container_definitions must have no ${name} in ${nameOf(container)} with network_mode awsvpc`,
    ),
  ];
}

function rangeProblems(container: ValueMap): (string | false)[] {
  return mapsAt(container, 'portMappings').flatMap((port) => {
    const range = textOf(field(port, 'containerPortRange'));
    if (range === undefined) return [];
    const [, first, last] = /^(\d+)-(\d+)$/.exec(range) ?? [];
    const single = ['containerPort', 'hostPort'].find((name) => numberOf(field(port, name)) !== undefined);
    return [
      (first === undefined || Number(first) >= Number(last)) &&
        `container_definitions must have containerPortRange of ${nameOf(container)} from a lower to a higher port, was ${shown(range)}`,
      single !== undefined &&
        `container_definitions must have no ${single} beside containerPortRange in ${nameOf(container)}`,
    ];
  });
}

/** What a volume of EFS asks of its other arguments. */
function fileSystemProblems(efs: Body): (string | false)[] {
  const encrypted = efs.get('transit_encryption');
  const open = lacksText(efs, 'transit_encryption') || encrypted === 'DISABLED';
  const [authorization] = efs.blocks('authorization_config');
  const hasPoint = authorization?.has('access_point_id') === true && authorization.get('access_point_id') !== '';
  const root = textOf(efs.get('root_directory')) ?? '/';
  const port = numberOf(efs.get('transit_encryption_port')) ?? 0;
  const say = (what: string): string => `transit_encryption must be ENABLED with ${what}, was ${shown(encrypted)}`;
  return [
    open && authorization?.get('iam') === 'ENABLED' && say('iam'),
    open && hasPoint && say('access_point_id'),
    open && port > 0 && say('transit_encryption_port'),
    hasPoint && root !== '/' && root !== '' && `root_directory must be / with access_point_id, was ${shown(root)}`,
  ];
}

/** The properties that a proxy of App Mesh cannot do without. */
const proxyNeeds = ['ProxyIngressPort', 'ProxyEgressPort', 'AppPorts'];

function proxyProblems(resource: Resource): (string | false)[] {
  const all = allContainersOf(resource);
  const names = all?.map((one) => field(one, 'name'));
  const mode = networkModeOf(resource);
  return resource.blocks('proxy_configuration').flatMap((one) => {
    const name = textOf(one.get('container_name'));
    const properties = one.map('properties');
    return [
      mode !== '' && mode !== 'awsvpc' && `network_mode must be awsvpc with proxy_configuration, was ${mode}`,
      name !== undefined &&
        names?.every((each) => typeof each === 'string') === true &&
        !names.includes(name) &&
        `proxy_configuration.container_name must be a container of the task, was ${shown(name)}`,
      ...proxyNeeds.map(
        (each) =>
          properties !== undefined &&
          !Object.hasOwn(properties, each) &&
          `proxy_configuration.properties must have ${each}, had none`,
      ),
    ];
  });
}

/** Rules about networks and file systems of a task. */
export const taskNetworkRules = [
  rule({
    id: 'ecs/container-network',
    severity: 'rejects',
    source: seenAs(
      'awsvpc-hostname, awsvpc-extra-hosts, fargate-links, fargate-dns-servers, host-network-host-port-mismatch',
    ),
    on: task,
    demand: 'with awsvpc a container has the ports of its task, and no names or links of its own',
    fix: 'Leave hostPort, links, hostname, extraHosts and DNS servers out.',
    check: (resource) => containersOf(resource).flatMap((one) => modeProblems(networkModeOf(resource), one)),
  }),
  rule({
    id: 'ecs/port-range',
    severity: 'rejects',
    source: seenAs('port-range-reversed, port-range-with-host-port'),
    on: task,
    demand: 'a range of ports goes from the lower to the higher one, and stands alone',
    fix: 'Write for example 8000-8010, without containerPort and hostPort.',
    check: (resource) => containersOf(resource).flatMap(rangeProblems),
  }),
  rule({
    id: 'ecs/file-system',
    severity: 'rejects',
    source: seenAs(
      'efs-iam-without-transit-encryption, efs-access-point-with-root-directory, efs-transit-encryption-port-without-encryption',
    ),
    on: task,
    demand: 'a file system is reached encrypted with a role or an access point, whose root it keeps',
    fix: 'Set transit_encryption = "ENABLED"; leave root_directory out.',
    check: (resource) =>
      resource
        .blocks('volume')
        .flatMap((one) => one.blocks('efs_volume_configuration'))
        .flatMap(fileSystemProblems),
  }),
  rule({
    id: 'ecs/proxy',
    severity: 'rejects',
    source: seenAs('proxy-configuration-container-missing, proxy-configuration-awsvpc-required'),
    on: task,
    demand: 'a proxy is a container of a task in awsvpc, and knows its ports',
    fix: 'Name a container of the task; set ProxyIngressPort, ProxyEgressPort and AppPorts.',
    check: proxyProblems,
  }),
];
