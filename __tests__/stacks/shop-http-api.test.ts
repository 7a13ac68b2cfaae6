import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type ShopHttpApiSettings, shopHttpApi } from '../../config/shop-http-api';
import { ShopHttpApiStack } from '../../stacks/shop-http-api/shop-http-api-stack';
import { ordersTable } from '../functions/orders/orders-table';
import { allowOrigins, environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';
import { keysOf, tableDefinition } from '../support/table-definition';

/** The load balancers in front of the services; they have names where the API has one. */
const services = (name: TestEnvironmentName) => ({
  users: { port: 8080, healthPath: '/health', serverName: named('users.shop.internal', name).domainName },
  payments: { port: 8080, serverName: named('payments.shop.internal', name).domainName },
});

const synthesized = (name: TestEnvironmentName, settings: Partial<ShopHttpApiSettings> = {}) =>
  documentOf(
    new ShopHttpApiStack(Testing.app(), environment(name), {
      ...ownSettings(shopHttpApi, name),
      ...named('shop', name),
      allowOrigins,
      services: services(name),
      ...settings,
    }),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, staging, prod } = documents;

const api_id = '${aws_apigatewayv2_api.main.id}';
const jwt = { authorization_type: 'JWT', authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}' };
const request = { authorization_type: 'CUSTOM', authorizer_id: '${aws_apigatewayv2_authorizer.orders.id}' };
const iam = { authorization_type: 'AWS_IAM' };
const open = { authorization_type: 'NONE' };

/** What each route is asked for, by whom, and what answers. */
const routes: [name: string, routeKey: string, integration: string, authorization: object][] = [
  ['users', 'ANY /users/{proxy+}', 'users', jwt],
  ['users_root', 'ANY /users', 'users', jwt],
  ['users_preflight', 'OPTIONS /users/{proxy+}', 'orders', open],
  ['users_root_preflight', 'OPTIONS /users', 'orders', open],
  ['orders', 'ANY /orders/{proxy+}', 'orders', request],
  ['orders_root', 'ANY /orders', 'orders', request],
  ['orders_preflight', 'OPTIONS /orders/{proxy+}', 'orders', open],
  ['orders_root_preflight', 'OPTIONS /orders', 'orders', open],
  ['payments', 'ANY /payments/{proxy+}', 'payments', iam],
  ['payments_root', 'ANY /payments', 'payments', iam],
  ['payments_preflight', 'OPTIONS /payments/{proxy+}', 'orders', open],
  ['payments_root_preflight', 'OPTIONS /payments', 'orders', open],
  ['create_event', 'POST /events', 'events', { ...jwt, authorization_scopes: ['aws.cognito.signin.user.admin'] }],
];

const statementsOf = (policy: string) => JSON.parse(policy).Statement;

describe.each(Object.entries(documents))('shop-http-api in %s', (name, doc) => {
  const settings = ownSettings(shopHttpApi, name as TestEnvironmentName);

  it.each(routes)('routes %s', (route, route_key, integration, authorization) => {
    expect(doc.at(`aws_apigatewayv2_route.${route}`)).toMatchObject({
      api_id,
      route_key,
      target: `integrations/\${aws_apigatewayv2_integration.${integration}.id}`,
      ...authorization,
    });
  });

  it('has no other routes', () => {
    expect(doc.ofType('aws_apigatewayv2_route')).toEqual(
      routes.map(([route]) => `aws_apigatewayv2_route.${route}`).sort(),
    );
  });

  it('lets the pages call that document 001 names, as long as it says', () => {
    expect(doc.at('aws_apigatewayv2_api.main').cors_configuration).toMatchObject({
      allow_origins: expect.arrayContaining(['https://myapp.com']),
      allow_methods: ['GET', 'POST', 'PUT', 'DELETE'],
      allow_headers: expect.arrayContaining(['Authorization', 'Content-Type']),
      max_age: 86400,
    });
  });

  it('lets pages send and read what orders take and answer', () => {
    const { allow_headers, expose_headers } = doc.at('aws_apigatewayv2_api.main').cors_configuration;

    expect(allow_headers).toEqual(['Authorization', 'Content-Type', 'Idempotency-Key']);
    expect(expose_headers).toEqual(['Location', 'Retry-After']);
  });

  it('asks private services for the path of the caller, whatever the stage', () => {
    for (const service of ['users', 'payments']) {
      expect(doc.at(`aws_apigatewayv2_integration.${service}`)).toMatchObject({
        integration_type: 'HTTP_PROXY',
        integration_method: 'ANY',
        connection_type: 'VPC_LINK',
        connection_id: '${aws_apigatewayv2_vpc_link.main.id}',
        integration_uri: `\${aws_lb_listener.${service}.arn}`,
        payload_format_version: '1.0',
        request_parameters: {
          'overwrite:path': '$request.path',
          'overwrite:header.X-Request-ID': '$context.requestId',
        },
      });
    }
  });

  it('puts users behind an Application Load Balancer and payments behind a Network Load Balancer, both internal', () => {
    expect(doc.at('aws_lb.users')).toMatchObject({ internal: true, load_balancer_type: 'application' });
    expect(doc.at('aws_lb.payments')).toMatchObject({ internal: true, load_balancer_type: 'network' });
  });

  it('lets only the link reach the load balancers, and only these their instances', () => {
    expect(doc.ofType('aws_vpc_security_group_ingress_rule')).toEqual([
      'aws_vpc_security_group_ingress_rule.payments_to_payments_targets',
      'aws_vpc_security_group_ingress_rule.users_to_users_targets',
      'aws_vpc_security_group_ingress_rule.vpc_link_to_payments',
      'aws_vpc_security_group_ingress_rule.vpc_link_to_users',
    ]);
  });

  it('asks the authorizer by simple responses, and remembers an answer for one route', () => {
    expect(doc.at('aws_apigatewayv2_authorizer.orders')).toMatchObject({
      api_id,
      authorizer_type: 'REQUEST',
      authorizer_uri: '${aws_lambda_alias.authorizer.invoke_arn}',
      authorizer_payload_format_version: '2.0',
      enable_simple_responses: true,
      identity_sources: ['$request.header.Authorization', '$context.routeKey'],
      authorizer_result_ttl_in_seconds: settings.authorizerCacheSeconds,
    });
  });

  it('lets the API ask the authorizer, and nothing else call it', () => {
    expect(doc.at('aws_lambda_permission.orders_invoke')).toMatchObject({
      function_name: '${aws_lambda_function.authorizer.function_name}',
      qualifier: '${aws_lambda_alias.authorizer.name}',
      source_arn: '${aws_apigatewayv2_api.main.execution_arn}/authorizers/${aws_apigatewayv2_authorizer.orders.id}',
    });
  });

  it('tells the authorizer whose access tokens to take', () => {
    const issuer = 'https://${aws_cognito_user_pool.main.endpoint}';

    expect(doc.at('aws_lambda_function.authorizer').environment.variables).toMatchObject({
      TOKEN_ISSUER: issuer,
      TOKEN_AUDIENCE: '${aws_cognito_user_pool_client.api.id}',
      TOKEN_JWKS_URI: `${issuer}/.well-known/jwks.json`,
      TOKEN_ALGORITHMS: 'RS256',
      TOKEN_USE: 'access',
    });
  });

  it('has a named stage beside the root, each with variables and throttles of its own', () => {
    const stage = (address: string) => doc.at(`aws_apigatewayv2_stage.${address}`);
    const limits = ({ burstLimit, rateLimit }: { burstLimit: number; rateLimit: number }) =>
      expect.objectContaining({ throttling_burst_limit: burstLimit, throttling_rate_limit: rateLimit });

    for (const [address, stageName, alias] of [
      ['main', '$default', 'live'],
      ['next', 'next', 'next'],
    ] as const) {
      const { default: whole, expensive } = settings.throttles[address];
      expect(stage(address)).toMatchObject({
        name: stageName,
        stage_variables: { alias: `\${aws_lambda_alias.${alias}.name}` },
        default_route_settings: limits(whole),
        route_settings: [limits(expensive), limits(expensive)],
      });
    }
  });

  it("calls the alias that the stage's variable names, and lets the API call each", () => {
    expect(doc.at('aws_apigatewayv2_integration.orders').integration_uri).toBe(
      '${replace(aws_lambda_function.orders.invoke_arn, "/invocations", ":$${stageVariables.alias}/invocations")}',
    );
    expect(doc.at('aws_lambda_permission.api_gateway').qualifier).toBe('${aws_lambda_alias.live.name}');
    expect(doc.at('aws_lambda_permission.api_gateway_next')).toMatchObject({
      statement_id: 'AllowAPIGatewayNext',
      qualifier: '${aws_lambda_alias.next.name}',
    });
  });

  it('puts events into a queue through a role that may do nothing else', () => {
    expect(doc.at('aws_apigatewayv2_integration.events')).toMatchObject({
      integration_type: 'AWS_PROXY',
      integration_subtype: 'SQS-SendMessage',
      credentials_arn: '${aws_iam_role.events.arn}',
      payload_format_version: '1.0',
      request_parameters: { QueueUrl: '${aws_sqs_queue.events.id}', MessageBody: '$request.body' },
    });
    expect(statementsOf(doc.at('aws_iam_role_policy.events').policy)).toEqual([
      {
        Sid: 'SendMessages',
        Effect: 'Allow',
        Action: ['sqs:SendMessage'],
        Resource: ['${aws_sqs_queue.events.arn}'],
      },
    ]);
  });

  it('has a policy that lets a caller invoke exactly the routes of payments, on both stages', () => {
    expect(statementsOf(doc.at('aws_iam_policy.payments').policy)).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Action: ['execute-api:Invoke'],
        Resource: [
          '${aws_apigatewayv2_stage.main.execution_arn}/*/payments/*',
          '${aws_apigatewayv2_stage.main.execution_arn}/*/payments',
          '${aws_apigatewayv2_stage.next.execution_arn}/*/payments/*',
          '${aws_apigatewayv2_stage.next.execution_arn}/*/payments',
        ],
      }),
    ]);
    expect(doc.json.output.payments_callers_policy_arn.value).toBe('${aws_iam_policy.payments.arn}');
  });

  it('lets the orders function list, read and create orders, and nothing else', () => {
    expect(statementsOf(doc.at('aws_iam_role_policy.orders').policy).at(-1)).toMatchObject({
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      Resource: ['${aws_dynamodb_table.orders.arn}'],
    });
    expect(doc.at('aws_dynamodb_table.orders')).toMatchObject({ hash_key: 'owner', range_key: 'order_id' });
  });

  it('wakes someone when an event finds no reader', () => {
    expect(doc.at('aws_cloudwatch_metric_alarm.events_dead')).toMatchObject({
      namespace: 'AWS/SQS',
      dimensions: { QueueName: '${aws_sqs_queue.events_dead.name}' },
      threshold: 0,
    });
  });
});

