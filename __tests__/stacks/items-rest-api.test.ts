import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { type ItemsRestApiSettings, itemsRestApi } from '../../config/items-rest-api';
import { ItemsRestApiStack } from '../../stacks/items-rest-api/items-rest-api-stack';
import { itemsTable } from '../functions/items/items-table';
import { environment, named, type TestEnvironmentName } from '../support/environments';
import { ownSettings } from '../support/own-environments';
import { propRefusal } from '../support/prop-refusal';
import { documentOf } from '../support/synth';
import { keysOf, tableDefinition } from '../support/table-definition';

const synthesized = (name: TestEnvironmentName, settings: Partial<ItemsRestApiSettings> = {}) =>
  documentOf(
    new ItemsRestApiStack(
      Testing.app(),
      environment(name),
      {
        ...ownSettings(itemsRestApi, name),
        ...named('rest', name),
        existingTable: undefined,
        existingUserPoolArn: undefined,
        stock: undefined,
        ...settings,
      },
      'set elsewhere',
    ),
  );
const documents = { dev: synthesized('dev'), staging: synthesized('staging'), prod: synthesized('prod') };
const { dev, staging, prod } = documents;

const restApiId = '${aws_api_gateway_rest_api.main.id}';

const { cache, throttles, partner, stageVariable } = ownSettings(itemsRestApi, 'prod');

/** What document 000 says of each resource in prod; its limits are those of `config/`. */
const documented: Record<string, object> = {
  'aws_api_gateway_rest_api.main': {
    description: 'REST API with caching',
    endpoint_configuration: expect.objectContaining({ types: ['REGIONAL'] }),
  },
  'aws_api_gateway_resource.items': {
    rest_api_id: restApiId,
    parent_id: '${aws_api_gateway_rest_api.main.root_resource_id}',
    path_part: 'items',
  },
  'aws_api_gateway_method.get_items': {
    rest_api_id: restApiId,
    resource_id: '${aws_api_gateway_resource.items.id}',
    http_method: 'GET',
    authorization: 'COGNITO_USER_POOLS',
    authorizer_id: '${aws_api_gateway_authorizer.cognito.id}',
    request_parameters: expect.objectContaining({
      'method.request.querystring.category': false,
      'method.request.querystring.limit': false,
    }),
  },
  'aws_api_gateway_integration.get_items': {
    rest_api_id: restApiId,
    resource_id: '${aws_api_gateway_resource.items.id}',
    http_method: '${aws_api_gateway_method.get_items.http_method}',
    integration_http_method: 'POST',
    type: 'AWS_PROXY',
    uri: '${aws_lambda_alias.live.invoke_arn}',
    cache_key_parameters: expect.arrayContaining(['method.request.querystring.category']),
  },
  'aws_api_gateway_stage.prod': {
    deployment_id: '${aws_api_gateway_deployment.main.id}',
    rest_api_id: restApiId,
    stage_name: 'prod',
    cache_cluster_enabled: true,
    cache_cluster_size: cache?.sizeGb,
    variables: { environment: stageVariable },
    access_log_settings: expect.objectContaining({ destination_arn: '${aws_cloudwatch_log_group.api.arn}' }),
    xray_tracing_enabled: true,
  },
  'aws_api_gateway_method_settings.get_items': {
    rest_api_id: restApiId,
    stage_name: '${aws_api_gateway_stage.prod.stage_name}',
    method_path: 'items/GET',
    settings: expect.objectContaining({
      caching_enabled: true,
      cache_ttl_in_seconds: cache?.ttlSeconds,
      metrics_enabled: true,
      logging_level: 'INFO',
      throttling_burst_limit: throttles.listing.burstLimit,
      throttling_rate_limit: throttles.listing.rateLimit,
    }),
  },
  'aws_api_gateway_api_key.partner': { name: 'prod-items-rest-api-partner-key', enabled: true },
  'aws_api_gateway_usage_plan.partner': {
    name: 'prod-items-rest-api-partner-plan',
    api_stages: [
      {
        api_id: restApiId,
        stage: '${aws_api_gateway_stage.prod.stage_name}',
        throttle: [
          {
            path: '/items/GET',
            burst_limit: partner.listing.burstLimit,
            rate_limit: partner.listing.rateLimit,
          },
        ],
      },
    ],
    quota_settings: { limit: partner.requestsPerDay, period: 'DAY' },
    throttle_settings: { burst_limit: partner.throttle.burstLimit, rate_limit: partner.throttle.rateLimit },
  },
  'aws_api_gateway_usage_plan_key.partner': {
    key_id: '${aws_api_gateway_api_key.partner.id}',
    key_type: 'API_KEY',
    usage_plan_id: '${aws_api_gateway_usage_plan.partner.id}',
  },
};

