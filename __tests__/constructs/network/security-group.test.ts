import { describe, expect, it } from 'vitest';
import { SecurityGroup, type SecurityGroupProps } from '../../../constructs/network/security-group';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { securityGroupIn } from './network-parts';

const group = (props: Partial<SecurityGroupProps> = {}) =>
  synth((scope) => new SecurityGroup(scope, 'link', { name: 'dev', description: 'Link', vpcId: 'vpc-1', ...props }));
const rule = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };

describe('SecurityGroup', () => {
  it('lets nobody talk to anybody at first', () => {
    expect(group().addresses()).toEqual(['aws_security_group.link']);
    expect(group().at('aws_security_group.link')).toMatchObject({ name: 'dev', description: 'Link', vpc_id: 'vpc-1' });
  });

  it('keeps its first description, as AWS changes none and knows its name already', () => {
    expect(group().at('aws_security_group.link').lifecycle).toEqual({ ignore_changes: ['description'] });
  });

  it('talks to another group at one port, by a rule at each end', () => {
    const doc = synth((scope) => securityGroupIn(scope, 'link').allowTo(securityGroupIn(scope, 'alb'), 443));
    const [link, alb] = ['${aws_security_group.link.id}', '${aws_security_group.alb.id}'];

    expect(doc.at('aws_vpc_security_group_egress_rule.link_to_alb')).toMatchObject({
      security_group_id: link,
      referenced_security_group_id: alb,
      ...rule,
    });
    expect(doc.at('aws_vpc_security_group_ingress_rule.link_to_alb')).toMatchObject({
      security_group_id: alb,
      referenced_security_group_id: link,
      ...rule,
    });
  });

  it('talks to a network at one port', () => {
    const doc = synth((scope) => securityGroupIn(scope, 'link').allowToNetwork('shared', '10.0.0.0/16', 443));

    expect(doc.at('aws_vpc_security_group_egress_rule.link_to_shared')).toMatchObject({
      cidr_ipv4: '10.0.0.0/16',
      ...rule,
    });
  });

  it.each([0, 65_536, 1.5])('refuses the port %s', (port) => {
    expect(() => synth((scope) => securityGroupIn(scope, 'link').allowToNetwork('x', '10.0.0.0/16', port))).toThrow(
      propRefusal({
        where: 'dev-scratch/SecurityGroup.link',
        prop: 'port',
        mustBe: 'a whole number from 1 to 65535 as a TCP port',
        was: port,
      }),
    );
  });

  it.each(['', 'sg-1', 'a'.repeat(256), 'ä'])('refuses the name %s', (name) => {
    expect(() => group({ name })).toThrow(
      propRefusal({
        where: 'dev-scratch/SecurityGroup.link',
        prop: 'name',
        mustBe: 'up to 255 letters, digits, blanks and ._-:/()#,@[]+=&;{}!$*, a name not beginning with sg-',
        was: name,
        fix: 'Shorten it, and replace other characters.',
      }),
    );
  });

  it('refuses a description AWS does not take', () => {
    expect(() => group({ description: "the link's" })).toThrow(
      propRefusal({ prop: 'description', mustBe: 'up to 255 letters' }),
    );
  });
});
