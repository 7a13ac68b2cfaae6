import { type Case, proof, type Resources, values } from './case';

const distribution = 'aws_cloudfront_distribution';
const cachePolicy = 'aws_cloudfront_cache_policy';
const stream = 'aws_kinesis_firehose_delivery_stream';
const all = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

const behaving = (body: Record<string, unknown>): Resources => ({
  [`${distribution}.a`]: { default_cache_behavior: { cache_policy_id: 'p', ...body } },
});
const behaviour = `${distribution}.a.default_cache_behavior`;
const event = (event_type: string): unknown => ({ event_type });

const behaviourCases: Case[] = [
  proof(
    'cloudfront/methods',
    behaving({ allowed_methods: ['GET', 'HEAD', 'POST'] }),
    behaving({ allowed_methods: all }),
    `${behaviour}.allowed_methods`,
  ),
  proof(
    'cloudfront/methods',
    behaving({ cached_methods: ['GET'] }),
    behaving({ cached_methods: ['HEAD', 'GET'] }),
    `${behaviour}.cached_methods`,
    { when: 'cached' },
  ),
  proof(
    'cloudfront/methods',
    behaving({ allowed_methods: ['GET', 'HEAD'], cached_methods: ['GET', 'HEAD', 'OPTIONS'] }),
    behaving({ allowed_methods: ['GET', 'HEAD', 'OPTIONS'] }),
    [`${behaviour}.allowed_methods`, `${behaviour}.cached_methods`],
    { when: 'cached and not allowed' },
  ),
  proof(
    'cloudfront/cache-policy',
    behaving({ forwarded_values: { query_string: false } }),
    behaving({ forwarded_values: undefined }),
    `${behaviour}.cache_policy_id`,
  ),
  proof(
    'cloudfront/lifetimes',
    behaving({ forwarded_values: {}, min_ttl: 10, default_ttl: 9 }),
    behaving({ default_ttl: 10 }),
    [`${behaviour}.min_ttl`, `${behaviour}.default_ttl`],
  ),
  proof(
    'cloudfront/functions',
    behaving({ function_association: event('origin-request') }),
    behaving({ function_association: event('viewer-request') }),
    `${behaviour}.function_association.event_type`,
  ),
  proof(
    'cloudfront/functions',
    behaving({ lambda_function_association: [event('origin-request'), event('origin-request')] }),
    behaving({ lambda_function_association: [event('origin-request'), event('origin-response')] }),
    `${behaviour}.lambda_function_association.1.event_type`,
    { when: 'twice' },
  ),
  proof(
    'cloudfront/functions',
    behaving({
      function_association: event('viewer-request'),
      lambda_function_association: event('viewer-response'),
    }),
    behaving({ lambda_function_association: event('origin-response') }),
    [`${behaviour}.function_association.event_type`, `${behaviour}.lambda_function_association.event_type`],
    { when: 'both kinds' },
  ),
  proof(
    'cloudfront/cookie-names',
    behaving({ forwarded_values: { cookies: { forward: 'whitelist' } } }),
    behaving({ forwarded_values: { cookies: { whitelisted_names: ['session'] } } }),
    [`${behaviour}.forwarded_values.cookies.forward`, `${behaviour}.forwarded_values.cookies.whitelisted_names`],
  ),
];

const error = `${distribution}.custom_error_response`;
const geography = 'restrictions.geo_restriction';

