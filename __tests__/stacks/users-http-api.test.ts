import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { project } from '../../config/project';
import { type UsersHttpApiSettings, usersHttpApi } from '../../config/users-http-api';
import { UsersHttpApiStack } from '../../stacks/users-http-api/users-http-api-stack';
import { usersTable } from '../functions/users/users-table';
import { allowOrigins, environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';
import { keysOf, tableDefinition } from '../support/table-definition';

/** The load balancer in front of the services; it has a name where the API has one. */
const services = (name: TestEnvironmentName) => ({
  port: 8080,
  healthPath: '/health',
  serverName: named('users.internal', name).domainName,
});

const synthesized = (name: TestEnvironmentName, settings: Partial<UsersHttpApiSettings> = {}) =>
  documentOf(
    new UsersHttpApiStack(Testing.app(), environment(name), {
      ...ownSettings(usersHttpApi, name),
      ...named('users-http', name),
      allowOrigins,
      existingUserPool: undefined,
      services: services(name),
      ...settings,
    }),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, staging, prod } = documents;

const api_id = '${aws_apigatewayv2_api.main.id}';
const dimensions = { ApiId: api_id, Stage: '${aws_apigatewayv2_stage.main.name}' };

/** What document 003 says of each resource, in every environment. */
const documented: Record<string, object> = {
  'aws_apigatewayv2_api.main': {
    protocol_type: 'HTTP',
    description: `HTTP API for ${project}`,
    cors_configuration: expect.objectContaining({
      allow_methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      max_age: 300,
      allow_credentials: true,
    }),
  },
  'aws_apigatewayv2_stage.main': {
    api_id,
    name: '$default',
    auto_deploy: true,
    access_log_settings: expect.objectContaining({ destination_arn: '${aws_cloudwatch_log_group.api.arn}' }),
  },
  'aws_apigatewayv2_integration.lambda': {
    api_id,
    integration_type: 'AWS_PROXY',
    integration_uri: '${aws_lambda_alias.live.invoke_arn}',
    payload_format_version: '2.0',
    timeout_milliseconds: 30000,
  },
  'aws_apigatewayv2_route.get_users': {
    api_id,
    route_key: 'GET /users',
    target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
    authorization_type: 'JWT',
    authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
  },
  'aws_apigatewayv2_route.create_user': {
    api_id,
    route_key: 'POST /users',
    target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
    authorization_type: 'JWT',
    authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
  },
  'aws_lambda_permission.api_gateway': {
    statement_id: 'AllowAPIGateway',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.api.function_name}',
    principal: 'apigateway.amazonaws.com',
    source_arn: '${aws_apigatewayv2_api.main.execution_arn}/*/*',
  },
  'aws_apigatewayv2_authorizer.jwt': {
    api_id,
    authorizer_type: 'JWT',
    identity_sources: ['$request.header.Authorization'],
    name: 'cognito-jwt',
    jwt_configuration: {
      issuer:
        'https://cognito-idp.eu-west-1.${data.aws_partition.partition.dns_suffix}/${aws_cognito_user_pool.main.id}',
      audience: ['${aws_cognito_user_pool_client.main.id}'],
    },
  },
  'aws_apigatewayv2_vpc_link.main': {
    security_group_ids: ['${aws_security_group.vpc_link.id}'],
    subnet_ids: '${var.private_subnet_ids}',
  },
  'aws_apigatewayv2_integration.alb': {
    api_id,
    integration_type: 'HTTP_PROXY',
    integration_uri: '${aws_lb_listener.api.arn}',
    integration_method: 'ANY',
    connection_type: 'VPC_LINK',
    connection_id: '${aws_apigatewayv2_vpc_link.main.id}',
    request_parameters: { 'overwrite:header.X-Request-ID': '$context.requestId' },
  },
  'aws_apigatewayv2_route.proxy': {
    api_id,
    route_key: 'ANY /{proxy+}',
    target: 'integrations/${aws_apigatewayv2_integration.alb.id}',
  },
  'aws_cloudwatch_metric_alarm.api_5xx': {
    comparison_operator: 'GreaterThanThreshold',
    evaluation_periods: 2,
    metric_name: '5xx',
    namespace: 'AWS/ApiGateway',
    period: 60,
    statistic: 'Sum',
    threshold: ownSettings(usersHttpApi, 'prod').alarms.serverErrorsPerMinute,
    alarm_actions: ['${aws_sns_topic.alerts.arn}'],
    dimensions,
  },
  'aws_cloudwatch_metric_alarm.api_latency': {
    comparison_operator: 'GreaterThanThreshold',
    evaluation_periods: 3,
    metric_name: 'Latency',
    namespace: 'AWS/ApiGateway',
    period: 60,
    extended_statistic: 'p95',
    threshold: ownSettings(usersHttpApi, 'prod').alarms.p95LatencyMs,
    alarm_actions: ['${aws_sns_topic.alerts.arn}'],
    dimensions,
  },
};

