import { isList, numberOf, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { dependsOn, waitsForForeign } from '../ordering';
import { answer, attachments, balancerOf, balancers, groups, kindOf, listeners } from './names';

/** Protocols of each kind of load balancer. */
const protocols: Readonly<Record<string, readonly string[]>> = {
  application: ['HTTP', 'HTTPS'],
  network: ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'QUIC', 'TCP_QUIC'],
};

const secure = ['HTTPS', 'TLS'];

/** Whether nothing but this configuration gives a load balancer its listeners before it is a target. */
const isAlone = (balancer: Resource, attachment: Resource, model: Model): boolean =>
  balancer.managed &&
  !balancer.conditional &&
  !model.partial &&
  !model.hasOpaqueModules &&
  !['arn', 'id'].some((attribute) => model.exports(balancer, attribute)) &&
  !waitsForForeign(attachment, model);

/** What keeps a load balancer from being a target: it must listen on the port of the group, or of the target, by then. */
function targetProblem(attachment: Resource, model: Model): string | false {
  const group = model.follow(attachment, 'target_group_arn', ...groups);
  const balancer =
    group?.get('target_type') === 'alb' ? model.follow(attachment, 'target_id', ...balancers) : undefined;
  if (balancer === undefined) return false;
  const port = numberOf(attachment.has('port') === false ? group?.get('port') : attachment.get('port'));
  const related = listeners.map((type) => model.related(type, 'load_balancer_arn', balancer));
  const own = related.flatMap(({ sure }) => sure);
  const ports = own.map((one) => numberOf(one.get('port')));
  if (port === undefined || ports.includes(undefined) || related.some(({ maybe }) => maybe.length > 0)) return false;
  if (ports.length === 0)
    return (
      isAlone(balancer, attachment, model) && `target_id must listen on ${port}, ${balancer.address} has no listener`
    );
  const fitting = own.filter((one) => numberOf(one.get('port')) === port);
  if (fitting.length === 0)
    return `port must be one that ${balancer.address} listens on, ${ports.join(', ')}, was ${port}`;
  return (
    !fitting.some((one) => dependsOn(attachment, one, model)) &&
    `target_id must wait for ${fitting[0]?.address}, and does not depend on it`
  );
}

/** Whether a value is one subnet, and not one of a local zone or an outpost, where a load balancer needs no second one. */
function isInOneZone(value: Value | undefined, model: Model): boolean {
  if (typeof value === 'string') return true;
  const subnet = model.followValue(value, ['aws_subnet']);
  return (
    subnet?.type === 'aws_subnet' &&
    subnet.lacks('outpost_arn') &&
    /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(textOf(subnet.get('availability_zone')) ?? '')
  );
}

/** Rules about load balancers, listeners and target groups. */
export const loadBalancerRules = [
  rule({
    id: 'load-balancer/listener-protocol',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/6173',
    on: listeners,
    demand: 'a listener must speak HTTP or HTTPS on an application load balancer, TCP, UDP or TLS on a network one',
    fix: 'Set load_balancer_type or protocol.',
    check: (resource, model) => {
      const balancer = balancerOf(resource, model);
      const allowed = protocols[kindOf(balancer)];
      const protocol = textOf(resource.get('protocol'));
      return (
        allowed !== undefined &&
        protocol !== undefined &&
        !allowed.includes(protocol) &&
        `protocol must be one of ${allowed.join(', ')} on ${balancer?.address}, was ${shown(protocol)}`
      );
    },
  }),
  rule({
    id: 'load-balancer/listener-certificate',
    severity: 'rejects',
    source: answer('CreateListener'),
    on: listeners,
    demand: 'HTTPS and TLS need a certificate; other protocols have neither certificate nor ssl_policy',
    fix: 'Set certificate_arn, or remove ssl_policy and certificate_arn.',
    check: (resource) => {
      const protocol = textOf(resource.get('protocol'));
      if (protocol === undefined) return undefined;
      return secure.includes(protocol)
        ? resource.lacks('certificate_arn') && `certificate_arn must be given with protocol ${protocol}, was absent`
        : ['ssl_policy', 'certificate_arn'].map(
            (name) =>
              resource.has(name) === true &&
              resource.get(name) !== '' &&
              `${name} must be absent with protocol ${protocol}, was given`,
          );
    },
  }),
  rule({
    id: 'load-balancer/group-protocol',
    severity: 'rejects',
    source: answer('CreateListener'),
    on: listeners,
    demand: 'a listener must forward to a target group of its own layer',
    fix: 'Give the target group a protocol that the load balancer speaks.',
    check: (resource, model) => {
      const balancer = balancerOf(resource, model);
      const allowed = protocols[kindOf(balancer)];
      return resource.blocks('default_action').map((block) => {
        const group = model.follow(block, 'target_group_arn', ...groups);
        const protocol = textOf(group?.get('protocol'));
        return (
          allowed !== undefined &&
          protocol !== undefined &&
          !allowed.includes(protocol) &&
          `default_action.target_group_arn must be a group of ${allowed.join(', ')}, ${group?.address} is ${protocol}`
        );
      });
    },
  }),
  rule({
    id: 'load-balancer/alb-target',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/38987',
    on: attachments,
    demand: 'a load balancer that is a target must listen on the port of its group before',
    fix: 'Add a listener of that port to depends_on.',
    check: targetProblem,
  }),
  rule({
    id: 'load-balancer/subnets',
    severity: 'rejects',
    source: answer('CreateLoadBalancer'),
    on: balancers,
    demand: 'an application load balancer needs subnets in two zones',
    fix: 'Name a second subnet in another zone.',
    check: (resource, model) => {
      const subnets = resource.symbolic('subnets');
      return (
        kindOf(resource) === 'application' &&
        isList(subnets) &&
        subnets.length === 1 &&
        isInOneZone(subnets[0], model) &&
        'subnets must name two zones or more, named 1'
      );
    },
  }),
];
