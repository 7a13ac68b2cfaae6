import { type Case, proof, type Resources, ref, values } from './case';

const one = 'aws_api_gateway_integration.i';
const type = 'aws_api_gateway_integration';
const method = 'aws_api_gateway_method.m';
const response = 'aws_api_gateway_integration_response.s';
const methodResponse = 'aws_api_gateway_method_response.q';
const resource_id = ref('aws_api_gateway_resource.r.id');
const at = { resource_id, http_method: 'GET' };
const lambda: Resources = { 'aws_lambda_function.f': { function_name: 'f' } };
const served = (parameters: Record<string, unknown>, integration: Record<string, unknown>): Resources => ({
  [method]: { ...at, request_parameters: parameters },
  [one]: { ...at, ...integration },
});
const answered = (more: Record<string, unknown> = {}): Resources => ({
  [method]: at,
  [one]: { ...at, type: 'MOCK' },
  [methodResponse]: { ...at, status_code: '200' },
  [response]: { ...at, status_code: '200', depends_on: [one], ...more },
});
const sqs = 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/q';
const apiOf = (types: string[]): Resources => ({ 'aws_api_gateway_rest_api.a': { endpoint_configuration: { types } } });
const timed = (timeout_milliseconds: number): Resources => ({
  [one]: { rest_api_id: ref('aws_api_gateway_rest_api.a.id'), timeout_milliseconds },
});

