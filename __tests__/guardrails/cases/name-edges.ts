import { type Case, proof, type Resources, ref } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');
const regions = { '': 'eu-west-1', us: 'us-east-1' };

const record = 'aws_route53_record';
const zone = 'aws_route53_zone.z';
const domain = 'aws_api_gateway_domain_name.d';
const v2Domain = 'aws_apigatewayv2_domain_name.e';
const v2Target = `${v2Domain}.domain_name_configuration[0]`;
const edgeZone = 'Z2FDTNDATAQYW2';
const records = (more: Readonly<Record<string, Body>>): Resources =>
  Object.fromEntries(Object.entries(more).map(([name, body]) => [`${record}.${name}`, { zone_id: 'Z1', ...body }]));
const weighted = (name: string, more: Body = {}): Body => ({
  name,
  type: 'A',
  set_identifier: 'one',
  weighted_routing_policy: { weight: 1 },
  ...more,
});
const latency = { weighted_routing_policy: undefined, latency_routing_policy: { region: 'eu-west-1' } };
const signing = 'aws_kms_key.k';
const signed = { customer_master_key_spec: 'ECC_NIST_P256', key_usage: 'SIGN_VERIFY' };

const recordCases: Case[] = [
  proof(
    'route53/alias-target',
    {
      [v2Domain]: { domain_name_configuration: { certificate_arn: 'x' } },
      [`${record}.a`]: {
        alias: { name: ref(`${v2Target}.target_domain_name`), zone_id: ref(`${v2Target}.target_domain_name`) },
      },
    },
    { [`${record}.a`]: { alias: { zone_id: ref(`${v2Target}.hosted_zone_id`) } } },
    `${record}.a.alias.zone_id`,
    { when: 'whose zone is another attribute of its domain' },
  ),
  proof(
    'route53/alias-target',
    {
      [domain]: { domain_name: 'a.example' },
      [`${record}.front`]: { alias: { name: 'd111.cloudfront.net', zone_id: 'Z1' } },
      [`${record}.a`]: {
        alias: { name: ref(`${domain}.cloudfront_domain_name`), zone_id: ref(`${record}.front.alias[0].zone_id`) },
      },
    },
    { [`${record}.front`]: { alias: { zone_id: edgeZone } } },
    `${record}.a.alias.zone_id`,
    { when: 'of the edge whose zone is taken from elsewhere' },
  ),
  proof(
    'route53/alias-type',
    { [`${record}.a`]: { type: 'CNAME', name: 'x', alias: { name: 'd111.cloudfront.net', zone_id: edgeZone } } },
    { [`${record}.a`]: { alias: { name: 'other.example.com' } } },
    `${record}.a.type`,
    { when: 'of a host that is not of AWS' },
  ),
  proof(
    'route53/zone-name-servers',
    {
      [zone]: { name: 'example.com' },
      [`${record}.a`]: { zone_id: ref(`${zone}.zone_id`), name: 'example.com.', type: 'SOA' },
    },
    { [`${record}.a`]: { name: 'sub.example.com' } },
    [`${record}.a.name`, `${zone}.name`],
    { when: 'by the name of the zone as a text' },
  ),
  proof(
    'route53/one-routing-policy',
    records({ a: weighted('a'), b: { ...weighted('a'), ...latency, set_identifier: 'two' }, c: weighted('b') }),
    { [`${record}.a`]: { name: unknown }, [`${record}.b`]: { name: unknown } },
    [`${record}.a.name`, `${record}.b.name`, `${record}.b.type`],
    { when: 'of names that are not known' },
  ),
  proof(
    'route53/one-routing-policy',
    records({ a: weighted('a'), b: { ...weighted('a'), ...latency, set_identifier: 'two' } }),
    { [`${record}.a`]: { count: unknown } },
    `${record}.b.name`,
    { when: 'of a record that may not be made' },
  ),
  proof(
    'route53/one-routing-policy',
    records({ a: weighted('a'), b: weighted('a', { set_identifier: 'two' }), c: { ...weighted('a'), ...latency } }),
    { [`${record}.c`]: { ...latency, weighted_routing_policy: { weight: 2 }, latency_routing_policy: undefined } },
    `${record}.c.name`,
    { when: 'of the third record', says: `as ${record}.a of the same name` },
  ),
  proof(
    'route53/set-identifier-unique',
    records({ a: weighted('a'), b: weighted('a') }),
    { [`${record}.a`]: { set_identifier: unknown }, [`${record}.b`]: { set_identifier: unknown } },
    [`${record}.a.set_identifier`, `${record}.b.name`],
    { when: 'that are not known' },
  ),
  proof(
    'route53/failover-health',
    records({ a: { name: 'a', failover_routing_policy: { type: 'PRIMARY' } } }),
    records({ a: { failover_routing_policy: { type: 'SECONDARY' } } }),
    [`${record}.a.failover_routing_policy.type`, `${record}.a.health_check_id`, `${record}.a.alias`],
    { when: 'of a secondary record' },
  ),
  proof(
    'route53/signing-key',
    { [signing]: signed, 'aws_route53_key_signing_key.a': { key_management_service_arn: ref(`${signing}.arn`) } },
    { [signing]: { provider: 'aws.us' } },
    'aws_route53_key_signing_key.a.key_management_service_arn',
    { regions, when: 'of another region' },
  ),
];

