import { type Case, proof, type Resources, ref, values } from './case';

const distribution = 'aws_cloudfront_distribution';
const [a, b] = [`${distribution}.a`, `${distribution}.b`];
const behaviour = `${a}.default_cache_behavior`;
const headersPolicy = 'aws_cloudfront_response_headers_policy.a';
const policy = '658327ea-f89d-4fab-a63d-7e88639e58f6';

const dist = (body: Record<string, unknown>, more: Resources = {}): Resources => ({ ...more, [a]: body });
const behaving = (body: Record<string, unknown>, more: Resources = {}): Resources =>
  dist({ default_cache_behavior: body }, more);
const origin = (body: Record<string, unknown>, more: Resources = {}): Resources =>
  dist({ origin: [{ origin_id: 'o', ...body }] }, more);
const running = (block: string, body: Record<string, unknown>, more: Resources = {}): Resources =>
  behaving({ [block]: [body] }, more);

/** A case of one attribute that an argument cannot take, beside one that it can. */
const attribute = (
  type: string,
  wrong: string,
  right: string,
  holding: (value: string) => Resources,
  token: string,
): Case => {
  const made = { [`${type}.x`]: {} };
  return proof(
    'cloudfront/attribute',
    { ...made, ...holding(ref(`${type}.x.${wrong}`)) },
    holding(ref(`${type}.x.${right}`)),
    token,
    { when: `${wrong} of ${type}` },
  );
};

const ofOrigin = (name: string) => (value: string) => origin({ [name]: value });
const ofBehaviour = (name: string) => (value: string) => behaving({ [name]: value });
const identity = (value: string): Resources => origin({ s3_origin_config: { origin_access_identity: value } });
const host = `${a}.origin.0.domain_name`;

const attributeCases: Case[] = [
  attribute('aws_api_gateway_stage', 'invoke_url', 'stage_name', ofOrigin('domain_name'), host),
  attribute('aws_apigatewayv2_api', 'api_endpoint', 'name', ofOrigin('domain_name'), host),
  attribute('aws_lambda_function_url', 'function_url', 'function_name', ofOrigin('domain_name'), host),
  attribute('aws_s3_bucket', 'arn', 'bucket_regional_domain_name', ofOrigin('domain_name'), host),
  attribute('aws_lb', 'arn', 'dns_name', ofOrigin('domain_name'), host),
  attribute(
    'aws_cloudfront_origin_access_control',
    'name',
    'id',
    ofOrigin('origin_access_control_id'),
    `${a}.origin.0.origin_access_control_id`,
  ),
  attribute(
    'aws_cloudfront_origin_access_identity',
    'iam_arn',
    'cloudfront_access_identity_path',
    identity,
    `${a}.origin.0.s3_origin_config.origin_access_identity`,
  ),
  attribute(
    'aws_s3_bucket',
    'id',
    'bucket_domain_name',
    (value) => dist({ logging_config: { bucket: value } }),
    `${a}.logging_config.bucket`,
  ),
  attribute(
    'aws_acm_certificate',
    'domain_name',
    'arn',
    (value) => dist({ viewer_certificate: { acm_certificate_arn: value } }),
    `${a}.viewer_certificate.acm_certificate_arn`,
  ),
  attribute(
    'aws_cloudfront_cache_policy',
    'name',
    'id',
    ofBehaviour('cache_policy_id'),
    `${behaviour}.cache_policy_id`,
  ),
  attribute(
    'aws_cloudfront_key_group',
    'name',
    'id',
    (value) => behaving({ trusted_key_groups: [value] }),
    `${behaviour}.trusted_key_groups.0`,
  ),
  attribute(
    'aws_cloudfront_function',
    'id',
    'arn',
    (value) => running('function_association', { event_type: 'viewer-request', function_arn: value }),
    `${behaviour}.function_association.0.function_arn`,
  ),
  attribute(
    'aws_cloudfront_public_key',
    'name',
    'id',
    (value) => ({ 'aws_cloudfront_key_group.a': { items: [value] } }),
    'aws_cloudfront_key_group.a.items.0',
  ),
];

const control = (origin_access_control_origin_type: string): Resources => ({
  'aws_cloudfront_origin_access_control.c': { origin_access_control_origin_type },
});
const controlled = { origin_access_control_id: ref('aws_cloudfront_origin_access_control.c.id') };
const groupOf = (...ids: string[]): Resources =>
  dist({
    origin: [{ origin_id: 'o' }, { origin_id: 'p' }],
    origin_group: { origin_id: 'g', member: ids.map((origin_id) => ({ origin_id })) },
  });
