import { type Case, proof, type Resources, ref, values } from './case';

const api = 'aws_api_gateway_rest_api';
const restId = { rest_api_id: ref(`${api}.a.id`) };
const v2Id = { api_id: ref('aws_apigatewayv2_api.a.id') };
const pool = { user_pool_id: 'eu-west-1_AbCdEfGhI' };

/** Two resources of a type with the same arguments, of which the last tells them apart once it is mended. */
function twice(type: string, same: Record<string, unknown>): Case {
  const last = Object.keys(same).at(-1) ?? '';
  return proof(
    'configuration/once',
    { [`${type}.a`]: same, [`${type}.b`]: same },
    { [`${type}.b`]: { [last]: 'other' } },
    Object.keys(same).map((name) => `${type}.b.${name}`),
    { when: type, says: `${type}.a has the same` },
  );
}

const onceCases: Case[] = [
  twice('aws_api_gateway_method_response', {
    rest_api_id: 'a',
    resource_id: 'r',
    http_method: 'GET',
    status_code: '200',
  }),
  twice('aws_api_gateway_usage_plan_key', { usage_plan_id: 'u', key_id: 'k' }),
  twice('aws_apigatewayv2_integration_response', {
    api_id: 'a',
    integration_id: 'i',
    integration_response_key: '/200/',
  }),
  twice('aws_apigatewayv2_route_response', { api_id: 'a', route_id: 'r', route_response_key: '$default' }),
  twice('aws_apigatewayv2_model', { api_id: 'a', name: 'Order' }),
  twice('aws_lambda_alias', { function_name: 'f', name: 'live' }),
  twice('aws_lambda_function_url', { function_name: 'f' }),
  twice('aws_lambda_function_url', { function_name: 'f', qualifier: 'live' }),
  twice('aws_cognito_identity_provider', { ...pool, provider_name: 'Google' }),
  twice('aws_cognito_resource_server', { ...pool, identifier: 'orders' }),
  twice('aws_cognito_user_group', { ...pool, name: 'admins' }),
  twice('aws_cognito_user', { ...pool, username: 'jane' }),
  twice('aws_cloudwatch_log_stream', { log_group_name: 'g', name: 's' }),
  twice('aws_scheduler_schedule', { name: 's' }),
  twice('aws_scheduler_schedule', { group_name: 'g', name: 's' }),
  twice('aws_codedeploy_deployment_group', { app_name: 'a', deployment_group_name: 'g' }),
  twice('aws_security_group', { vpc_id: 'vpc-0a', name: 'g' }),
  twice('aws_lb_listener', { load_balancer_arn: 'l', port: 80 }),
  twice('aws_lb_listener_rule', { listener_arn: 'l', priority: 1 }),
  twice('aws_ecs_service', { cluster: 'c', name: 's' }),
];

/** Something of one API that names a part of another one. */
function foreign(type: string, at: string, part: string, owner: string, ownerType: string, attribute = 'id'): Case {
  const of = (name: string): Record<string, unknown> => ({ [owner]: ref(`${ownerType}.${name}.id`) });
  const [argument = '', block] = at.split('.').reverse();
  const named = { [argument]: ref(`${part}.p.${attribute}`) };
  const parts = attribute === 'id' ? {} : { [attribute]: 'x' };
  return proof(
    'configuration/part-of',
    {
      [`${ownerType}.a`]: { name: 'a' },
      [`${ownerType}.b`]: { name: 'b' },
      [`${part}.p`]: { ...of('b'), ...parts },
      [`${type}.t`]: { ...of('a'), ...(block === undefined ? named : { [block]: named }) },
    },
    { [`${part}.p`]: of('a') },
    [`${type}.t.${at}`, `${type}.t.${owner}`, `${part}.p.${owner}`],
    { when: `${type}.${at}`, says: `${part}.p is of ${ownerType}.b` },
  );
}

const v2 = ['api_id', 'aws_apigatewayv2_api'] as const;
const group: Resources = {
  'aws_cognito_user_pool.a': { name: 'a' },
  'aws_cognito_user_pool.b': { name: 'b' },
  'aws_cognito_user_group.p': { name: 'admins', user_pool_id: ref('aws_cognito_user_pool.b.id') },
  'aws_cognito_user_in_group.t': {
    user_pool_id: ref('aws_cognito_user_pool.a.id'),
    group_name: ref('aws_cognito_user_group.p.name'),
  },
};