const distributionCases: Case[] = [
  proof(
    'cloudfront/geography',
    { [`${distribution}.a`]: { restrictions: { geo_restriction: { restriction_type: 'whitelist' } } } },
    { [`${distribution}.a`]: { restrictions: { geo_restriction: { locations: ['DE'] } } } },
    [`${distribution}.a.${geography}.restriction_type`, `${distribution}.a.${geography}.locations`],
  ),
  proof(
    'cloudfront/geography',
    { [`${distribution}.a`]: { restrictions: { geo_restriction: { restriction_type: 'none', locations: ['DE'] } } } },
    { [`${distribution}.a`]: { restrictions: { geo_restriction: { locations: [] } } } },
    `${distribution}.a.${geography}.restriction_type`,
    { when: 'none' },
  ),
  ...values('cloudfront/error-code', `${error}.error_code`, [200, 401], [403, 504]),
  ...values('cloudfront/error-response-code', `${error}.response_code`, [201, 302], [200, 404]),
  proof(
    'cloudfront/error-page',
    { [`${distribution}.a`]: { custom_error_response: { response_page_path: '/a' } } },
    { [`${distribution}.a`]: { custom_error_response: { response_code: 200 } } },
    `${distribution}.a.custom_error_response.response_code`,
  ),
  proof(
    'cloudfront/error-page',
    { [`${distribution}.a`]: { custom_error_response: { response_code: 200 } } },
    { [`${distribution}.a`]: { custom_error_response: { response_page_path: '/a' } } },
    `${distribution}.a.custom_error_response.response_page_path`,
    { when: 'status alone' },
  ),
  ...values('cloudfront/error-page-path', `${error}.response_page_path`, ['index.html'], ['/index.html']),
  ...values('cloudfront/root-object', `${distribution}.default_root_object`, ['/index.html'], ['index.html']),
  ...values('cloudfront/origin-path', `${distribution}.origin.origin_path`, ['prod', '/prod/'], ['/prod', '']),
  ...values(
    'cloudfront/origin-host',
    `${distribution}.origin.domain_name`,
    ['https://a.example.com', 'a.example.com/prod', 'a.example.com:8080'],
    ['a.example.com'],
  ),
  proof(
    'cloudfront/origin-once',
    { [`${distribution}.a`]: { origin: [{ origin_id: 'o' }, { origin_id: 'o' }] } },
    { [`${distribution}.a`]: { origin: [{ origin_id: 'o' }, { origin_id: 'p' }] } },
    `${distribution}.a.origin.1.origin_id`,
  ),
  ...values(
    'cloudfront/origin-port',
    `${distribution}.origin.custom_origin_config.http_port`,
    [0, 22, 1023],
    [80, 443, 1024, 8080, 65_535],
  ),
  ...values(
    'cloudfront/origin-header',
    `${distribution}.origin.custom_header.name`,
    ['Host', 'X-Amz-Secret', 'x-edge-a'],
    ['X-Origin-Secret', 'Authorization'],
  ),
  proof(
    'cloudfront/certificate-method',
    { [`${distribution}.a`]: { viewer_certificate: { acm_certificate_arn: 'arn:aws:acm:us-east-1:1:certificate/a' } } },
    { [`${distribution}.a`]: { viewer_certificate: { ssl_support_method: 'sni-only' } } },
    `${distribution}.a.viewer_certificate.ssl_support_method`,
  ),
  ...values(
    'cloudfront/log-bucket',
    `${distribution}.logging_config.bucket`,
    ['logs'],
    ['logs.s3.amazonaws.com', 'logs.s3.eu-west-1.amazonaws.com'],
  ),
  ...values(
    'cloudfront/global-acl',
    `${distribution}.web_acl_id`,
    ['arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1'],
    ['arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/1'],
  ),
  ...values('cloudfront/function-name', 'aws_cloudfront_function.name', ['a.b', 'x'.repeat(65)], ['x'.repeat(64)]),
  ...values('cloudfront/function-size', 'aws_cloudfront_function.code', ['x'.repeat(10_241)], ['x'.repeat(10_240)]),
];

const key = 'parameters_in_cache_key_and_forwarded_to_origin';
const keyed = (body: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [`${cachePolicy}.a`]: { ...more, [key]: body },
});

