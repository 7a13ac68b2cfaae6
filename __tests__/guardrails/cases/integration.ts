import { type Case, type Resources, ref, values } from './case';

const api = 'aws_apigatewayv2_api.a';
const integration = 'aws_apigatewayv2_integration.a';
const type = 'aws_apigatewayv2_integration';
const api_id = ref('aws_apigatewayv2_api.a.id');
const http: Resources = { [api]: { protocol_type: 'HTTP' } };
const webSocket: Resources = { [api]: { protocol_type: 'WEBSOCKET' } };
const on = (around: Resources, body: Record<string, unknown>): Resources => ({
  ...around,
  [integration]: { api_id, ...body },
});
const privately = (body: Record<string, unknown> = {}): Resources =>
  on(http, { integration_type: 'HTTP_PROXY', connection_type: 'VPC_LINK', connection_id: 'abc', ...body });

const mapping = (rule: string, bad: string, good: string, value = 'x'): Case => ({
  rule,
  when: bad,
  breaks: on(http, { integration_type: 'HTTP_PROXY', request_parameters: { [bad]: value } }),
  sound: { [integration]: { request_parameters: { [bad]: undefined, [good]: value } } },
  token: [`${integration}.request_parameters`, `${integration}.api_id`],
  says: JSON.stringify(bad),
});

