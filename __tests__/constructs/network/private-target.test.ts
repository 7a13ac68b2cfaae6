import { describe, expect, it } from 'vitest';
import { CloudMapService, type CloudMapServiceProps } from '../../../constructs/network/cloud-map-service';
import { ExistingListener } from '../../../constructs/network/existing-listener';
import { propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';
import { vpcLinkIn } from './network-parts';

const arn = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/pets/50dc6c495c0c9188/f2f7dc8efc522ab2';

describe('ExistingListener', () => {
  it('is read, with its load balancer and VPC', () => {
    const doc = synth((scope) => new ExistingListener(scope, 'pets', { arn }));

    expect(doc.at('data.aws_lb_listener.pets').arn).toBe(arn);
    expect(doc.at('data.aws_lb.pets').arn).toBe('${data.aws_lb_listener.pets.load_balancer_arn}');
    expect(doc.at('data.aws_vpc.pets').id).toBe('${data.aws_lb.pets.vpc_id}');
  });

  it('says in which subnets it is', () => {
    const doc = synth((scope) => vpcLinkIn(scope, { vpc: new ExistingListener(scope, 'pets', { arn }).vpc }));

    expect(doc.at('aws_apigatewayv2_vpc_link.main').subnet_ids).toBe('${tolist(data.aws_lb.pets.subnets)}');
  });

  it('refuses what is no listener', () => {
    const target = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/pets/50dc6c495c0c9188';

    expect(() => synth((scope) => new ExistingListener(scope, 'pets', { arn: target }))).toThrow(
      propRefusal({ where: 'dev-scratch/ExistingListener.pets', prop: 'target.arn', mustBe: 'the ARN of a listener' }),
    );
  });
});

describe('CloudMapService', () => {
  const service = (props: Partial<CloudMapServiceProps> = {}) =>
    synth((scope) => new CloudMapService(scope, 'pets', { name: 'pets', namespaceId: 'ns-1', ...props })).at(
      'aws_service_discovery_service.pets',
    );

  it('tells the ports of its instances, by SRV records', () => {
    expect(service()).toMatchObject({
      name: 'pets',
      dns_config: { namespace_id: 'ns-1', routing_policy: 'MULTIVALUE', dns_records: [{ type: 'SRV', ttl: 60 }] },
    });
  });

  it.each(['-pets', 'a.b', '', 'a'.repeat(64)])('refuses the name %s', (name) => {
    expect(() => service({ name })).toThrow(
      propRefusal({
        where: 'dev-scratch/CloudMapService.pets',
        prop: 'name',
        mustBe: '1 to 63 letters, digits, hyphens and underscores, with no hyphen at the ends',
        was: name,
        fix: 'Shorten it, and replace other characters by hyphens.',
      }),
    );
  });

  it('refuses a negative time', () => {
    expect(() => service({ ttlSeconds: -1 })).toThrow(
      propRefusal({ prop: 'ttlSeconds', mustBe: 'a whole number from 0 to 2147483647 seconds' }),
    );
  });
});