/** Proofs of the rules about integrations of REST APIs. */
export const restIntegrationCases: Case[] = [
  proof(
    'rest-api/integration-method-given',
    { [one]: { type: 'AWS_PROXY' } },
    { [one]: { integration_http_method: 'POST' } },
    [`${one}.type`, `${one}.integration_http_method`],
  ),
  proof(
    'rest-api/lambda-method',
    {
      ...lambda,
      [one]: { type: 'AWS_PROXY', integration_http_method: 'GET', uri: ref('aws_lambda_function.f.invoke_arn') },
    },
    { [one]: { integration_http_method: 'POST' } },
    [`${one}.integration_http_method`, `${one}.uri`, `${one}.type`],
  ),
  proof(
    'rest-api/integration-invoke-arn',
    { ...lambda, [one]: { type: 'AWS_PROXY', uri: ref('aws_lambda_function.f.arn') } },
    { [one]: { uri: ref('aws_lambda_function.f.invoke_arn') } },
    [`${one}.uri`, `${one}.type`],
  ),
  ...values(
    'rest-api/integration-invoke-arn',
    `${type}.uri`,
    ['arn:aws:lambda:eu-west-1:111122223333:function:f', 'arn:aws:apigateway:eu-west-1:lambda:f'],
    [sqs, `arn:aws:apigateway:${ref('var.unknown')}:lambda:path/x`],
    { 'aws_api_gateway_integration.a': { type: 'AWS' } },
  ),
  ...values('rest-api/aws-proxy-lambda-only', `${type}.uri`, [sqs], ['arn:aws:apigateway:eu-west-1:lambda:path/x'], {
    'aws_api_gateway_integration.a': { type: 'AWS_PROXY' },
  }),
  proof(
    'rest-api/aws-service-role',
    { [one]: { type: 'AWS', uri: `arn:aws:apigateway:${ref('var.unknown')}:sqs:path/q` } },
    { [one]: { credentials: 'arn:aws:iam::111122223333:role/r' } },
    [`${one}.credentials`, `${one}.uri`, `${one}.type`],
  ),
  ...values(
    'rest-api/integration-url',
    `${type}.uri`,
    ['a.example'],
    ['https://a.example', 'http://${stageVariables.host}/x'.replace('$', '$$$$'), `https://${ref('var.unknown')}`],
    { 'aws_api_gateway_integration.a': { type: 'HTTP_PROXY' } },
  ),
  ...values(
    'rest-api/credentials-form',
    `${type}.credentials`,
    ['role', 'arn:aws:iam::111122223333:user/u'],
    ['arn:aws:iam::111122223333:role/r', 'arn:aws:iam::*:user/*'],
  ),
  ...values('rest-api/transfer-mode', `${type}.response_transfer_mode`, ['STREAMED', 'stream'], ['STREAM', 'BUFFERED']),
  proof(
    'rest-api/stream-proxy',
    { [one]: { type: 'AWS', response_transfer_mode: 'STREAM' } },
    { [one]: { type: 'AWS_PROXY' } },
    [`${one}.type`, `${one}.response_transfer_mode`],
  ),
  proof(
    'rest-api/stream-uri',
    {
      ...lambda,
      [one]: {
        type: 'AWS_PROXY',
        uri: ref('aws_lambda_function.f.invoke_arn'),
        response_transfer_mode: 'STREAM',
      },
    },
    { [one]: { uri: ref('aws_lambda_function.f.response_streaming_invoke_arn') } },
    [`${one}.uri`, `${one}.response_transfer_mode`],
  ),
  proof(
    'rest-api/stream-uri',
    {
      [one]: {
        type: 'AWS_PROXY',
        uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations',
        response_transfer_mode: 'STREAM',
      },
    },
    {
      [one]: {
        uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2021-11-15/functions/f/response-streaming-invocations',
      },
    },
    [`${one}.uri`, `${one}.response_transfer_mode`],
  ),
  proof(
    'rest-api/stream-compression',
    {
      'aws_api_gateway_rest_api.a': { minimum_compression_size: '0' },
      [one]: { rest_api_id: ref('aws_api_gateway_rest_api.a.id'), response_transfer_mode: 'STREAM' },
    },
    { 'aws_api_gateway_rest_api.a': { minimum_compression_size: '-1' } },
    ['aws_api_gateway_rest_api.a.minimum_compression_size', `${one}.response_transfer_mode`],
  ),
  ...values('rest-api/integration-timeout', `${type}.timeout_milliseconds`, [49, 300_001], [50, 29_000]),
  proof(
    'rest-api/integration-timeout',
    { ...apiOf(['EDGE']), ...timed(30_000) },
    timed(29_000),
    [`${one}.timeout_milliseconds`, 'aws_api_gateway_rest_api.a.endpoint_configuration.types', `${one}.rest_api_id`],
    { when: 'at the edge' },
  ),
  proof(
    'rest-api/integration-timeout-raised',
    { ...apiOf(['REGIONAL']), ...timed(60_000) },
    timed(29_000),
    `${one}.timeout_milliseconds`,
  ),
  proof(
    'rest-api/vpc-link-connection',
    { [one]: { connection_type: 'VPC_LINK' } },
    { [one]: { connection_id: 'abc' } },
    [`${one}.connection_id`, `${one}.connection_type`],
  ),
  proof(
    'rest-api/vpc-link-target',
    {
      'aws_api_gateway_vpc_link.v': { target_arns: [ref('aws_lb.l.arn')] },
      'aws_lb.l': { load_balancer_type: 'application' },
    },
    { 'aws_lb.l': { load_balancer_type: 'network' } },
    ['aws_lb.l.load_balancer_type', 'aws_api_gateway_vpc_link.v.target_arns'],
  ),
  proof(
    'rest-api/insecure-tls',
    { [one]: { type: 'AWS_PROXY', tls_config: { insecure_skip_verification: true } } },
    { [one]: { type: 'HTTP_PROXY' } },
    [`${one}.type`, `${one}.tls_config.insecure_skip_verification`],
  ),
  ...values(
    'rest-api/integration-parameter-form',
    `${type}.request_parameters`,
    [{ 'append:header.a': "'x'" }],
    [{ 'integration.request.header.a': "'x'" }],
  ),
  ...values(
    'rest-api/integration-parameter-value',
    `${type}.request_parameters`,
    [{ 'integration.request.header.a': 'x' }],
    [{ 'integration.request.header.a': "'x'" }, { 'integration.request.header.a': 'context.requestId' }],
  ),
  proof(
    'rest-api/integration-parameter-declared',
    served({}, { request_parameters: { 'integration.request.path.id': 'method.request.path.id' } }),
    { [method]: { request_parameters: { 'method.request.path.id': true } } },
    [`${method}.request_parameters`, `${one}.request_parameters`, `${one}.resource_id`],
  ),
  proof(
    'rest-api/cache-key-declared',
    served({}, { cache_key_parameters: ['method.request.querystring.a'] }),
    { [method]: { request_parameters: { 'method.request.querystring.a': false } } },
    [`${method}.request_parameters`, `${one}.cache_key_parameters`],
  ),
  proof(
    'rest-api/mock-template',
    { [one]: { type: 'MOCK' } },
    { [one]: { request_templates: { 'application/json': '{"statusCode": 200}' } } },
    [`${one}.request_templates`, `${one}.type`],
  ),
  ...values(
    'rest-api/template-size',
    `${type}.request_templates`,
    [{ 'application/json': 'x'.repeat(310_000) }],
    [{ 'application/json': 'x' }],
  ),
  ...values('rest-api/response-status', 'aws_api_gateway_method_response.status_code', ['2xx', '99'], ['200', 404]),
  proof(
    'rest-api/response-after-integration',
    answered({ depends_on: [] }),
    { [response]: { depends_on: [one] } },
    [`${one}.http_method`, `${response}.resource_id`],
    { says: 'wait' },
  ),
  proof(
    'rest-api/response-after-integration',
    answered({ status_code: '404' }),
    { [methodResponse]: { status_code: '404' } },
    [`${response}.status_code`, `${methodResponse}.status_code`],
    { when: 'without method response', says: '404' },
  ),
  ...values(
    'rest-api/selection-pattern',
    'aws_api_gateway_integration_response.selection_pattern',
    ['(', '*a', '[a'],
    ['.*', '(?s).*Error.*', ''],
  ),
  proof(
    'rest-api/selection-pattern',
    { ...answered(), 'aws_api_gateway_integration_response.t': { ...at, status_code: '500' } },
    { 'aws_api_gateway_integration_response.t': { selection_pattern: '.+' } },
    ['aws_api_gateway_integration_response.t.selection_pattern', `${response}.http_method`],
    { when: 'two defaults' },
  ),
  ...values(
    'rest-api/response-parameter-form',
    'aws_api_gateway_integration_response.response_parameters',
    [{ 'header.A': "'*'" }],
    [{ 'method.response.header.A': "'*'" }],
  ),
  ...values(
    'rest-api/response-parameter-value',
    'aws_api_gateway_integration_response.response_parameters',
    [{ 'method.response.header.A': '*' }],
    [{ 'method.response.header.A': "'*'" }, { 'method.response.header.A': 'integration.response.header.B' }],
  ),
  proof(
    'rest-api/response-parameter-declared',
    answered({ response_parameters: { 'method.response.header.A': "'*'" } }),
    { [methodResponse]: { response_parameters: { 'method.response.header.A': true } } },
    [`${methodResponse}.response_parameters`, `${response}.response_parameters`, `${response}.status_code`],
  ),
  proof(
    'rest-api/proxy-ignores-responses',
    { ...answered({ response_templates: { 'application/json': '{}' } }), [one]: { ...at, type: 'AWS_PROXY' } },
    { [one]: { type: 'AWS' } },
    [`${one}.type`, `${response}.response_templates`, `${response}.http_method`],
  ),
];
