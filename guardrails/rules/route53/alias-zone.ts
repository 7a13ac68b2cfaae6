import type { Body } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule } from '../define';
import { record } from './zone';

/** What an alias takes of a type: the attribute with the name, and the one with the zone. */
const targets: Readonly<Record<string, readonly [names: readonly string[], zones: readonly string[]]>> = {
  aws_lb: [['dns_name'], ['zone_id']],
  aws_alb: [['dns_name'], ['zone_id']],
  aws_elb: [['dns_name'], ['zone_id']],
  aws_cloudfront_distribution: [['domain_name'], ['hosted_zone_id']],
  aws_s3_bucket: [['website_domain'], ['hosted_zone_id']],
  aws_s3_bucket_website_configuration: [['website_domain'], []],
  aws_globalaccelerator_accelerator: [['dns_name'], ['hosted_zone_id']],
};

const typeOf = (address: string): string => /(?:^|\.)(aws_\w+)\.[\w-]+$/.exec(address)?.[1] ?? '';

function nameProblem(block: Body): string | false {
  const name = soleReference(block.symbolic('name'));
  const right = name === undefined || name.address.includes('data.') ? undefined : targets[typeOf(name.address)]?.[0];
  return (
    right !== undefined &&
    name !== undefined &&
    !right.includes(name.attribute) &&
    `alias.name must be ${right[0]} of ${name.address}, was its ${name.attribute}`
  );
}

function zoneProblem(block: Body): string | false {
  const [name, zone] = [soleReference(block.symbolic('name')), soleReference(block.symbolic('zone_id'))];
  const right = name === undefined || name.address.includes('data.') ? undefined : targets[typeOf(name.address)]?.[1];
  const same = zone !== undefined && zone.address === name?.address;
  return (
    same &&
    right !== undefined &&
    right.length > 0 &&
    !right.includes(zone.attribute) &&
    `alias.zone_id must be ${right[0]} of ${name?.address}, was its ${zone.attribute}`
  );
}

/** A rule about the attributes that an alias takes of its target. */
export const aliasZoneRule = rule({
  id: 'route53/alias-zone',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html',
  on: record,
  demand: 'an alias takes the host name and the zone that its target has for aliases',
  fix: 'Use website_domain of a bucket, dns_name of a load balancer, domain_name of a distribution, and the zone of the same.',
  check: (resource) => resource.blocks('alias').flatMap((block) => [nameProblem(block), zoneProblem(block)]),
});
