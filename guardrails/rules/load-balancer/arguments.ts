import { numberOf, textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, isFalse, oncePerModel } from '../apis';
import { company, rule, table } from '../define';
import { matches, numberBetween, orNone, wholeNumber } from '../demands';
import { answer, balancerOf, balancers, groups, kindOf, listenerRules, listeners } from './names';

const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-elbv2-${name})`;
const each = <T>(types: readonly string[], rows: (type: string) => readonly T[]): T[] => types.flatMap(rows);
const https = matches(/^https:\/\/\S+$/, 'be a whole URL with https://');
const oidc = ['authorization_endpoint', 'issuer', 'token_endpoint', 'user_info_endpoint'];
const actions: readonly (readonly [types: readonly string[], block: string])[] = [
  [listeners, 'default_action'],
  [listenerRules, 'action'],
];

/** The group that an action forwards to, alone or with others. */
function groupsOf(resource: Resource, model: Model): Resource[] {
  const blocks = ['default_action', 'action'].flatMap((name) => resource.blocks(name));
  const forwarded = blocks.flatMap((one) => one.blocks('forward')).flatMap((one) => one.blocks('target_group'));
  const found = [
    ...blocks.map((one) => model.follow(one, 'target_group_arn', ...groups)),
    ...forwarded.map((one) => model.follow(one, 'arn', ...groups)),
  ];
  return found.filter((one): one is Resource => one !== undefined && groups.includes(one.type) && !one.conditional);
}

const balancerBehind = (resource: Resource, model: Model): Resource | undefined => {
  const listener = listeners.includes(resource.type) ? resource : model.follow(resource, 'listener_arn', ...listeners);
  const found = listener && balancerOf(listener, model);
  return found !== undefined && balancers.includes(found.type) && !found.conditional ? found : undefined;
};

/** The first load balancer that forwards to each target group. */
const servedBy = oncePerModel((model) => {
  const first = new Map<Resource, Resource>();
  for (const one of model.ofType(...listeners, ...listenerRules)) {
    const balancer = one.conditional ? undefined : balancerBehind(one, model);
    if (balancer !== undefined)
      for (const group of groupsOf(one, model)) if (!first.has(group)) first.set(group, balancer);
  }
  return first;
});

/** The network of a load balancer, where its first known subnet or security group tells it. */
function networkOf(balancer: Resource, model: Model): string | undefined {
  const members = [
    ['subnets', 'aws_subnet'],
    ['security_groups', 'aws_security_group'],
  ].flatMap(([argument = '', type = '']) => {
    const list = balancer.symbolic(argument);
    const found = (Array.isArray(list) ? list : []).map((one) =>
      one instanceof Unknown ? model.followValue(one, [type]) : undefined,
    );
    return found.filter((one): one is Resource => one?.type === type);
  });
  return members[0] && identityOf(members[0], 'vpc_id');
}

function networkProblems(resource: Resource, model: Model): (string | false)[] {
  const balancer = balancerBehind(resource, model);
  const network = balancer && networkOf(balancer, model);
  return groupsOf(resource, model).map((group) => {
    const other = identityOf(group, 'vpc_id');
    return (
      network?.startsWith('<') === true &&
      other?.startsWith('<') === true &&
      network !== other &&
      `target_group_arn must be a group in the network of ${balancer?.address}, ${group.address} is in another one`
    );
  });
}

/** Rules about single arguments of load balancers, and about what goes with what. */
export const balancerArgumentRules = [
  table({
    id: 'load-balancer/arguments',
    severity: 'rejects',
    source: seenAs(
      'lb-idle-timeout-range, lb-attr-client-keep-alive-range, action-oidc-endpoint-https, action-session-timeout-range',
    ),
    demand: 'timeouts are within the bounds of AWS, addresses of identity providers are whole URLs',
    fix: 'Keep to the bounds; write https:// before the host.',
    rows: [
      ...each(balancers, (type) => [
        [type, 'idle_timeout', numberBetween(0, 4000)] as const,
        [type, 'client_keep_alive', orNone(wholeNumber(60, 604_800, 'seconds'))] as const,
      ]),
      ...actions.flatMap(([types, block]) =>
        each(types, (type) => [
          ...oidc.map((name) => [type, `${block}.authenticate_oidc.${name}`, https] as const),
          ...['authenticate_oidc', 'authenticate_cognito'].map(
            (kind) => [type, `${block}.${kind}.session_timeout`, orNone(wholeNumber(1, 604_800, 'seconds'))] as const,
          ),
        ]),
      ),
    ],
  }),
  company({
    id: 'load-balancer/goes-with',
    severity: 'rejects',
    source: answer('CreateLoadBalancer'),
    demand: 'a load balancer has what its kind takes, a listener what its action and certificate check ask for',
    fix: 'Remove what the kind does not take, or add what is missing.',
    rows: [
      ...each(balancers, (type) => [
        [type, 'load_balancer_type', /^gateway$/, { bars: ['security_groups', 'internal', 'access_logs'] }] as const,
        [type, 'access_logs.enabled', /^true$/, { needs: ['bucket'] }] as const,
        [type, 'connection_logs.enabled', /^true$/, { needs: ['bucket'] }] as const,
        [
          type,
          'ip_address_type',
          /^dualstack-without-public-ipv4$/,
          { bars: ['enforce_security_group_inbound_rules_on_private_link_traffic'] },
        ] as const,
      ]),
      ...each(listeners, (type) => [
        [type, 'mutual_authentication.mode', /^verify$/, { needs: ['trust_store_arn'] }] as const,
        [
          type,
          'mutual_authentication.mode',
          /^(off|passthrough)$/,
          { bars: ['trust_store_arn', 'ignore_client_certificate_expiry', 'advertise_trust_store_ca_names'] },
        ] as const,
      ]),
      ...each(listenerRules, (type) => [
        [type, 'action.type', /^forward$/, { needs: ['target_group_arn|forward'] }] as const,
        [type, 'action.type', /^redirect$/, { needs: ['redirect'] }] as const,
        [type, 'action.type', /^fixed-response$/, { needs: ['fixed_response'] }] as const,
        [type, 'action.type', /^authenticate-oidc$/, { needs: ['authenticate_oidc'] }] as const,
        [type, 'action.type', /^authenticate-cognito$/, { needs: ['authenticate_cognito'] }] as const,
      ]),
    ],
  }),
  rule({
    id: 'load-balancer/kind',
    severity: 'rejects',
    source: seenAs(
      'lb-eip-nlb-only, lb-dualstack-no-public-ipv4-alb-only, lb-attr-alb-cross-zone-immutable, lb-private-ipv4-internal-only',
    ),
    on: balancers,
    demand: 'addresses of its own are for network load balancers, private ones for internal ones',
    fix: 'Remove allocation_id, or set load_balancer_type = "network".',
    check: (resource) => {
      const kind = kindOf(resource);
      const mappings = resource.blocks('subnet_mapping');
      const open = resource.lacks('internal') || isFalse(resource, 'internal');
      const given = (name: string): boolean => mappings.some((one) => one.has(name) === true && one.get(name) !== '');
      return [
        kind === 'application' &&
          given('allocation_id') &&
          'subnet_mapping.allocation_id must be absent with load_balancer_type application, was given',
        kind === 'network' &&
          open &&
          given('private_ipv4_address') &&
          'subnet_mapping.private_ipv4_address must be absent with internal false, was given',
        kind === 'network' &&
          resource.get('ip_address_type') === 'dualstack-without-public-ipv4' &&
          'ip_address_type must be ipv4 or dualstack with load_balancer_type network, was "dualstack-without-public-ipv4"',
      ];
    },
  }),
  rule({
    id: 'load-balancer/listener-port',
    severity: 'rejects',
    source: seenAs('listener-port-required'),
    on: listeners,
    demand: 'a listener has a port',
    fix: 'Set port.',
    check: (resource, model) => {
      const kind = kindOf(balancerOf(resource, model));
      return ['application', 'network'].includes(kind) && resource.lacks('port') && 'port must be given, was absent';
    },
  }),
  rule({
    id: 'load-balancer/group-of-one',
    severity: 'rejects',
    source: seenAs('tg-single-load-balancer'),
    on: [...listeners, ...listenerRules],
    demand: 'a target group stands behind one load balancer',
    fix: 'Make a target group for each load balancer.',
    check: (resource, model) => {
      const own = balancerBehind(resource, model);
      return groupsOf(resource, model).map((group) => {
        const first = servedBy(model).get(group);
        return (
          own !== undefined &&
          first !== undefined &&
          first !== own &&
          `target_group_arn must be a group of ${own.address} alone, ${first.address} forwards to ${group.address}, too`
        );
      });
    },
  }),
  rule({
    id: 'load-balancer/group-network',
    severity: 'rejects',
    source: seenAs('listener-tg-vpc-match'),
    on: [...listeners, ...listenerRules],
    demand: 'a target group is in the network of its load balancer',
    fix: 'Set vpc_id to the network of the subnets of the load balancer.',
    check: networkProblems,
  }),
  rule({
    id: 'load-balancer/group-health',
    severity: 'rejects',
    source: seenAs('tg-hc-enabled-required, tg-matcher-range-alb, tg-matcher-grpc-range, tg-geneve-port'),
    on: groups,
    demand: 'a target group checks health, with codes of its protocol',
    fix: 'Remove enabled = false; write codes from 200 to 499, or from 0 to 99 with GRPC.',
    check: (resource) => {
      const kind = resource.lacks('target_type') ? 'instance' : (textOf(resource.get('target_type')) ?? 'lambda');
      const protocol = textOf(resource.get('protocol')) ?? '';
      const isGrpc = resource.get('protocol_version') === 'GRPC';
      const known = resource.has('protocol_version') !== undefined && ['HTTP', 'HTTPS'].includes(protocol);
      const port = numberOf(resource.get('port'));
      return [
        ...resource.blocks('health_check').flatMap((one) => {
          const codes = (textOf(one.get('matcher')) ?? '')
            .split(/[,-]/)
            .filter((code) => /^\d+$/.test(code))
            .map(Number);
          const [least, most] = isGrpc ? [0, 99] : [200, 499];
          return [
            kind !== 'lambda' &&
              isFalse(one, 'enabled') &&
              `health_check.enabled must be true with target_type ${kind}, was false`,
            known &&
              codes.some((code) => code < least || code > most) &&
              `health_check.matcher must be from ${least} to ${most}${isGrpc ? ' with GRPC' : ''}, was ${textOf(one.get('matcher'))}`,
          ];
        }),
        protocol === 'GENEVE' &&
          port !== undefined &&
          port !== 6081 &&
          `port must be 6081 with protocol GENEVE, was ${port}`,
      ];
    },
  }),
];