const certificate = 'aws_acm_certificate.c';
const validation = 'aws_acm_certificate_validation.v';
const validated = (name: string): Body => ({
  domain_name: 'example.com',
  validation_option: { domain_name: name, validation_domain: 'example.com' },
});
const keyed = (key: string): string =>
  ref(`{ for o in ${certificate}.domain_validation_options : o.${key} => o.resource_record_value }`);

const certificateCases: Case[] = [
  proof(
    'certificate/validation-domain',
    { [certificate]: validated('sub.example.com') },
    { [certificate]: validated('example.com') },
    [`${certificate}.domain_name`, `${certificate}.subject_alternative_names`],
    { when: 'of a certificate with one name' },
  ),
  proof(
    'certificate/validation-record-key',
    {
      [certificate]: { domain_name: 'a.com', subject_alternative_names: ['*.a.com'] },
      [`${record}.a`]: { for_each: keyed('domain_name'), name: ref('each.key') },
    },
    { [`${record}.a`]: { for_each: keyed('resource_record_name') } },
    `${record}.a.allow_overwrite`,
    { when: 'by the name of the record' },
  ),
  proof(
    'certificate/email-records',
    {
      [certificate]: { domain_name: 'a.com', validation_method: 'EMAIL' },
      [validation]: { certificate_arn: ref(`${certificate}.arn`), validation_record_fqdns: ['a.example.com'] },
    },
    { [validation]: { validation_record_fqdns: [] } },
    [`${validation}.validation_record_fqdns`, `${certificate}.validation_method`],
    { when: 'that are none' },
  ),
  proof(
    'certificate/covers',
    {
      [certificate]: { domain_name: 'a.example', subject_alternative_names: ['c.example'] },
      [v2Domain]: {
        domain_name: 'b.example',
        domain_name_configuration: { certificate_arn: ref(`${certificate}.arn`) },
      },
    },
    { [certificate]: { domain_name: '' } },
    [`${certificate}.domain_name`, `${certificate}.subject_alternative_names`],
    { when: 'whose own name is not known' },
  ),
];

const listener = 'aws_lb_listener.l';
const restApi = 'aws_api_gateway_rest_api.a';
const stage = 'aws_api_gateway_stage.s';
const path = 'aws_api_gateway_resource.r';
const rest_api_id = ref(`${restApi}.id`);
const regional = (more: Body = {}): Resources => ({
  [certificate]: { domain_name: 'a.example', validation_method: 'DNS' },
  [domain]: {
    domain_name: 'a.example',
    endpoint_configuration: { types: ['REGIONAL'] },
    regional_certificate_arn: ref(`${certificate}.arn`),
    ...more,
  },
});

