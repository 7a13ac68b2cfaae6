import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule } from '../define';
import { matches } from '../demands';

const group = 'aws_security_group';
const single = ['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'];
const rules = ['aws_security_group_rule', ...single];
const api = (name: string): string => `https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_${name}.html`;
const signs = matches(
  /^[A-Za-z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/,
  'be up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*',
);

/** The permissions of a group, or the one that a resource of its own is. */
export const permissionsOf = (resource: Resource): readonly Body[] =>
  resource.type === group ? ['ingress', 'egress'].flatMap((name) => resource.blocks(name)) : [resource];

const protocolOf = (body: Body): string =>
  (textOf(body.get('protocol') ?? body.get('ip_protocol')) ?? '').toLowerCase();
const hasPorts = (body: Body): boolean => ['tcp', '6', 'udp', '17'].includes(protocolOf(body));
const isAll = (body: Body): boolean => ['-1', 'all'].includes(protocolOf(body));

function portProblems(body: Body): (string | false)[] {
  const [from, to] = ['from_port', 'to_port'].map((name) => numberOf(body.get(name)) ?? Number.NaN) as [number, number];
  return [
    from > to && `from_port must be at most to_port, ${to}, was ${from}`,
    to > 65_535 && `to_port must be at most 65535, was ${to}`,
  ];
}

/** Rules about what a permission of a security group lets through. */
export const permissionRules = [
  argument({
    id: 'security-group/signs',
    severity: 'rejects',
    source: api('CreateSecurityGroup'),
    on: [group, ...single],
    at: ['name', 'description', 'ingress.description', 'egress.description'],
    must: signs,
    fix: 'Remove quotes, angle brackets and letters with accents.',
  }),
  argument({
    id: 'security-group/protocol',
    severity: 'rejects',
    source: api('IpPermission'),
    on: [group, ...rules],
    at: ['ingress.protocol', 'egress.protocol', 'protocol', 'ip_protocol'],
    must: matches(
      /^(-1|\d{1,3}|tcp|udp|icmp|icmpv6|all|ah|esp)$/i,
      'be tcp, udp, icmp, icmpv6, a number, or -1 for all',
    ),
    fix: 'Write tcp, and the port in from_port and to_port.',
  }),
  rule({
    id: 'security-group/ports',
    severity: 'rejects',
    source: api('IpPermission'),
    on: [group, ...rules],
    demand: 'ports go from the lower to the higher one, at most 65535',
    fix: 'Write the same port twice, or the lower one first.',
    check: (resource) => permissionsOf(resource).filter(hasPorts).flatMap(portProblems),
  }),
  rule({
    id: 'security-group/ports-given',
    severity: 'rejects',
    source: api('IpPermission'),
    on: single,
    demand: 'a permission of tcp or udp has ports',
    fix: 'Set from_port and to_port.',
    check: (resource) =>
      hasPorts(resource)
        ? ['from_port', 'to_port'].map(
            (name) =>
              resource.lacks(name) && `${name} must be given with ip_protocol ${protocolOf(resource)}, was absent`,
          )
        : [],
  }),
  rule({
    id: 'security-group/all-ports',
    severity: 'rejects',
    source: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/security_group',
    on: group,
    demand: 'all protocols have all ports, written as 0',
    fix: 'Set from_port and to_port to 0.',
    check: (resource) =>
      permissionsOf(resource)
        .filter(isAll)
        .flatMap((body) =>
          ['from_port', 'to_port'].map((name) => {
            const port = numberOf(body.get(name)) ?? 0;
            return port !== 0 && `${name} must be 0 with protocol ${protocolOf(body)}, was ${port}`;
          }),
        ),
  }),
];
