import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { rule, shown } from '../define';
import { permissionsOf } from './permission';

const group = 'aws_security_group';

/** The permissions that a block asks for, one text each. */
function permissionsIn(block: Body): string[] {
  const way = ['protocol', 'from_port', 'to_port'].map((name) => textOf(block.get(name)));
  if (way.includes(undefined)) return [];
  return ['cidr_blocks', 'ipv6_cidr_blocks'].flatMap((name) =>
    textsOf(block, name).map((range) => `${way.join(' ')} ${range}`),
  );
}

const repeatedIn = (resource: Resource, name: string): string | undefined => {
  const all = resource.blocks(name).flatMap((block) => permissionsIn(block));
  return all.find((one, at) => all.indexOf(one) !== at);
};

/** Rules about `aws_security_group`. */
export const securityGroupRules = [
  rule({
    id: 'security-group/permission-once',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/2587',
    on: group,
    demand: 'a permission must stand once in a group',
    fix: 'Remove the second range or block.',
    check: (resource) =>
      ['ingress', 'egress'].map((name) => {
        const twice = repeatedIn(resource, name);
        return twice !== undefined && `${name} must name each permission once, ${shown(twice)} stands twice`;
      }),
  }),
  rule({
    id: 'security-group/icmp',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-security-group/issues/7',
    on: [group, 'aws_security_group_rule'],
    demand: 'from_port and to_port of icmp are type and code, from -1 to 255',
    fix: 'Write -1 for both.',
    check: (resource) =>
      permissionsOf(resource).flatMap((body) =>
        ['icmp', '1'].includes(textOf(body.get('protocol')) ?? '')
          ? ['from_port', 'to_port'].map((name) => {
              const port = numberOf(body.get(name));
              return port !== undefined && port > 255 && `${name} must be from -1 to 255 with icmp, was ${port}`;
            })
          : [],
      ),
  }),
];
