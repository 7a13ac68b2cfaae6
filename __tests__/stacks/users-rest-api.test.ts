import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type UsersRestApiSettings, usersRestApi } from '../../config/users-rest-api';
import { UsersRestApiStack } from '../../stacks/users-rest-api/users-rest-api-stack';
import { usersTable } from '../functions/users/users-table';
import { environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';
import { keysOf, tableDefinition } from '../support/table-definition';

const synthesized = (name: TestEnvironmentName, settings: Partial<UsersRestApiSettings> = {}) =>
  documentOf(
    new UsersRestApiStack(
      Testing.app(),
      environment(name),
      { ...ownSettings(usersRestApi, name), ...named('users', name), ...settings },
      'set elsewhere',
    ),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, prod } = documents;

const restApiId = '${aws_api_gateway_rest_api.main.id}';
const createUser = {
  rest_api_id: restApiId,
  resource_id: '${aws_api_gateway_resource.users.id}',
  http_method: '${aws_api_gateway_method.create_user.http_method}',
};

const { standard, premium } = ownSettings(usersRestApi, 'prod').plans;

/** What documents 001, 002 and 003 say of each resource in prod; its limits are those of `config/`. */
const documented: Record<string, object> = {
  'aws_api_gateway_resource.users': {
    parent_id: '${aws_api_gateway_rest_api.main.root_resource_id}',
    path_part: 'users',
  },
  'aws_api_gateway_resource.user': { parent_id: '${aws_api_gateway_resource.users.id}', path_part: '{id}' },
  'aws_api_gateway_integration.custom': {
    ...createUser,
    integration_http_method: 'POST',
    type: 'AWS',
    request_templates: { 'application/json': expect.stringContaining('"action": "createUser"') },
  },
  'aws_api_gateway_method_response.success': { ...createUser, status_code: '201' },
  'aws_api_gateway_integration_response.success': {
    ...createUser,
    status_code: '${aws_api_gateway_method_response.success.status_code}',
    response_templates: { 'application/json': expect.stringContaining('"email":') },
  },
  'aws_api_gateway_authorizer.token': { type: 'TOKEN', authorizer_uri: '${aws_lambda_alias.token.invoke_arn}' },
  'aws_api_gateway_api_key.partner': { name: 'prod-users-rest-api-partner-api-key' },
  'aws_api_gateway_usage_plan.standard': {
    name: 'prod-users-rest-api-standard-plan',
    description: 'Standard rate limiting',
    api_stages: [{ api_id: restApiId, stage: '${aws_api_gateway_stage.prod.stage_name}' }],
    quota_settings: { limit: standard.requestsPerMonth, period: 'MONTH' },
    throttle_settings: { burst_limit: standard.throttle.burstLimit, rate_limit: standard.throttle.rateLimit },
  },
  'aws_api_gateway_usage_plan.premium': {
    name: 'prod-users-rest-api-premium-plan',
    description: 'Premium rate limiting',
    api_stages: [{ api_id: restApiId, stage: '${aws_api_gateway_stage.prod.stage_name}' }],
    quota_settings: { limit: premium.requestsPerMonth, period: 'MONTH' },
    throttle_settings: { burst_limit: premium.throttle.burstLimit, rate_limit: premium.throttle.rateLimit },
  },
  'aws_api_gateway_usage_plan_key.partner_standard': {
    key_id: '${aws_api_gateway_api_key.partner.id}',
    key_type: 'API_KEY',
    usage_plan_id: '${aws_api_gateway_usage_plan.standard.id}',
  },
};

describe('users-rest-api in prod', () => {
  it.each(Object.entries(documented))('has %s as documented', (address, expected) => {
    expect(prod.at(address)).toMatchObject(expected);
  });

  it.each(['prod', 'next'])(
    'lets X-Ray record each request, its integration and its status on the stage %s',
    (stage) => {
      expect(prod.at(`aws_api_gateway_stage.${stage}`)).toMatchObject({ xray_tracing_enabled: true });
    },
  );

  it('lets X-Ray record each call of its function', () => {
    expect(prod.at('aws_lambda_function.api')).toMatchObject({ tracing_config: { mode: 'Active' } });
  });

  it('is called users.myapp.com, with the next version below it', () => {
    expect(prod.at('aws_api_gateway_domain_name.api').domain_name).toBe('users.myapp.com');
    expect(prod.at('aws_api_gateway_base_path_mapping.api')).not.toHaveProperty('base_path');
    expect(prod.at('aws_api_gateway_base_path_mapping.next')).toMatchObject({
      base_path: 'next',
      stage_name: '${aws_api_gateway_stage.next.stage_name}',
    });
  });
});

describe.each(Object.entries(documents))('users-rest-api in %s', (name, document) => {
  it.each([
    ['get_users', 'GET', 'users'],
    ['create_user', 'POST', 'users'],
    ['get_user', 'GET', 'user'],
    ['update_user', 'PUT', 'user'],
    ['delete_user', 'DELETE', 'user'],
    ['get_user_summary', 'GET', 'user_summary'],
    ['create_export', 'POST', 'user_exports'],
  ])('asks for a token and a key before %s, and checks the request', (operation, httpMethod, resource) => {
    expect(document.at(`aws_api_gateway_method.${operation}`)).toMatchObject({
      http_method: httpMethod,
      resource_id: `\${aws_api_gateway_resource.${resource}.id}`,
      authorization: 'CUSTOM',
      authorizer_id: '${aws_api_gateway_authorizer.token.id}',
      api_key_required: true,
      request_validator_id: '${aws_api_gateway_request_validator.all.id}',
    });
  });

  it.each(['create_user', 'update_user'])('lets no body without e-mail address and name through to %s', (operation) => {
    expect(document.at(`aws_api_gateway_method.${operation}`).request_models).toEqual({
      'application/json': `\${aws_api_gateway_model.${operation}.name}`,
    });
    expect(JSON.parse(document.at(`aws_api_gateway_model.${operation}`).schema)).toMatchObject({
      type: 'object',
      required: ['email', 'name'],
      properties: { email: { type: 'string' }, name: { type: 'string' } },
      additionalProperties: false,
    });
  });

  it('answers refusals and failures with their status', () => {
    const statuses = ['bad_request', 'not_found', 'conflict', 'unprocessable', 'unavailable', 'server_error'].map(
      (answer) => document.at(`aws_api_gateway_method_response.${answer}`).status_code,
    );

    expect(statuses).toEqual(['400', '404', '409', '422', '503', '500']);
    expect(document.at('aws_api_gateway_integration_response.unavailable').response_parameters).toMatchObject({
      'method.response.header.Retry-After': "'1'",
    });
  });

  it.each(['get_users', 'get_user', 'update_user', 'delete_user'])(
    'passes %s on to the alias of the stage',
    (operation) => {
      const { type, uri } = document.at(`aws_api_gateway_integration.${operation}`);

      expect(type).toBe('AWS_PROXY');
      expect(uri).toContain('${aws_lambda_function.api.arn}:$${stageVariables.alias}/invocations');
    },
  );

  it.each([
    ['get_user_summary', ':dynamodb:action/GetItem', 'dynamodb:GetItem', '${aws_dynamodb_table.users.arn}'],
    ['create_export', ':sqs:path/', 'sqs:SendMessage', '${aws_sqs_queue.exports.arn}'],
  ])('lets no function answer %s, and its role do one thing', (operation, asked, action, resource) => {
    const { type, uri, credentials } = document.at(`aws_api_gateway_integration.${operation}`);

    expect([type, credentials]).toEqual(['AWS', `\${aws_iam_role.${operation}.arn}`]);
    expect(uri).toContain(asked);
    expect(JSON.parse(document.at(`aws_iam_role_policy.${operation}`).policy).Statement).toEqual([
      expect.objectContaining({ Action: [action], Resource: [resource] }),
    ]);
  });

  it('never answers an error of a service as a success', () => {
    const statuses = ['user_summary', 'export'].map((id) =>
      ['', '_refused', '_failed'].map(
        (answer) => document.at(`aws_api_gateway_method_response.${id}${answer}`).status_code,
      ),
    );

    expect(statuses).toEqual([
      ['200', '500', '502'],
      ['202', '500', '502'],
    ]);
  });

  it('watches the exports that nobody could work on', () => {
    expect(document.at('aws_cloudwatch_metric_alarm.exports_dead')).toMatchObject({
      metric_name: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: '${aws_sqs_queue.exports_dead.name}' },
    });
  });

  it('serves one version on each stage', () => {
    expect(document.at(`aws_api_gateway_stage.${name}`).variables).toMatchObject({ alias: 'live' });
    expect(document.at('aws_api_gateway_stage.next').variables).toMatchObject({ alias: 'next' });
  });

  it.each([
    ['api_gateway', 'live'],
    ['api_gateway_next', 'next'],
  ])('has the permission %s for the alias %s', (address, alias) => {
    expect(document.at(`aws_lambda_permission.${address}`)).toMatchObject({
      qualifier: `\${aws_lambda_alias.${alias}.name}`,
      source_arn: '${aws_api_gateway_rest_api.main.execution_arn}/*/*',
    });
  });

  it('lets less through to the next version', () => {
    const limitOf = (settings: string) =>
      document.at(`aws_api_gateway_method_settings.${settings}`).settings.throttling_rate_limit;

    expect(limitOf('next')).toBeLessThan(limitOf('all'));
  });

  it('lets pages read the headers that answers may have, and names no other', () => {
    const { response_parameters } = document.at('aws_api_gateway_integration_response.success');

    expect(response_parameters['method.response.header.Access-Control-Expose-Headers']).toBe(
      "'ETag,Location,Retry-After'",
    );
  });

  it.each(['users', 'user', 'user_summary', 'user_exports'])('answers preflights of %s', (resource) => {
    expect(document.at(`aws_api_gateway_method.options_${resource}`)).toMatchObject({
      http_method: 'OPTIONS',
      authorization: 'NONE',
      api_key_required: false,
    });
  });

  it('has a firewall before both stages', () => {
    const arns = document.ofType('aws_wafv2_web_acl_association').map((address) => document.at(address).resource_arn);

    expect(arns.sort()).toEqual(['next', name].sort().map((stage) => `\${aws_api_gateway_stage.${stage}.arn}`));
  });

  it('takes id tokens of its own user pool, signed by RSA or elliptic curves', () => {
    expect(document.at('aws_lambda_function.token').environment.variables).toMatchObject({
      TOKEN_ISSUER: 'https://${aws_cognito_user_pool.main.endpoint}',
      TOKEN_AUDIENCE: '${aws_cognito_user_pool_client.api.id}',
      TOKEN_JWKS_URI: 'https://${aws_cognito_user_pool.main.endpoint}/.well-known/jwks.json',
      TOKEN_ALGORITHMS: 'RS256,ES256',
      TOKEN_USE: 'id',
    });
  });

  it('lets its authorizer write logs and traces, and nothing else', () => {
    const { Statement } = JSON.parse(document.at('aws_iam_role_policy.token').policy);

    expect(Statement.map(({ Sid }: { Sid: string }) => Sid)).toEqual(['WriteLogs', 'SendTraces']);
  });

  it('deploys after everything it serves', () => {
    const kinds = [
      'authorizer',
      'gateway_response',
      'integration',
      'integration_response',
      'method',
      'method_response',
      'model',
      'request_validator',
      'resource',
    ];

    expect(document.at('aws_api_gateway_deployment.main').depends_on).toEqual(
      kinds.flatMap((kind) => document.ofType(`aws_api_gateway_${kind}`)).sort(),
    );
  });
});

