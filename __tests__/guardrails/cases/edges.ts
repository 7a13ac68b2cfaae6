import { type Case, proof, type Resources, ref, values } from './case';

const certificate = { 'aws_acm_certificate.c': { domain_name: 'a.example.com' } };
const root = { AWS: 'arn:aws:iam::111122223333:root' };

const keyPolicy = (...statements: object[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Principal: root, Resource: '*', ...one })),
  });

const keyCases: Case[] = [
  ...values(
    'kms/policy-owner',
    'aws_kms_key.policy',
    [keyPolicy({ Effect: 'Deny', Action: 'kms:*' })],
    [
      keyPolicy({ Action: ['kms:Decrypt', 'kms:PutKeyPolicy'] }),
      keyPolicy({ Action: 'kms:*', Principal: { ...root, Service: 'logs.amazonaws.com' } }),
      `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["kms:Decrypt","${ref('var.unknown')}"]}]}`,
    ],
  ),
  proof(
    'logs/key-policy',
    {
      'aws_kms_key.k': { policy: keyPolicy({ Action: 'kms:*' }) },
      'aws_cloudwatch_log_group.g': { name: 'g', kms_key_id: ref('aws_kms_key.k.arn') },
    },
    { 'aws_kms_key_policy.p': { key_id: ref('aws_kms_key.k.id'), policy: ref('var.unknown') } },
    ['aws_kms_key.k.policy', 'aws_cloudwatch_log_group.g.kms_key_id'],
    { when: 'and the key has its policy elsewhere' },
  ),
  proof(
    'logs/key-policy',
    {
      'aws_kms_key.k': { policy: keyPolicy({ Action: 'kms:*' }) },
      'aws_cloudwatch_log_group.g': { name: 'g', kms_key_id: ref('aws_kms_key.k.arn') },
    },
    { 'aws_kms_grant.g': { key_id: ref('aws_kms_key.k.id') } },
    ['aws_kms_key.k.policy', 'aws_cloudwatch_log_group.g.kms_key_id'],
    { when: 'and there is a grant' },
  ),
  proof(
    'logs/key-policy',
    {
      'aws_kms_key.k': { policy: keyPolicy({ Principal: { Service: ['s3.amazonaws.com'] }, Action: 'kms:*' }) },
      'aws_cloudwatch_log_group.g': { name: 'g', kms_key_id: ref('aws_kms_key.k.arn') },
    },
    {
      'aws_kms_key.k': {
        policy: keyPolicy({ Principal: { Service: ['s3.amazonaws.com', ref('var.unknown')] }, Action: 'kms:*' }),
      },
    },
    'aws_kms_key.k.policy',
    { when: 'and one of the services is not known' },
  ),
];

const group = { port: 80, protocol: 'TCP', target_type: 'alb' };
const balancing = {
  'aws_lb.b': { name: 'b' },
  'aws_lb_target_group.g': group,
  'aws_lb_listener.l': { load_balancer_arn: ref('aws_lb.b.arn'), port: 80, protocol: 'HTTP' },
  'aws_lb_target_group_attachment.a': {
    target_group_arn: ref('aws_lb_target_group.g.arn'),
    target_id: ref('aws_lb.b.arn'),
  },
};
const waits = { 'aws_lb_target_group_attachment.a': { depends_on: ['aws_lb_listener.l'] } };

const balancerCases: Case[] = [
  proof('load-balancer/alb-target', balancing, waits, 'aws_lb_listener.l.port', { when: 'and it waits for nothing' }),
  proof(
    'load-balancer/alb-target',
    { ...balancing, 'aws_lb_listener.l': { ...balancing['aws_lb_listener.l'], port: 443 } },
    { ...waits, 'aws_lb_listener.l': { port: 80 } },
    ['aws_lb_target_group.g.port', 'aws_lb_target_group_attachment.a.port', 'aws_lb_target_group.g.target_type'],
    { when: 'by the port of its group' },
  ),
  proof(
    'load-balancer/alb-target',
    {
      ...balancing,
      'aws_lb_target_group_attachment.a': { ...balancing['aws_lb_target_group_attachment.a'], port: 8080 },
    },
    { 'aws_lb_target_group_attachment.a': { port: 80, depends_on: ['aws_lb_listener.l'] } },
    'aws_lb_target_group_attachment.a.port',
    { when: 'by a port of its own' },
  ),
];

const cname = (name: string, type: string, more: object = {}) => ({
  zone_id: 'Z1',
  name,
  type,
  ttl: 60,
  records: ['a.example.com'],
  ...more,
});