describe('items-rest-api in prod', () => {
  it.each(Object.entries(documented))('has %s as documented', (address, expected) => {
    expect(prod.at(address)).toMatchObject(expected);
  });

  it('keeps a list by every parameter that shapes it', () => {
    expect(prod.at('aws_api_gateway_integration.get_items').cache_key_parameters).toEqual([
      'method.request.querystring.category',
      'method.request.querystring.limit',
      'method.request.querystring.cursor',
    ]);
  });

  it('is called rest.myapp.com, and nothing else', () => {
    expect(prod.at('aws_api_gateway_domain_name.api').domain_name).toBe('rest.myapp.com');
    expect(prod.at('aws_api_gateway_rest_api.main').disable_execute_api_endpoint).toBe(true);
  });

  it('is found by IPv4 and IPv6', () => {
    const types = ['aws_route53_record.api', 'aws_route53_record.api_ipv6'].map((address) => prod.at(address).type);

    expect(types).toEqual(['A', 'AAAA']);
  });
});

describe.each(Object.entries(documents))('items-rest-api in %s', (name, document) => {
  it.each([
    ['get_items', 'GET', 'items'],
    ['get_item', 'GET', 'item'],
    ['create_item', 'POST', 'items'],
    ['update_item', 'PUT', 'item'],
    ['delete_item', 'DELETE', 'item'],
  ])('asks for a token and a key before %s', (operation, httpMethod, resource) => {
    expect(document.at(`aws_api_gateway_method.${operation}`)).toMatchObject({
      http_method: httpMethod,
      resource_id: `\${aws_api_gateway_resource.${resource}.id}`,
      authorization: 'COGNITO_USER_POOLS',
      authorizer_id: '${aws_api_gateway_authorizer.cognito.id}',
      api_key_required: true,
    });
  });

  it('serves every operation from one alias', () => {
    const uris = document.ofType('aws_api_gateway_integration').map((address) => document.at(address).uri);

    expect(uris).toEqual(Array(5).fill('${aws_lambda_alias.live.invoke_arn}'));
  });

  it('lets the whole API call the alias, by one statement', () => {
    expect(document.ofType('aws_lambda_permission')).toEqual(['aws_lambda_permission.api_gateway']);
    expect(document.at('aws_lambda_permission.api_gateway')).toMatchObject({
      qualifier: '${aws_lambda_alias.live.name}',
      source_arn: '${aws_api_gateway_rest_api.main.execution_arn}/*/*',
    });
  });

  it('takes tokens of its own user pool', () => {
    expect(document.at('aws_api_gateway_authorizer.cognito').provider_arns).toEqual([
      '${aws_cognito_user_pool.main.arn}',
    ]);
  });

  it('has a stage of the name of its environment', () => {
    expect(document.ofType('aws_api_gateway_stage')).toEqual([`aws_api_gateway_stage.${name}`]);
  });

  it('deploys after everything it serves', () => {
    const { depends_on, lifecycle } = document.at('aws_api_gateway_deployment.main');
    const served = ['resource', 'method', 'integration', 'authorizer'].flatMap((kind) =>
      document.ofType(`aws_api_gateway_${kind}`),
    );

    expect(depends_on).toEqual(served.sort());
    expect(lifecycle).toEqual({ create_before_destroy: true });
  });

  it("does not own the account's logging role", () => {
    expect(document.ofType('aws_api_gateway_account')).toEqual([]);
  });
});

describe('items-rest-api elsewhere', () => {
  it.each([
    ['dev', dev],
    ['staging', staging],
  ])('has no cache in %s', (name, document) => {
    expect(document.at(`aws_api_gateway_stage.${name}`).cache_cluster_enabled).toBe(false);
    expect(document.at('aws_api_gateway_method_settings.get_items').settings.caching_enabled).toBe(false);
  });

  it('is called rest.staging.myapp.com in staging, and has no name in dev', () => {
    expect(staging.at('aws_api_gateway_domain_name.api').domain_name).toBe('rest.staging.myapp.com');
    expect(dev.ofType('aws_api_gateway_domain_name')).toEqual([]);
    expect(dev.at('aws_api_gateway_rest_api.main').disable_execute_api_endpoint).toBe(false);
  });

  it('compresses answers from the size that config/ says', () => {
    const compressed = synthesized('dev', { minimumCompressionBytes: 1024 });

    expect(compressed.at('aws_api_gateway_rest_api.main').minimum_compression_size).toBe('1024');
  });

  it('uses a table and a user pool that exist', () => {
    const existingUserPoolArn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Ab12Cd34E';
    const document = synthesized('dev', { existingTable: 'items', existingUserPoolArn });

    expect(document.at('aws_api_gateway_authorizer.cognito').provider_arns).toEqual([existingUserPoolArn]);
    expect(document.ofType('aws_dynamodb_table')).toEqual([]);
    expect(document.ofType('aws_cognito_user_pool')).toEqual([]);
  });
});