const policyCases: Case[] = [
  proof(
    'cloudfront/policy-lifetimes',
    { [`${cachePolicy}.a`]: { min_ttl: 20, max_ttl: 10 } },
    { [`${cachePolicy}.a`]: { max_ttl: 20 } },
    [`${cachePolicy}.a.min_ttl`, `${cachePolicy}.a.max_ttl`],
  ),
  proof(
    'cloudfront/policy-names',
    keyed({ headers_config: { header_behavior: 'whitelist' } }),
    keyed({ headers_config: { headers: { items: ['Accept'] } } }),
    [`${cachePolicy}.a.${key}.headers_config.header_behavior`, `${cachePolicy}.a.${key}.headers_config.headers`],
  ),
  proof(
    'cloudfront/policy-names',
    {
      'aws_cloudfront_origin_request_policy.a': {
        cookies_config: { cookie_behavior: 'none', cookies: { items: ['session'] } },
      },
    },
    { 'aws_cloudfront_origin_request_policy.a': { cookies_config: { cookie_behavior: 'whitelist' } } },
    'aws_cloudfront_origin_request_policy.a.cookies_config.cookie_behavior',
    { when: 'none' },
  ),
  proof(
    'cloudfront/policy-uncached',
    keyed({ headers_config: { header_behavior: 'whitelist' } }, { max_ttl: 0 }),
    { [`${cachePolicy}.a`]: { max_ttl: 1 } },
    [`${cachePolicy}.a.max_ttl`, `${cachePolicy}.a.${key}.headers_config.header_behavior`],
  ),
  proof(
    'cloudfront/policy-uncached',
    keyed({ enable_accept_encoding_gzip: 'true' }, { max_ttl: 0 }),
    keyed({ enable_accept_encoding_gzip: false }),
    `${cachePolicy}.a.${key}.enable_accept_encoding_gzip`,
    { when: 'compressed' },
  ),
  ...values(
    'cloudfront/request-header',
    'aws_cloudfront_origin_request_policy.headers_config.headers.items',
    [['Authorization'], ['accept-encoding']],
    [['Accept']],
  ),
  ...values(
    'cloudfront/security-header',
    'aws_cloudfront_response_headers_policy.custom_headers_config.items.header',
    ['Strict-Transport-Security'],
    ['X-Release'],
  ),
  ...values(
    'cloudfront/cors-method',
    'aws_cloudfront_response_headers_policy.cors_config.access_control_allow_methods.items',
    [['*'], ['get']],
    [['ALL'], ['GET']],
  ),
];

const writing = (body: Record<string, unknown>): Resources => ({
  [`${stream}.a`]: { extended_s3_configuration: body },
});
const bucket = `${stream}.a.extended_s3_configuration`;

const firehoseCases: Case[] = [
  proof(
    'firehose/buffer-size',
    writing({ dynamic_partitioning_configuration: { enabled: true }, buffering_size: 63 }),
    writing({ buffering_size: 64 }),
    [`${bucket}.buffering_size`, `${bucket}.dynamic_partitioning_configuration.enabled`],
  ),
  proof(
    'firehose/buffer-size',
    writing({ data_format_conversion_configuration: { schema_configuration: {} } }),
    writing({ buffering_size: 128 }),
    `${bucket}.data_format_conversion_configuration.enabled`,
    { when: 'by default' },
  ),
  proof(
    'firehose/compression',
    writing({ data_format_conversion_configuration: {}, compression_format: 'GZIP' }),
    writing({ compression_format: 'UNCOMPRESSED' }),
    `${bucket}.compression_format`,
  ),
  proof(
    'firehose/prefix',
    writing({ prefix: 'a/!{timestamp:yyyy}/' }),
    writing({ error_output_prefix: 'errors/!{firehose:error-output-type}/' }),
    [`${bucket}.prefix`, `${bucket}.error_output_prefix`],
  ),
  proof(
    'firehose/prefix',
    writing({ prefix: '!{firehose:error-output-type}/', error_output_prefix: 'errors/' }),
    writing({ prefix: '!{timestamp:yyyy}/' }),
    `${bucket}.prefix`,
    { when: 'of errors' },
  ),
  proof(
    'firehose/partition-prefix',
    writing({ dynamic_partitioning_configuration: { enabled: true }, prefix: 'a/' }),
    writing({ prefix: '!{partitionKeyFromQuery:customer}/' }),
    [`${bucket}.prefix`, `${bucket}.dynamic_partitioning_configuration.enabled`],
  ),
  ...values('firehose/buffer', `${stream}.extended_s3_configuration.buffering_size`, [0, 129], [1, 128]),
  ...values('firehose/buffer-interval', `${stream}.extended_s3_configuration.buffering_interval`, [901], [0, 900]),
  proof(
    'firehose/backup',
    writing({ s3_backup_mode: 'Enabled' }),
    writing({ s3_backup_configuration: { bucket_arn: 'b' } }),
    [`${bucket}.s3_backup_mode`, `${bucket}.s3_backup_configuration`],
  ),
];

/** Proofs of the rules about single arguments of what delivers: distributions, their policies, and streams into buckets. */
export const deliveryArgumentCases: Case[] = [
  ...behaviourCases,
  ...distributionCases,
  ...policyCases,
  ...firehoseCases,
];
