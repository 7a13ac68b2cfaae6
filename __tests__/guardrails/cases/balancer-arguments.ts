import { type Case, proof, type Resources, values } from './case';

const group = 'aws_security_group';
const groupRule = 'aws_security_group_rule';
const ingress = 'aws_vpc_security_group_ingress_rule';
const targets = 'aws_lb_target_group';
const listener = 'aws_lb_listener';
const listenerRule = 'aws_lb_listener_rule';

const permission = (from_port: number, to_port: number, protocol = 'tcp'): Resources => ({
  [`${group}.a`]: { ingress: { from_port, to_port, protocol } },
});

const permissionCases: Case[] = [
  ...values(
    'security-group/signs',
    `${group}.description`,
    ["the caller's", '<all>', 'é', 'x'.repeat(256)],
    ['HTTPS of (all) - 443/tcp', 'x'.repeat(255)],
  ),
  ...values('security-group/signs', `${ingress}.description`, ['a"b'], ['a b']),
  ...values('security-group/protocol', `${groupRule}.protocol`, ['http', 'https', 'any'], ['tcp', 'TCP', '-1', 47]),
  ...values('security-group/protocol', `${ingress}.ip_protocol`, ['ssh'], ['icmpv6']),
  proof('security-group/ports', permission(81, 80), permission(80, 80), [
    `${group}.a.ingress.from_port`,
    `${group}.a.ingress.to_port`,
    `${group}.a.ingress.protocol`,
  ]),
  proof('security-group/ports', permission(0, 65_536), permission(0, 65_535), `${group}.a.ingress.to_port`, {
    when: 'too high',
  }),
  proof(
    'security-group/ports',
    { [`${ingress}.a`]: { from_port: 443, to_port: 80, ip_protocol: 'udp' } },
    { [`${ingress}.a`]: { from_port: 80 } },
    `${ingress}.a.ip_protocol`,
    { when: 'alone' },
  ),
  proof(
    'security-group/ports-given',
    { [`${ingress}.a`]: { ip_protocol: 'tcp', from_port: 80 } },
    { [`${ingress}.a`]: { to_port: 80 } },
    `${ingress}.a.to_port`,
  ),
  proof('security-group/all-ports', permission(0, 65_535, '-1'), permission(0, 0, '-1'), [
    `${group}.a.ingress.to_port`,
    `${group}.a.ingress.protocol`,
  ]),
  proof(
    'security-group/all-ports',
    permission(443, 0, 'all'),
    permission(0, 0, 'all'),
    `${group}.a.ingress.from_port`,
    {
      when: 'all',
    },
  ),
];

const checked = (body: Record<string, unknown>): Resources => ({ [`${targets}.a`]: body });

const targetCases: Case[] = [
  proof(
    'load-balancer/health-timeout',
    checked({ protocol: 'HTTP', health_check: { interval: 10, timeout: 10 } }),
    checked({ health_check: { timeout: 9 } }),
    [`${targets}.a.health_check.interval`, `${targets}.a.health_check.timeout`, `${targets}.a.protocol`],
  ),
  proof(
    'load-balancer/health-timeout',
    checked({ protocol: 'HTTPS', health_check: { timeout: 30 } }),
    checked({ health_check: { timeout: 29 } }),
    `${targets}.a.health_check.interval`,
    { when: 'by default' },
  ),
  proof(
    'load-balancer/health-timeout',
    checked({ target_type: 'lambda', health_check: { timeout: 35 } }),
    checked({ health_check: { timeout: 34 } }),
    `${targets}.a.target_type`,
    { when: 'of a function' },
  ),
  proof(
    'load-balancer/stickiness',
    checked({ protocol: 'HTTP', stickiness: { type: 'source_ip' } }),
    checked({ stickiness: { type: 'lb_cookie' } }),
    [`${targets}.a.protocol`, `${targets}.a.stickiness.type`, `${targets}.a.stickiness.enabled`],
  ),
  proof(
    'load-balancer/stickiness',
    checked({ protocol: 'TCP', stickiness: { type: 'lb_cookie' } }),
    checked({ stickiness: { enabled: 'false' } }),
    `${targets}.a.protocol`,
    { when: 'of TCP' },
  ),
  proof(
    'load-balancer/stickiness',
    checked({ protocol: 'HTTP', stickiness: { type: 'app_cookie' } }),
    checked({ stickiness: { cookie_name: 'session' } }),
    `${targets}.a.stickiness.cookie_name`,
    { when: 'without a cookie' },
  ),
  ...values('load-balancer/stickiness', `${targets}.stickiness.cookie_name`, ['AWSALB'], ['session'], {
    [`${targets}.a`]: { stickiness: { type: 'app_cookie' } },
  }),
  proof(
    'load-balancer/slow-start',
    checked({ slow_start: 30, load_balancing_algorithm_type: 'least_outstanding_requests' }),
    checked({ slow_start: 0 }),
    [`${targets}.a.slow_start`, `${targets}.a.load_balancing_algorithm_type`],
  ),
  proof('load-balancer/group-of-alb', checked({ target_type: 'alb', protocol: 'HTTP' }), checked({ protocol: 'TCP' }), [
    `${targets}.a.target_type`,
    `${targets}.a.protocol`,
  ]),
];