const partCases: Case[] = [
  foreign('aws_api_gateway_resource', 'parent_id', 'aws_api_gateway_resource', 'rest_api_id', api),
  foreign('aws_api_gateway_method', 'request_validator_id', 'aws_api_gateway_request_validator', 'rest_api_id', api),
  foreign('aws_api_gateway_stage', 'canary_settings.deployment_id', 'aws_api_gateway_deployment', 'rest_api_id', api),
  foreign('aws_apigatewayv2_route', 'target', 'aws_apigatewayv2_integration', ...v2),
  foreign('aws_apigatewayv2_stage', 'deployment_id', 'aws_apigatewayv2_deployment', ...v2),
  foreign('aws_apigatewayv2_integration_response', 'integration_id', 'aws_apigatewayv2_integration', ...v2),
  foreign('aws_apigatewayv2_route_response', 'route_id', 'aws_apigatewayv2_route', ...v2),
  foreign('aws_apigatewayv2_api_mapping', 'stage', 'aws_apigatewayv2_stage', ...v2, 'name'),
  foreign(
    'aws_cognito_user_in_group',
    'username',
    'aws_cognito_user',
    'user_pool_id',
    'aws_cognito_user_pool',
    'username',
  ),
  proof(
    'configuration/part-of',
    group,
    { 'aws_cognito_user_group.own': { name: 'admins', user_pool_id: ref('aws_cognito_user_pool.a.id') } },
    [
      'aws_cognito_user_in_group.t.group_name',
      'aws_cognito_user_group.p.name',
      'aws_cognito_user_group.p.user_pool_id',
    ],
    { when: 'a namesake of its own' },
  ),
  proof(
    'configuration/part-of',
    {
      [`${api}.a`]: { name: 'a' },
      [`${api}.b`]: { name: 'b' },
      'aws_api_gateway_resource.r': { ...restId, parent_id: ref(`${api}.b.root_resource_id`) },
    },
    { 'aws_api_gateway_resource.r': { parent_id: ref(`${api}.a.root_resource_id`) } },
    ['aws_api_gateway_resource.r.parent_id', 'aws_api_gateway_resource.r.rest_api_id'],
    { when: 'the root of another API', says: `was the root of ${api}.b` },
  ),
];

const integration = 'aws_api_gateway_integration.i';
const v2Integration = 'aws_apigatewayv2_integration.i';

const attributeCases: Case[] = [
  ...[
    [integration, 'uri', 'aws_sqs_queue.q.arn'],
    [integration, 'uri', 'aws_lb_listener.q.arn'],
    [v2Integration, 'integration_uri', 'aws_sfn_state_machine.q.arn'],
    [v2Integration, 'integration_uri', 'aws_lb_target_group.q.arn'],
    ['aws_api_gateway_vpc_link.v', 'target_arns', 'aws_lb_target_group.q.arn'],
    ['aws_api_gateway_stage.s', 'client_certificate_id', 'aws_api_gateway_client_certificate.q.arn'],
    ['aws_lambda_alias.l', 'function_version', 'aws_lambda_function.q.arn'],
    ['aws_lambda_function.f', 'kms_key_arn', 'aws_kms_key.q.key_id'],
    [integration, 'uri', 'aws_lambda_function.q.function_name'],
    ['aws_api_gateway_authorizer.z', 'authorizer_uri', 'aws_lambda_function.q.id'],
    [v2Integration, 'integration_uri', 'aws_lambda_function.q.function_name'],
    ['aws_api_gateway_domain_name.d', 'vpc_endpoint_ids', 'aws_vpc.q.id'],
    ['aws_cognito_user_pool.u', 'pre_sign_up', 'aws_lambda_function.q.invoke_arn'],
    ['aws_cognito_user_pool.u', 'custom_message', 'aws_lambda_function.q.function_name'],
  ].map(([address = '', argument = '', traversal = '']) =>
    proof(
      'configuration/attribute',
      {
        [address]: { [argument]: argument.endsWith('s') ? [ref(traversal)] : ref(traversal) },
        [traversal.replace(/\.\w+$/, '')]: {},
      },
      { [address]: { [argument]: undefined } },
      `${address}.${argument}`,
      { when: `${argument} of ${traversal}`, says: `${argument} must be another attribute of` },
    ),
  ),
  proof(
    'rest-api/integration-url',
    { [integration]: { ...restId, type: 'HTTP_PROXY', uri: ref('aws_lb.l.dns_name') }, 'aws_lb.l': { name: 'l' } },
    { [integration]: { uri: `http://${ref('aws_lb.l.dns_name')}` } },
    [`${integration}.uri`, `${integration}.type`],
    { when: 'a host', says: 'was dns_name of aws_lb.l' },
  ),
  proof(
    'http-api/integration-url',
    {
      [v2Integration]: {
        ...v2Id,
        integration_type: 'HTTP_PROXY',
        integration_uri: ref('aws_lambda_function.f.invoke_arn'),
      },
      'aws_lambda_function.f': { function_name: 'f' },
    },
    { [v2Integration]: { integration_type: 'AWS_PROXY' } },
    [`${v2Integration}.integration_uri`, `${v2Integration}.integration_type`],
    { when: 'an ARN', says: 'was invoke_arn of aws_lambda_function.f' },
  ),
];