describe('what users-rest-api can be told', () => {
  it('keeps the live stage at a version', () => {
    const document = synthesized('prod', { liveVersion: '7' });

    expect(document.at('aws_lambda_alias.live').function_version).toBe('7');
    expect(document.at('aws_lambda_alias.next').function_version).toBe('${aws_lambda_function.api.version}');
  });

  it("takes somebody else's tokens", () => {
    const tokens = { issuer: 'https://id.example', audience: ['a', 'b'], jwksUri: 'https://id.example/keys' };
    const document = synthesized('dev', { tokens, requiredRole: 'admin' });

    expect(document.at('aws_lambda_function.token').environment.variables).toMatchObject({
      TOKEN_ISSUER: 'https://id.example',
      TOKEN_AUDIENCE: 'a,b',
      TOKEN_JWKS_URI: 'https://id.example/keys',
      REQUIRED_ROLE: 'admin',
    });
    expect(document.ofType('aws_cognito_user_pool')).toEqual([]);
  });

  it('compresses answers from a size on, where config/ says so, and none otherwise', () => {
    const compressed = synthesized('dev', { minimumCompressionBytes: 1024 });

    expect(compressed.at('aws_api_gateway_rest_api.main').minimum_compression_size).toBe('1024');
    expect(dev.at('aws_api_gateway_rest_api.main')).not.toHaveProperty('minimum_compression_size');
  });

  it('logs to Firehose', () => {
    const accessLogStreamArn = 'arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-users';
    const document = synthesized('prod', { accessLogStreamArn });

    expect(document.at('aws_api_gateway_stage.prod').access_log_settings.destination_arn).toBe(accessLogStreamArn);
    expect(document.ofType('aws_cloudwatch_log_group')).not.toContain('aws_cloudwatch_log_group.api');
  });

  it('lets listed addresses in', () => {
    const { policy } = synthesized('prod', { allowedCidrs: ['203.0.113.0/24'] }).at(
      'aws_api_gateway_rest_api_policy.main',
    );

    expect(JSON.parse(policy).Statement[1].Condition).toEqual({ NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } });
  });

  it('is private, with an endpoint in the VPC of the workspace', () => {
    const document = synthesized('dev', { privateTo: ['10.0.0.0/16'] });

    expect(document.at('aws_api_gateway_rest_api.main').endpoint_configuration).toMatchObject({
      types: ['PRIVATE'],
      vpc_endpoint_ids: ['${aws_vpc_endpoint.execute_api.id}'],
    });
    expect(document.at('aws_vpc_endpoint.execute_api').vpc_id).toBe('${var.vpc_id}');
    expect(document.at('aws_api_gateway_deployment.main').depends_on).toContain('aws_api_gateway_rest_api_policy.main');
  });

  it('is public and without a resource policy unless told otherwise', () => {
    expect(dev.at('aws_api_gateway_rest_api.main').endpoint_configuration.types).toEqual(['REGIONAL']);
    expect(dev.ofType('aws_api_gateway_rest_api_policy')).toEqual([]);
  });

  it('refuses a domain for a private API', () => {
    expect(() => synthesized('prod', { privateTo: ['10.0.0.0/16'] })).toThrow(
      propRefusal({
        where: 'prod-users-rest-api',
        prop: 'settings.domainName',
        mustBe: 'absent where settings.privateTo is set',
        was: 'users.myapp.com',
      }),
    );
  });
});

it('functions/users is tested on the table that the stack declares', () => {
  expect(keysOf(tableDefinition(dev.at('aws_dynamodb_table.users')))).toEqual(keysOf(usersTable));
});
