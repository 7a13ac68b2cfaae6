import { type Case, proof, type Resources, ref, values } from './case';

const method = 'aws_api_gateway_method.m';
const type = 'aws_api_gateway_method';
const authorizer = 'aws_api_gateway_authorizer.z';
const rest_api_id = ref('aws_api_gateway_rest_api.a.id');
const resource_id = ref('aws_api_gateway_resource.r.id');
const apis: Resources = { 'aws_api_gateway_rest_api.a': { name: 'a' }, 'aws_api_gateway_rest_api.b': { name: 'b' } };
const guarded = (authorization: string, kind: string, of = rest_api_id): Resources => ({
  ...apis,
  [method]: { rest_api_id, authorization, authorizer_id: ref('aws_api_gateway_authorizer.z.id') },
  [authorizer]: { rest_api_id: of, type: kind },
});
const validator: Resources = {
  'aws_api_gateway_request_validator.v': { validate_request_body: true, validate_request_parameters: true },
};

/** Proofs of the rules about methods of REST APIs. */
export const restMethodCases: Case[] = [
  ...values('rest-api/method-name', `${type}.http_method`, ['get', 'TRACE'], ['GET', 'ANY']),
  ...values('rest-api/authorization-known', `${type}.authorization`, ['JWT'], ['NONE', 'CUSTOM']),
  proof(
    'rest-api/authorizer-given',
    { [method]: { authorization: 'CUSTOM' } },
    { [method]: { authorizer_id: 'abc' } },
    [`${method}.authorizer_id`, `${method}.authorization`],
  ),
  proof('rest-api/authorizer-kind', guarded('CUSTOM', 'COGNITO_USER_POOLS'), guarded('CUSTOM', 'REQUEST'), [
    `${authorizer}.type`,
    `${method}.authorizer_id`,
    `${method}.authorization`,
  ]),
  proof(
    'rest-api/authorizer-kind',
    guarded('CUSTOM', 'TOKEN', ref('aws_api_gateway_rest_api.b.id')),
    guarded('CUSTOM', 'TOKEN'),
    [`${authorizer}.rest_api_id`, `${method}.rest_api_id`],
    { when: 'of another API' },
  ),
  proof(
    'rest-api/authorizer-without-authorization',
    { [method]: { authorization: 'NONE', authorizer_id: 'abc' } },
    { [method]: { authorization: 'CUSTOM' } },
    [`${method}.authorizer_id`, `${method}.authorization`],
  ),
  proof(
    'rest-api/scopes-need-cognito',
    { [method]: { authorization: 'CUSTOM', authorization_scopes: ['a'] } },
    { [method]: { authorization: 'COGNITO_USER_POOLS' } },
    [`${method}.authorization`, `${method}.authorization_scopes`],
  ),
  ...values(
    'rest-api/request-parameter-form',
    `${type}.request_parameters`,
    [{ 'querystring.a': false }],
    [{ 'method.request.querystring.a': false }],
  ),
  ...values(
    'rest-api/request-parameter-names',
    `${type}.request_parameters`,
    [{ 'method.request.querystring.a': false, 'method.request.header.a': false }],
    [{ 'method.request.querystring.a': false, 'method.request.header.b': false }],
  ),
  proof(
    'rest-api/required-parameter-validator',
    { [method]: { request_parameters: { 'method.request.querystring.a': true } } },
    { ...validator, [method]: { request_validator_id: ref('aws_api_gateway_request_validator.v.id') } },
    [`${method}.request_parameters`, `${method}.request_validator_id`],
  ),
  proof(
    'rest-api/required-parameter-validator',
    {
      [method]: {
        request_parameters: { 'method.request.header.a': true },
        request_validator_id: ref('aws_api_gateway_request_validator.v.id'),
      },
      'aws_api_gateway_request_validator.v': { validate_request_body: true },
    },
    validator,
    ['aws_api_gateway_request_validator.v.validate_request_parameters', `${method}.request_validator_id`],
    { when: 'with a validator of bodies' },
  ),
  proof(
    'rest-api/model-validator',
    { [method]: { request_models: { 'application/json': 'Item' } } },
    { [method]: { request_validator_id: 'abc' } },
    [`${method}.request_models`, `${method}.request_validator_id`],
  ),
  proof(
    'rest-api/validator-checks-something',
    { 'aws_api_gateway_request_validator.v': { name: 'v' } },
    { 'aws_api_gateway_request_validator.v': { validate_request_body: true } },
    'aws_api_gateway_request_validator.v.validate_request_parameters',
  ),
  proof(
    'rest-api/open-preflight',
    { [method]: { http_method: 'OPTIONS', authorization: 'AWS_IAM' } },
    { [method]: { authorization: 'NONE' } },
    [`${method}.authorization`, `${method}.http_method`],
  ),
  proof(
    'rest-api/method-unique',
    {
      ...apis,
      [method]: { rest_api_id, resource_id, http_method: 'GET' },
      'aws_api_gateway_method.n': { rest_api_id, resource_id, http_method: 'GET' },
    },
    { 'aws_api_gateway_method.n': { http_method: 'PUT' } },
    ['aws_api_gateway_method.n.http_method', 'aws_api_gateway_method.n.resource_id'],
  ),
];