describe('shop-http-api', () => {
  it.each([
    ['users', 'HTTPS', 'users.shop.internal.myapp.com'],
    ['payments', 'TLS', 'payments.shop.internal.myapp.com'],
  ])('verifies the name of the load balancer of %s where it has one', (service, protocol, name) => {
    expect(prod.at(`aws_lb_listener.${service}`)).toMatchObject({ port: 443, protocol });
    expect(prod.at(`aws_apigatewayv2_integration.${service}`).tls_config).toEqual({ server_name_to_verify: name });
  });

  it('is found at its name, and what comes next below it', () => {
    expect(prod.at('aws_apigatewayv2_api_mapping.api')).not.toHaveProperty('api_mapping_key');
    expect(prod.at('aws_apigatewayv2_api_mapping.next')).toMatchObject({
      api_mapping_key: 'next',
      stage: '${aws_apigatewayv2_stage.next.id}',
    });
    expect([prod.json.output.url.value, prod.json.output.next_url.value]).toEqual([
      'https://shop.myapp.com',
      'https://shop.myapp.com/next',
    ]);
    expect(staging.at('aws_apigatewayv2_domain_name.api').domain_name).toBe('shop.staging.myapp.com');
  });

  it('is found at its execute-api address in dev', () => {
    expect(dev.ofType('aws_apigatewayv2_domain_name')).toEqual([]);
    expect(dev.json.output.next_url.value).toBe('${aws_apigatewayv2_stage.next.invoke_url}');
  });

  it('leaves callers of the root with a version while the next one is tried', () => {
    const doc = synthesized('prod', { liveOrdersVersion: '7' });

    expect(doc.at('aws_lambda_alias.live').function_version).toBe('7');
    expect(doc.at('aws_lambda_alias.next').function_version).toBe('${aws_lambda_function.orders.version}');
  });

  it('uses listeners that exist, without variables or load balancers of its own', () => {
    const listener = (kind: string) => ({
      existingListener: {
        arn: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/${kind}/shared/50dc6c495c0c9188/f2f7dc8efc522ab2`,
      },
    });
    const doc = synthesized('prod', { services: { users: listener('app'), payments: listener('net') } });

    expect(doc.json.variable).toBeUndefined();
    expect(doc.addresses().filter((address) => /^aws_lb/.test(address))).toEqual([]);
    expect(doc.at('aws_apigatewayv2_integration.payments').integration_uri).toBe(
      '${data.aws_lb_listener.payments.arn}',
    );
  });

  const cloudMap = { namespaceId: 'ns-0a1b2c3d4e5f6g7h', port: 8080 };

  it('finds instances in Cloud Map without a load balancer, and reaches those in their security group alone', () => {
    const doc = synthesized('dev', { services: { users: { cloudMap }, payments: { port: 8080 } } });

    expect(doc.at('aws_service_discovery_service.users')).toMatchObject({
      name: 'dev-shop-http-api-users',
      dns_config: { namespace_id: cloudMap.namespaceId },
    });
    expect(doc.at('aws_apigatewayv2_integration.users')).toMatchObject({
      connection_type: 'VPC_LINK',
      integration_uri: '${aws_service_discovery_service.users.arn}',
    });
    expect(doc.at('aws_vpc_security_group_egress_rule.vpc_link_to_users_targets')).toMatchObject({
      referenced_security_group_id: '${aws_security_group.users_targets.id}',
      from_port: 8080,
      to_port: 8080,
    });
    expect(doc.ofType('aws_lb')).toEqual(['aws_lb.payments']);
    expect(doc.json.output).toMatchObject({
      users_cloud_map_service_arn: { value: '${aws_service_discovery_service.users.arn}' },
      users_targets_security_group_id: { value: '${aws_security_group.users_targets.id}' },
    });
  });

  it('asks users at a public address by the path of the caller, and has nothing of theirs in the VPC', () => {
    const url = 'https://users.example.com';
    const doc = synthesized('prod', { services: { users: { url }, payments: { port: 8080 } } });

    const integration = doc.at('aws_apigatewayv2_integration.users');
    expect(integration).toMatchObject({
      integration_type: 'HTTP_PROXY',
      integration_uri: url,
      request_parameters: {
        'overwrite:path': '$request.path',
        'overwrite:header.X-Request-ID': '$context.requestId',
      },
    });
    expect(integration).not.toHaveProperty('connection_id');
    expect(doc.ofType('aws_lb')).toEqual(['aws_lb.payments']);
  });

  it('refuses a public address with a path, which the path of the caller would replace', () => {
    const url = 'https://users.example.com/v1';

    expect(() => synthesized('dev', { services: { users: { url }, payments: { port: 8080 } } })).toThrow(
      propRefusal({
        where: 'dev-shop-http-api',
        prop: 'settings.services.users.url',
        mustBe: 'https:// and a host, without a path',
        was: url,
        fix: 'Leave the path out: the service gets that of the caller.',
      }),
    );
  });
});

it('functions/orders is tested on the table that the stack declares', () => {
  expect(keysOf(tableDefinition(dev.at('aws_dynamodb_table.orders')))).toEqual(keysOf(ordersTable));
});

it('a release moves every alias of shop-http-api but `next`, which shows the newest at once', () => {
  const released = synthesized('prod', { release: { percent: 10, minutes: 10, alarms: ['api_5xx'] } });

  expect(released.ofType('aws_codedeploy_deployment_group')).toEqual([
    'aws_codedeploy_deployment_group.authorizer',
    'aws_codedeploy_deployment_group.live',
  ]);
  expect(released.at('aws_lambda_alias.next')).not.toHaveProperty('lifecycle');
});
