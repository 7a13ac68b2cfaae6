import { type Case, proof, type Resources, ref, values } from './case';

const v2 = 'aws_apigatewayv2_domain_name.d';
const v1 = 'aws_api_gateway_domain_name.d';
const cert = 'aws_acm_certificate.c';
const regions = { '': 'eu-west-1', us_east_1: 'us-east-1' };
const api: Resources = { 'aws_apigatewayv2_api.a': { protocol_type: 'HTTP' } };
const api_id = ref('aws_apigatewayv2_api.a.id');
const domain_name = ref('aws_apigatewayv2_domain_name.d.id');
const mapped: Resources = {
  ...api,
  [v2]: { domain_name: 'a.example' },
  'aws_apigatewayv2_api_mapping.m': { api_id, domain_name, stage: 'x' },
};
const withCertificate = (more: Record<string, unknown> = {}): Resources => ({
  [v2]: { domain_name_configuration: { certificate_arn: ref('aws_acm_certificate.c.arn') } },
  [cert]: { validation_method: 'DNS', ...more },
});
const imported: Resources = {
  [v2]: {
    domain_name: '*.a.example',
    mutual_tls_authentication: { truststore_uri: 's3://b/k' },
    domain_name_configuration: { certificate_arn: ref('aws_acm_certificate.c.arn') },
  },
  [cert]: { private_key: 'x' },
};
const key = (name: string, api_mapping_key: string | undefined): Resources => ({
  [`aws_apigatewayv2_api_mapping.${name}`]: { api_id, domain_name, api_mapping_key },
});
const elsewhere = (name: string, api_mapping_key: string): Resources => ({
  ...api,
  [`aws_apigatewayv2_api_mapping.${name}`]: { api_id, domain_name: 'a.example', api_mapping_key },
});
const rest: Resources = { 'aws_api_gateway_rest_api.r': { name: 'r' } };