/** Proofs of the rules about integrations and VPC links. */
export const integrationCases: Case[] = [
  {
    rule: 'http-api/integration-type',
    breaks: on(http, { integration_type: 'MOCK' }),
    sound: on({}, { integration_type: 'AWS_PROXY' }),
    token: [`${integration}.integration_type`, `${integration}.api_id`],
  },
  {
    rule: 'http-api/payload-version-stated',
    breaks: on(http, { integration_type: 'AWS_PROXY' }),
    sound: on({}, { payload_format_version: '2.0' }),
    token: [
      `${integration}.payload_format_version`,
      `${integration}.integration_type`,
      `${api}.protocol_type`,
      `${integration}.integration_subtype`,
    ],
  },
  {
    rule: 'http-api/http-proxy-payload-version',
    breaks: on(http, { integration_type: 'HTTP_PROXY', payload_format_version: '2.0' }),
    sound: on({}, { payload_format_version: '1.0' }),
    token: [`${integration}.payload_format_version`, `${integration}.integration_type`],
  },
  {
    rule: 'websocket-api/payload-version',
    breaks: on(webSocket, { integration_type: 'AWS_PROXY', payload_format_version: '2.0' }),
    sound: on({}, { payload_format_version: '1.0' }),
    token: [`${integration}.payload_format_version`, `${integration}.api_id`],
  },
  ...values('http-api/payload-version', `${type}.payload_format_version`, ['3.0', '2'], ['1.0', '2.0']),
  {
    rule: 'http-api/http-proxy-method',
    breaks: on(http, { integration_type: 'HTTP_PROXY' }),
    sound: on({}, { integration_method: 'ANY' }),
    token: [`${integration}.integration_method`, `${integration}.integration_type`],
  },
  {
    rule: 'http-api/lambda-integration-method',
    breaks: on(http, { integration_type: 'AWS_PROXY', integration_method: 'GET' }),
    sound: on({}, { integration_method: 'POST' }),
    token: [
      `${integration}.integration_method`,
      `${integration}.integration_type`,
      `${integration}.integration_subtype`,
    ],
  },
  ...values(
    'http-api/integration-timeout',
    `${type}.timeout_milliseconds`,
    [49, 30001, '30001'],
    [50, 30000, '29000'],
    on(http, {}),
  ),
  ...values(
    'websocket-api/integration-timeout',
    `${type}.timeout_milliseconds`,
    [49, 29001],
    [50, 29000],
    on(webSocket, {}),
  ),
  {
    rule: 'lambda/timeout-beyond-gateway',
    breaks: {
      ...on(http, { integration_type: 'AWS_PROXY', integration_uri: ref('aws_lambda_function.f.invoke_arn') }),
      'aws_lambda_function.f': { timeout: 60 },
    },
    sound: { 'aws_lambda_function.f': { timeout: 29 } },
    token: [
      'aws_lambda_function.f.timeout',
      `${integration}.integration_uri`,
      `${integration}.timeout_milliseconds`,
      `${integration}.api_id`,
    ],
    says: '60 s',
  },
  {
    rule: 'lambda/timeout-beyond-gateway',
    when: 'through an alias',
    breaks: {
      'aws_api_gateway_integration.a': { uri: ref('aws_lambda_alias.l.invoke_arn'), timeout_milliseconds: 3000 },
      'aws_lambda_alias.l': { function_name: ref('aws_lambda_function.f.function_name') },
      'aws_lambda_function.f': { function_name: 'f', timeout: 10 },
    },
    sound: { 'aws_api_gateway_integration.a': { timeout_milliseconds: 10_000 } },
    token: ['aws_lambda_function.f.timeout', 'aws_api_gateway_integration.a.timeout_milliseconds'],
  },
  ...values(
    'http-api/integration-url',
    `${type}.integration_uri`,
    ['a.example/items', 'ftp://a'],
    ['https://a.example', `https://${ref('var.unknown')}/x`, `${ref('var.unknown')}/x`],
    on(http, { integration_type: 'HTTP_PROXY' }),
  ),
  {
    rule: 'http-api/integration-uri-given',
    breaks: on(http, { integration_type: 'AWS_PROXY' }),
    sound: on({}, { integration_subtype: 'SQS-SendMessage' }),
    token: [`${integration}.integration_uri`, `${integration}.integration_type`, `${integration}.integration_subtype`],
  },
  {
    rule: 'http-api/vpc-link-connection',
    breaks: on(http, { connection_type: 'VPC_LINK' }),
    sound: on({}, { connection_id: 'abc' }),
    token: [`${integration}.connection_id`, `${integration}.connection_type`],
  },
  {
    rule: 'http-api/vpc-link-target',
    breaks: {
      ...privately({ integration_uri: ref('aws_lb.a.arn') }),
      'aws_lb.a': {},
      'aws_lb_listener.a': { load_balancer_arn: ref('aws_lb.a.arn') },
    },
    sound: { [integration]: { integration_uri: ref('aws_lb_listener.a.arn') } },
    token: [`${integration}.integration_uri`, `${integration}.connection_type`, `${integration}.api_id`],
    says: 'aws_lb.a',
  },
  ...values(
    'http-api/vpc-link-target',
    `${type}.integration_uri`,
    ['https://a.example', 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/a/b'],
    ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/a/b/c'],
    privately(),
  ),
  {
    rule: 'http-api/vpc-link-kind',
    breaks: {
      ...privately({ connection_id: ref('aws_api_gateway_vpc_link.a.id') }),
      'aws_api_gateway_vpc_link.a': {},
      'aws_apigatewayv2_vpc_link.a': {},
    },
    sound: { [integration]: { connection_id: ref('aws_apigatewayv2_vpc_link.a.id') } },
    token: [`${integration}.connection_id`, `${integration}.api_id`],
  },
  {
    rule: 'http-api/private-tls',
    breaks: on(http, { integration_type: 'HTTP_PROXY', tls_config: { server_name_to_verify: 'a.example' } }),
    sound: privately(),
    token: [`${integration}.tls_config`, `${integration}.connection_type`],
  },
  {
    rule: 'http-api/private-tls',
    when: 'an HTTPS listener without',
    breaks: {
      ...privately({ integration_uri: ref('aws_lb_listener.a.arn') }),
      'aws_lb_listener.a': { protocol: 'HTTPS' },
    },
    sound: { 'aws_lb_listener.a': { protocol: 'HTTP' } },
    token: ['aws_lb_listener.a.protocol', `${integration}.integration_uri`, `${integration}.tls_config`],
  },
  mapping('http-api/request-parameter-action', 'header.X-A', 'append:header.X-A'),
  mapping('http-api/request-parameter-action', 'integration.request.header.X', 'overwrite:path'),
  mapping('http-api/reserved-header', 'overwrite:header.X-Forwarded-For', 'overwrite:header.X-Request-ID'),
  mapping('http-api/reserved-header', 'append:header.x-amzn-trace', 'append:header.x-trace'),
  ...values(
    'http-api/request-parameter-value',
    `${type}.request_parameters`,
    [{ 'append:header.a': '$request.headers.a' }, { 'append:header.a': 'method.request.header.a' }],
    [
      { 'append:header.a': '$request.header.a' },
      { 'append:header.a': '$context.requestId' },
      { 'append:header.a': 'fixed' },
      { 'append:header.a': '$request.body.a.b' },
    ],
    on(http, {}),
  ),
  ...values(
    'http-api/response-parameter-status',
    `${type}.response_parameters.status_code`,
    ['199', 'default', 600],
    ['200', 404],
    on(http, {}),
  ),
  ...values(
    'http-api/response-parameter-action',
    `${type}.response_parameters.mappings`,
    [{ 'append:querystring.a': 'x' }],
    [{ 'append:header.a': 'x' }, { 'overwrite:statuscode': '403' }],
    on(http, {}),
  ),
  ...values(
    'http-api/reserved-response-header',
    `${type}.response_parameters.mappings`,
    [{ 'overwrite:header.Access-Control-Allow-Origin': '*' }],
    [{ 'overwrite:header.X-A': 'x' }],
    on(http, {}),
  ),
  ...values(
    'http-api/service-integration-known',
    `${type}.integration_subtype`,
    ['SNS-Publish'],
    ['SQS-SendMessage'],
    on(http, {}),
  ),
  {
    rule: 'http-api/service-integration-role',
    breaks: on(http, { integration_subtype: 'SQS-SendMessage' }),
    sound: on({}, { credentials_arn: 'arn:aws:iam::111122223333:role/r' }),
    token: [`${integration}.credentials_arn`, `${integration}.integration_subtype`],
  },
  {
    rule: 'http-api/service-integration-payload-version',
    breaks: on(http, { integration_subtype: 'SQS-SendMessage', payload_format_version: '2.0' }),
    sound: on({}, { payload_format_version: '1.0' }),
    token: [`${integration}.payload_format_version`, `${integration}.integration_subtype`],
  },
  {
    rule: 'http-api/service-integration-parameters',
    breaks: on(http, { integration_subtype: 'SQS-SendMessage', request_parameters: { QueueUrl: 'x' } }),
    sound: on({}, { request_parameters: { MessageBody: '$request.body' } }),
    token: [`${integration}.request_parameters`, `${integration}.integration_subtype`],
    says: 'MessageBody',
  },
  {
    rule: 'http-api/service-integration-parameter-known',
    breaks: on(http, {
      integration_subtype: 'SQS-SendMessage',
      request_parameters: { QueueUrl: 'x', MessageBody: 'y', MessageGroupID: 'z' },
    }),
    sound: on({}, { request_parameters: { MessageGroupID: undefined, MessageGroupId: 'z' } }),
    token: [`${integration}.request_parameters`, `${integration}.integration_subtype`],
    says: '"MessageGroupID"',
  },
  {
    rule: 'http-api/message-attributes',
    breaks: on(http, {
      integration_subtype: 'SQS-SendMessage',
      request_parameters: {
        QueueUrl: 'x',
        MessageBody: 'y',
        MessageAttributes: '{"a":{"DataType":"String","StringValue":"b"}}',
      },
    }),
    sound: on({}, { request_parameters: { MessageAttributes: '$request.header.attributes' } }),
    token: [
      `${integration}.request_parameters`,
      `${integration}.request_parameters.MessageAttributes`,
      `${integration}.integration_subtype`,
    ],
    says: 'StringValue',
  },
  {
    rule: 'http-api/sync-execution-express',
    breaks: {
      'aws_sfn_state_machine.m': { name: 'm' },
      ...on(http, {
        integration_subtype: 'StepFunctions-StartSyncExecution',
        request_parameters: { StateMachineArn: ref('aws_sfn_state_machine.m.arn') },
      }),
    },
    sound: { 'aws_sfn_state_machine.m': { type: 'EXPRESS' } },
    token: [`${integration}.integration_subtype`, `${integration}.request_parameters`, 'aws_sfn_state_machine.m.type'],
    says: 'aws_sfn_state_machine.m',
  },
  {
    rule: 'http-api/no-websocket-integration-arguments',
    breaks: on(http, { template_selection_expression: 'x' }),
    sound: on({}, { template_selection_expression: undefined }),
    token: [`${integration}.api_id`, `${integration}.template_selection_expression`],
  },
  ...values(
    'http-api/caller-credentials',
    `${type}.credentials_arn`,
    ['arn:aws:iam::*:user/*'],
    ['arn:aws:iam::111122223333:role/r'],
  ),
  ...values(
    'http-api/vpc-link-subnets',
    'aws_apigatewayv2_vpc_link.subnet_ids',
    [[], [...'abcdefghijk']],
    [['a'], [...'abcdefghij']],
  ),
];