const distributed = {
  'aws_cloudfront_distribution.d': { enabled: true },
  'aws_lb.b': { name: 'b' },
};
const alias = (name: string, zone_id: string) => ({
  'aws_route53_record.r': { zone_id: 'Z1', name: 'a', type: 'A', alias: { name: ref(name), zone_id: ref(zone_id) } },
});

const recordCases: Case[] = [
  proof(
    'route53/cname-alone',
    { 'aws_route53_record.a': cname('a', 'CNAME'), 'aws_route53_record.b': cname('a', 'TXT') },
    { 'aws_route53_record.b': { type: 'CNAME' } },
    'aws_route53_record.b.type',
    { when: 'against another CNAME' },
  ),
  proof(
    'route53/cname-alone',
    {
      'aws_route53_zone.z': { name: 'Example.com.' },
      'aws_route53_record.a': cname('A', 'CNAME', { zone_id: ref('aws_route53_zone.z.zone_id') }),
      'aws_route53_record.b': cname('a.example.com', 'TXT', { zone_id: ref('aws_route53_zone.z.zone_id') }),
    },
    { 'aws_route53_record.b': { name: 'b.example.com' } },
    ['aws_route53_record.b.name', 'aws_route53_record.a.name', 'aws_route53_zone.z.name'],
    { when: 'whose name is written with that of the zone' },
  ),
  proof(
    'route53/cname-alone',
    {
      'aws_route53_zone.z': { name: 'example.com' },
      'aws_route53_record.a': cname('', 'CNAME', { zone_id: ref('aws_route53_zone.z.zone_id') }),
      'aws_route53_record.b': cname('example.com', 'TXT', { zone_id: ref('aws_route53_zone.z.zone_id') }),
    },
    { 'aws_route53_record.b': { name: 'b' } },
    ['aws_route53_record.b.name', 'aws_route53_record.a.name'],
    { when: 'of the zone itself' },
  ),
  proof(
    'route53/cname-alone',
    {
      'aws_route53_record.a': cname('a', 'CNAME', { set_identifier: 'a' }),
      'aws_route53_record.b': cname('a', 'A', { set_identifier: 'b' }),
    },
    { 'aws_route53_record.b': { type: 'CNAME' } },
    'aws_route53_record.b.type',
    { when: 'each with a share of the requests' },
  ),
  proof(
    'route53/zone-name-servers',
    {
      'aws_route53_zone.z': { name: ref('var.unknown') },
      'aws_route53_zone.y': { name: 'y.example.com' },
      'aws_route53_record.r': {
        zone_id: ref('aws_route53_zone.z.zone_id'),
        name: ref('aws_route53_zone.z.name'),
        type: 'NS',
      },
    },
    { 'aws_route53_record.r': { name: ref('aws_route53_zone.y.name') } },
    ['aws_route53_record.r.name', 'aws_route53_record.r.type'],
    { when: 'and the name of the zone is not known' },
  ),
  ...values(
    'route53/record-values',
    'aws_route53_record.records',
    [['256.0.0.1'], ['1.2.3']],
    [['255.255.255.255'], ['0.0.0.0']],
    { 'aws_route53_record.a': { type: 'A' } },
  ),
  ...values('route53/record-values', 'aws_route53_record.records', [['a.example.com']], [['2001:db8::1']], {
    'aws_route53_record.a': { type: 'AAAA' },
  }),
  proof(
    'route53/set-identifier',
    { 'aws_route53_record.r': { name: 'a', weighted_routing_policy: { weight: 1 } } },
    { 'aws_route53_record.r': { set_identifier: 'blue' } },
    'aws_route53_record.r.set_identifier',
    { when: 'with one routing policy' },
  ),
  proof(
    'route53/alias-zone',
    { ...distributed, ...alias('aws_lb.b.arn', 'aws_lb.b.arn') },
    { 'aws_route53_record.r': { alias: { name: ref('aws_lb.b.dns_name'), zone_id: ref('aws_lb.b.zone_id') } } },
    ['aws_route53_record.r.alias'],
    { when: 'by both attributes' },
  ),
  proof(
    'route53/alias-zone',
    { ...distributed, ...alias('aws_lb.b.dns_name', 'aws_lb.b.arn') },
    {
      'aws_route53_record.r': { alias: { zone_id: ref('aws_cloudfront_distribution.d.etag') } },
    },
    ['aws_route53_record.r.alias.zone_id', 'aws_route53_record.r.alias.name'],
    { when: 'against an attribute of something else' },
  ),
];

