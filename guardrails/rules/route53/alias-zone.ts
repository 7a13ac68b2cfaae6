import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { identityOf, soleReference } from '../apis';
import { rule } from '../define';
import { record } from './zone';

/** What an alias takes of a type: the attribute with the name, and the one with the zone. */
const targets: Readonly<Record<string, readonly [names: readonly string[], zones?: readonly string[]]>> = {
  aws_lb: [['dns_name'], ['zone_id']],
  aws_alb: [['dns_name'], ['zone_id']],
  aws_elb: [['dns_name'], ['zone_id']],
  aws_cloudfront_distribution: [['domain_name'], ['hosted_zone_id']],
  aws_s3_bucket: [['website_domain'], ['hosted_zone_id']],
  aws_s3_bucket_website_configuration: [['website_domain']],
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
    !right.includes(zone.attribute) &&
    `alias.zone_id must be ${right[0]} of ${name?.address}, was its ${zone.attribute}`
  );
}

/** A record that an alias of the same zone names, where it has another type, and no record of the name has the right one. */
function typeProblem(resource: Resource, block: Body, model: Model): string | false {
  const named = model.follow(block, 'name', record);
  const [type, other] = [textOf(resource.get('type')), textOf(named?.get('type'))];
  const zone = identityOf(block, 'zone_id');
  if (named?.type !== record || type === undefined || other === undefined || type === other) return false;
  if (zone === undefined || zone !== identityOf(named, 'zone_id') || model.hasOpaqueModules) return false;
  const beside = model
    .ofType(record)
    .some((one) => one !== named && one !== resource && identityOf(one, 'name') === identityOf(named, 'name'));
  return !beside && `alias.name must be a record of type ${type}, ${named.address} is a ${other}`;
}

/** Rules about what an alias takes of its target. */
export const aliasZoneRules = [
  rule({
    id: 'route53/alias-record-type',
    severity: 'rejects',
    source: 'https://github.com/rust-lang/simpleinfra/pull/907',
    on: record,
    demand: 'an alias to a record of its zone has the type of that record',
    fix: 'Name a record of the same type, or what the CNAME leads to.',
    check: (resource, model) => resource.blocks('alias').map((block) => typeProblem(resource, block, model)),
  }),
  rule({
    id: 'route53/alias-zone',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html',
    on: record,
    demand: 'an alias takes the host name and the zone that its target has for aliases',
    fix: 'Use website_domain of a bucket, dns_name of a load balancer, domain_name of a distribution, and the zone of the same.',
    check: (resource) => resource.blocks('alias').flatMap((block) => [nameProblem(block), zoneProblem(block)]),
  }),
];
