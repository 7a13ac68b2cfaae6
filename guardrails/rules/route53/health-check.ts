import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { absent, given, rule, shown } from '../define';

const check = 'aws_route53_health_check';
const answer = 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html';

const typeOf = (resource: Resource): string => textOf(resource.get('type')) ?? '';
const isEndpoint = (type: string): boolean => /^(HTTPS?(_STR_MATCH)?|TCP)$/.test(type);
const isSent = (resource: Resource, name: string): boolean =>
  resource.has(name) === true && !['', '0', 'false'].includes(textOf(resource.get(name)) ?? 'true');
const withType = (resource: Resource): string => `with type ${typeOf(resource)}`;

/** Rules about `aws_route53_health_check`. */
export const healthCheckRules = [
  absent({
    id: 'route53/health-check-alarm',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/22993',
    on: check,
    demand: 'only a health check of type CLOUDWATCH_METRIC watches an alarm',
    fix: 'Remove the alarm; an alarm on the metrics of the check is a resource of its own.',
    at: ['cloudwatch_alarm_name', 'cloudwatch_alarm_region'],
    where: (resource) => !/^(CLOUDWATCH_METRIC)?$/.test(typeOf(resource)) && withType(resource),
  }),
  given({
    id: 'route53/health-check-alarm-given',
    severity: 'rejects',
    source: answer,
    on: check,
    demand: 'a health check of an alarm must name it and its region',
    fix: 'Set cloudwatch_alarm_name and cloudwatch_alarm_region.',
    at: ['cloudwatch_alarm_name', 'cloudwatch_alarm_region'],
    where: (resource) => typeOf(resource) === 'CLOUDWATCH_METRIC' && withType(resource),
  }),
  given({
    id: 'route53/health-check-text',
    severity: 'rejects',
    source: answer,
    on: check,
    demand: 'a health check for a text must name it',
    fix: 'Set search_string.',
    at: 'search_string',
    where: (resource) => typeOf(resource).endsWith('_STR_MATCH') && withType(resource),
  }),
  absent({
    id: 'route53/health-check-http',
    severity: 'rejects',
    source: answer,
    on: check,
    demand: 'a health check of type TCP has no path and no text',
    fix: 'Remove resource_path and search_string, or use type HTTP.',
    at: ['resource_path', 'search_string'],
    where: (resource) => typeOf(resource) === 'TCP' && withType(resource),
  }),
  absent({
    id: 'route53/health-check-search',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/19272',
    on: check,
    demand: 'a health check of type HTTP or HTTPS reads no answer',
    fix: 'Use type HTTP_STR_MATCH or HTTPS_STR_MATCH, or remove search_string.',
    at: 'search_string',
    where: (resource) => /^HTTPS?$/.test(typeOf(resource)) && withType(resource),
  }),
  rule({
    id: 'route53/health-check-asks',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/20455',
    on: check,
    demand: 'a health check that asks no endpoint has no interval, no failures to count and no latency',
    fix: 'Remove request_interval, failure_threshold and measure_latency.',
    check: (resource) =>
      ['request_interval', 'failure_threshold', 'measure_latency'].map(
        (name) =>
          ['CALCULATED', 'CLOUDWATCH_METRIC'].includes(typeOf(resource)) &&
          isSent(resource, name) &&
          `${name} must be absent ${withType(resource)}, was ${shown(resource.get(name))}`,
      ),
  }),
  rule({
    id: 'route53/health-check-endpoint',
    severity: 'rejects',
    source: answer,
    on: check,
    demand: 'a health check of an endpoint must name it, and TCP its port',
    fix: 'Set fqdn or ip_address.',
    check: (resource) => [
      isEndpoint(typeOf(resource)) &&
        resource.lacks('fqdn') &&
        resource.lacks('ip_address') &&
        `fqdn or ip_address must be given ${withType(resource)}, was absent`,
      typeOf(resource) === 'TCP' && resource.lacks('port') && 'port must be given with type TCP, was absent',
    ],
  }),
];