const edgeFunction = (more: object = {}, lambda_arn = ref('aws_lambda_function.f.qualified_arn')) => ({
  'aws_iam_role.r': {
    assume_role_policy: JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] },
        },
      ],
    }),
  },
  'aws_lambda_function.f': { function_name: 'f', publish: true, role: ref('aws_iam_role.r.arn'), ...more },
  'aws_cloudfront_distribution.d': { default_cache_behavior: { lambda_function_association: { lambda_arn } } },
});

const distributionCases: Case[] = [
  proof(
    'cloudfront/edge-function',
    edgeFunction({}, 'arn:aws:lambda:us-east-1:111122223333:function:f'),
    edgeFunction({}, 'arn:aws:lambda:us-east-1:111122223333:function:f:3'),
    'aws_cloudfront_distribution.d.default_cache_behavior.lambda_function_association.lambda_arn',
    { when: 'by an ARN without a version', regions: { '': 'us-east-1' } },
  ),
  proof(
    'cloudfront/edge-function',
    edgeFunction({ provider: 'aws.home' }),
    { 'aws_lambda_function.f': { provider: undefined } },
    'aws_cloudfront_distribution.d.default_cache_behavior.lambda_function_association.lambda_arn',
    { when: 'in another region', regions: { '': 'us-east-1', home: 'eu-west-1' } },
  ),
  proof(
    'cloudfront/alias-certificate',
    { 'aws_cloudfront_distribution.d': { aliases: ['a.example.com'] } },
    { 'aws_cloudfront_distribution.d': { aliases: [] } },
    'aws_cloudfront_distribution.d.aliases',
    { when: 'without viewer_certificate' },
  ),
  proof(
    'cloudfront/certificate-region',
    {
      ...certificate,
      'aws_cloudfront_distribution.d': {
        viewer_certificate: { acm_certificate_arn: ref('aws_acm_certificate.c.arn') },
      },
    },
    { 'aws_acm_certificate.c': { provider: 'aws.edge' } },
    'aws_cloudfront_distribution.d.viewer_certificate.acm_certificate_arn',
    { when: 'by its provider', regions: { '': 'eu-west-1', edge: 'us-east-1' } },
  ),
];

const lifecycle = 'aws_s3_bucket_lifecycle_configuration';
const rule = (more: object) => ({ [`${lifecycle}.l`]: { rule: [{ id: 'a', status: 'Enabled', ...more }] } });

const midnight = '2027-01-01T00:00:00Z';
const expiring = (before: object, after: object): Case =>
  proof('s3/lifecycle-expiration', rule({ expiration: before }), rule({ expiration: after }), `${lifecycle}.l.rule`, {
    when: JSON.stringify(before),
  });

const bucketCases: Case[] = [
  expiring({ days: -1 }, { days: 0, date: midnight }),
  expiring({ days: 0 }, { days: 1 }),
  expiring({ days: 1, expired_object_delete_marker: true }, { days: 0, expired_object_delete_marker: true }),
  expiring({ date: midnight, expired_object_delete_marker: true }, { expired_object_delete_marker: true }),
  expiring({ date: '2027-01-01T00:00:00.001Z' }, { date: midnight }),
];

const assumed = { Effect: 'Allow', Action: 'sts:AssumeRole' };
const role = (...trusted: object[]) => ({ assume_role_policy: JSON.stringify({ Statement: trusted }) });
const trusts = (...services: string[]) => ({ ...assumed, Principal: { Service: services } });

const trustCases: Case[] = [
  ...[
    [trusts('events.amazonaws.com'), trusts('lambda.amazonaws.com')],
    [trusts('events.amazonaws.com', 'lambda.amazonaws.com')],
    [trusts('events.amazonaws.com', ref('var.unknown'))],
    [trusts('events.amazonaws.com'), trusts(ref('var.unknown'))],
    [],
  ].map((trusted) =>
    proof(
      'iam/role-trusted',
      {
        'aws_iam_role.r': role(trusts('events.amazonaws.com'), trusts('sqs.amazonaws.com')),
        'aws_lambda_function.f': { role: ref('aws_iam_role.r.arn') },
      },
      { 'aws_iam_role.r': role(...trusted) },
      ['aws_iam_role.r.assume_role_policy', 'aws_lambda_function.f.role'],
      { when: `against ${JSON.stringify(trusted)}` },
    ),
  ),
];