const nameCases: Case[] = [
  proof(
    'configuration/name-unique',
    {
      'aws_api_gateway_domain_name.a': { domain_name: 'api.example.com' },
      'aws_apigatewayv2_domain_name.b': { domain_name: 'api.example.com' },
    },
    { 'aws_apigatewayv2_domain_name.b': { domain_name: 'orders.example.com' } },
    ['aws_apigatewayv2_domain_name.b.domain_name'],
    { when: 'two types of domain' },
  ),
  proof(
    'configuration/waits',
    {
      'aws_appautoscaling_target.a': { resource_id: 'table/orders' },
      'aws_appautoscaling_policy.p': { resource_id: 'table/orders' },
    },
    { 'aws_appautoscaling_policy.p': { resource_id: ref('aws_appautoscaling_target.a.resource_id') } },
    ['aws_appautoscaling_policy.p.resource_id', 'aws_appautoscaling_target.a.resource_id'],
    { when: 'a policy for its target' },
  ),
  ...values('rest-api/model-own-name', 'aws_api_gateway_model.name', ['Empty', 'Error'], ['Order', 'EmptyCart']),
  proof(
    'rest-api/documentation-version-known',
    { [`${api}.a`]: { name: 'a' }, 'aws_api_gateway_stage.s': { ...restId, documentation_version: '1' } },
    { 'aws_api_gateway_documentation_version.v': { ...restId, version: '1' } },
    ['aws_api_gateway_stage.s.documentation_version', 'aws_api_gateway_stage.s.rest_api_id'],
  ),
  proof(
    'rest-api/documentation-unique',
    {
      [`${api}.a`]: { name: 'a' },
      'aws_api_gateway_documentation_part.p': { ...restId, location: { type: 'METHOD', path: '/a' } },
      'aws_api_gateway_documentation_part.q': { ...restId, location: { type: 'METHOD', path: '/a' } },
    },
    { 'aws_api_gateway_documentation_part.q': { location: { path: '/b' } } },
    [
      'aws_api_gateway_documentation_part.q.location',
      'aws_api_gateway_documentation_part.q.location.path',
      'aws_api_gateway_documentation_part.q.rest_api_id',
    ],
  ),
];

const document = (paths: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  body: JSON.stringify({ openapi: '3.0.1', info: { title: 'orders', version: '1' }, paths, ...more }),
});
const calling = (called: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  get: { responses: {}, ...more, 'x-amazon-apigateway-integration': called },
});
const url = { type: 'http', httpMethod: 'GET', uri: 'https://orders.example.com' };
const queue = {
  type: 'aws',
  httpMethod: 'POST',
  uri: 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/q',
  credentials: 'arn:aws:iam::111122223333:role/r',
};
const bodied = (rule: string, broken: Record<string, unknown>, sound: Record<string, unknown>, says: string): Case =>
  proof(rule, { [`${api}.a`]: broken }, { [`${api}.a`]: sound }, `${api}.a.body`, { when: says, says });
const called = (broken: Record<string, unknown>, sound: Record<string, unknown>, says: string): Case =>
  bodied('rest-api/body-integration', document({ '/': calling(broken) }), document({ '/': calling(sound) }), says);
const header = 'method.response.header.Location';
const answering = (value: string, declared: Record<string, unknown>, status = '200'): Record<string, unknown> =>
  document({
    '/': calling(
      { ...url, responses: { default: { statusCode: status, responseParameters: { [header]: value } } } },
      { responses: { '200': declared } },
    ),
  });
const located = { headers: { Location: { schema: { type: 'string' } } } };
const mapping = { ...url, requestParameters: { 'integration.request.path.id': 'method.request.path.id' } };
const id = { parameters: [{ name: 'id', in: 'path', required: true }] };

