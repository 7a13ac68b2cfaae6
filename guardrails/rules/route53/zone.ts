import { enumerations, limits } from '../../../limits/limits';
import { isList } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { outlineOf, soleReference, startOf } from '../apis';
import { argument, given, rule, shown } from '../define';
import { within } from '../demands';

/** The Terraform type that these rules are about. */
export const record = 'aws_route53_record';
/** The blocks that say how records of one name share its answers. */
export const routingPolicies = [
  'weighted_routing_policy',
  'failover_routing_policy',
  'geolocation_routing_policy',
  'geoproximity_routing_policy',
  'latency_routing_policy',
  'cidr_routing_policy',
];
const domain = /(^|\.)(aws_apigatewayv2_domain_name|aws_api_gateway_domain_name)\./;

/** Which zone attribute goes with which name attribute of a domain. */
const zoneFor: Readonly<Record<string, string>> = {
  'domain_name_configuration.0.target_domain_name': 'domain_name_configuration.0.hosted_zone_id',
  regional_domain_name: 'regional_zone_id',
  cloudfront_domain_name: 'cloudfront_zone_id',
};

function aliasProblem(block: Body): string | undefined {
  const name = soleReference(block.symbolic('name'));
  const host = startOf(block.get('name')) ?? '';
  if (name !== undefined && /(^|\.)aws_apigatewayv2_api\./.test(name.address))
    return `alias.name must be the target name of a custom domain, was ${name.attribute} of ${name.address}`;
  // The target of a custom domain is d-….execute-api.…, too.
  if (/^(?!d-).*\.execute-api\./.test(outlineOf(block.get('name')) ?? host))
    return `alias.name must be the target name of a custom domain, was ${shown(outlineOf(block.get('name'), '?'))}`;
  const expected = name !== undefined && domain.test(name.address) ? zoneFor[name.attribute] : undefined;
  const zone = soleReference(block.symbolic('zone_id'));
  if (expected === undefined || zone === undefined || (zone.address === name?.address && zone.attribute === expected))
    return undefined;
  const edge =
    name?.attribute === 'cloudfront_domain_name' && block.get('zone_id') === enumerations.cloudFrontZone.value;
  return edge
    ? undefined
    : `alias.zone_id must be ${expected} of ${name?.address}, was ${zone.attribute} of ${zone.address}`;
}

const isAwsHost = (value: unknown): boolean =>
  isLiteral(value) && /\.(amazonaws\.com(\.cn)?|cloudfront\.net|awsglobalaccelerator\.com)\.?$/.test(value);

const isLiteral = (value: unknown): value is string => typeof value === 'string';

function valueProblem(type: unknown, value: string): string | undefined {
  const octets = value.split('.').map(Number);
  const isIpv4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(value) && octets.every((octet) => octet <= 255);
  if (type === 'A' && !isIpv4) return `records must be IPv4 addresses for type A, was ${shown(value)}`;
  if (type === 'AAAA' && !/^[0-9A-Fa-f:.]+$/.test(value))
    return `records must be IPv6 addresses for type AAAA, was ${shown(value)}`;
  return type === 'CNAME' && /[/\s]|:/.test(value)
    ? `records must be a host name for type CNAME, was ${shown(value)}`
    : undefined;
}

/** A name of DNS as it is compared: a dot at its end changes nothing. */
export const withoutDot = (name: string): string => name.replace(/\.$/, '');

function apexProblem(resource: Resource, model: Model): string | undefined {
  const zone = model.follow(resource, 'zone_id', 'aws_route53_zone');
  const [own, apex] = [resource.get('name'), zone?.get('name')];
  const same = isLiteral(own) && isLiteral(apex) && withoutDot(own) === withoutDot(apex);
  return same || own === ''
    ? `type must not be CNAME at the apex of the zone, was "CNAME" for ${shown(own)}`
    : undefined;
}

/** Rules about `aws_route53_record`. */
export const route53Rules = [
  rule({
    id: 'route53/alias-target',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-api-gateway.html',
    on: record,
    demand: 'an alias must take name and zone from one custom domain, never the execute-api host',
    fix: 'Use the target name and zone id of the domain name resource.',
    check: (resource) => resource.blocks('alias').map(aliasProblem),
  }),
  rule({
    id: 'route53/cloudfront-zone',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-route53-alias-cloudfront-zone-id)',
    on: record,
    demand: 'an alias of a CloudFront host must use the CloudFront zone',
    fix: 'Use the zone id that the resource exports, or Z2FDTNDATAQYW2.',
    check: (resource) =>
      resource.blocks('alias').map((block) => {
        const [name, zone] = [block.get('name'), block.get('zone_id')];
        return (
          isLiteral(name) &&
          /\.cloudfront\.net\.?$/.test(name) &&
          isLiteral(zone) &&
          zone !== enumerations.cloudFrontZone.value &&
          `alias.zone_id must be ${enumerations.cloudFrontZone.value} for ${name}, was ${shown(zone)}`
        );
      }),
  }),
  rule({
    id: 'route53/alias-type',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
    on: record,
    demand: 'an alias of an API must have type A or AAAA, and an apex must be no CNAME',
    fix: 'Use type A with alias.',
    check: (resource, model) =>
      resource.get('type') === 'CNAME'
        ? [
            resource
              .blocks('alias')
              .some(
                (block) =>
                  domain.test(soleReference(block.symbolic('name'))?.address ?? '') || isAwsHost(block.get('name')),
              ) && 'type must be A or AAAA with alias, was "CNAME"',
            apexProblem(resource, model),
          ]
        : undefined,
  }),
  given({
    id: 'route53/ttl',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-route53-record-value-source)',
    on: record,
    demand: 'ttl must be given with records',
    fix: 'Set ttl, for example to 300.',
    at: 'ttl',
    where: (resource) => resource.has('records') === true && 'with records',
  }),
  rule({
    id: 'route53/set-identifier',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-route53-set-identifier-pairing)',
    on: record,
    demand: 'set_identifier and one routing policy must go together',
    fix: 'Add the routing policy, or remove set_identifier.',
    check: (resource) => {
      const none =
        routingPolicies.every((name) => resource.lacks(name)) && !resource.has('multivalue_answer_routing_policy');
      const given = routingPolicies.filter((name) => resource.blocks(name).length > 0);
      return [
        resource.has('set_identifier') === true &&
          none &&
          `set_identifier must go with a routing policy, was ${shown(resource.get('set_identifier'))} alone`,
        resource.lacks('set_identifier') &&
          given.length > 0 &&
          `set_identifier must be given with ${given[0]}, was absent`,
      ];
    },
  }),
  rule({
    id: 'route53/record-values',
    severity: 'rejects',
    source: 'cfn-lint aws_route53_recordset/recordset_pattern.json',
    on: record,
    demand: 'records must fit the type: addresses for A and AAAA, one host name for CNAME',
    fix: 'Write plain addresses or one host name, without scheme.',
    check: (resource) => {
      const [type, values] = [resource.get('type'), resource.get('records')];
      const literal = isList(values) ? values.filter(isLiteral) : [];
      return [
        type === 'CNAME' &&
          isList(values) &&
          values.length > 1 &&
          `records must be one host name for type CNAME, had ${values.length}`,
        ...literal.map((value) => valueProblem(type, value)),
      ];
    },
  }),
  argument({
    id: 'route53/weight',
    severity: 'rejects',
    source: 'botocore 1.43.11, route53 ResourceRecordSetWeight',
    on: record,
    at: 'weighted_routing_policy.weight',
    must: within(limits.recordWeight.value),
    fix: 'Give a weight of 255 at most.',
  }),
];