const groupBehaviour = (...allowed_methods: string[]): Resources =>
  dist({
    origin_group: [{ origin_id: 'g' }],
    default_cache_behavior: { target_origin_id: 'g', allowed_methods },
  });

const originCases: Case[] = [
  ...values(
    'cloudfront/access-identity',
    'aws_cloudfront_distribution.origin.s3_origin_config.origin_access_identity',
    ['E127EXAMPLE51Z', 'origin-access-identity/cloudfront/'],
    ['origin-access-identity/cloudfront/E127EXAMPLE51Z', ''],
  ),
  proof(
    'cloudfront/one-access',
    origin({ origin_access_control_id: 'E1', s3_origin_config: { origin_access_identity: ref('var.unknown') } }),
    origin({ s3_origin_config: { origin_access_identity: 'origin-access-identity/cloudfront/E1' } }),
    `${a}.origin.0.origin_access_control_id`,
  ),
  proof(
    'cloudfront/one-access',
    origin({ origin_access_control_id: 'E1', s3_origin_config: { origin_access_identity: 'origin-access' } }),
    origin({ origin_access_control_id: 'E1', s3_origin_config: { origin_access_identity: '' } }),
    `${a}.origin`,
    { when: 'an identity that is written' },
  ),
  proof(
    'cloudfront/access-control-kind',
    origin({ ...controlled, custom_origin_config: {} }, control('s3')),
    origin(controlled),
    ['aws_cloudfront_origin_access_control.c.origin_access_control_origin_type', `${a}.origin`],
  ),
  proof(
    'cloudfront/access-control-kind',
    origin({ ...controlled, custom_origin_config: {} }, control('s3')),
    control('lambda'),
    `${a}.origin.0.origin_access_control_id`,
    { when: 'for a function' },
  ),
  ...values(
    'cloudfront/origin-timeout',
    'aws_cloudfront_distribution.origin.custom_origin_config.origin_read_timeout',
    [0, 181],
    [1, 180],
  ),
  proof(
    'cloudfront/shield-given',
    origin({ origin_shield: { enabled: true } }),
    origin({ origin_shield: { enabled: true, origin_shield_region: 'eu-west-1' } }),
    `${a}.origin.0.origin_shield.enabled`,
  ),
  ...values(
    'cloudfront/shield-region',
    'aws_cloudfront_distribution.origin.origin_shield.origin_shield_region',
    ['eu-north-1'],
    ['eu-west-1'],
  ),
  ...values(
    'cloudfront/failover-status',
    'aws_cloudfront_distribution.origin_group.failover_criteria.status_codes',
    [[200], [500, 401]],
    [[500, 404]],
  ),
  proof('cloudfront/failover-members', groupOf('o', 'q'), groupOf('o', 'p'), [
    `${a}.origin.0.origin_id`,
    `${a}.origin_group.member.1.origin_id`,
    `${a}.origin`,
  ]),
  proof('cloudfront/failover-members', groupOf('o', 'o'), groupOf('p', 'o'), `${a}.origin_group.member.0.origin_id`, {
    when: 'one twice',
  }),
  proof('cloudfront/failover-methods', groupBehaviour('GET', 'HEAD', 'POST'), groupBehaviour('GET', 'HEAD'), [
    `${behaviour}.allowed_methods`,
    `${behaviour}.target_origin_id`,
    `${a}.origin_group.0.origin_id`,
  ]),
];

const forwarding = (headers: string[], more: Record<string, unknown> = {}): Resources =>
  behaving({ target_origin_id: 'o', forwarded_values: { headers }, ...more });
const cors = (items: string[], access_control_allow_credentials = true): Resources => ({
  [headersPolicy]: { cors_config: { access_control_allow_credentials, access_control_allow_headers: { items } } },
});
const xss = (body: Record<string, unknown>): Resources => ({
  [headersPolicy]: { security_headers_config: { xss_protection: { protection: true, ...body } } },
});
const cookies = (forward: string): Resources =>
  behaving({ forwarded_values: { cookies: { forward, whitelisted_names: ['session'] } } });
const inBucket = { [a]: { origin: [{ origin_id: 'o', s3_origin_config: {} }], ...forwarding(['*'])[a] } };