const redirecting = (redirect: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [`${listener}.a`]: { ...more, default_action: { type: 'redirect', redirect } },
});
const acting = (...kinds: unknown[]): Resources => ({
  [`${listener}.a`]: { default_action: kinds.map((type) => ({ type })) },
});

const actionCases: Case[] = [
  proof(
    'load-balancer/redirect-loop',
    redirecting({ status_code: 'HTTP_301' }),
    redirecting({ protocol: 'HTTPS' }),
    ['host', 'path', 'port', 'protocol', 'query'].map((name) => `${listener}.a.default_action.redirect.${name}`),
  ),
  proof(
    'load-balancer/redirect-loop',
    redirecting({ protocol: 'HTTPS', port: '443', path: '/#{path}' }, { protocol: 'HTTPS', port: 443 }),
    redirecting({ host: 'www.example.com' }),
    [`${listener}.a.protocol`, `${listener}.a.port`],
    { when: 'to itself' },
  ),
  ...values('load-balancer/redirect-path', `${listener}.default_action.redirect.path`, ['new'], ['/new', '/#{path}']),
  ...values(
    'load-balancer/redirect-port',
    `${listenerRule}.action.redirect.port`,
    ['https', '0', '443/tcp'],
    ['443', '#{port}'],
  ),
  proof(
    'load-balancer/sign-in-https',
    { [`${listener}.a`]: { protocol: 'HTTP', default_action: [{ type: 'authenticate-oidc' }, { type: 'forward' }] } },
    { [`${listener}.a`]: { protocol: 'HTTPS' } },
    `${listener}.a.protocol`,
  ),
  proof(
    'load-balancer/last-action',
    acting('authenticate-cognito'),
    acting('authenticate-cognito', 'forward'),
    `${listener}.a.default_action.0.type`,
  ),
  proof(
    'load-balancer/last-action',
    acting('redirect', 'forward'),
    acting('forward'),
    `${listener}.a.default_action.1.type`,
    { when: 'two ends' },
  ),
  ...values(
    'load-balancer/tls-policy',
    `${listener}.ssl_policy`,
    ['TLS-1-2-2017-01', 'TLSv1.2'],
    ['ELBSecurityPolicy-TLS13-1-2-2021-06'],
  ),
  proof(
    'load-balancer/alpn',
    { [`${listener}.a`]: { protocol: 'HTTPS', alpn_policy: 'HTTP2Preferred' } },
    { [`${listener}.a`]: { protocol: 'TLS' } },
    [`${listener}.a.protocol`, `${listener}.a.alpn_policy`],
  ),
];

const when = (...condition: unknown[]): Resources => ({ [`${listenerRule}.a`]: { condition } });
const paths = (...list: string[]): unknown => ({ path_pattern: { values: list } });
const of = (kind: string): string => `${listenerRule}.condition.${kind}`;

const conditionCases: Case[] = [
  proof(
    'load-balancer/condition-kind',
    when({ path_pattern: { values: ['/a'] }, host_header: { values: ['a.b'] } }),
    when(paths('/a')),
    `${listenerRule}.a.condition.0`,
  ),
  proof(
    'load-balancer/condition-kind',
    when(paths('/a'), paths('/b')),
    when(paths('/a', '/b')),
    `${listenerRule}.a.condition.1`,
    { when: 'twice' },
  ),
  proof('load-balancer/condition-kind', when({}), when(paths('/a')), `${listenerRule}.a.condition.0`, { when: 'none' }),
  proof(
    'load-balancer/condition-values',
    when(paths('/a', '/b', '/c', '/d'), { query_string: [{ value: 'a' }, { value: 'b' }] }),
    when(paths('/a', '/b', '/c', '/d'), { query_string: [{ value: 'a' }] }),
    `${listenerRule}.a.condition.0.path_pattern.values`,
  ),
  ...values(
    'load-balancer/condition-host',
    of('host_header.values'),
    [['https://a.b'], ['a.b/c']],
    [['*.example.com']],
  ),
  ...values('load-balancer/condition-path', of('path_pattern.values'), [['/{id}'], ['/a b']], [['/a/*', '*.png']]),
  ...values('load-balancer/condition-method', of('http_request_method.values'), [['get']], [['GET']]),
  ...values('load-balancer/condition-header', of('http_header.http_header_name'), ['Host'], ['X-Forwarded-Host']),
];

/** Proofs of the rules about single arguments of load balancers and what guards them. */
export const balancerArgumentCases: Case[] = [...permissionCases, ...targetCases, ...actionCases, ...conditionCases];
