import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type ItemsHttpApiSettings, itemsHttpApi } from '../../config/items-http-api';
import { ItemsHttpApiStack } from '../../stacks/items-http-api/items-http-api-stack';
import { itemsTable } from '../functions/items/items-table';
import { allowOrigins, environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';
import { keysOf, tableDefinition } from '../support/table-definition';

const synthesized = (name: TestEnvironmentName, settings: Partial<ItemsHttpApiSettings> = {}) =>
  documentOf(
    new ItemsHttpApiStack(Testing.app(), environment(name), {
      ...ownSettings(itemsHttpApi, name),
      ...named('api', name),
      allowOrigins,
      existingTable: undefined,
      existingUserPool: undefined,
      ...settings,
    }),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, staging, prod } = documents;

const { throttles, alarms } = ownSettings(itemsHttpApi, 'prod');

/** What document 000 says of each resource in prod; its limits are those of `config/`. */
const documented: Record<string, object> = {
  'aws_apigatewayv2_api.main': { protocol_type: 'HTTP', description: 'Main application API' },
  'aws_apigatewayv2_stage.main': {
    api_id: '${aws_apigatewayv2_api.main.id}',
    name: '$default',
    auto_deploy: true,
    access_log_settings: expect.objectContaining({ destination_arn: '${aws_cloudwatch_log_group.api.arn}' }),
    default_route_settings: expect.objectContaining({
      throttling_burst_limit: throttles.default.burstLimit,
      throttling_rate_limit: throttles.default.rateLimit,
    }),
  },
  'aws_apigatewayv2_integration.lambda': {
    api_id: '${aws_apigatewayv2_api.main.id}',
    integration_type: 'AWS_PROXY',
    integration_uri: '${aws_lambda_alias.live.invoke_arn}',
    payload_format_version: '2.0',
    timeout_milliseconds: 30000,
  },
  'aws_apigatewayv2_authorizer.jwt': {
    api_id: '${aws_apigatewayv2_api.main.id}',
    authorizer_type: 'JWT',
    name: 'cognito-jwt',
    identity_sources: ['$request.header.Authorization'],
    jwt_configuration: {
      audience: ['${aws_cognito_user_pool_client.api.id}'],
      issuer: 'https://${aws_cognito_user_pool.main.endpoint}',
    },
  },
  'aws_lambda_permission.api_gateway': {
    statement_id: 'AllowAPIGateway',
    action: 'lambda:InvokeFunction',
    function_name: '${aws_lambda_function.api.function_name}',
    principal: 'apigateway.amazonaws.com',
    source_arn: '${aws_apigatewayv2_api.main.execution_arn}/*/*',
  },
  'aws_lambda_alias.live': {
    name: 'live',
    function_name: '${aws_lambda_function.api.function_name}',
    function_version: '${aws_lambda_function.api.version}',
  },
  'aws_lambda_provisioned_concurrency_config.api': {
    function_name: '${aws_lambda_function.api.function_name}',
    qualifier: '${aws_lambda_alias.live.name}',
    provisioned_concurrent_executions: 5,
  },
  'aws_acm_certificate.api': {
    domain_name: 'api.myapp.com',
    validation_method: 'DNS',
    lifecycle: { create_before_destroy: true },
  },
  'aws_route53_record.cert_validation': {
    zone_id: '${data.aws_route53_zone.main.zone_id}',
    name: '${each.value.resource_record_name}',
    type: '${each.value.resource_record_type}',
    records: ['${each.value.resource_record_value}'],
    ttl: 60,
  },
  'aws_acm_certificate_validation.api': { certificate_arn: '${aws_acm_certificate.api.arn}' },
  'aws_apigatewayv2_domain_name.api': {
    domain_name: 'api.myapp.com',
    domain_name_configuration: expect.objectContaining({ endpoint_type: 'REGIONAL', security_policy: 'TLS_1_2' }),
  },
  'aws_apigatewayv2_api_mapping.api': {
    api_id: '${aws_apigatewayv2_api.main.id}',
    domain_name: '${aws_apigatewayv2_domain_name.api.id}',
    stage: '${aws_apigatewayv2_stage.main.id}',
  },
  'aws_route53_record.api': {
    zone_id: '${data.aws_route53_zone.main.zone_id}',
    name: 'api.myapp.com',
    type: 'A',
    alias: expect.objectContaining({ evaluate_target_health: false }),
  },
};

describe('items-http-api', () => {
  it.each(Object.entries(documented))('says of %s what document 000 says', (address, expected) => {
    expect(prod.at(address)).toMatchObject(expected);
  });

  it.each([
    ['get_items', 'GET /items'],
    ['get_item', 'GET /items/{id}'],
    ['create_item', 'POST /items'],
    ['update_item', 'PUT /items/{id}'],
    ['delete_item', 'DELETE /items/{id}'],
  ])('answers %s for callers with a token', (name, routeKey) => {
    expect(prod.at(`aws_apigatewayv2_route.${name}`)).toMatchObject({
      api_id: '${aws_apigatewayv2_api.main.id}',
      route_key: routeKey,
      target: 'integrations/${aws_apigatewayv2_integration.lambda.id}',
      authorization_type: 'JWT',
      authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
    });
  });

  it('lets browsers in as document 000 does', () => {
    expect(prod.at('aws_apigatewayv2_api.main').cors_configuration).toMatchObject({
      allow_origins: ['https://myapp.com', 'https://staging.myapp.com'],
      allow_methods: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      allow_headers: expect.arrayContaining(['Content-Type', 'Authorization', 'X-Request-ID']),
      expose_headers: expect.arrayContaining(['X-Request-ID']),
      max_age: 3600,
      allow_credentials: true,
    });
  });

  it('sends the id of the request, which pages may read', () => {
    const { response_parameters } = prod.at('aws_apigatewayv2_integration.lambda');

    for (const status_code of ['200', '201', '204', '400', '404', '412', '500', '503']) {
      expect(response_parameters).toContainEqual({
        status_code,
        mappings: { 'overwrite:header.X-Request-ID': '$context.requestId' },
      });
    }
  });

  it('logs the nine documented fields, and what authorizer and integration got wrong', () => {
    expect(JSON.parse(prod.at('aws_apigatewayv2_stage.main').access_log_settings.format)).toEqual({
      requestId: '$context.requestId',
      ip: '$context.identity.sourceIp',
      requestTime: '$context.requestTime',
      httpMethod: '$context.httpMethod',
      routeKey: '$context.routeKey',
      status: '$context.status',
      responseLength: '$context.responseLength',
      latency: '$context.responseLatency',
      integrationLatency: '$context.integrationLatency',
      authorizerError: '$context.authorizer.error',
      integrationError: '$context.integrationErrorMessage',
    });
  });

  it('limits the creation of items more tightly than the rest', () => {
    expect(prod.at('aws_apigatewayv2_stage.main').route_settings).toEqual([
      {
        route_key: '${aws_apigatewayv2_route.create_item.route_key}',
        throttling_burst_limit: throttles.creation.burstLimit,
        throttling_rate_limit: throttles.creation.rateLimit,
        detailed_metrics_enabled: false,
      },
    ]);
  });

  it('proves the certificate by one record for each validation option', () => {
    expect(prod.at('aws_route53_record.cert_validation').for_each).toContain(
      'aws_acm_certificate.api.domain_validation_options',
    );
  });

  it.each([
    ['dev', []],
    [
      'staging',
      ['aws_cloudwatch_event_rule.warmup', 'aws_cloudwatch_event_target.warmup', 'aws_lambda_permission.warmup'],
    ],
    ['prod', ['aws_lambda_provisioned_concurrency_config.api']],
  ] as const)('meets cold starts in %s by %j', (name, addresses) => {
    const ways = documents[name].addresses().filter((address) => /warmup|provisioned/.test(address));

    expect(ways).toEqual(addresses);
  });

  it('refuses two ways of meeting cold starts', () => {
    expect(() => synthesized('prod', { coldStart: { provisionedConcurrency: 5, warmupEveryMinutes: 5 } })).toThrow(
      propRefusal({
        where: 'prod-items-http-api/Warmup.warmup',
        prop: 'alias',
        mustBe: 'kept warm in one way',
        was: 'prod-items-http-api/ProvisionedConcurrency.api',
        fix: 'Choose provisioned concurrency or a scheduled warm-up, not both.',
      }),
    );
  });

  it('lets the handler do what it does, and nothing more', () => {
    const statements = JSON.parse(prod.at('aws_iam_role_policy.api').policy).Statement;

    expect(
      statements.map(({ Action, Resource }: { Action: string[]; Resource: string[] }) => [Action, Resource]),
    ).toEqual([
      [['logs:CreateLogStream', 'logs:PutLogEvents'], ['${aws_cloudwatch_log_group.function.arn}:*']],
      [['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']],
      [['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], ['${aws_dynamodb_table.items.arn}']],
      [
        ['dynamodb:Query'],
        ['${aws_dynamodb_table.items.arn}/index/newest', '${aws_dynamodb_table.items.arn}/index/newest_in_category'],
      ],
    ]);
  });

  it('finds a domain in staging and prod, and the execute-api address in dev', () => {
    expect(Object.values(documents).map((document) => document.json.output.url.value)).toEqual([
      '${aws_apigatewayv2_api.main.api_endpoint}',
      'https://api.staging.myapp.com',
      'https://api.myapp.com',
    ]);
  });

  it('switches the execute-api endpoint off behind a domain', () => {
    const off = Object.values(documents).map(
      (document) => document.at('aws_apigatewayv2_api.main').disable_execute_api_endpoint,
    );

    expect(off).toEqual([false, true, true]);
  });

  it('is found by IPv6 too', () => {
    expect([staging, prod].map((document) => document.at('aws_route53_record.api_ipv6').type)).toEqual([
      'AAAA',
      'AAAA',
    ]);
  });

  it('asks callers for certificates where config names a trust store', () => {
    const mutualTls = { truststoreUri: 's3://trust/ca.pem', truststoreVersion: 'v1' };

    expect(synthesized('prod', { mutualTls }).at('aws_apigatewayv2_domain_name.api').mutual_tls_authentication).toEqual(
      {
        truststore_uri: 's3://trust/ca.pem',
        truststore_version: 'v1',
      },
    );
  });

  it.each([
    ['5xx', { metric_name: '5xx', statistic: 'Sum', threshold: alarms.serverErrorsPerMinute }],
    [
      'latency',
      { metric_name: 'Latency', extended_statistic: 'p95', threshold: alarms.p95LatencyMs, evaluation_periods: 3 },
    ],
  ])('watches %s by dimensions an HTTP API has', (name, watched) => {
    expect(prod.at(`aws_cloudwatch_metric_alarm.api_${name}`)).toMatchObject({
      ...watched,
      namespace: 'AWS/ApiGateway',
      period: 60,
      dimensions: { ApiId: '${aws_apigatewayv2_api.main.id}', Stage: '${aws_apigatewayv2_stage.main.name}' },
      treat_missing_data: 'notBreaching',
    });
  });

  it('watches the share of refused requests once there are enough of them', () => {
    expect(prod.at('aws_cloudwatch_metric_alarm.api_4xx_rate').metric_query[0]).toMatchObject({
      expression: 'IF(requests >= 20, 100 * refused / requests, 0)',
      return_data: true,
    });
  });

  it('watches spillover where provisioned concurrency is', () => {
    const spillover = 'aws_cloudwatch_metric_alarm.function_spillover';

    expect(prod.at(spillover).threshold).toBe(alarms.spilloversPerMinute);
    expect(dev.ofType('aws_cloudwatch_metric_alarm')).not.toContain(spillover);
  });

  it('says in every alarm what to look at first', () => {
    const alarms = prod.ofType('aws_cloudwatch_metric_alarm').map((address) => prod.at(address));

    expect(alarms.filter(({ alarm_description }) => !/Look first at/.test(alarm_description))).toEqual([]);
    expect(alarms).toHaveLength(9);
  });

  it('tells whoever deploys where things are', () => {
    expect(Object.keys(prod.json.output).sort()).toEqual([
      'api_id',
      'function_name',
      'table_name',
      'url',
      'user_pool_client_id',
      'user_pool_id',
    ]);
  });

  it('protects data and keeps logs in prod alone', () => {
    const kept = Object.values(documents).map((document) => [
      document.at('aws_dynamodb_table.items').deletion_protection_enabled,
      document.at('aws_cognito_user_pool.main').deletion_protection,
      document.at('aws_cloudwatch_log_group.function').skip_destroy,
    ]);

    expect(kept).toEqual([
      [false, 'INACTIVE', false],
      [false, 'INACTIVE', false],
      [true, 'ACTIVE', true],
    ]);
  });

  it('keeps logs for a week, a month, a year', () => {
    const days = Object.values(documents).map(
      (document) => document.at('aws_cloudwatch_log_group.api').retention_in_days,
    );

    expect(days).toEqual([7, 30, 365]);
  });

  it('restores any second of the last 35 days in every environment', () => {
    const restorable = Object.values(documents).map(
      (document) => document.at('aws_dynamodb_table.items').point_in_time_recovery,
    );

    expect(restorable).toEqual([{ enabled: true }, { enabled: true }, { enabled: true }]);
  });
});

describe('items-http-api with a table that exists', () => {
  const document = synthesized('dev', { existingTable: 'their-items' });

  it('creates none', () => {
    expect(document.addresses().filter((address) => address.includes('dynamodb'))).toEqual([
      'data.aws_dynamodb_table.items',
    ]);
  });

  it('gives the handler rights to that table and its indexes', () => {
    expect(document.at('aws_iam_role_policy.api').policy).toContain(
      '${data.aws_dynamodb_table.items.arn}/index/newest',
    );
  });

  it('names it to the handler', () => {
    expect(document.at('aws_lambda_function.api').environment.variables.TABLE_NAME).toBe(
      '${data.aws_dynamodb_table.items.name}',
    );
  });
});

describe('items-http-api with a user pool that exists', () => {
  const document = synthesized('dev', { existingUserPool: { id: 'eu-west-1_Ab12', clientIds: ['web', 'app'] } });

  it('creates neither pool nor client', () => {
    expect(document.addresses().filter((address) => address.includes('cognito'))).toEqual([]);
  });

  it('takes the tokens of its clients', () => {
    expect(document.at('aws_apigatewayv2_authorizer.jwt').jwt_configuration).toEqual({
      audience: ['web', 'app'],
      issuer: 'https://cognito-idp.eu-west-1.${data.aws_partition.main_partition.dns_suffix}/eu-west-1_Ab12',
    });
  });
});

describe('half a domain', () => {
  it('is refused without a hosted zone', () => {
    expect(() => synthesized('dev', { domainName: 'api.myapp.com' })).toThrow(
      propRefusal({
        where: 'dev-items-http-api',
        prop: 'settings.domainName',
        mustBe: 'absent, as the environment has no hostedZones',
        was: 'api.myapp.com',
        fix: 'Name its zone among hostedZones in config/environments.ts, or change the name.',
      }),
    );
  });

  it('is refused outside of the hosted zone', () => {
    expect(() => synthesized('prod', { domainName: 'api.notmyapp.com' })).toThrow(
      propRefusal({
        where: 'prod-items-http-api',
        prop: 'settings.domainName',
        mustBe: 'a name in myapp.com, the hosted zones of the environment',
        was: 'api.notmyapp.com',
        fix: 'Name its zone among hostedZones in config/environments.ts, or change the name.',
      }),
    );
  });

  it('is refused as mutual TLS without a name', () => {
    const mutualTls = { truststoreUri: 's3://trust/ca.pem', truststoreVersion: 'v1' };

    expect(() => synthesized('dev', { mutualTls })).toThrow(
      propRefusal({
        where: 'dev-items-http-api',
        prop: 'settings.mutualTls',
        mustBe: 'absent without settings.domainName',
        was: 's3://trust/ca.pem',
        fix: 'Give the API a domain: the execute-api address knows no mutual TLS. That of a shared domain stands in sharedDomains.',
      }),
    );
  });
});

describe('dev', () => {
  it('has no domain of its own', () => {
    expect(dev.addresses().filter((address) => /domain_name|route53|acm/.test(address))).toEqual([]);
  });
});

it('functions/items is tested on the table that the stack declares', () => {
  expect(keysOf(tableDefinition(dev.at('aws_dynamodb_table.items')))).toEqual(keysOf(itemsTable));
});
