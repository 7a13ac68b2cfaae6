import { type Case, proof, type Resources, ref, values } from './case';

const rest = 'aws_api_gateway_rest_api.a';
const integration = 'aws_api_gateway_integration.a';
const v2Integration = 'aws_apigatewayv2_integration.a';
const account = '111122223333';
const lambdaArn = `arn:aws:lambda:eu-west-1:${account}:function:f`;
const invokeArn = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${lambdaArn}/invocations`;
const service = (name: string): string => `arn:aws:apigateway:eu-west-1:${name}:action/StartExecution`;

const onWebSocket = (body: Record<string, unknown>): Resources => ({
  'aws_apigatewayv2_api.a': { protocol_type: 'WEBSOCKET' },
  [v2Integration]: { api_id: ref('aws_apigatewayv2_api.a.id'), ...body },
});
const mapping = (key: string, value: string): Resources => onWebSocket({ request_parameters: { [key]: value } });
const header = 'integration.request.header.id';
const protocol = 'aws_apigatewayv2_api.a.protocol_type';

const webSocketCases: Case[] = [
  proof(
    'websocket-api/integration-invoke-arn',
    onWebSocket({ integration_type: 'AWS_PROXY', integration_uri: lambdaArn }),
    { [v2Integration]: { integration_uri: invokeArn } },
    [`${v2Integration}.integration_uri`, `${v2Integration}.integration_type`, protocol],
  ),
  proof(
    'websocket-api/integration-invoke-arn',
    onWebSocket({ integration_type: 'AWS', integration_uri: lambdaArn }),
    { 'aws_apigatewayv2_api.a': { protocol_type: 'HTTP' } },
    `${v2Integration}.api_id`,
    { when: 'of type AWS, and on an HTTP API' },
  ),
  proof(
    'websocket-api/proxy-lambda-only',
    onWebSocket({ integration_type: 'AWS_PROXY', integration_uri: service('states') }),
    { [v2Integration]: { integration_uri: invokeArn } },
    [`${v2Integration}.integration_uri`, protocol],
  ),
  proof(
    'websocket-api/proxy-lambda-only',
    onWebSocket({ integration_type: 'AWS_PROXY', integration_uri: service('states') }),
    { [v2Integration]: { integration_type: 'AWS' } },
    `${v2Integration}.integration_type`,
    { when: 'of type AWS' },
  ),
  ...['append:header.id', 'integration.request.body.id'].map((key) =>
    proof(
      'websocket-api/integration-parameter',
      mapping(key, 'context.connectionId'),
      { [v2Integration]: { request_parameters: { [key]: undefined, [header]: 'context.connectionId' } } },
      [`${v2Integration}.request_parameters`, protocol],
      { when: key },
    ),
  ),
  ...['context.connectionId', 'route.request.querystring.id', 'stageVariables.id', "'id'"].map((value) =>
    proof(
      'websocket-api/integration-parameter',
      mapping(header, '$request.header.id'),
      mapping(header, value),
      `${v2Integration}.request_parameters`,
      { when: `an expression against ${value}` },
    ),
  ),
];

const model = (schema: unknown): Resources => ({ 'aws_api_gateway_model.a': { schema: JSON.stringify(schema) } });
const property = (more: Record<string, unknown>): Resources =>
  model({ type: 'object', properties: { example: { type: 'string', ...more } } });
const schemaCase = (when: string, breaks: Resources, sound: Resources): Case =>
  proof('rest-api/model-schema', breaks, sound, 'aws_api_gateway_model.a.schema', { when });

const modelCases: Case[] = [
  ...['example', '$id', 'nullable', 'const', 'dependentRequired'].map((keyword) =>
    schemaCase(`keyword ${keyword}`, property({ [keyword]: 'a' }), property({ title: 'a', format: 'date' })),
  ),
  schemaCase('a limit of draft 6', property({ exclusiveMinimum: 5 }), property({ minimum: 5, exclusiveMinimum: true })),
  schemaCase('another limit of draft 6', property({ exclusiveMaximum: 5 }), property({ exclusiveMaximum: false })),
  schemaCase('required of draft 3', property({ required: true }), property({ required: ['a'] })),
  schemaCase('a value twice', property({ enum: ['a', 'b', 'a'] }), property({ enum: ['a', 'b'] })),
  proof(
    'rest-api/model-by-name',
    {
      'aws_api_gateway_model.m': { name: 'Order' },
      'aws_api_gateway_method.a': { request_models: { 'application/json': ref('aws_api_gateway_model.m.id') } },
    },
    { 'aws_api_gateway_method.a': { request_models: { 'application/json': ref('aws_api_gateway_model.m.name') } } },
    'aws_api_gateway_method.a.request_models',
  ),
  proof(
    'rest-api/model-by-name',
    {
      'aws_api_gateway_model.m': { name: 'Order' },
      'aws_api_gateway_method_response.a': {
        response_models: { 'application/json': ref('aws_api_gateway_model.m.id') },
      },
    },
    { 'aws_api_gateway_method_response.a': { response_models: { 'application/json': 'Empty' } } },
    'aws_api_gateway_method_response.a.response_models',
    { when: 'of a response' },
  ),
];

const calling = (uri: string, type = 'AWS'): Resources => ({ [integration]: { type, uri } });

const integrationCases: Case[] = [
  proof(
    'rest-api/integration-invoke-arn',
    calling(invokeArn.replace(lambdaArn, 'f'), 'AWS_PROXY'),
    calling(invokeArn, 'AWS_PROXY'),
    `${integration}.uri`,
    { when: 'the name of a function' },
  ),
  proof(
    'rest-api/integration-invoke-arn',
    calling(invokeArn.replace(lambdaArn, 'f'), 'AWS_PROXY'),
    calling(invokeArn.replace(lambdaArn, '$${stageVariables.f}'), 'AWS_PROXY'),
    `${integration}.type`,
    { when: 'a stage variable' },
  ),
  ...['stepfunctions', 'eventbridge'].map((name) =>
    proof('rest-api/integration-invoke-arn', calling(service(name)), calling(service('states')), `${integration}.uri`, {
      when: name,
    }),
  ),
  proof(
    'rest-api/integration-host',
    calling('https://{host}/orders', 'HTTP_PROXY'),
    calling('https://orders.example.com/{id}', 'HTTP_PROXY'),
    [`${integration}.uri`, `${integration}.type`],
  ),
  proof(
    'rest-api/integration-host',
    calling('https://a.{host}:80/orders', 'HTTP'),
    calling('https://$${stageVariables.host}/orders', 'HTTP'),
    `${integration}.uri`,
    { when: 'a stage variable' },
  ),
  ...values(
    'rest-api/connection-id-form',
    'aws_api_gateway_integration.connection_id',
    ['arn:aws:apigateway:eu-west-1::/vpclinks/abc123'],
    ['abc123', '$${stageVariables.link}'],
  ),
  ...values(
    'rest-api/authorizer-role',
    'aws_api_gateway_authorizer.authorizer_credentials',
    [`arn:aws:iam::${account}:policy/r`, 'r'],
    [`arn:aws:iam::${account}:role/r`, ''],
  ),
  ...values(
    'rest-api/authorizer-role',
    'aws_apigatewayv2_authorizer.authorizer_credentials_arn',
    [`arn:aws:iam::${account}:user/r`],
    [`arn:aws:iam::${account}:role/a/r`],
  ),
  ...values('usage-plan/key-type', 'aws_api_gateway_usage_plan_key.key_type', ['KEY'], ['API_KEY']),
  ...values('usage-plan/name-given', 'aws_api_gateway_usage_plan.name', ['', ' '], ['plan']),
  ...values(
    'rest-api/vpc-endpoint-form',
    'aws_api_gateway_rest_api.endpoint_configuration.vpc_endpoint_ids',
    [['vpc-123'], ['vpce-1', 'arn:aws:ec2:eu-west-1:1:vpc-endpoint/vpce-1']],
    [['vpce-123']],
  ),
  proof(
    'rest-api/import-base-path',
    { [rest]: { parameters: { basepath: 'keep' } } },
    { [rest]: { parameters: { basepath: 'split' } } },
    [`${rest}.parameters`, `${rest}.parameters.basepath`],
  ),
];

const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
const policy = (more: Record<string, unknown>, Version = '2012-10-17'): Resources => ({
  [rest]: { policy: JSON.stringify({ Version, Statement: [{ ...statement, ...more }] }) },
});
const policyCase = (when: string, breaks: Resources, sound: Resources): Case =>
  proof('rest-api/policy-elements', breaks, sound, `${rest}.policy`, { when });
const comparing = (operator: string): Resources =>
  policy({ Condition: { [operator]: { 'aws:SourceVpce': ['vpce-1'] } } });

const policyCases: Case[] = [
  policyCase('a version that is none', policy({}, '2012-10-27'), policy({}, '2008-10-17')),
  policyCase('no resource', policy({ Resource: undefined }), policy({ Resource: undefined, NotResource: 'a' })),
  policyCase('no action', policy({ Action: undefined }), policy({ Action: undefined, NotAction: 'a:B' })),
  ...['IpAddres', 'StringEqual', 'ForAnyValue:Equals', 'NumericMoreThan'].map((operator) =>
    policyCase(`operator ${operator}`, comparing(operator), comparing('StringNotEqualsIgnoreCaseIfExists')),
  ),
  ...['NotIpAddress', 'ForAllValues:StringLike', 'ArnNotLike', 'Null', 'Bool', 'DateGreaterThanEquals'].map(
    (operator) => policyCase(`operator ${operator}`, comparing('Is'), comparing(operator)),
  ),
  policyCase(
    'a group',
    policy({ Principal: { AWS: `arn:aws:iam::${account}:group/g` } }),
    policy({ Principal: { AWS: [`arn:aws:iam::${account}:role/group`] } }),
  ),
];

const mock = { 'x-amazon-apigateway-integration': { type: 'mock' } };
const document = (operation: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  openapi: '3.0.1',
  info: { title: 'orders', version: '1' },
  paths: { '/orders': { get: { ...mock, ...operation } } },
  ...more,
});
const body = (operation: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [rest]: { body: JSON.stringify(document(operation, more)) },
});
const called = (uri: string): Resources =>
  body({ 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri } });
const authorizer = (more: Record<string, unknown>): Resources =>
  body({}, { components: { securitySchemes: { a: { type: 'apiKey', 'x-amazon-apigateway-authorizer': more } } } });
const answering = (reference: string, more: Record<string, unknown> = {}): Resources =>
  body({ responses: { 200: { content: { 'application/json': { schema: { $ref: reference } } } } } }, more);
const bodyCase = (rule: string, when: string, breaks: Resources, sound: Resources): Case =>
  proof(rule, breaks, sound, `${rest}.body`, { when });
const schemas = { components: { schemas: { Order: { type: 'object' } } } };
const yaml = (uri: string): Resources => ({
  [rest]: {
    body: `openapi: 3.0.1\npaths:\n  /orders:\n    get:\n      x-amazon-apigateway-integration:\n        type: aws_proxy\n        httpMethod: POST\n        uri: ${uri}\n`,
  },
});

const bodyCases: Case[] = [
  bodyCase('rest-api/body-integration', 'a text that nobody filled in', called('$${lambda_arn}'), called(invokeArn)),
  bodyCase(
    'rest-api/body-integration',
    'no invocations',
    called(invokeArn.replace('/invocations', '')),
    called(invokeArn.replace('/invocations', '/response-streaming-invocations')),
  ),
  bodyCase('rest-api/body-integration', 'a stage variable', called('orders'), called('$${stageVariables.uri}')),
  bodyCase('rest-api/body-invoke-arn', 'in YAML', yaml(lambdaArn), yaml(invokeArn)),
  bodyCase('rest-api/body-invoke-arn', 'in YAML with an unknown title', yaml(lambdaArn), {
    [rest]: { body: `info: ${ref('var.unknown')}\n${String(yaml(invokeArn)[rest]?.body)}` },
  }),
  bodyCase('rest-api/body-authorizer', 'of another type', authorizer({ type: 'jwt' }), authorizer({})),
  bodyCase(
    'rest-api/body-authorizer',
    'without a function',
    authorizer({ type: 'token' }),
    authorizer({ type: 'TOKEN', authorizerUri: invokeArn }),
  ),
  bodyCase(
    'rest-api/body-authorizer',
    'with the ARN of a function',
    authorizer({ type: 'request', authorizerUri: lambdaArn }),
    authorizer({ type: 'request', authorizerUri: invokeArn }),
  ),
  bodyCase(
    'rest-api/body-authorizer',
    'without pools',
    authorizer({ type: 'cognito_user_pools' }),
    authorizer({ type: 'cognito_user_pools', providerARNs: ['a'] }),
  ),
  bodyCase(
    'rest-api/body-model-known',
    'of OpenAPI 3',
    answering('#/components/schemas/Item', schemas),
    answering('#/components/schemas/Order', schemas),
  ),
  bodyCase(
    'rest-api/body-model-known',
    'without any model',
    answering('#/components/schemas/Order'),
    answering('#/components/schemas/Order', schemas),
  ),
  bodyCase(
    'rest-api/body-model-known',
    'of Swagger',
    answering('#/definitions/Item', { definitions: { Order: {} } }),
    answering('#/definitions/Order', { definitions: { Order: {} } }),
  ),
];

/** Cases of rules about integrations, models, policies and bodies of APIs. */
export const gatewayPartCases: readonly Case[] = [
  ...webSocketCases,
  ...modelCases,
  ...integrationCases,
  ...policyCases,
  ...bodyCases,
];
