import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { Certificate } from '../../../constructs/domain/certificate';
import { HostedZone } from '../../../constructs/domain/hosted-zone';
import { Listener } from '../../../constructs/network/listener';
import { LoadBalancer, type LoadBalancerProps, type LoadBalancerType } from '../../../constructs/network/load-balancer';
import { TargetGroup, type TargetGroupProps } from '../../../constructs/network/target-group';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { securityGroupIn, vpc } from './network-parts';

const loadBalancerIn = (scope: Construct, props: Partial<LoadBalancerProps> = {}) =>
  new LoadBalancer(scope, 'api', {
    name: 'dev-api',
    type: 'application',
    vpc,
    securityGroup: securityGroupIn(scope, 'api'),
    ...props,
  });
const targetGroupIn = (scope: Construct, props: Partial<TargetGroupProps> = {}) =>
  new TargetGroup(scope, 'api', { namePrefix: 'api-', type: 'application', vpc, port: 8080, ...props });
const loadBalancer = (props: Partial<LoadBalancerProps> = {}) =>
  synth((scope) => loadBalancerIn(scope, props)).at('aws_lb.api');
const targetGroup = (props: Partial<TargetGroupProps> = {}) =>
  synth((scope) => targetGroupIn(scope, props)).at('aws_lb_target_group.api');

describe('LoadBalancer', () => {
  it('has no address on the internet', () => {
    expect(loadBalancer()).toMatchObject({
      name: 'dev-api',
      internal: true,
      load_balancer_type: 'application',
      subnets: vpc.subnetIds,
      security_groups: ['${aws_security_group.api.id}'],
    });
  });

  it('drops headers that are none, where it reads headers', () => {
    expect(loadBalancer().drop_invalid_header_fields).toBe(true);
    expect(loadBalancer({ type: 'network' })).not.toHaveProperty('drop_invalid_header_fields');
  });

  it('lets nothing in by PrivateLink that its security group keeps out, unless asked', () => {
    const argument = 'enforce_security_group_inbound_rules_on_private_link_traffic';

    expect(loadBalancer({ type: 'network' })).not.toHaveProperty(argument);
    expect(loadBalancer({ type: 'network', privateLinkOpen: true })).toHaveProperty(argument, 'off');
  });

  it('refuses to be open to PrivateLink where none leads', () => {
    expect(() => loadBalancer({ privateLinkOpen: true })).toThrow(
      propRefusal({
        where: 'dev-scratch/LoadBalancer.api',
        prop: 'privateLinkOpen',
        mustBe: 'absent on an Application Load Balancer',
        was: true,
        fix: 'Leave it out: PrivateLink leads to Network Load Balancers alone.',
      }),
    );
  });

  it.each(['internal-api', '-api', 'api-', 'a_b', '', 'a'.repeat(33)])('refuses the name %s', (name) => {
    expect(() => loadBalancer({ name })).toThrow(
      propRefusal({
        where: 'dev-scratch/LoadBalancer.api',
        prop: 'name',
        mustBe: '1 to 32 letters, digits and hyphens, with no hyphen at the ends and not beginning with internal-',
        was: name,
        fix: 'Shorten it, and replace other characters by hyphens.',
      }),
    );
  });

  it('refuses one availability zone', () => {
    expect(() => loadBalancer({ vpc: { subnetIds: ['subnet-1'] } })).toThrow(
      propRefusal({
        where: 'dev-scratch/LoadBalancer.api',
        prop: 'vpc.subnetIds',
        mustBe: 'a list of 2 to 10 subnets',
        was: ['subnet-1'],
        fix: 'Name one private subnet in each availability zone.',
      }),
    );
  });
});

describe('TargetGroup', () => {
  it('speaks HTTP to addresses that answer at its root', () => {
    expect(targetGroup()).toMatchObject({
      name_prefix: 'api-',
      target_type: 'ip',
      vpc_id: vpc.vpcId,
      port: 8080,
      protocol: 'HTTP',
      health_check: { protocol: 'HTTP', path: '/', matcher: '200-299' },
    });
  });

  it('asks for health where told', () => {
    expect(targetGroup({ healthPath: '/health' }).health_check.path).toBe('/health');
  });

  it('only connects behind a Network Load Balancer', () => {
    expect(targetGroup({ type: 'network' })).toMatchObject({ protocol: 'TCP', health_check: { protocol: 'TCP' } });
  });

  it('is there anew before the old one goes, because a listener holds on to it', () => {
    expect(targetGroup().lifecycle).toEqual({ create_before_destroy: true });
  });

  it.each([
    [{ namePrefix: 'toolong' }, { prop: 'namePrefix', mustBe: '1 to 6 letters, digits and hyphens' }],
    [{ port: 0 }, { prop: 'port', mustBe: 'a whole number from 1 to 65535 as a TCP port', was: 0 }],
    [
      { healthPath: 'health' },
      { prop: 'healthPath', mustBe: 'a path of up to 1024 characters that begins with a slash' },
    ],
    [
      { type: 'network', healthPath: '/health' },
      { prop: 'healthPath', mustBe: 'absent behind a Network Load Balancer' },
    ],
  ] as const)('refuses %o', (props, expected) => {
    expect(() => targetGroup(props)).toThrow(propRefusal({ where: 'dev-scratch/TargetGroup.api', ...expected }));
  });
});

describe('Listener', () => {
  const listener = (type: LoadBalancerType, named: boolean) =>
    synth((scope) => {
      const zone = new HostedZone(scope, 'main', { domainName: 'myapp.com' });
      const certificate = named ? new Certificate(scope, 'api', { domainName: 'api.myapp.com', zone }) : undefined;
      const made = new Listener(scope, 'api', {
        loadBalancer: loadBalancerIn(scope, { type }),
        targetGroup: targetGroupIn(scope, { type }),
        certificate,
      });
      expect(made.serverName).toBe(named ? 'api.myapp.com' : undefined);
    }).at('aws_lb_listener.api');

  it.each([
    ['application', 'HTTP'],
    ['network', 'TCP'],
  ] as const)('of type %s speaks %s without a certificate', (type, protocol) => {
    const emitted = listener(type, false);

    expect(emitted).toMatchObject({
      load_balancer_arn: '${aws_lb.api.arn}',
      port: 80,
      protocol,
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.api.arn}' }],
    });
    expect(emitted).not.toHaveProperty('ssl_policy');
  });

  it.each([
    ['application', 'HTTPS'],
    ['network', 'TLS'],
  ] as const)('of type %s speaks %s with one, TLS 1.2 or newer', (type, protocol) => {
    expect(listener(type, true)).toMatchObject({
      port: 443,
      protocol,
      certificate_arn: '${aws_acm_certificate_validation.api.certificate_arn}',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    });
  });

  it('refuses targets of the other type', () => {
    expect(() =>
      synth((scope) => {
        const targets = targetGroupIn(scope, { type: 'network' });
        new Listener(scope, 'api', { loadBalancer: loadBalancerIn(scope), targetGroup: targets });
      }),
    ).toThrow(
      propRefusal({
        where: 'dev-scratch/Listener.api',
        prop: 'targetGroup',
        mustBe: 'a group for load balancers of type application',
        was: 'network',
        fix: 'Give group and load balancer the same type.',
      }),
    );
  });
});