const bodyCases: Case[] = [
  called({ ...url, type: undefined }, url, 'must have a type'),
  called({ ...url, type: 'https' }, { ...url, type: 'HTTP_PROXY' }, 'must be one of http, http_proxy'),
  called({ ...url, httpMethod: undefined }, url, 'must have an httpMethod'),
  called({ ...url, uri: undefined }, { type: 'mock' }, 'must have a uri'),
  called({ ...url, uri: 'orders.example.com' }, url, 'must start with http:// or https://'),
  called({ ...queue, credentials: undefined }, queue, 'must have credentials for sqs'),
  called(
    { ...url, connectionType: 'VPC_LINK' },
    { ...url, connectionType: 'VPC_LINK', connectionId: 'abc123' },
    'must have a connectionId',
  ),
  called({ ...url, timeoutInMillis: 49 }, { ...url, timeoutInMillis: 50 }, 'must be from 50 to 300000'),
  called({ ...url, timeoutInMillis: 300_001 }, { ...url, timeoutInMillis: 300_000 }, 'was 300001'),
  called(
    { ...url, timeoutInMillis: 900_001, responseTransferMode: 'STREAM' },
    { ...url, timeoutInMillis: 900_000, responseTransferMode: 'STREAM' },
    'must be from 50 to 900000',
  ),
  proof(
    'rest-api/body-deployed',
    { [`${api}.a`]: document({ '/': { get: { responses: {} } } }), 'aws_api_gateway_deployment.d': restId },
    { [`${api}.a`]: document({ '/': calling(url) }) },
    [`${api}.a.body`, `${api}.a.put_rest_api_mode`, 'aws_api_gateway_deployment.d.rest_api_id'],
    { says: `GET / in body of ${api}.a has none` },
  ),
  bodied(
    'rest-api/body-paths',
    document({ '/orders/{id}': {}, '/orders/{order}/lines': {} }),
    document({ '/orders/{id}': {}, '/orders/{id}/lines': {} }),
    'had {id} and {order}',
  ),
  bodied(
    'rest-api/body-paths',
    document({ '/{proxy+}': {}, '/{proxy+}/lines': {} }),
    document({ '/{proxy+}': {} }),
    '/{proxy+}/lines goes on',
  ),
  bodied('rest-api/body-paths', document({ '/{id}.json': {} }), document({ '/{id}': {} }), 'was "{id}.json"'),
  bodied(
    'rest-api/body-models',
    document({}, { components: { schemas: { body_1: {} } } }),
    document({}, { components: { schemas: { body1: {} } } }),
    'was "body_1"',
  ),
  bodied('rest-api/body-models', document({}, { definitions: { 'a-b': {} } }), document({}), 'was "a-b"'),
  bodied(
    'rest-api/body-response-parameters',
    answering("'/orders'", {}),
    answering("'/orders'", located),
    'must declare the header Location of its response 200',
  ),
  bodied(
    'rest-api/body-response-parameters',
    answering('/orders', located),
    answering('integration.response.header.Location', located),
    'was "/orders"',
  ),
  bodied(
    'rest-api/body-response-parameters',
    answering("'/orders'", located, '201'),
    answering("'/orders'", { $ref: '#/components/responses/Created' }),
    'must declare the response 201',
  ),
  bodied(
    'rest-api/body-request-parameters',
    document({ '/{id}': calling(mapping) }),
    document({ '/{id}': calling(mapping, id) }),
    'must declare the parameter that it maps, method.request.path.id',
  ),
  bodied(
    'rest-api/body-request-parameters',
    document({ '/{id}': { ...calling(mapping), parameters: [] } }),
    document({ '/{id}': { ...calling(mapping), ...id } }),
    'GET /{id} must declare',
  ),
];

const quick = {
  'aws_apigatewayv2_api.a': {
    name: 'orders',
    protocol_type: 'HTTP',
    target: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
  },
};
const quickCases: Case[] = [
  proof(
    'http-api/quick-create',
    { ...quick, 'aws_apigatewayv2_stage.s': { ...v2Id, name: '$default' } },
    { 'aws_apigatewayv2_stage.s': { name: 'live' } },
    ['aws_apigatewayv2_stage.s.name', 'aws_apigatewayv2_api.a.target', 'aws_apigatewayv2_api.a.protocol_type'],
    { says: 'name must be another than "$default", which target of aws_apigatewayv2_api.a makes' },
  ),
  proof(
    'http-api/quick-create',
    { ...quick, 'aws_apigatewayv2_route.r': { ...v2Id, route_key: '$default' } },
    { 'aws_apigatewayv2_route.r': { route_key: 'GET /orders' } },
    ['aws_apigatewayv2_route.r.route_key', 'aws_apigatewayv2_api.a.route_key'],
    { when: 'its route', says: 'route_key must be another than "$default"' },
  ),
  proof(
    'http-api/quick-create',
    {
      'aws_apigatewayv2_api.a': { ...quick['aws_apigatewayv2_api.a'], route_key: 'GET /orders' },
      'aws_apigatewayv2_route.r': { ...v2Id, route_key: 'GET /orders' },
    },
    { 'aws_apigatewayv2_api.a': { route_key: undefined, target: undefined } },
    'aws_apigatewayv2_route.r.route_key',
    { when: 'a route of its own key', says: 'route_key must be another than "GET /orders"' },
  ),
];

/** Proofs of the rules about what belongs together, stands once, and about bodies of REST APIs. */
export const relationCases: Case[] = [
  ...onceCases,
  ...partCases,
  ...attributeCases,
  ...nameCases,
  ...bodyCases,
  ...quickCases,
];