describe('the stock of items-rest-api', () => {
  const stocked = synthesized('prod', { stock: { port: 8080 } });

  it('is asked through PrivateLink, with the id of the item and of the caller', () => {
    expect(stocked.at('aws_api_gateway_integration.get_item_stock')).toMatchObject({
      type: 'HTTP_PROXY',
      integration_http_method: 'GET',
      uri: 'http://${aws_lb.stock.dns_name}/items/{id}/stock',
      connection_type: 'VPC_LINK',
      connection_id: '${aws_api_gateway_vpc_link.stock.id}',
      request_parameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.header.X-Caller': 'context.authorizer.claims.sub',
      },
    });
    expect(stocked.at('aws_api_gateway_vpc_link.stock').target_arns).toEqual(['${aws_lb.stock.arn}']);
  });

  it('asks for a token and a key', () => {
    expect(stocked.at('aws_api_gateway_method.get_item_stock')).toMatchObject({
      authorization: 'COGNITO_USER_POOLS',
      api_key_required: true,
    });
  });

  it('is behind a load balancer that PrivateLink reaches, and nothing else', () => {
    expect(stocked.at('aws_lb.stock')).toMatchObject({
      name: 'prod-items-rest-api-stock',
      internal: true,
      load_balancer_type: 'network',
      enforce_security_group_inbound_rules_on_private_link_traffic: 'off',
    });
    expect(stocked.ofType('aws_vpc_security_group_ingress_rule')).toEqual([
      'aws_vpc_security_group_ingress_rule.stock_to_stock_targets',
    ]);
  });

  it('is asked under the name of its certificate, where it has one', () => {
    const named = synthesized('prod', { stock: { port: 8080, serverName: 'stock.myapp.com' } });

    expect(named.at('aws_api_gateway_integration.get_item_stock').uri).toBe('https://stock.myapp.com/items/{id}/stock');
    expect(named.at('aws_lb_listener.stock')).toMatchObject({ port: 443, protocol: 'TLS' });
  });

  it('is not there unless config/ says so', () => {
    expect(prod.ofType('aws_api_gateway_vpc_link')).toEqual([]);
    expect(prod.json).not.toHaveProperty('variable');
  });
});

describe('a canary of items-rest-api', () => {
  const canary = synthesized('prod', { canary: { percentTraffic: 10 } });

  it('shows a tenth of the requests what has changed', () => {
    expect(canary.at('aws_api_gateway_stage.prod').canary_settings).toMatchObject({
      deployment_id: '${aws_api_gateway_deployment.canary.id}',
      percent_traffic: 10,
    });
  });

  it('leaves what is live as it is', () => {
    expect(canary.at('aws_api_gateway_deployment.main').lifecycle.ignore_changes).toEqual(['triggers']);
    expect(canary.at('aws_api_gateway_stage.prod').deployment_id).toBe('${aws_api_gateway_deployment.main.id}');
  });

  it('is gone without a trace once it is switched off', () => {
    expect(prod.at('aws_api_gateway_stage.prod')).not.toHaveProperty('canary_settings');
    expect(prod.ofType('aws_api_gateway_deployment')).toEqual(['aws_api_gateway_deployment.main']);
    expect(prod.at('aws_api_gateway_deployment.main').triggers).toEqual(
      canary.at('aws_api_gateway_deployment.canary').triggers,
    );
  });
});

it('a release of items-rest-api is refused beside a canary: a stage has one', () => {
  const release = { percent: 10, minutes: 10, alarms: ['api_5xx'] };

  expect(() => synthesized('prod', { canary: { percentTraffic: 10 }, release })).toThrow(
    propRefusal({
      where: 'prod-items-rest-api',
      prop: 'settings.release',
      mustBe: 'left out where canary is given, because a stage has one canary',
      was: release,
      fix: 'Take canary out of config/items-rest-api.ts.',
    }),
  );
});

it('functions/items is tested on the table that the stack declares', () => {
  expect(keysOf(tableDefinition(dev.at('aws_dynamodb_table.items')))).toEqual(keysOf(itemsTable));
});
