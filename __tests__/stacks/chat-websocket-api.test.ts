import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type ChatWebSocketApiSettings, chatWebSocketApi } from '../../config/chat-websocket-api';
import { ChatWebSocketApiStack } from '../../stacks/chat-websocket-api/chat-websocket-api-stack';
import { environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';

const synthesized = (name: TestEnvironmentName, settings: Partial<ChatWebSocketApiSettings> = {}) =>
  documentOf(
    new ChatWebSocketApiStack(
      Testing.app(),
      environment(name),
      { ...ownSettings(chatWebSocketApi, name), ...named('ws', name), existingUserPool: undefined, ...settings },
      'set elsewhere',
    ),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, staging, prod } = documents;
const names: readonly TestEnvironmentName[] = ['dev', 'staging', 'prod'];

/** What document 001 says of each resource, in every environment, and what we say beyond it. */
const documented: Record<string, object> = {
  'aws_apigatewayv2_api.main': {
    protocol_type: 'WEBSOCKET',
    route_selection_expression: '$request.body.action',
    ip_address_type: 'dualstack',
  },
  'aws_apigatewayv2_route.connect': {
    route_key: '$connect',
    authorization_type: 'CUSTOM',
    authorizer_id: '${aws_apigatewayv2_authorizer.token.id}',
    target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
  },
  'aws_apigatewayv2_route.disconnect': { route_key: '$disconnect', authorization_type: 'NONE' },
  'aws_apigatewayv2_route.default': { route_key: '$default', route_response_selection_expression: '$default' },
  'aws_apigatewayv2_route.send_message': { route_key: 'sendMessage', route_response_selection_expression: '$default' },
  'aws_apigatewayv2_route_response.default': { route_response_key: '$default' },
  'aws_apigatewayv2_route_response.send_message': { route_response_key: '$default' },
  'aws_apigatewayv2_integration.lambda': {
    integration_type: 'AWS_PROXY',
    integration_uri: '${aws_lambda_alias.live.invoke_arn}',
    timeout_milliseconds: 29000,
  },
  'aws_apigatewayv2_authorizer.token': {
    authorizer_type: 'REQUEST',
    authorizer_uri: '${aws_lambda_alias.authorizer.invoke_arn}',
  },
  'aws_lambda_permission.api_gateway': {
    function_name: '${aws_lambda_function.chat.function_name}',
    qualifier: '${aws_lambda_alias.live.name}',
    source_arn: '${aws_apigatewayv2_api.main.execution_arn}/*/*',
  },
  'aws_lambda_permission.token_invoke': {
    function_name: '${aws_lambda_function.authorizer.function_name}',
    qualifier: '${aws_lambda_alias.authorizer.name}',
  },
  'aws_lambda_alias.live': { name: 'live', function_version: '${aws_lambda_function.chat.version}' },
  'aws_lambda_alias.authorizer': { name: 'live', function_version: '${aws_lambda_function.authorizer.version}' },
  'aws_lambda_function.chat': {
    runtime: 'nodejs22.x',
    publish: true,
    handler: 'index.handler',
    tracing_config: { mode: 'Active' },
  },
  'aws_lambda_function.authorizer': { runtime: 'nodejs22.x', publish: true, handler: 'index.handler' },
  'aws_dynamodb_table.connections': {
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'connection_id',
    attribute: [
      { name: 'connection_id', type: 'S' },
      { name: 'room', type: 'S' },
    ],
    global_secondary_index: [{ name: 'room', hash_key: 'room', range_key: 'connection_id', projection_type: 'ALL' }],
    ttl: { attribute_name: 'expires_at', enabled: true },
    point_in_time_recovery: { enabled: true },
  },
};

describe.each(names)('chat-websocket-api in %s', (name) => {
  const document = documents[name];

  it.each(Object.entries(documented))('declares %s as documented', (address, expected) => {
    expect(document.at(address)).toMatchObject(expected);
  });

  it('has the documented routes and no other', () => {
    expect(document.ofType('aws_apigatewayv2_route')).toEqual([
      'aws_apigatewayv2_route.connect',
      'aws_apigatewayv2_route.default',
      'aws_apigatewayv2_route.disconnect',
      'aws_apigatewayv2_route.send_message',
    ]);
  });

  it('shows a deployment that is made anew when anything it serves changes', () => {
    expect(document.at('aws_apigatewayv2_stage.main')).toMatchObject({
      name,
      auto_deploy: false,
      deployment_id: '${aws_apigatewayv2_deployment.main.id}',
    });
    expect(Object.keys(document.at('aws_apigatewayv2_deployment.main').triggers).sort()).toEqual([
      'api',
      'aws_apigatewayv2_authorizer.token',
      'aws_apigatewayv2_integration.lambda',
      'aws_apigatewayv2_route.connect',
      'aws_apigatewayv2_route.default',
      'aws_apigatewayv2_route.disconnect',
      'aws_apigatewayv2_route.send_message',
      'aws_apigatewayv2_route_response.default',
      'aws_apigatewayv2_route_response.send_message',
    ]);
  });

  it('limits every route, handshakes and messages apart', () => {
    const { throttles } = ownSettings(chatWebSocketApi, name);
    const { default_route_settings, route_settings } = document.at('aws_apigatewayv2_stage.main');
    const limits = [default_route_settings, ...route_settings].map((settings) => [
      settings.route_key,
      settings.throttling_burst_limit,
      settings.throttling_rate_limit,
    ]);

    expect(limits).toEqual([
      [undefined, throttles.default.burstLimit, throttles.default.rateLimit],
      ['${aws_apigatewayv2_route.connect.route_key}', throttles.connecting.burstLimit, throttles.connecting.rateLimit],
      ['${aws_apigatewayv2_route.send_message.route_key}', throttles.sending.burstLimit, throttles.sending.rateLimit],
    ]);
  });

  it('measures and logs every route, and writes no message into a log', () => {
    const { default_route_settings, route_settings } = document.at('aws_apigatewayv2_stage.main');
    const logging_level = ownSettings(chatWebSocketApi, name).executionLogLevel;

    for (const settings of [default_route_settings, ...route_settings]) {
      expect(settings).toMatchObject({ logging_level, data_trace_enabled: false, detailed_metrics_enabled: true });
    }
  });

  it('lets the handler keep connections, read rooms and post to this API and stage alone', () => {
    const { Statement } = JSON.parse(document.at('aws_iam_role_policy.chat').policy);
    const table = '${aws_dynamodb_table.connections.arn}';

    expect(Statement.slice(2)).toEqual([
      {
        Sid: 'KeepConnections',
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        Resource: [table],
      },
      { Sid: 'ReadRooms', Effect: 'Allow', Action: ['dynamodb:Query'], Resource: [`${table}/index/room`] },
      {
        Sid: 'PostToConnections',
        Effect: 'Allow',
        Action: ['execute-api:ManageConnections'],
        Resource: [`\${aws_apigatewayv2_api.main.execution_arn}/${name}/POST/@connections/*`],
      },
    ]);
  });

  it('lets the authorizer log and trace, and nothing else', () => {
    const { Statement } = JSON.parse(document.at('aws_iam_role_policy.authorizer').policy);

    expect(Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['WriteLogs', 'SendTraces']);
  });

  it('tells the authorizer whose access tokens to take, and that the query string is no place for one', () => {
    expect(document.at('aws_lambda_function.authorizer').environment.variables).toMatchObject({
      TOKEN_ISSUER: 'https://${aws_cognito_user_pool.main.endpoint}',
      TOKEN_AUDIENCE: '${aws_cognito_user_pool_client.api.id}',
      TOKEN_JWKS_URI: 'https://${aws_cognito_user_pool.main.endpoint}/.well-known/jwks.json',
      TOKEN_ALGORITHMS: 'RS256',
      TOKEN_USE: 'access',
      TOKEN_IN_QUERY_STRING: 'false',
    });
  });

  it('demands no part of a handshake that only some clients send', () => {
    expect(document.at('aws_apigatewayv2_authorizer.token')).not.toHaveProperty('identity_sources');
  });

  it('wakes someone about refusals, failures and the function', () => {
    expect(document.ofType('aws_cloudwatch_metric_alarm')).toEqual([
      'aws_cloudwatch_metric_alarm.api_4xx',
      'aws_cloudwatch_metric_alarm.api_5xx',
      'aws_cloudwatch_metric_alarm.api_integration',
      'aws_cloudwatch_metric_alarm.api_integration_latency',
      'aws_cloudwatch_metric_alarm.api_throttled',
      'aws_cloudwatch_metric_alarm.function_cold_starts',
      'aws_cloudwatch_metric_alarm.function_errors',
      'aws_cloudwatch_metric_alarm.function_throttles',
    ]);
  });

  it('names everything after itself', () => {
    expect(document.at('aws_apigatewayv2_api.main').name).toBe(`${name}-chat-websocket-api`);
    expect(document.at('aws_lambda_function.chat').function_name).toBe(`${name}-chat-websocket-api`);
    expect(document.at('aws_lambda_function.authorizer').function_name).toBe(`${name}-chat-websocket-api-authorizer`);
    expect(document.at('aws_dynamodb_table.connections').name).toBe(`${name}-chat-websocket-api-connections`);
  });
});

describe('without a domain', () => {
  it('is reached, and posts, at the execute-api endpoint', () => {
    expect(dev.at('aws_apigatewayv2_api.main').disable_execute_api_endpoint).toBe(false);
    expect(dev.at('aws_lambda_function.chat').environment.variables.MANAGEMENT_ENDPOINT).toBe(
      '${replace(aws_apigatewayv2_api.main.api_endpoint, "wss://", "https://")}/dev',
    );
    expect(dev.json.output.url.value).toBe('${aws_apigatewayv2_stage.main.invoke_url}');
  });

  it('has no domain, certificate or records', () => {
    expect(dev.ofType('aws_apigatewayv2_domain_name')).toEqual([]);
    expect(dev.ofType('aws_route53_record')).toEqual([]);
  });
});

describe.each([
  ['staging', staging, 'ws.staging.myapp.com'],
  ['prod', prod, 'ws.myapp.com'],
] as const)('behind its domain in %s', (_name, document, domainName) => {
  it('is reached, and posts, there alone', () => {
    expect(document.at('aws_apigatewayv2_api.main').disable_execute_api_endpoint).toBe(true);
    expect(document.at('aws_lambda_function.chat').environment.variables.MANAGEMENT_ENDPOINT).toBe(
      `https://${domainName}`,
    );
    expect(document.json.output.url.value).toBe(`wss://${domainName}`);
  });

  it('maps the root of the domain to the stage', () => {
    expect(document.at('aws_apigatewayv2_domain_name.api').domain_name).toBe(domainName);
    expect(document.at('aws_apigatewayv2_api_mapping.api')).toMatchObject({
      stage: '${aws_apigatewayv2_stage.main.id}',
      domain_name: '${aws_apigatewayv2_domain_name.api.id}',
    });
  });

  it('is found by IPv4 and IPv6', () => {
    expect(document.at('aws_route53_record.api')).toMatchObject({ name: domainName, type: 'A' });
    expect(document.at('aws_route53_record.api_ipv6')).toMatchObject({ name: domainName, type: 'AAAA' });
  });
});

describe('what environments differ in', () => {
  it('protects data and keeps logs in prod alone', () => {
    const kept = names.map((name) => [
      documents[name].at('aws_dynamodb_table.connections').deletion_protection_enabled,
      documents[name].at('aws_cloudwatch_log_group.main_execution_log').skip_destroy,
      documents[name].at('aws_cloudwatch_log_group.main_execution_log').retention_in_days,
    ]);

    expect(kept).toEqual([
      [false, false, 7],
      [false, false, 30],
      [true, true, 365],
    ]);
  });
});

describe('settings', () => {
  it('may take tokens from the query string', () => {
    const { variables } = synthesized('dev', { tokenInQueryString: true }).at(
      'aws_lambda_function.authorizer',
    ).environment;

    expect(variables.TOKEN_IN_QUERY_STRING).toBe('true');
  });

  it('may name a user pool that exists', () => {
    const existing = { id: 'eu-west-1_Ab12Cd34E', clientIds: ['web', 'app'] };
    const document = synthesized('dev', { existingUserPool: existing });

    expect(document.ofType('aws_cognito_user_pool')).toEqual([]);
    expect(document.at('aws_lambda_function.authorizer').environment.variables).toMatchObject({
      TOKEN_ISSUER: expect.stringMatching(/^https:\/\/cognito-idp\.eu-west-1\..*\/eu-west-1_Ab12Cd34E$/),
      TOKEN_AUDIENCE: 'web,app',
    });
  });

  it('refuse a domain where the environment has no hosted zone', () => {
    expect(() => synthesized('dev', { domainName: 'ws.myapp.com' })).toThrow(
      propRefusal({
        where: 'dev-chat-websocket-api',
        prop: 'settings.domainName',
        mustBe: 'absent, as the environment has no hostedZones',
        was: 'ws.myapp.com',
        fix: 'Name its zone among hostedZones in config/environments.ts, or change the name.',
      }),
    );
  });
});

it('a release of chat-websocket-api moves the function that answers and the one that lets clients in', () => {
  const released = synthesized('prod', { release: { percent: 10, minutes: 10, alarms: ['api_5xx'] } });

  expect(released.ofType('aws_codedeploy_deployment_group')).toEqual([
    'aws_codedeploy_deployment_group.authorizer',
    'aws_codedeploy_deployment_group.live',
  ]);
});