const domainCases: Case[] = [
  proof(
    'domain/certificate-validated',
    { ...regional(), [validation]: { certificate_arn: ref(`${certificate}.arn`) } },
    { [domain]: { regional_certificate_arn: ref(`${validation}.certificate_arn`) } },
    [
      `${domain}.regional_certificate_arn`,
      `${certificate}.validation_method`,
      `${certificate}.private_key`,
      `${certificate}.certificate_authority_arn`,
    ],
    { when: 'of a region, beside its validation', says: `not through ${validation}` },
  ),
  proof(
    'load-balancer/certificate-issued',
    {
      [certificate]: { domain_name: 'a.example', validation_method: 'DNS', count: unknown },
      [listener]: { certificate_arn: ref(`${certificate}.arn`), count: unknown },
    },
    {
      [validation]: { certificate_arn: ref(`${certificate}.arn`) },
      [listener]: { depends_on: [validation] },
    },
    [`${listener}.certificate_arn`, `${certificate}.private_key`],
    { when: 'of a certificate that may not be made' },
  ),
  proof(
    'domain/certificate-argument',
    { [domain]: { endpoint_configuration: { types: ['EDGE'] }, regional_certificate_arn: 'arn:aws:acm:x' } },
    { [domain]: { endpoint_configuration: { types: ['REGIONAL'] } } },
    [`${domain}.endpoint_configuration.types`, `${domain}.regional_certificate_arn`],
    { when: 'of a region at the edge' },
  ),
  proof(
    'domain/mutual-tls-ownership',
    {
      [certificate]: { domain_name: 'a.example', certificate_authority_arn: 'arn:aws:acm-pca:x' },
      [domain]: {
        regional_certificate_arn: ref(`${certificate}.arn`),
        mutual_tls_authentication: { truststore_uri: 's3://b/k' },
      },
    },
    { [certificate]: { certificate_authority_arn: undefined } },
    [`${certificate}.certificate_authority_arn`, `${domain}.mutual_tls_authentication`],
    { when: 'of a private certificate' },
  ),
  proof(
    'domain/health-check-paths',
    {
      [restApi]: { name: 'a' },
      [stage]: { rest_api_id, stage_name: 'live' },
      [domain]: { domain_name: 'a.example' },
      'aws_api_gateway_base_path_mapping.m': { api_id: rest_api_id, domain_name: ref(`${domain}.domain_name`) },
      [path]: { rest_api_id, parent_id: ref(`${restApi}.root_resource_id`), path_part: 'ping' },
      'aws_api_gateway_resource.parent': { rest_api_id, path_part: 'v1' },
    },
    { [path]: { parent_id: ref('aws_api_gateway_resource.parent.id') } },
    [`${path}.path_part`, `${path}.parent_id`, `${path}.rest_api_id`],
    { when: 'of a REST API' },
  ),
];

const filter = 'aws_cloudwatch_log_metric_filter.f';
const group = 'aws_cloudwatch_log_group';
const lambda = 'aws_lambda_function.f';

const configurationCases: Case[] = [
  proof(
    'configuration/attribute',
    {
      'aws_sqs_queue.q': { name: 'q' },
      [lambda]: {
        function_name: 'f',
        dead_letter_config: { target_arn: ref('aws_sqs_queue.q.id') },
        environment: { variables: { queue_arn: ref('aws_sqs_queue.q.id') } },
        tags: { queue_arn: ref('aws_sqs_queue.q.id') },
      },
    },
    { [lambda]: { dead_letter_config: { target_arn: ref('aws_sqs_queue.q.arn') } } },
    `${lambda}.dead_letter_config.target_arn`,
    { when: 'beside variables and tags, whose names are free' },
  ),
  proof(
    'configuration/waits',
    { [`${group}.a`]: { name: 'logs' }, [filter]: { log_group_name: 'logs' } },
    { [`${group}.b`]: { name: 'logs' } },
    [`${filter}.log_group_name`, `${group}.a.name`],
    { when: 'of which there are two of the name' },
  ),
];

/** Proofs at the edges of what names, domains and certificates may be. */
export const nameEdgeCases: readonly Case[] = [
  ...recordCases,
  ...certificateCases,
  ...domainCases,
  ...configurationCases,
];
