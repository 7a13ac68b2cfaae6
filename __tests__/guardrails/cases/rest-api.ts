import { type Case, proof, type Resources, ref, values } from './case';

const api = 'aws_api_gateway_rest_api.a';
const type = 'aws_api_gateway_rest_api';
const rest_api_id = ref('aws_api_gateway_rest_api.a.id');
const root = ref('aws_api_gateway_rest_api.a.root_resource_id');
const rest: Resources = { [api]: { name: 'a' } };
const resource = (name: string, path_part: string, parent_id = root): Resources => ({
  [`aws_api_gateway_resource.${name}`]: { rest_api_id, parent_id, path_part },
});
const many = (kind: string, count: number): Resources =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${kind}.x${at}`, { rest_api_id }]));
const openapi = (operation: Record<string, unknown>, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ openapi: '3.0.1', paths: { '/a': { get: operation } }, ...more });
const uri = (region: string): string =>
  openapi({ 'x-amazon-apigateway-integration': { uri: `arn:aws:apigateway:${region}:lambda:path/x` } });
const endpoints = (kind: string, vpcEndpointIds: readonly string[]): Resources => ({
  [api]: {
    endpoint_configuration: { types: [kind] },
    body: openapi({}, { 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds } }),
  },
});
const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const gatewayResponse = 'aws_api_gateway_gateway_response';

/** Proofs of the rules about REST APIs and their resources. */
export const restApiCases: Case[] = [
  ...values(
    'rest-api/one-endpoint-type',
    `${type}.endpoint_configuration.types`,
    [['EDGE', 'REGIONAL']],
    [['REGIONAL']],
  ),
  proof(
    'rest-api/private-needs-policy',
    { [api]: { endpoint_configuration: { types: ['PRIVATE'] } }, 'aws_api_gateway_deployment.d': { rest_api_id } },
    { 'aws_api_gateway_rest_api_policy.p': { rest_api_id } },
    [`${api}.policy`, `${api}.endpoint_configuration.types`, 'aws_api_gateway_rest_api_policy.p.rest_api_id'],
  ),
  proof(
    'rest-api/vpc-endpoints-private-only',
    { [api]: { endpoint_configuration: { types: ['REGIONAL'], vpc_endpoint_ids: ['vpce-1'] } } },
    { [api]: { endpoint_configuration: { types: ['PRIVATE'] } } },
    [`${api}.endpoint_configuration.types`, `${api}.endpoint_configuration.vpc_endpoint_ids`],
  ),
  proof('rest-api/body-endpoints', endpoints('REGIONAL', ['vpce-1']), endpoints('PRIVATE', ['vpce-1']), [
    `${api}.body`,
    `${api}.endpoint_configuration.types`,
  ]),
  proof('rest-api/body-endpoints', endpoints('EDGE', ['vpce-1']), endpoints('EDGE', []), `${api}.body`, {
    when: 'none',
  }),
  proof(
    'rest-api/private-dualstack',
    { [api]: { endpoint_configuration: { types: ['PRIVATE'], ip_address_type: 'ipv4' } } },
    { [api]: { endpoint_configuration: { ip_address_type: 'dualstack' } } },
    [`${api}.endpoint_configuration.ip_address_type`, `${api}.endpoint_configuration.types`],
  ),
  ...values('rest-api/compression-size', `${type}.minimum_compression_size`, [10_485_761, '-2'], [0, -1, '1024']),
  ...values('rest-api/name-given', `${type}.name`, [''], ['a']),
  ...values('rest-api/media-types', `${type}.binary_media_types`, [['image']], [['image/png', '*/*'], ['image~1png']]),
  ...values(
    'rest-api/policy-form',
    `${type}.policy`,
    ['{}', policy(), policy({ Effect: 'Allow', Action: '*', Resource: '*' })],
    [
      policy(statement),
      ref('jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Resource = var.unknown }] })'),
    ],
  ),
  proof(
    'rest-api/policy-form',
    {
      [api]: { policy: ref('data.aws_iam_policy_document.p.json') },
      'data.aws_iam_policy_document.p': { statement: { actions: ['execute-api:Invoke'] } },
    },
    { 'data.aws_iam_policy_document.p': { statement: { principals: { type: 'AWS', identifiers: ['*'] } } } },
    [
      'data.aws_iam_policy_document.p.statement',
      'data.aws_iam_policy_document.p.statement.principals',
      `${api}.policy`,
    ],
    { when: 'a data source' },
  ),
  ...values(
    'rest-api/policy-size',
    `${type}.policy`,
    [policy({ ...statement, Sid: 'x'.repeat(8200) })],
    [policy(statement)],
  ),
  ...values(
    'rest-api/body-readable',
    `${type}.body`,
    ['{"openapi":', 'hello', '{"openapi":"3.0.1"}', 'x'.repeat(7 * 1024 * 1024)],
    [openapi({}), 'swagger: "2.0"\npaths: {}\n'],
  ),
  proof(
    'rest-api/body-or-resources',
    { [api]: { body: openapi({}) }, ...resource('r', 'x') },
    { [api]: { put_rest_api_mode: 'merge' } },
    [`${api}.put_rest_api_mode`, 'aws_api_gateway_resource.r.rest_api_id'],
  ),
  ...values(
    'rest-api/body-security',
    `${type}.body`,
    [openapi({}, { security: [{ a: [] }] })],
    [openapi({ security: [{ a: [] }] }, { security: [{ a: [] }] })],
  ),
  proof(
    'rest-api/body-region',
    { [api]: { body: uri('eu-west-1') } },
    { [api]: { body: uri('eu-central-1') } },
    `${api}.body`,
    { regions: { '': 'eu-central-1' }, says: 'eu-west-1' },
  ),
  proof(
    'rest-api/body-yaml-region',
    { [api]: { body: `paths:\n  uri: arn:aws:apigateway:eu-west-1:lambda:path/${ref('var.unknown')}` } },
    { [api]: { body: 'paths:\n  uri: arn:aws:apigateway:eu-central-1:lambda:path/x' } },
    `${api}.body`,
    { regions: { '': 'eu-central-1' } },
  ),
  ...values(
    'rest-api/path-part-form',
    'aws_api_gateway_resource.path_part',
    ['a/b', 'x{id}', '*', '/items', ''],
    ['items', '{id}', '{proxy+}', 'a.b-c_d:e', 'a,b'],
  ),
  proof('rest-api/path-part-unique', { ...rest, ...resource('r', 'x'), ...resource('s', 'x') }, resource('s', 'y'), [
    'aws_api_gateway_resource.s.path_part',
    'aws_api_gateway_resource.s.parent_id',
    'aws_api_gateway_resource.s.rest_api_id',
  ]),
  proof(
    'rest-api/one-variable-sibling',
    { ...rest, ...resource('r', '{id}'), ...resource('s', '{key}') },
    resource('s', 'key'),
    ['aws_api_gateway_resource.s.path_part', 'aws_api_gateway_resource.s.parent_id'],
    { says: '{id}' },
  ),
  proof(
    'rest-api/no-child-of-greedy',
    { ...rest, ...resource('r', '{proxy+}'), ...resource('s', 'x', ref('aws_api_gateway_resource.r.id')) },
    resource('r', '{id}'),
    ['aws_api_gateway_resource.r.path_part', 'aws_api_gateway_resource.s.parent_id'],
  ),
  proof(
    'rest-api/quotas',
    { ...rest, ...many('aws_api_gateway_stage', 11) },
    { 'aws_api_gateway_stage.x0': null },
    'aws_api_gateway_stage.x0.rest_api_id',
    { says: '10 stages, had 11' },
  ),
  ...values('rest-api/model-name', 'aws_api_gateway_model.name', ['my-model'], ['MyModel1']),
  ...values(
    'rest-api/model-schema',
    'aws_api_gateway_model.schema',
    [
      '{}',
      '{"type":"String"}',
      '{',
      JSON.stringify({ type: 'object', properties: { a: { type: 'Int' } } }),
      '{"type":"object","required":[]}',
      '{"type":"object","properties":{"a":{"type":"object","required":[]}}}',
    ],
    [
      '{"type":"object"}',
      ref('jsonencode({ type = "object", x = var.unknown })'),
      '{"type":"object","required":["a"],"properties":{"required":{"type":"string"}}}',
    ],
  ),
  ...values('rest-api/model-content-type', 'aws_api_gateway_model.content_type', ['json'], ['application/json']),
  ...values(
    'rest-api/gateway-response-type',
    `${gatewayResponse}.response_type`,
    ['DEFAULT_400'],
    ['DEFAULT_4XX', 'THROTTLED'],
  ),
  ...values('rest-api/gateway-response-status', `${gatewayResponse}.status_code`, ['4xx', '600'], ['403', 429]),
  ...values(
    'rest-api/gateway-response-parameter',
    `${gatewayResponse}.response_parameters`,
    [{ 'method.response.header.A': "'*'" }],
    [{ 'gatewayresponse.header.A': "'*'" }],
  ),
  ...values(
    'rest-api/gateway-response-value',
    `${gatewayResponse}.response_parameters`,
    [{ 'gatewayresponse.header.A': '*' }],
    [{ 'gatewayresponse.header.A': "'*'" }, { 'gatewayresponse.header.A': 'method.request.header.Origin' }],
  ),
  ...values('rest-api/gateway-response-413', `${gatewayResponse}.response_type`, ['REQUEST_TOO_LARGE'], ['THROTTLED']),
];