const cachingCases: Case[] = [
  proof('cloudfront/caching-given', behaving({ cache_policy_id: '' }), behaving({ cache_policy_id: policy }), [
    `${behaviour}.cache_policy_id`,
    `${behaviour}.forwarded_values`,
  ]),
  proof(
    'cloudfront/caching-given',
    dist({ ordered_cache_behavior: [{ path_pattern: '/x' }] }),
    dist({ ordered_cache_behavior: [{ path_pattern: '/x', forwarded_values: { query_string: true } }] }),
    `${a}.ordered_cache_behavior.0.cache_policy_id`,
    { when: 'of a path' },
  ),
  proof(
    'cloudfront/request-policy-alone',
    behaving({ origin_request_policy_id: policy, forwarded_values: {} }),
    behaving({ cache_policy_id: policy }),
    [`${behaviour}.origin_request_policy_id`, `${behaviour}.cache_policy_id`],
  ),
  ...values(
    'cloudfront/policy-id',
    'aws_cloudfront_distribution.default_cache_behavior.origin_request_policy_id',
    ['Managed-AllViewer', `${policy}0`],
    [policy, ''],
  ),
  proof('cloudfront/all-headers', forwarding(['*'], { min_ttl: 1 }), forwarding(['*'], { min_ttl: 0 }), [
    `${behaviour}.min_ttl`,
    `${behaviour}.forwarded_values.headers`,
  ]),
  proof('cloudfront/bucket-headers', inBucket, forwarding(['Origin']), [
    `${behaviour}.forwarded_values.headers`,
    `${behaviour}.target_origin_id`,
    `${a}.origin.0.origin_id`,
  ]),
  ...values(
    'cloudfront/path-form',
    'aws_cloudfront_distribution.ordered_cache_behavior.path_pattern',
    ['^/api/(.*)', '/a b', ''],
    ['/api/*', '*.jpg', '/v?/x'],
  ),
  ...values(
    'cloudfront/country',
    'aws_cloudfront_distribution.restrictions.geo_restriction.locations',
    [['Germany'], ['de'], ['FR', 'D']],
    [['DE', 'FR']],
  ),
  proof(
    'cloudfront/sni-protocol',
    dist({ viewer_certificate: { ssl_support_method: 'sni-only', minimum_protocol_version: 'SSLv3' } }),
    dist({ viewer_certificate: { ssl_support_method: 'vip', minimum_protocol_version: 'SSLv3' } }),
    [`${a}.viewer_certificate.ssl_support_method`, `${a}.viewer_certificate.minimum_protocol_version`],
  ),
  proof('cloudfront/cookie-names-alone', cookies('none'), cookies('whitelist'), [
    `${behaviour}.forwarded_values.cookies.forward`,
    `${behaviour}.forwarded_values.cookies.whitelisted_names`,
  ]),
  proof(
    'cloudfront/cookie-names-alone',
    cookies('all'),
    behaving({ forwarded_values: { cookies: { whitelisted_names: [] } } }),
    `${behaviour}.forwarded_values`,
    { when: 'all' },
  ),
  proof('cloudfront/cors-credentials', cors(['X-*']), cors(['X-Id']), [
    `${headersPolicy}.cors_config.access_control_allow_credentials`,
    `${headersPolicy}.cors_config.access_control_allow_headers.items`,
  ]),
  proof('cloudfront/cors-credentials', cors(['*']), cors(['*'], false), `${headersPolicy}.cors_config`, {
    when: 'without credentials',
  }),
  ...values(
    'cloudfront/cors-origin',
    'aws_cloudfront_response_headers_policy.cors_config.access_control_allow_origins.items',
    [['ALL']],
    [['*']],
  ),
  proof(
    'cloudfront/report-uri',
    xss({ mode_block: true, report_uri: 'https://a.example.com' }),
    xss({ mode_block: false }),
    [
      `${headersPolicy}.security_headers_config.xss_protection.mode_block`,
      `${headersPolicy}.security_headers_config.xss_protection.report_uri`,
    ],
  ),
  ...values(
    'cloudfront/public-key',
    'aws_cloudfront_public_key.encoded_key',
    ['ssh-rsa AAAA', '-----BEGIN RSA PUBLIC KEY-----\nA'],
    ['-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----\n'],
  ),
  ...values(
    'cloudfront/certificate-form',
    'aws_cloudfront_distribution.viewer_certificate.acm_certificate_arn',
    ['arn:aws:iam::111122223333:server-certificate/a'],
    ['arn:aws:acm:us-east-1:111122223333:certificate/a', ''],
  ),
  proof(
    'cloudfront/origin-kind',
    origin({ domain_name: ref('aws_s3_bucket.b.id') }, { 'aws_s3_bucket.b': {} }),
    origin({ domain_name: ref('aws_s3_bucket.b.bucket_regional_domain_name') }),
    [host, `${a}.origin`],
    { when: 'the name of a bucket' },
  ),
];

