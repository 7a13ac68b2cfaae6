import { enumerations } from '../../../limits/limits';
import { booleanOf, isList, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { absent, argument, rule, shown } from '../define';
import { avoids, longAs, matches, oneOf, wholeNumber } from '../demands';
import { record } from './zone';

const api = (operation: string): string =>
  `https://docs.aws.amazon.com/Route53/latest/APIReference/API_${operation}.html`;
const healthCheck = 'aws_route53_health_check';

const typeOf = (resource: Resource): string => textOf(resource.get('type')) ?? '';

const recordsOf = (resource: Resource): string[] => {
  const value = resource.get('records');
  return isList(value) ? value.map(textOf).filter((one) => one !== undefined) : [];
};

/** What a record of a type looks like. */
const forms: Readonly<Record<string, readonly [RegExp, string]>> = {
  CAA: [/^\d{1,3} [a-z0-9]+ ".*"$/i, '0 issue "letsencrypt.org"'],
  SRV: [/^\d{1,5} \d{1,5} \d{1,5} \S+$/, '1 10 5269 host.example.com'],
};

function placeProblems(block: Body): (string | false)[] {
  const has = (name: string): boolean => block.has(name) === true;
  return [
    has('continent') && has('country') && 'geolocation_routing_policy must have continent or country, had both',
    has('subdivision') &&
      block.lacks('country') &&
      'geolocation_routing_policy.country must be given with subdivision, was absent',
    ['continent', 'country', 'subdivision'].every((name) => block.lacks(name)) &&
      'geolocation_routing_policy must have continent or country, had none',
  ];
}

/** Rules about single arguments of records, zones and health checks. */
export const route53ArgumentRules = [
  argument({
    id: 'route53/name-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html',
    on: [record, 'aws_route53_zone'],
    at: 'name',
    must: matches(
      /^$|^(?=.{1,255}$)[^.\s]{1,63}(\.[^.\s]{1,63})*\.?$/,
      'have labels of 1 to 63 characters with dots between them, 255 in all',
    ),
    fix: 'Shorten the label, or remove the dot or space.',
  }),
  argument({
    id: 'route53/ttl-range',
    severity: 'rejects',
    source: 'botocore 1.43.11, route53 TTL',
    on: record,
    at: 'ttl',
    must: wholeNumber(0, 2_147_483_647, 'seconds'),
    fix: 'Give seconds, 300 for the most part.',
  }),
  rule({
    id: 'route53/cloudfront-health',
    severity: 'rejects',
    source: api('AliasTarget'),
    on: record,
    demand: 'an alias of a distribution does not evaluate its health',
    fix: 'Set evaluate_target_health = false.',
    check: (resource) =>
      resource
        .blocks('alias')
        .map(
          (block) =>
            block.get('zone_id') === enumerations.cloudFrontZone.value &&
            booleanOf(block.get('evaluate_target_health')) === true &&
            'alias.evaluate_target_health must be false for a distribution, was true',
        ),
  }),
  argument({
    id: 'route53/alias-host',
    severity: 'rejects',
    source: api('AliasTarget'),
    on: record,
    at: 'alias.name',
    must: avoids(/\//, 'be a host name without scheme and path'),
    fix: 'Remove https:// and the path.',
  }),
  absent({
    id: 'route53/multivalue-alias',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-multivalue.html',
    on: record,
    demand: 'a multivalue answer is no alias',
    fix: 'Give records, or another routing policy.',
    at: 'alias',
    where: (resource) =>
      booleanOf(resource.get('multivalue_answer_routing_policy')) === true && 'with multivalue_answer_routing_policy',
  }),
  rule({
    id: 'route53/place',
    severity: 'rejects',
    source: api('GeoLocation'),
    on: record,
    demand: 'a geolocation must be a continent, or a country with or without subdivision',
    fix: 'Name one of the two; country "*" is the rest of the world.',
    check: (resource) => resource.blocks('geolocation_routing_policy').flatMap(placeProblems),
  }),
  argument({
    id: 'route53/continent',
    severity: 'rejects',
    source: api('GeoLocation'),
    on: record,
    at: 'geolocation_routing_policy.continent',
    must: oneOf(['AF', 'AN', 'AS', 'EU', 'NA', 'OC', 'SA']),
    fix: 'Use the code of two letters.',
  }),
  argument({
    id: 'route53/set-identifier-length',
    severity: 'rejects',
    source: api('ResourceRecordSet'),
    on: record,
    at: 'set_identifier',
    must: longAs(1, 128),
    fix: 'Shorten set_identifier.',
  }),
  rule({
    id: 'route53/record-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html',
    on: record,
    demand: 'CAA and SRV records must have their parts',
    fix: 'Write 0 issue "CA" or PRIORITY WEIGHT PORT HOST.',
    check: (resource) => {
      const type = typeOf(resource);
      const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
      return recordsOf(resource).map(
        (one) =>
          form !== undefined && !form[0].test(one) && `records of ${type} must be like ${form[1]}, was ${shown(one)}`,
      );
    },
  }),
  rule({
    id: 'route53/records-given',
    severity: 'rejects',
    source: 'botocore 1.43.11, route53 ResourceRecords',
    on: record,
    demand: 'a record without alias needs a value',
    fix: 'Give a value, or an alias.',
    check: (resource) => {
      const value = resource.get('records');
      return (
        isList(value) &&
        value.length === 0 &&
        resource.lacks('alias') &&
        'records must have a value without alias, had none'
      );
    },
  }),
  argument({
    id: 'route53/health-check-host',
    severity: 'rejects',
    source: api('HealthCheckConfig'),
    on: healthCheck,
    at: 'fqdn',
    must: avoids(/\//, 'be a host name without scheme and path'),
    fix: 'Put the path into resource_path.',
  }),
  argument({
    id: 'route53/health-check-address',
    severity: 'rejects',
    source: api('HealthCheckConfig'),
    on: healthCheck,
    at: 'ip_address',
    must: avoids(
      /^(10|127|0)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^2(2[4-9]|[3-5]\d)\./,
      'be a public address',
    ),
    fix: 'Watch an alarm of the private endpoint instead.',
  }),
];