/** The ten fields of document 003. */
const documentedFields = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  routeKey: '$context.routeKey',
  status: '$context.status',
  protocol: '$context.protocol',
  responseLength: '$context.responseLength',
  latency: '$context.responseLatency',
  errorMessage: '$context.error.message',
};

describe.each(Object.entries(documents))('users-http-api in %s', (name, doc) => {
  const settings = ownSettings(usersHttpApi, name as TestEnvironmentName);

  it.each(Object.entries(documented))('emits %s as the document has it', (address, what) => {
    expect(doc.at(address)).toMatchObject(what);
  });

  it('logs the ten fields of the document', () => {
    expect(JSON.parse(doc.at('aws_apigatewayv2_stage.main').access_log_settings.format)).toMatchObject(
      documentedFields,
    );
  });

  it('lets pages of the configured origins send and read what the document names', () => {
    const { allow_origins, allow_headers, expose_headers } = doc.at('aws_apigatewayv2_api.main').cors_configuration;

    expect(allow_origins).toEqual(allowOrigins);
    expect(allow_headers).toEqual(['Content-Type', 'Authorization', 'X-Request-ID', 'If-Match', 'Idempotency-Key']);
    expect(expose_headers).toContain('X-Request-ID');
  });

  it.each(['lambda', 'alb'])('sends the id of the request, which pages may read, with answers of %s', (integration) => {
    const { response_parameters } = doc.at(`aws_apigatewayv2_integration.${integration}`);
    const sent = { 'overwrite:header.X-Request-ID': '$context.requestId' };

    for (const status_code of ['200', '201', '204', '400', '404', '412', '500', '503']) {
      expect(response_parameters).toContainEqual({ status_code, mappings: sent });
    }
  });

  it.each([
    ['get_user', 'GET'],
    ['update_user', 'PUT'],
    ['delete_user', 'DELETE'],
  ])('serves what Location names behind a token: %s', (route, method) => {
    expect(doc.at(`aws_apigatewayv2_route.${route}`)).toMatchObject({
      route_key: `${method} /users/{id}`,
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
      authorization_type: 'JWT',
      authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
    });
  });

  it.each([
    ['proxy_preflight', 'OPTIONS /{proxy+}'],
    ['root_preflight', 'OPTIONS /'],
  ])('has the function say yes to the preflights that %s takes from the load balancer', (route, route_key) => {
    expect(doc.at(`aws_apigatewayv2_route.${route}`)).toMatchObject({
      route_key,
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
      authorization_type: 'NONE',
    });
  });

  it('keeps the client that was deployed as api', () => {
    expect(doc.json.moved).toEqual([
      { from: 'aws_cognito_user_pool_client.api', to: 'aws_cognito_user_pool_client.main' },
    ]);
  });

  it('leaves the root to the load balancer, too', () => {
    expect(doc.at('aws_apigatewayv2_route.root')).toMatchObject({
      route_key: 'ANY /',
      target: 'integrations/${aws_apigatewayv2_integration.alb.id}',
      authorization_type: 'NONE',
    });
  });

  it('does not touch a header that the gateway sets itself', () => {
    expect(Object.keys(doc.at('aws_apigatewayv2_integration.alb').request_parameters)).toEqual([
      'overwrite:header.X-Request-ID',
    ]);
  });

  it('states its throttles', () => {
    expect(doc.at('aws_apigatewayv2_stage.main').default_route_settings).toMatchObject({
      throttling_burst_limit: settings.throttle.burstLimit,
      throttling_rate_limit: settings.throttle.rateLimit,
    });
  });

  it('has a load balancer without an address on the internet, in the subnets of the link', () => {
    expect(doc.at('aws_lb.api')).toMatchObject({
      internal: true,
      load_balancer_type: 'application',
      subnets: '${var.private_subnet_ids}',
      security_groups: ['${aws_security_group.api.id}'],
      drop_invalid_header_fields: true,
    });
  });

  it('asks whoever deploys for the VPC and its subnets', () => {
    expect(Object.keys(doc.json.variable)).toEqual(['vpc_id', 'private_subnet_ids']);
  });

  it('lets the function use its table and index, and nothing of other tables', () => {
    const { Statement } = JSON.parse(doc.at('aws_iam_role_policy.api').policy);

    expect(Statement.slice(2)).toEqual([
      expect.objectContaining({
        Action: ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        Resource: ['${aws_dynamodb_table.users.arn}'],
      }),
      expect.objectContaining({
        Action: ['dynamodb:Query'],
        Resource: ['${aws_dynamodb_table.users.arn}/index/newest'],
      }),
    ]);
  });
});

