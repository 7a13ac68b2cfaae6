import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { answer, listenerRules, listeners } from './names';

const everywhere = [...listeners, ...listenerRules];

const actionsOf = (resource: Resource): readonly Body[] =>
  ['default_action', 'action'].flatMap((name) => resource.blocks(name));

/** What each part of a redirect is where it is left out: what the request had. */
const kept = [
  ['host', '#{host}'],
  ['path', '/#{path}'],
  ['query', '#{query}'],
] as const;

/** Whether a part of a redirect certainly stays as the request had it. */
function keeps(redirect: Body, name: string, ...same: readonly string[]): boolean {
  return redirect.lacks(name) || same.includes(textOf(redirect.get(name)) ?? '');
}

function loopProblem(resource: Resource, redirect: Body): string | false {
  const protocol = textOf(resource.get('protocol')) ?? '#{protocol}';
  const port = String(numberOf(resource.get('port')) ?? '#{port}');
  return (
    kept.every(([name, same]) => keeps(redirect, name, same)) &&
    keeps(redirect, 'protocol', '#{protocol}', protocol) &&
    keeps(redirect, 'port', '#{port}', port) &&
    'redirect must change protocol, host, port, path or query, changed none'
  );
}

const ends = ['forward', 'redirect', 'fixed-response'];
const signsIn = (kind: string): boolean => kind.startsWith('authenticate-');

function kindsOf(resource: Resource): string[] | undefined {
  const kinds = actionsOf(resource).map((one) => textOf(one.get('type')));
  return kinds.some((kind) => kind === undefined) ? undefined : (kinds as string[]);
}

/** Rules about what a listener does with a request. */
export const listenerActionRules = [
  rule({
    id: 'load-balancer/redirect-loop',
    severity: 'rejects',
    source: answer('RedirectActionConfig'),
    on: everywhere,
    demand: 'a redirect must lead elsewhere',
    fix: 'Set protocol = "HTTPS" and port = "443" on the listener of HTTP.',
    check: (resource) =>
      actionsOf(resource)
        .flatMap((one) => one.blocks('redirect'))
        .map((redirect) => loopProblem(resource, redirect)),
  }),
  argument({
    id: 'load-balancer/redirect-path',
    severity: 'rejects',
    source: answer('RedirectActionConfig'),
    on: everywhere,
    at: ['default_action.redirect.path', 'action.redirect.path'],
    must: matches(/^\//, 'start with a slash'),
    fix: 'Write for example /new/#{path}.',
  }),
  argument({
    id: 'load-balancer/redirect-port',
    severity: 'rejects',
    source: answer('RedirectActionConfig'),
    on: everywhere,
    at: ['default_action.redirect.port', 'action.redirect.port'],
    must: matches(/^(#\{port\}|[1-9]\d{0,4})$/, 'be a port or #{port}'),
    fix: 'Write for example 443.',
  }),
  rule({
    id: 'load-balancer/sign-in-https',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html',
    on: listeners,
    demand: 'users sign in at listeners of HTTPS alone',
    fix: 'Set protocol to HTTPS, with a certificate.',
    check: (resource) =>
      kindsOf(resource)?.some(signsIn) === true &&
      resource.get('protocol') === 'HTTP' &&
      'protocol must be HTTPS where users sign in, was HTTP',
  }),
  rule({
    id: 'load-balancer/last-action',
    severity: 'rejects',
    source: answer('CreateRule'),
    on: everywhere,
    demand: 'the last action forwards, redirects or answers',
    fix: 'Add an action of type forward.',
    check: (resource) => {
      const kinds = kindsOf(resource) ?? [];
      const last = kinds.filter((kind) => ends.includes(kind));
      return (
        kinds.length > 0 &&
        kinds.every((kind) => signsIn(kind) || ends.includes(kind)) &&
        last.length !== 1 &&
        `one action must forward, redirect or answer, had ${last.length === 0 ? 'none' : last.join(' and ')}`
      );
    },
  }),
  argument({
    id: 'load-balancer/tls-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
    on: listeners,
    at: 'ssl_policy',
    must: matches(/^$|^ELBSecurityPolicy-[\w.-]+$/, 'be the name of a policy of AWS, ELBSecurityPolicy-...'),
    fix: 'Write for example ELBSecurityPolicy-TLS13-1-2-2021-06.',
  }),
  rule({
    id: 'load-balancer/alpn',
    severity: 'rejects',
    source: answer('CreateListener'),
    on: listeners,
    demand: 'alpn_policy is for listeners of TLS',
    fix: 'Remove alpn_policy, or set protocol to TLS.',
    check: (resource) => {
      const protocol = textOf(resource.get('protocol')) ?? 'TLS';
      return (
        resource.has('alpn_policy') === true &&
        protocol !== 'TLS' &&
        `alpn_policy must be absent with protocol ${protocol}, was ${shown(resource.get('alpn_policy'))}`
      );
    },
  }),
];
