import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, oncePerModel, repeated } from '../apis';
import { argument, given, rule, shown, unique } from '../define';
import { matches, sized } from '../demands';
import { record, routingPolicies } from './zone';

const zone = 'aws_route53_zone';
const healthCheck = 'aws_route53_health_check';
const guide = (page: string): string => `https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/${page}.html`;

/** Zone, name and type of a record, where all are known. */
function setOf(resource: Resource): string | undefined {
  const parts = ['zone_id', 'name', 'type'].map((name) => identityOf(resource, name));
  return parts.includes(undefined) || resource.conditional ? undefined : parts.join(' ').toLowerCase();
}

const policyOf = (resource: Resource): string | undefined =>
  resource.has('multivalue_answer_routing_policy') === true
    ? 'multivalue_answer_routing_policy'
    : routingPolicies.find((name) => resource.blocks(name).length > 0);

const setsIn = oncePerModel((model): ReadonlyMap<string, readonly Resource[]> => {
  const sets = new Map<string, Resource[]>();
  for (const one of model.ofType(record)) {
    const key = policyOf(one) === undefined ? undefined : setOf(one);
    if (key !== undefined) sets.set(key, [...(sets.get(key) ?? []), one]);
  }
  return sets;
});

const twinsIn = oncePerModel((model) =>
  repeated(model.ofType(record), (one) => {
    const [set, id] = [setOf(one), identityOf(one, 'set_identifier')];
    return set === undefined || id === undefined ? undefined : `${set} ${id}`;
  }),
);

function mixedProblem(resource: Resource, model: Model): string | false {
  const own = policyOf(resource);
  const first = setsIn(model).get(setOf(resource) ?? '')?.[0];
  const other = first === undefined || first === resource ? undefined : policyOf(first);
  return (
    own !== undefined &&
    other !== undefined &&
    other !== own &&
    `${own} must be ${other}, as ${first?.address} of the same name and type has it`
  );
}

const isPublic = (resource: Resource): boolean => resource.lacks('vpc') && resource.tellsLifecycle;

/** Rules about records that share a name, zones of networks, and health checks of several regions. */
export const routingRules = [
  rule({
    id: 'route53/failover-health',
    severity: 'rejects',
    source: guide('resource-record-sets-values-failover'),
    on: record,
    demand: 'a primary record of a failover needs a health check, unless it is an alias',
    fix: 'Set health_check_id.',
    check: (resource) =>
      resource
        .blocks('failover_routing_policy')
        .map(
          (block) =>
            block.get('type') === 'PRIMARY' &&
            resource.lacks('alias') &&
            resource.lacks('health_check_id') &&
            'health_check_id must be given for a PRIMARY record without alias, was absent',
        ),
  }),
  argument({
    id: 'route53/latency-region',
    severity: 'rejects',
    source: 'botocore 1.43.11, route53 ResourceRecordSetRegion',
    on: record,
    at: 'latency_routing_policy.region',
    must: matches(/^[a-z]{2}(-[a-z]+)+-\d$/, 'be the name of a region, such as eu-west-1'),
    fix: 'Name the region, not one of its zones.',
  }),
  rule({
    id: 'route53/one-routing-policy',
    severity: 'rejects',
    source: guide('routing-policy'),
    on: record,
    demand: 'records of one name and type must have one kind of routing policy',
    fix: 'Give both the same kind, or make one an alias to a record with a policy of its own.',
    check: mixedProblem,
  }),
  unique({
    id: 'route53/set-identifier-unique',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html',
    on: record,
    demand: 'records of one name and type must have a set_identifier of their own each',
    fix: 'Rename one of the two.',
    at: 'set_identifier',
    within: 'among records of its name and type',
    twin: (resource, model) => twinsIn(model).get(resource),
  }),
  argument({
    id: 'route53/health-check-regions',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html',
    on: healthCheck,
    at: 'regions',
    must: sized(3, Number.POSITIVE_INFINITY),
    fix: 'Name three regions, or leave regions out.',
  }),
  given({
    id: 'route53/health-check-children',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html',
    on: healthCheck,
    demand: 'a calculated health check counts others',
    fix: 'Set child_healthchecks and child_health_threshold.',
    at: ['child_healthchecks', 'child_health_threshold'],
    where: (resource) => resource.get('type') === 'CALCULATED' && 'with type CALCULATED',
  }),
  rule({
    id: 'route53/private-zone-association',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html',
    on: ['aws_route53_zone_association', 'aws_route53_vpc_association_authorization'],
    demand: 'a network is associated with a private zone, which is made with one',
    fix: 'Give the zone a vpc block.',
    check: (resource, model) => {
      const held = model.follow(resource, 'zone_id', zone);
      return held !== undefined && isPublic(held) && `zone_id must be a private zone, ${held.address} has no vpc`;
    },
  }),
  rule({
    id: 'route53/query-log-region',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html',
    on: 'aws_route53_query_log',
    demand: 'queries are logged to a log group of us-east-1',
    fix: 'Make the log group with a provider of us-east-1.',
    check: (resource, model) => {
      const held = model.follow(resource, 'cloudwatch_log_group_arn', 'aws_cloudwatch_log_group');
      const literal = /^arn:[\w-]+:logs:([a-z0-9-]+):/.exec(textOf(resource.get('cloudwatch_log_group_arn')) ?? '');
      const region = held?.region ?? literal?.[1];
      return (
        region !== undefined &&
        region !== 'us-east-1' &&
        `cloudwatch_log_group_arn must be of us-east-1, was of ${region}`
      );
    },
  }),
  rule({
    id: 'route53/signing-key',
    severity: 'rejects',
    source: guide('dns-configuring-dnssec-cmk-requirements'),
    on: 'aws_route53_key_signing_key',
    demand: 'a zone is signed by a key for signing of kind ECC_NIST_P256 in us-east-1',
    fix: 'Set customer_master_key_spec = "ECC_NIST_P256" and key_usage = "SIGN_VERIFY".',
    check: (resource, model) => {
      const key = model.follow(resource, 'key_management_service_arn', 'aws_kms_key');
      const spec =
        key &&
        (textOf(key.get('customer_master_key_spec')) ?? (key.lacks('customer_master_key_spec') && 'SYMMETRIC_DEFAULT'));
      const region = key?.region;
      return [
        typeof spec === 'string' &&
          spec !== 'ECC_NIST_P256' &&
          `key_management_service_arn must be a key of ECC_NIST_P256, ${key?.address} is ${shown(spec)}`,
        region !== undefined &&
          region !== 'us-east-1' &&
          `key_management_service_arn must be a key of us-east-1, ${key?.address} is of ${region}`,
      ];
    },
  }),
];