const logged: Resources = dist(
  { logging_config: { bucket: ref('aws_s3_bucket.l.bucket_domain_name') } },
  { 'aws_s3_bucket.l': { bucket: 'logs' } },
);
const owned = (object_ownership: string): Resources => ({
  'aws_s3_bucket_ownership_controls.o': { bucket: ref('aws_s3_bucket.l.id'), rule: { object_ownership } },
});
const named = (alias: string, other: string): Resources => ({ [a]: { aliases: [alias] }, [b]: { aliases: [other] } });
const run = (publish: boolean): Resources =>
  running(
    'function_association',
    { event_type: 'viewer-request', function_arn: ref('aws_cloudfront_function.f.arn') },
    { 'aws_cloudfront_function.f': { publish } },
  );
const store = 'arn:aws:cloudfront::111122223333:key-value-store/1';
const stored = (runtime: string, ...key_value_store_associations: string[]): Resources => ({
  'aws_cloudfront_function.a': { runtime, key_value_store_associations },
});
const reading = (event_type: string, include_body: boolean): Resources =>
  running('lambda_function_association', { event_type, include_body });
const version = (lambda_arn: string): Resources =>
  running('lambda_function_association', { event_type: 'origin-request', lambda_arn });
const lambda = (region: string, qualifier: string): string =>
  `arn:aws:lambda:${region}:111122223333:function:f:${qualifier}`;

const relationCases: Case[] = [
  proof('cloudfront/log-bucket-acl', logged, owned('BucketOwnerPreferred'), `${a}.logging_config.bucket`),
  proof(
    'cloudfront/log-bucket-acl',
    { ...logged, ...owned('BucketOwnerEnforced') },
    owned('ObjectWriter'),
    ['aws_s3_bucket_ownership_controls.o.rule.object_ownership', 'aws_s3_bucket_ownership_controls.o.bucket'],
    { when: 'enforced' },
  ),
  proof('cloudfront/alias-unique', named('a.example.com', 'a.example.com'), named('a.example.com', 'b.example.com'), [
    `${a}.aliases`,
    `${b}.aliases`,
  ]),
  proof(
    'cloudfront/alias-unique',
    named('a.example.com', 'a.example.com'),
    { [b]: { staging: true } },
    `${b}.aliases.0`,
    { when: 'of a stage' },
  ),
  proof('cloudfront/function-published', run(false), run(true), [
    'aws_cloudfront_function.f.publish',
    `${behaviour}.function_association.0.function_arn`,
  ]),
  ...values(
    'cloudfront/function-arn',
    'aws_cloudfront_distribution.default_cache_behavior.function_association.function_arn',
    [lambda('us-east-1', '1'), 'f'],
    ['arn:aws:cloudfront::111122223333:function/f'],
  ),
  proof('cloudfront/function-store', stored('cloudfront-js-1.0', store), stored('cloudfront-js-2.0', store), [
    'aws_cloudfront_function.a.runtime',
    'aws_cloudfront_function.a.key_value_store_associations',
  ]),
  proof(
    'cloudfront/function-store',
    stored('cloudfront-js-2.0', store, `${store}2`),
    stored('cloudfront-js-2.0', store),
    'aws_cloudfront_function.a.key_value_store_associations',
    { when: 'two stores' },
  ),
  proof('cloudfront/edge-body', reading('origin-response', true), reading('origin-request', true), [
    `${behaviour}.lambda_function_association.0.event_type`,
    `${behaviour}.lambda_function_association.0.include_body`,
  ]),
  proof(
    'cloudfront/edge-function',
    version(lambda('us-east-1', 'live')),
    version(lambda('us-east-1', '12')),
    `${behaviour}.lambda_function_association.0.lambda_arn`,
    { when: 'an alias that is written' },
  ),
  proof(
    'cloudfront/edge-function',
    version(lambda('eu-west-1', '1')),
    version(lambda('us-east-1', '1')),
    `${behaviour}.lambda_function_association.0.lambda_arn`,
    { when: 'another region that is written' },
  ),
];

/** Cases of rules about distributions, their origins, behaviours and functions. */
export const edgeArgumentCases: readonly Case[] = [
  ...attributeCases,
  ...originCases,
  ...cachingCases,
  ...relationCases,
];