describe('users-http-api', () => {
  it.each([
    [staging, 'users.internal.staging.myapp.com'],
    [prod, 'users.internal.myapp.com'],
  ])('speaks HTTPS to the load balancer and verifies its name where it has one', (doc, name) => {
    expect(doc.at('aws_lb_listener.api')).toMatchObject({
      port: 443,
      protocol: 'HTTPS',
      certificate_arn: '${aws_acm_certificate_validation.api_listener.certificate_arn}',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    });
    expect(doc.at('aws_acm_certificate.api_listener').domain_name).toBe(name);
    expect(doc.at('aws_apigatewayv2_integration.alb').tls_config).toEqual({ server_name_to_verify: name });
  });

  it('speaks HTTP to the load balancer where that has no name', () => {
    expect(dev.at('aws_lb_listener.api')).toMatchObject({ port: 80, protocol: 'HTTP' });
    expect(dev.at('aws_apigatewayv2_integration.alb')).not.toHaveProperty('tls_config');
  });

  it.each([
    ['aws_vpc_security_group_egress_rule.vpc_link_to_api', 'vpc_link', 'api', 443],
    ['aws_vpc_security_group_egress_rule.api_to_api_targets', 'api', 'api_targets', 8080],
  ])('lets only the link reach the load balancer, and only that the targets: %s', (address, from, to, port) => {
    const rule = { ip_protocol: 'tcp', from_port: port, to_port: port };
    const [own, other] = [`\${aws_security_group.${from}.id}`, `\${aws_security_group.${to}.id}`];

    expect(prod.at(address)).toMatchObject({ security_group_id: own, referenced_security_group_id: other, ...rule });
    expect(prod.at(address.replace('egress', 'ingress'))).toMatchObject({
      security_group_id: other,
      referenced_security_group_id: own,
      ...rule,
    });
  });

  it('has no other rules', () => {
    expect(prod.addresses().filter((address) => address.includes('_rule.'))).toHaveLength(4);
  });

  it('uses a listener that exists, without variables or a load balancer of its own', () => {
    const arn =
      'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2';
    const doc = synthesized('prod', { services: { existingListener: { arn, serverName: 'services.myapp.com' } } });

    expect(doc.at('aws_apigatewayv2_integration.alb')).toMatchObject({
      integration_uri: '${data.aws_lb_listener.api.arn}',
      tls_config: { server_name_to_verify: 'services.myapp.com' },
    });
    expect(doc.at('aws_apigatewayv2_vpc_link.main').subnet_ids).toBe('${tolist(data.aws_lb.vpc_link.subnets)}');
    expect(doc.json.variable).toBeUndefined();
    expect(doc.addresses().filter((address) => /^aws_lb/.test(address))).toEqual([]);
  });

  it('lets the link reach a listener that exists, at its port', () => {
    const arn =
      'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shared/50dc6c495c0c9188/f2f7dc8efc522ab2';
    const doc = synthesized('dev', { services: { existingListener: { arn } } });

    expect(doc.at('aws_vpc_security_group_egress_rule.vpc_link_to_api')).toMatchObject({
      cidr_ipv4: '${data.aws_vpc.api.cidr_block}',
      from_port: '${data.aws_lb_listener.api.port}',
      to_port: '${data.aws_lb_listener.api.port}',
    });
  });

  it('finds instances in Cloud Map without a load balancer, and verifies the name in their certificate', () => {
    const cloudMap = { namespaceId: 'ns-0a1b2c3d4e5f6g7h', port: 8443, serverName: 'services.myapp.com' };
    const doc = synthesized('prod', { services: { cloudMap } });

    expect(doc.at('aws_apigatewayv2_integration.alb')).toMatchObject({
      integration_uri: '${aws_service_discovery_service.api.arn}',
      tls_config: { server_name_to_verify: 'services.myapp.com' },
    });
    expect(doc.ofType('aws_lb')).toEqual([]);
    expect(doc.json.output.cloud_map_service_arn.value).toBe('${aws_service_discovery_service.api.arn}');
  });

  it('takes tokens of a user pool that exists', () => {
    const doc = synthesized('dev', { existingUserPool: { id: 'eu-west-1_Ab12Cd34E', clientIds: ['one', 'two'] } });

    expect(doc.at('aws_apigatewayv2_authorizer.jwt').jwt_configuration).toEqual({
      issuer: 'https://cognito-idp.eu-west-1.${data.aws_partition.main_partition.dns_suffix}/eu-west-1_Ab12Cd34E',
      audience: ['one', 'two'],
    });
    expect(doc.ofType('aws_cognito_user_pool')).toEqual([]);
  });

  it('has a name of its own in staging and prod, and none in dev', () => {
    expect([staging, prod].map((doc) => doc.json.output.url.value)).toEqual([
      'https://users-http.staging.myapp.com',
      'https://users-http.myapp.com',
    ]);
    expect(dev.ofType('aws_apigatewayv2_domain_name')).toEqual([]);
  });

  it('refuses a name of the load balancer outside the zone', () => {
    expect(() => synthesized('dev', { services: { port: 80, healthPath: '/', serverName: 'a.myapp.com' } })).toThrow(
      propRefusal({
        where: 'dev-users-http-api',
        prop: 'settings.serverName',
        mustBe: 'absent, as the environment has no hostedZones',
        was: 'a.myapp.com',
      }),
    );
  });
});

it('functions/users is tested on the table that the stack declares', () => {
  expect(keysOf(tableDefinition(dev.at('aws_dynamodb_table.users')))).toEqual(keysOf(usersTable));
});
