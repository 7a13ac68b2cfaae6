import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isFalse } from '../apis';
import { rule, shown } from '../define';
import { groups } from './names';

const guide = (page: string): string =>
  `https://docs.aws.amazon.com/elasticloadbalancing/latest/application/${page}.html`;
const http = ['HTTP', 'HTTPS'];

const protocolOf = (group: Resource): string => textOf(group.get('protocol')) ?? '';

function timeoutProblem(group: Resource, check: Body): string | false {
  const ofFunction = group.get('target_type') === 'lambda';
  if (!ofFunction && !http.includes(protocolOf(group))) return false;
  const timeout = numberOf(check.get('timeout')) ?? Number.NaN;
  const interval = check.lacks('interval') ? (ofFunction ? 35 : 30) : (numberOf(check.get('interval')) ?? Number.NaN);
  return timeout >= interval && `health_check.timeout must be less than interval, ${interval}, was ${timeout}`;
}

const ownCookies = ['AWSALB', 'AWSALBAPP', 'AWSALBTG'];

function cookieProblem(block: Body): string | false {
  if (block.get('type') !== 'app_cookie') return false;
  const name = textOf(block.get('cookie_name')) ?? '';
  return (
    (block.lacks('cookie_name') || ownCookies.some((own) => name === own)) &&
    `stickiness.cookie_name must be the name of a cookie of the application with app_cookie, was ${shown(block.get('cookie_name'))}`
  );
}

function kindProblem(group: Resource, block: Body): string | false {
  const protocol = protocolOf(group);
  const type = textOf(block.get('type')) ?? '';
  if (isFalse(block, 'enabled') || block.has('enabled') === undefined || protocol === '' || type === '') return false;
  const fits = http.includes(protocol)
    ? ['lb_cookie', 'app_cookie']
    : ['source_ip', 'source_ip_dest_ip', 'source_ip_dest_ip_proto'];
  return !fits.includes(type) && `stickiness.type must be ${fits.join(' or ')} with protocol ${protocol}, was ${type}`;
}

/** Rules about `aws_lb_target_group`. */
export const targetGroupRules = [
  rule({
    id: 'load-balancer/health-timeout',
    severity: 'rejects',
    source: guide('target-group-health-checks'),
    on: groups,
    demand: 'a health check must give up before the next one starts',
    fix: 'Lower timeout, or raise interval.',
    check: (resource) => resource.blocks('health_check').map((check) => timeoutProblem(resource, check)),
  }),
  rule({
    id: 'load-balancer/stickiness',
    severity: 'rejects',
    source: guide('edit-target-group-attributes'),
    on: groups,
    demand: 'callers of HTTP stick by a cookie, others by their address',
    fix: 'Set the type that the protocol has; app_cookie needs cookie_name.',
    check: (resource) =>
      resource.blocks('stickiness').flatMap((block) => [kindProblem(resource, block), cookieProblem(block)]),
  }),
  rule({
    id: 'load-balancer/slow-start',
    severity: 'rejects',
    source: guide('edit-target-group-attributes'),
    on: groups,
    demand: 'targets start slowly with round_robin alone',
    fix: 'Remove slow_start, or set load_balancing_algorithm_type to round_robin.',
    check: (resource) => {
      const way = textOf(resource.get('load_balancing_algorithm_type')) ?? 'round_robin';
      return (
        (numberOf(resource.get('slow_start')) ?? 0) > 0 &&
        way !== 'round_robin' &&
        `slow_start must be absent with load_balancing_algorithm_type ${way}, was ${shown(resource.get('slow_start'))}`
      );
    },
  }),
  rule({
    id: 'load-balancer/group-of-alb',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html',
    on: groups,
    demand: 'a group of application load balancers speaks TCP or TLS',
    fix: 'Set protocol to TCP.',
    check: (resource) => {
      const protocol = protocolOf(resource);
      return (
        resource.get('target_type') === 'alb' &&
        !['TCP', 'TLS', ''].includes(protocol) &&
        `protocol must be TCP with target_type alb, was ${protocol}`
      );
    },
  }),
];
