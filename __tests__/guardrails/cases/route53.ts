import { type Case, proof, type Resources, ref, values } from './case';

const record = 'aws_route53_record.r';
const target = 'aws_apigatewayv2_domain_name.d.domain_name_configuration[0].target_domain_name';
const zone = 'aws_apigatewayv2_domain_name.d.domain_name_configuration[0].hosted_zone_id';
const domain: Resources = {
  'aws_apigatewayv2_domain_name.d': { domain_name_configuration: { certificate_arn: 'x' } },
  'aws_apigatewayv2_api.a': {},
};
const alias = (name: string, zone_id: string): Resources => ({
  ...domain,
  [record]: { type: 'A', alias: { name, zone_id } },
});

/** Proofs of the rules about DNS records. */
export const route53Cases: Case[] = [
  proof(
    'route53/alias-target',
    alias(ref('aws_apigatewayv2_api.a.api_endpoint'), 'Z1'),
    alias(ref(target), ref(zone)),
    `${record}.alias.name`,
  ),
  proof(
    'route53/alias-target',
    alias('abc.execute-api.eu-west-1.amazonaws.com', 'Z1'),
    alias('d-abc.execute-api.eu-west-1.amazonaws.com', 'Z1'),
    `${record}.alias.name`,
    { when: 'a literal host' },
  ),
  proof(
    'route53/alias-target',
    alias(ref(target), ref('data.aws_route53_zone.z.zone_id')),
    alias(ref(target), ref(zone)),
    `${record}.alias.zone_id`,
    { when: 'the zone of the record', says: 'hosted_zone_id' },
  ),
  proof('route53/cloudfront-zone', alias('d111.cloudfront.net', 'Z1'), alias('d111.cloudfront.net', 'Z2FDTNDATAQYW2'), [
    `${record}.alias.name`,
    `${record}.alias.zone_id`,
  ]),
  proof(
    'route53/alias-type',
    {
      ...alias(ref(target), ref(zone)),
      [record]: { type: 'CNAME', name: 'x.a.example', alias: { name: ref(target), zone_id: ref(zone) } },
    },
    { [record]: { type: 'AAAA' } },
    [`${record}.type`, `${record}.alias`],
  ),
  proof(
    'route53/alias-type',
    {
      [record]: { type: 'CNAME', name: 'a.example', zone_id: ref('aws_route53_zone.z.zone_id') },
      'aws_route53_zone.z': { name: 'a.example' },
    },
    { [record]: { name: 'x.a.example' } },
    [`${record}.name`, 'aws_route53_zone.z.name', `${record}.zone_id`],
    { when: 'at the apex' },
  ),
  proof('route53/ttl', { [record]: { records: ['10.0.0.1'] } }, { [record]: { ttl: 60 } }, [
    `${record}.ttl`,
    `${record}.records`,
  ]),
  proof(
    'route53/set-identifier',
    { [record]: { set_identifier: 'a' } },
    { [record]: { weighted_routing_policy: { weight: 1 } } },
    [`${record}.set_identifier`, `${record}.latency_routing_policy`],
  ),
  ...values(
    'route53/record-values',
    'aws_route53_record.records',
    [['300.1.1.1'], ['https://a.example']],
    [['10.0.0.1'], [ref('var.unknown')]],
    { 'aws_route53_record.a': { type: 'A' } },
  ),
  ...values(
    'route53/record-values',
    'aws_route53_record.records',
    [['a.example', 'b.example'], ['https://a.example']],
    [['a.example']],
    { 'aws_route53_record.a': { type: 'CNAME' } },
  ),
  ...values('route53/weight', 'aws_route53_record.weighted_routing_policy.weight', [256, -1], [0, 255]),
];