const allowing = (...actions: unknown[]) => JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions }] });
const traced = {
  'aws_iam_role.r': { name: 'r' },
  'aws_iam_role_policy.p': { role: ref('aws_iam_role.r.id'), policy: allowing('logs:*') },
  'aws_iam_role_policy_attachment.a': {
    role: ref('aws_iam_role.r.name'),
    policy_arn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  },
  'aws_lambda_function.f': { role: ref('aws_iam_role.r.arn'), tracing_config: { mode: 'Active' } },
};

/** What lets a function be traced, or leaves open whether it may be. */
const tracing: readonly Resources[] = [
  { 'aws_iam_role_policy.p': { policy: allowing('logs:*', 'xray:Put*') } },
  { 'aws_iam_role_policy.p': { policy: allowing('logs:*', ref('var.unknown')) } },
  { 'aws_iam_role_policy_attachment.a': { policy_arn: 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess' } },
  { 'aws_iam_policy_attachment.b': { roles: ['r'], policy_arn: 'arn:aws:iam::111122223333:policy/b' } },
  { 'aws_iam_role.r': { inline_policy: { name: 'i' } } },
  { 'aws_iam_role.r': { managed_policy_arns: ['arn:aws:iam::111122223333:policy/b'] } },
];

const permissionCases: Case[] = tracing.map((sound) =>
  proof(
    'lambda/tracing-permission',
    traced,
    sound,
    ['aws_iam_role_policy.p.policy', 'aws_iam_role_policy_attachment.a.policy_arn'],
    { when: `against ${JSON.stringify(sound)}` },
  ),
);

const stated = (more: object) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*', ...more }] });

const statementCases: Case[] = [
  ...values('iam/policy-size', 'aws_iam_role_policy.policy', ['a'.repeat(10_241)], ['a'.repeat(10_240)]),
  ...values('iam/policy-size', 'aws_iam_policy.policy', ['a'.repeat(6145)], ['a'.repeat(6144)]),
  ...values(
    'iam/policy-statement',
    'aws_iam_policy.policy',
    [stated({ Resource: 'arn:aws:s3:b' })],
    [stated({ Resource: 'arn:aws:s3:*' }), stated({ Resource: 'arn:aws:s3:::b' })],
  ),
  ...values(
    'iam/statement-elements',
    'aws_iam_policy.policy',
    [stated({ NotAction: ['s3:PutObject'] })],
    [stated({ NotAction: [] }), stated({ NotAction: null })],
  ),
  ...values(
    'iam/trust-principal',
    'aws_iam_role.assume_role_policy',
    [JSON.stringify({ Statement: [{ ...assumed, Principal: { Service: [], AWS: [] } }] })],
    [JSON.stringify({ Statement: [{ ...assumed, Principal: { Service: ['lambda.amazonaws.com'], AWS: [] } }] })],
  ),
];

const released = {
  'aws_codedeploy_app.l': { name: 'l', compute_platform: 'Lambda' },
  'aws_codedeploy_app.s': { name: 's', compute_platform: 'Server' },
  'aws_codedeploy_deployment_group.l': {
    app_name: ref('aws_codedeploy_app.l.name'),
    deployment_style: { deployment_type: 'IN_PLACE', deployment_option: 'WITH_TRAFFIC_CONTROL' },
  },
  'aws_codedeploy_deployment_group.s': { app_name: ref('aws_codedeploy_app.s.name') },
  'aws_lambda_alias.a': { function_version: '1' },
};

const releaseCases: Case[] = [
  proof(
    'codedeploy/alias-moved-back',
    released,
    { 'aws_lambda_alias.a': { lifecycle: { ignore_changes: ['function_version', 'routing_config'] } } },
    'aws_codedeploy_app.l.compute_platform',
    { when: 'beside a group of servers' },
  ),
  proof(
    'codedeploy/group-style',
    released,
    { 'aws_codedeploy_app.l': { compute_platform: 'Server' } },
    ['aws_codedeploy_app.l.compute_platform', 'aws_codedeploy_deployment_group.l.deployment_style.deployment_type'],
    { when: 'against servers' },
  ),
];

/** Proofs of both sides of the edges of rules, where those of an area left one side open. */
export const edgeCases: readonly Case[] = [
  ...keyCases,
  ...balancerCases,
  ...recordCases,
  ...distributionCases,
  ...bucketCases,
  ...trustCases,
  ...permissionCases,
  ...statementCases,
  ...releaseCases,
];