/** Proofs of the rules about custom domains. */
export const domainCases: Case[] = [
  ...values(
    'domain/certificate-service',
    'aws_api_gateway_domain_name.certificate_arn',
    ['arn:aws:iam::111122223333:server-certificate/orders'],
    ['arn:aws:acm:us-east-1:111122223333:certificate/x', ''],
  ),
  proof(
    'domain/certificate-service',
    {
      'aws_iam_server_certificate.s': { name: 's' },
      [v2]: { domain_name_configuration: { certificate_arn: ref('aws_iam_server_certificate.s.arn') } },
    },
    {
      [cert]: { validation_method: 'DNS' },
      [v2]: { domain_name_configuration: { certificate_arn: ref('aws_acm_certificate.c.arn') } },
    },
    `${v2}.domain_name_configuration.certificate_arn`,
    { says: 'aws_iam_server_certificate.s' },
  ),
  proof(
    'domain/certificate-region',
    withCertificate({ provider: 'aws.us_east_1' }),
    { [cert]: { provider: 'aws' } },
    `${v2}.domain_name_configuration.certificate_arn`,
    { regions, says: 'us-east-1' },
  ),
  proof(
    'domain/certificate-region',
    { [v1]: { regional_certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/x' } },
    { [v1]: { regional_certificate_arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/x' } },
    `${v1}.regional_certificate_arn`,
    { regions, when: 'a literal' },
  ),
  proof(
    'domain/certificate-region',
    {
      ...withCertificate(),
      [cert]: { provider: 'aws.us_east_1' },
      [v2]: { domain_name_configuration: { certificate_arn: ref('aws_acm_certificate_validation.v.certificate_arn') } },
      'aws_acm_certificate_validation.v': { certificate_arn: ref('aws_acm_certificate.c.arn') },
    },
    { [cert]: { provider: 'aws' } },
    'aws_acm_certificate_validation.v.certificate_arn',
    { regions, when: 'through its validation' },
  ),
  ...values(
    'domain/endpoint-type',
    'aws_apigatewayv2_domain_name.domain_name_configuration.endpoint_type',
    ['EDGE'],
    ['REGIONAL'],
  ),
  ...values(
    'domain/security-policy',
    'aws_apigatewayv2_domain_name.domain_name_configuration.security_policy',
    ['TLS_1_0'],
    ['TLS_1_2'],
  ),
  ...values(
    'domain/name-form',
    'aws_apigatewayv2_domain_name.domain_name',
    ['API.example.com', 'a_b.example.com', 'a.example.com.', 'a.*.example.com'],
    ['api.example.com', '*.example.com'],
  ),
  proof(
    'domain/certificate-validated',
    withCertificate(),
    {
      [v2]: { depends_on: ['aws_acm_certificate_validation.v'] },
      'aws_acm_certificate_validation.v': { certificate_arn: ref('aws_acm_certificate.c.arn') },
    },
    [`${v2}.domain_name_configuration.certificate_arn`],
  ),
  proof('domain/wildcard-certificate', imported, { [cert]: { private_key: undefined } }, [
    `${v2}.domain_name`,
    `${cert}.private_key`,
    `${v2}.domain_name_configuration.certificate_arn`,
  ]),
  ...values(
    'domain/truststore-uri',
    'aws_apigatewayv2_domain_name.mutual_tls_authentication.truststore_uri',
    ['https://b.s3.amazonaws.com/k'],
    ['s3://b/k'],
  ),
  proof(
    'domain/mutual-tls-policy',
    { [v1]: { mutual_tls_authentication: { truststore_uri: 's3://b/k' } } },
    { [v1]: { security_policy: 'TLS_1_2' } },
    [`${v1}.security_policy`, `${v1}.mutual_tls_authentication`],
  ),
  proof(
    'domain/mutual-tls-ownership',
    imported,
    {
      [v2]: {
        domain_name_configuration: {
          ownership_verification_certificate_arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/y',
        },
      },
    },
    [
      `${v2}.domain_name_configuration.certificate_arn`,
      `${v2}.domain_name_configuration.ownership_verification_certificate_arn`,
      `${v2}.mutual_tls_authentication`,
    ],
  ),
  proof(
    'domain/truststore-version',
    {
      [v2]: { mutual_tls_authentication: { truststore_uri: `s3://${ref('aws_s3_object.o.bucket')}/k` } },
      'aws_s3_object.o': { key: 'k' },
    },
    { [v2]: { mutual_tls_authentication: { truststore_version: ref('aws_s3_object.o.version_id') } } },
    [`${v2}.mutual_tls_authentication.truststore_uri`, `${v2}.mutual_tls_authentication.truststore_version`],
  ),
  proof(
    'domain/mutual-tls-bypass',
    { ...mapped, [v2]: { mutual_tls_authentication: { truststore_uri: 's3://b/k' } } },
    { 'aws_apigatewayv2_api.a': { disable_execute_api_endpoint: true } },
    [
      'aws_apigatewayv2_api.a.disable_execute_api_endpoint',
      'aws_apigatewayv2_api_mapping.m.domain_name',
      `${v2}.mutual_tls_authentication`,
    ],
  ),
  proof(
    'http-api/endpoint-off-needs-domain',
    { 'aws_apigatewayv2_api.a': { protocol_type: 'HTTP', disable_execute_api_endpoint: true } },
    mapped,
    ['aws_apigatewayv2_api.a.disable_execute_api_endpoint', 'aws_apigatewayv2_api_mapping.m.api_id'],
  ),
  ...values(
    'domain/mapping-key-form',
    'aws_apigatewayv2_api_mapping.api_mapping_key',
    ['/v1', 'v1/', 'a//b', 'a b'],
    ['v1', 'orders/v1', ''],
  ),
  proof(
    'domain/mapping-levels',
    { ...mapped, 'aws_apigatewayv2_api.a': { protocol_type: 'WEBSOCKET' }, ...key('m', 'a/b') },
    key('m', 'a'),
    ['aws_apigatewayv2_api_mapping.m.api_mapping_key', 'aws_apigatewayv2_api_mapping.m.api_id'],
  ),
  proof(
    'domain/mapping-levels',
    {
      'aws_apigatewayv2_api_mapping.m': {
        api_mapping_key: 'a/b',
        domain_name: ref('aws_api_gateway_domain_name.d.id'),
      },
      [v1]: { domain_name: 'a.example' },
    },
    { [v1]: { security_policy: 'TLS_1_2' } },
    [`${v1}.security_policy`, 'aws_apigatewayv2_api_mapping.m.domain_name'],
    { when: 'on an old domain' },
  ),
  proof(
    'domain/mapping-quota',
    { ...api, [v2]: {}, ...Object.assign({}, ...Array.from({ length: 201 }, (_, at) => key(`m${at}`, `a/b${at}`))) },
    { 'aws_apigatewayv2_api_mapping.m0': null },
    'aws_apigatewayv2_api_mapping.m0.domain_name',
  ),
  proof(
    'domain/mapping-unique',
    { ...mapped, ...key('n', undefined) },
    key('n', 'v2'),
    ['aws_apigatewayv2_api_mapping.n.api_mapping_key', 'aws_apigatewayv2_api_mapping.n.domain_name'],
    { says: 'aws_apigatewayv2_api_mapping.m' },
  ),
  proof(
    'domain/websocket-alone',
    {
      ...mapped,
      'aws_apigatewayv2_api.w': { protocol_type: 'WEBSOCKET' },
      'aws_apigatewayv2_api_mapping.w': {
        api_id: ref('aws_apigatewayv2_api.w.id'),
        domain_name,
        api_mapping_key: 'ws',
      },
    },
    { 'aws_apigatewayv2_api_mapping.m': null },
    ['aws_apigatewayv2_api_mapping.w.api_id', 'aws_apigatewayv2_api_mapping.m.api_id'],
  ),
  proof(
    'domain/mapping-unique',
    { ...elsewhere('m', 'v1'), ...elsewhere('n', 'v1') },
    elsewhere('n', 'v2'),
    [
      'aws_apigatewayv2_api_mapping.n.api_mapping_key',
      'aws_apigatewayv2_api_mapping.n.domain_name',
      'aws_apigatewayv2_api_mapping.m.domain_name',
    ],
    { when: 'on a name that another configuration owns', says: 'a.example (aws)' },
  ),
  proof(
    'domain/websocket-alone',
    {
      ...elsewhere('m', 'v1'),
      ...rest,
      'aws_apigatewayv2_api_mapping.m': { api_id: ref('aws_api_gateway_rest_api.r.id'), domain_name: 'a.example' },
      'aws_apigatewayv2_api.w': { protocol_type: 'WEBSOCKET' },
      'aws_apigatewayv2_api_mapping.w': {
        api_id: ref('aws_apigatewayv2_api.w.id'),
        domain_name: 'a.example',
        api_mapping_key: 'ws',
      },
    },
    { 'aws_apigatewayv2_api_mapping.m': null },
    ['aws_apigatewayv2_api_mapping.w.api_id', 'aws_apigatewayv2_api_mapping.m.api_id'],
    { when: 'on a name that another configuration owns' },
  ),
  proof(
    'domain/http-api-policy',
    {
      ...api,
      'aws_apigatewayv2_api_mapping.m': { api_id, domain_name: ref('aws_api_gateway_domain_name.d.id') },
      [v1]: { domain_name: 'a.example', security_policy: 'SecurityPolicy_TLS13_1_3_2025_09' },
    },
    { [v1]: { security_policy: 'TLS_1_2' } },
    [`${v1}.security_policy`, 'aws_apigatewayv2_api_mapping.m.api_id', 'aws_apigatewayv2_api_mapping.m.domain_name'],
    { says: 'SecurityPolicy_TLS13_1_3_2025_09' },
  ),
  proof(
    'domain/http-api-policy',
    {
      ...api,
      'aws_apigatewayv2_api_mapping.m': { api_id, domain_name: ref('aws_api_gateway_domain_name.d.id') },
      [v1]: {
        domain_name: 'a.example',
        security_policy: 'TLS_1_2',
        certificate_arn: 'arn:x',
        endpoint_configuration: { types: ['EDGE'] },
      },
    },
    { [v1]: { endpoint_configuration: { types: ['REGIONAL'] } } },
    `${v1}.endpoint_configuration.types`,
    { when: 'at the edge', says: 'EDGE' },
  ),
  proof(
    'domain/http-api-policy',
    {
      ...api,
      'aws_apigatewayv2_api_mapping.m': { api_id, domain_name: ref('aws_api_gateway_domain_name.d.id') },
      [v1]: { domain_name: 'a.example', security_policy: 'TLS_1_2', certificate_arn: 'arn:x' },
    },
    { [v1]: { certificate_arn: undefined, regional_certificate_arn: 'arn:x' } },
    `${v1}.endpoint_configuration`,
    { when: 'at the edge by itself', says: 'EDGE' },
  ),
  proof(
    'domain/mapping-after-domain',
    { ...mapped, 'aws_apigatewayv2_api_mapping.m': { api_id, domain_name: 'a.example', stage: 'x' } },
    { 'aws_apigatewayv2_api_mapping.m': { domain_name } },
    ['aws_apigatewayv2_api_mapping.m.domain_name', `${v2}.domain_name`],
  ),
  proof(
    'domain/mapping-after-stage',
    {
      ...mapped,
      'aws_apigatewayv2_api_mapping.m': { api_id, domain_name, stage: 'prod' },
      'aws_apigatewayv2_stage.s': { api_id, name: 'prod' },
    },
    { 'aws_apigatewayv2_api_mapping.m': { stage: ref('aws_apigatewayv2_stage.s.name') } },
    ['aws_apigatewayv2_api_mapping.m.stage', 'aws_apigatewayv2_stage.s.name'],
  ),
  ...values('domain/base-path-level', 'aws_api_gateway_base_path_mapping.base_path', ['a/b'], ['a', '']),
  proof(
    'domain/base-path-stage',
    { 'aws_api_gateway_base_path_mapping.m': { base_path: 'a' } },
    { 'aws_api_gateway_base_path_mapping.m': { stage_name: 'prod' } },
    'aws_api_gateway_base_path_mapping.m.stage_name',
  ),
  proof(
    'domain/certificate-argument',
    { [v1]: { endpoint_configuration: { types: ['REGIONAL'] }, certificate_arn: 'arn:x' } },
    { [v1]: { certificate_arn: undefined, regional_certificate_arn: 'arn:x' } },
    [`${v1}.certificate_arn`, `${v1}.endpoint_configuration.types`],
  ),
  proof(
    'domain/edge-certificate-region',
    {
      [v1]: {
        endpoint_configuration: { types: ['EDGE'] },
        certificate_arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/x',
      },
    },
    { [v1]: { certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/x' } },
    [`${v1}.certificate_arn`, `${v1}.endpoint_configuration`],
  ),
  proof(
    'domain/certificate-given',
    { [v1]: { domain_name: 'a.example' } },
    { [v1]: { regional_certificate_arn: 'arn:x' } },
    [`${v1}.regional_certificate_arn`, `${v1}.certificate_arn`],
  ),
  proof(
    'domain/security-policy-stated',
    { [v1]: { domain_name: 'a.example' } },
    { [v1]: { security_policy: 'TLS_1_2' } },
    `${v1}.security_policy`,
  ),
  proof(
    'domain/health-check-paths',
    { ...mapped, 'aws_apigatewayv2_route.r': { api_id, route_key: 'GET /ping' } },
    { 'aws_apigatewayv2_route.r': { route_key: 'GET /health' } },
    ['aws_apigatewayv2_route.r.route_key', 'aws_apigatewayv2_api_mapping.m.api_id'],
  ),
  ...values('certificate/name-length', 'aws_acm_certificate.domain_name', [`${'a'.repeat(60)}.example`], ['a.example']),
  ...values(
    'certificate/name-form',
    'aws_acm_certificate.domain_name',
    ['*.*.a.com', 'a.*.com', 'a_b.com'],
    ['*.a.com', 'a.com', 'A.com'],
  ),
  ...values(
    'certificate/name-form',
    'aws_acm_certificate.subject_alternative_names',
    [['a_b.com']],
    [['a.com', ref('var.unknown')]],
  ),
  ...values(
    'certificate/names',
    'aws_acm_certificate.subject_alternative_names',
    [Array.from({ length: 101 }, (_, at) => `a${at}.com`)],
    [['a.com']],
  ),
  proof(
    'certificate/key-algorithm',
    { [cert]: { domain_name: 'a.com', key_algorithm: 'RSA_4096' } },
    { [cert]: { key_algorithm: 'RSA_2048' } },
    [`${cert}.key_algorithm`, `${cert}.certificate_authority_arn`, `${cert}.private_key`],
  ),
  proof(
    'certificate/validation-domain',
    { [cert]: { domain_name: 'a.b.com', validation_option: { domain_name: 'a.b.com', validation_domain: 'c.com' } } },
    { [cert]: { validation_option: { validation_domain: 'b.com' } } },
    [`${cert}.validation_option.validation_domain`, `${cert}.validation_option.domain_name`],
  ),
  proof(
    'certificate/validation-method',
    { [cert]: { domain_name: 'a.com' } },
    { [cert]: { validation_method: 'DNS' } },
    [`${cert}.validation_method`, `${cert}.private_key`],
  ),
  proof(
    'certificate/validation-record-key',
    {
      [cert]: { domain_name: 'a.com', subject_alternative_names: ['*.a.com'] },
      'aws_route53_record.r': {
        for_each: ref('{ for o in aws_acm_certificate.c.domain_validation_options : o.domain_name => o }'),
        name: ref('each.value.resource_record_name'),
      },
    },
    { 'aws_route53_record.r': { allow_overwrite: true } },
    [`${cert}.domain_name`, 'aws_route53_record.r.allow_overwrite'],
  ),
  proof(
    'certificate/validation-provider',
    {
      [cert]: { provider: 'aws.us_east_1' },
      'aws_acm_certificate_validation.v': { certificate_arn: ref('aws_acm_certificate.c.arn') },
    },
    { 'aws_acm_certificate_validation.v': { provider: 'aws.us_east_1' } },
    'aws_acm_certificate_validation.v.certificate_arn',
    { regions },
  ),
  proof(
    'certificate/create-before-destroy',
    withCertificate(),
    { [cert]: { lifecycle: { create_before_destroy: true } } },
    [`${cert}.lifecycle.create_before_destroy`, `${v2}.domain_name_configuration.certificate_arn`],
  ),
];
