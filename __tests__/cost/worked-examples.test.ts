import { describe, expect, it } from 'vitest';
import { pricedOf, type Resources } from './priced';

const httpApi: Resources = { aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } } };
const restApi: Resources = { aws_api_gateway_rest_api: { main: { name: 'r' } } };
const lambda = (settings: object = {}): Resources => ({
  aws_lambda_function: { fn: { function_name: 'fn', ...settings } },
});
const called = (invocations: number, more: object = {}) => ({ lambda: { fn: { invocations, ...more } } });

/** Only the lines of some prices: the others are another test's. */
function only(lines: ReturnType<typeof pricedOf>, ...prefixes: readonly string[]) {
  return Object.fromEntries(Object.entries(lines).filter(([id]) => prefixes.some((prefix) => id.startsWith(prefix))));
}

describe('what the texts say', () => {
  it('an HTTP API costs $1.00 for each of the first 300 million requests, then $0.90, and there is no third tier', () => {
    const lines = pricedOf(httpApi, { requests: 1_200_000_000 });

    expect(lines['apigw.http.requests']).toEqual([1_200_000_000, 300 + 900 * 0.9]);
  });

  it('a REST API costs $3.50 a million, 3.5 times an HTTP API and not 3 times', () => {
    expect(pricedOf(restApi, { requests: 1_000_000 })['apigw.rest.requests']).toEqual([1_000_000, 3.5]);
  });

  it('a REST API has four tiers', () => {
    const lines = pricedOf(restApi, { requests: 21_000_000_000 });

    expect(lines['apigw.rest.requests']?.[1]).toBe(333 * 3.5 + 667 * 2.8 + 19_000 * 2.38 + 1000 * 1.51);
  });

  it('an HTTP API costs 71 % less than a REST API by the request', () => {
    const [, http = 0] = pricedOf(httpApi, { requests: 1_000_000 })['apigw.http.requests'] ?? [];
    const [, rest = 1] = pricedOf(restApi, { requests: 1_000_000 })['apigw.rest.requests'] ?? [];

    expect(Math.round((1 - http / rest) * 1000) / 10).toBe(71.4);
  });

  it.each([
    ['0.5', 14.6],
    ['1.6', 27.74],
    ['6.1', 146],
    ['13.5', 182.5],
    ['28.4', 365],
    ['58.2', 730],
    ['118', 1387],
    ['237', 2774],
  ])('a cache of %s GB costs $%d a month, used or not', (size, amount) => {
    const stage = { cache_cluster_enabled: true, cache_cluster_size: size };
    const lines = pricedOf({ aws_api_gateway_stage: { prod: stage } });

    expect(lines[`apigw.rest.cache.${size}`]).toEqual([730, amount]);
  });

  it('a million calls of a function of 512 MB for 100 ms cost $0.20 and 50,000 GB-seconds at $0.0000166667', () => {
    const lines = pricedOf(lambda({ memory_size: 512 }), called(1_000_000, { durationMs: 100 }));

    expect(only(lines, 'lambda.')).toEqual({
      'lambda.requests': [1_000_000, 0.2],
      'lambda.duration.x86_64': [50_000, 0.833335],
    });
  });

  it('a rule that warms every 5 minutes costs 8,760 calls', () => {
    const resources = {
      ...lambda(),
      aws_cloudwatch_event_rule: { warm: { schedule_expression: 'rate(5 minutes)' } },
      aws_cloudwatch_event_target: {
        warm: { rule: '${aws_cloudwatch_event_rule.warm.name}', arn: '${aws_lambda_function.fn.arn}' },
      },
    };

    expect(pricedOf(resources)['lambda.requests']).toEqual([8760, 0.001752]);
  });
});

describe('an HTTP API', () => {
  it('pays for each begun 512 KB of a request', () => {
    const requestsBySize = [
      { requests: 1000, requestKb: 512 },
      { requests: 1000, requestKb: 513 },
    ];

    expect(pricedOf(httpApi, { requestsBySize })['apigw.http.requests']?.[0]).toBe(3000);
  });

  it('pays for what it sends to the internet, in gigabytes of 2^30 bytes', () => {
    const lines = pricedOf(httpApi, { requests: 1_048_576, responseKb: 1024 * 11 });

    expect(lines['transfer.internet']).toEqual([11 * 1024, 1008.64]);
  });
});

describe('a private REST API', () => {
  it('pays for requests and sends nothing to the internet', () => {
    const main = { endpoint_configuration: { types: ['PRIVATE'] } };
    const lines = pricedOf({ aws_api_gateway_rest_api: { main } }, { requests: 10, transferGb: 100 });

    expect(lines).toEqual({ 'apigw.rest.requests': [10, 0.000035] });
  });
});

describe('a WebSocket API', () => {
  it('pays for each begun 32 KB of messages both ways, and for minutes', () => {
    const lines = pricedOf(
      { aws_apigatewayv2_api: { main: { protocol_type: 'WEBSOCKET' } } },
      {
        averageConnections: 1000,
        messages: [
          { direction: 'in', count: 1_000_000, kb: 1 },
          { direction: 'out', count: 1_000_000, kb: 33 },
        ],
      },
    );

    expect(only(lines, 'apigw')).toEqual({
      'apigw.websocket.messages': [3_000_000, 3],
      'apigw.websocket.minutes': [43_800_000, 10.95],
    });
  });

  it('calls the function behind its routes when connections open and close, and with messages', () => {
    const resources = {
      ...lambda(),
      aws_apigatewayv2_api: { main: { protocol_type: 'WEBSOCKET' } },
      aws_apigatewayv2_integration: {
        fn: { api_id: '${aws_apigatewayv2_api.main.id}', integration_uri: '${aws_lambda_function.fn.invoke_arn}' },
      },
      aws_apigatewayv2_route: Object.fromEntries(
        ['$connect', '$disconnect', '$default'].map((route_key, at) => [
          `r${at}`,
          {
            api_id: '${aws_apigatewayv2_api.main.id}',
            route_key,
            target: 'integrations/${aws_apigatewayv2_integration.fn.id}',
          },
        ]),
      ),
    };
    const messages = [{ direction: 'in', count: 500, kb: 1 } as const];

    expect(pricedOf(resources, { connects: 100, messages })['lambda.requests']?.[0]).toBe(700);
  });
});

describe('a function', () => {
  it('is billed by the begun millisecond, on arm64 at its own price', () => {
    const lines = pricedOf(lambda({ architectures: ['arm64'] }), called(8000, { durationMs: 99.2 }));

    expect(lines['lambda.duration.arm64']).toEqual([100, 0.00133334]);
  });

  it('pays for environments that stand ready, and less for the calls that they serve', () => {
    const config = { function_name: '${aws_lambda_function.fn.function_name}', provisioned_concurrent_executions: 2 };
    const resources = { ...lambda({ memory_size: 1024 }), aws_lambda_provisioned_concurrency_config: { fn: config } };
    const use = { durationMs: 100, provisionedShare: 0.75, provisionedHours: 100 };

    expect(only(pricedOf(resources, called(1_000_000, use)), 'lambda.')).toEqual({
      'lambda.requests': [1_000_000, 0.2],
      'lambda.duration.x86_64': [25_000, 0.4166675],
      'lambda.provisioned.x86_64': [720_000, 3.000024],
      'lambda.provisioned-duration.x86_64': [75_000, 0.729165],
    });
  });

  it('pays for storage above 512 MB', () => {
    const lines = pricedOf(lambda({ ephemeral_storage: { size: 1536 } }), called(1_000_000, { durationMs: 1000 }));

    expect(lines['lambda.ephemeral']).toEqual([1_000_000, 0.0309]);
  });
});

describe('a table', () => {
  it('on demand pays for units, storage and continuous backups', () => {
    const main = { billing_mode: 'PAY_PER_REQUEST', point_in_time_recovery: { enabled: true } };
    const use = { readUnits: 2_000_000, writeUnits: 1_000_000, tableGb: 10 };

    expect(pricedOf({ aws_dynamodb_table: { main } }, use)).toEqual({
      'dynamodb.read-units': [2_000_000, 0.25],
      'dynamodb.write-units': [1_000_000, 0.625],
      'dynamodb.storage': [10, 2.5],
      'dynamodb.pitr': [10, 2],
    });
  });

  it('with provisioned capacity pays for it and for that of its indexes', () => {
    const index = { name: 'i', read_capacity: 5, write_capacity: 5 };
    const main = { read_capacity: 10, write_capacity: 20, global_secondary_index: [index] };

    expect(pricedOf({ aws_dynamodb_table: { main } }, { tableGb: 0 })).toEqual({
      'dynamodb.rcu-hours': [15 * 730, 1.4235],
      'dynamodb.wcu-hours': [25 * 730, 11.8625],
    });
  });
});

describe('logs', () => {
  const gb = 2 ** 30;

  it('of functions are vended, and kept as long as their group says', () => {
    const resources = {
      ...lambda(),
      aws_cloudwatch_log_group: { fn: { name: '/aws/lambda/fn', retention_in_days: 30 } },
    };

    expect(only(pricedOf(resources, { ...called(gb), lambdaLogBytes: 100 }), 'logs')).toEqual({
      'logs.ingest.vended': [100, 50],
      'logs.storage': [15, 0.45],
    });
  });

  it('of functions without a group are kept for ever, of which a year is taken', () => {
    const lines = pricedOf(lambda(), { ...called(gb), lambdaLogBytes: 100 });

    expect(lines['logs.storage']?.[0]).toBe(182.5);
  });

  it('of a REST API are vended for access and custom for execution', () => {
    const stage = {
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      stage_name: 'prod',
      access_log_settings: { destination_arn: '${aws_cloudwatch_log_group.access.arn}' },
    };
    const settings = {
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      method_path: '*/*',
      settings: { logging_level: 'INFO' },
    };
    const resources = {
      ...restApi,
      aws_api_gateway_stage: { prod: stage },
      aws_api_gateway_method_settings: { all: settings },
      aws_cloudwatch_log_group: { access: { retention_in_days: 30 } },
    };
    const lines = pricedOf(resources, {
      requests: gb,
      accessLogBytes: 10,
      executionLogBytes: 20,
      storedLogGbMonths: 7,
    });

    expect(only(lines, 'logs')).toEqual({
      'logs.ingest.standard': [20, 10],
      'logs.ingest.vended': [10, 5],
      'logs.storage': [7, 0.21],
    });
  });

  it('of a REST API are weighed by method where levels differ, unless their size is stated', () => {
    const on = (method_path: string, logging_level: string) => ({
      rest_api_id: '${aws_api_gateway_rest_api.main.id}',
      method_path,
      settings: { logging_level },
    });
    const integration = { rest_api_id: '${aws_api_gateway_rest_api.main.id}', type: 'MOCK' };
    const resources = {
      ...restApi,
      aws_api_gateway_integration: { a: integration, b: integration },
      aws_api_gateway_method_settings: { all: on('*/*', 'ERROR'), one: on('items/GET', 'INFO') },
    };
    const written = (use: object) => pricedOf(resources, { requests: gb, ...use })['logs.ingest.standard']?.[0];

    expect([written({}), written({ executionLogBytes: 20 })]).toEqual([(3000 + 100) / 2, 20]);
  });

  it('cost nothing that are off, whatever is stated of their size', () => {
    const resources = {
      ...restApi,
      aws_api_gateway_stage: { prod: { rest_api_id: '${aws_api_gateway_rest_api.main.id}' } },
    };

    expect(only(pricedOf(resources, { requests: 10, accessLogBytes: 1000, executionLogGb: 5 }), 'logs')).toEqual({});
  });

  it('in a group for rare access cost half', () => {
    const fn = { name: '/aws/lambda/fn', log_group_class: 'INFREQUENT_ACCESS' };
    const lines = pricedOf({ ...lambda(), aws_cloudwatch_log_group: { fn } }, { ...called(gb), lambdaLogBytes: 10 });

    expect(lines['logs.ingest.infrequent']).toEqual([10, 2.5]);
  });
});

describe('alarms', () => {
  const metric = (period: number) => ({ metric: { metric_name: 'm', namespace: 'n', period, stat: 'Sum' } });
  const alarm = (one: object) => pricedOf({ aws_cloudwatch_metric_alarm: { a: one } });

  it.each([
    ['one metric', { metric_name: 'Errors', period: 60 }, 'standard', 1, 0.1],
    [
      'metric maths over two metrics',
      { metric_query: [{ expression: 'a/b' }, metric(60), metric(60)] },
      'standard',
      2,
      0.2,
    ],
    ['a period of 10 seconds', { metric_name: 'Errors', period: 10 }, 'high-resolution', 1, 0.3],
    [
      'anomaly detection',
      { threshold_metric_id: 'b', metric_query: [{ expression: 'ANOMALY_DETECTION_BAND(m)' }, metric(60)] },
      'standard',
      3,
      0.3,
    ],
  ])('watch %s', (_, one, kind, metrics, amount) => {
    expect(alarm(one)).toEqual({ [`cloudwatch.alarm.${kind}`]: [metrics, expect.closeTo(amount, 12)] });
  });

  it('of alarms and dashboards have prices of their own', () => {
    const resources = { aws_cloudwatch_composite_alarm: { c: {} }, aws_cloudwatch_dashboard: { d: {}, e: {} } };

    expect(pricedOf(resources)).toEqual({ 'cloudwatch.alarm.composite': [1, 0.5], 'cloudwatch.dashboard': [2, 6] });
  });
});

describe('what costs by the hour or month', () => {
  it('a firewall pays for itself, its rules and the requests that it inspects', () => {
    const acl = { rule: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] };

    expect(only(pricedOf({ ...restApi, aws_wafv2_web_acl: { acl } }, { requests: 10_000_000 }), 'waf')).toEqual({
      'waf.acl': [1, 5],
      'waf.rule': [3, 3],
      'waf.requests': [10_000_000, 6],
    });
  });

  it('load balancers pay for hours and capacity, and for addresses where they face the internet', () => {
    const aws_lb = {
      web: { subnets: ['subnet-1', 'subnet-2'] },
      inner: { load_balancer_type: 'network', internal: true, subnets: ['subnet-1'] },
    };

    expect(pricedOf({ aws_lb }, { albLcuAverage: 2, nlbLcuAverage: 0.5 })).toEqual({
      'alb.hours': [730, 16.425],
      'alb.lcu': [1460, 11.68],
      'nlb.hours': [730, 16.425],
      'nlb.lcu': [365, 2.19],
      'ipv4.public': [1460, 7.3],
    });
  });

  it('a NAT gateway and its Elastic IP count one address', () => {
    const resources = {
      aws_eip: { nat: {} },
      aws_nat_gateway: { a: { allocation_id: '${aws_eip.nat.id}' }, b: { connectivity_type: 'private' } },
    };

    expect(pricedOf(resources, { natGb: 100 })).toEqual({
      'nat.hours': [1460, 65.7],
      'nat.data': [100, 4.5],
      'ipv4.public': [730, 3.65],
    });
  });

  it('interface endpoints pay by zone, gateway endpoints nothing', () => {
    const resources = {
      aws_subnet: { private: { count: 3 } },
      aws_vpc_endpoint: {
        sqs: { vpc_endpoint_type: 'Interface', subnet_ids: '${aws_subnet.private[*].id}' },
        s3: { service_name: 'com.amazonaws.us-east-1.s3' },
      },
    };

    expect(pricedOf(resources, { endpointGb: 50 })).toEqual({
      'vpce.interface.hours': [2190, 21.9],
      'vpce.interface.data': [50, 0.5],
    });
  });

  it('keys and secrets pay by the month and by the call, replicas again', () => {
    const resources = {
      aws_kms_key: { a: {}, b: {} },
      aws_secretsmanager_secret: { s: { replica: [{ region: 'eu-west-1' }] } },
    };

    expect(pricedOf(resources, { kmsRequests: 1_000_000, secretCalls: 100_000 })).toEqual({
      'kms.key': [2, 2],
      'kms.requests': [1_000_000, 3],
      'secrets.secret': [2, 0.8],
      'secrets.requests': [100_000, 0.5],
    });
  });

  it('hosted zones cost the same everywhere', () => {
    expect(pricedOf({ aws_route53_zone: { a: { name: 'example.com' } } })).toEqual({ 'route53.zone': [1, 0.5] });
  });
});

describe('what is paid by use', () => {
  it.each([
    ['LITE', 'lite', 100_000, 90_000 * 0.0055 + 10_000 * 0.0046],
    [undefined, 'essentials', 1000, 15],
    ['PLUS', 'plus', 1000, 20],
  ])('users of a pool of tier %s', (user_pool_tier, tier, mau, amount) => {
    const lines = pricedOf(
      { aws_cognito_user_pool: { p: { name: 'p', ...(user_pool_tier && { user_pool_tier }) } } },
      { mau },
    );

    expect(lines).toEqual({ [`cognito.${tier}.mau`]: [mau, expect.closeTo(amount, 9)] });
  });

  it('queues pay for what routes put, and for polls though nothing is there', () => {
    const resources = {
      ...lambda(),
      aws_sqs_queue: { jobs: { name: 'jobs' }, dead: { name: 'dead' }, turns: { fifo_queue: true } },
      aws_lambda_event_source_mapping: {
        jobs: { event_source_arn: '${aws_sqs_queue.jobs.arn}', function_name: '${aws_lambda_function.fn.arn}' },
        turns: { event_source_arn: '${aws_sqs_queue.turns.arn}', function_name: '${aws_lambda_function.fn.arn}' },
      },
      ...httpApi,
      aws_apigatewayv2_integration: {
        jobs: {
          api_id: '${aws_apigatewayv2_api.main.id}',
          integration_subtype: 'SQS-SendMessage',
          request_parameters: { QueueUrl: '${aws_sqs_queue.jobs.url}' },
        },
      },
      aws_apigatewayv2_route: {
        jobs: {
          api_id: '${aws_apigatewayv2_api.main.id}',
          route_key: 'POST /jobs',
          target: 'integrations/${aws_apigatewayv2_integration.jobs.id}',
        },
      },
    };

    expect(only(pricedOf(resources, { requests: 1_000_000 }), 'sqs')).toEqual({
      'sqs.standard': [3_648_000, 1.4592],
      'sqs.fifo': [648_000, 0.324],
    });
  });

  it('traces are a share of the requests, where something is traced', () => {
    const traced = { ...httpApi, ...lambda({ tracing_config: { mode: 'Active' } }) };
    const untraced = { ...httpApi, ...lambda({ tracing_config: { mode: 'PassThrough' } }) };
    const use = { requests: 1_000_000, xraySampling: 0.1 };

    expect([pricedOf(traced, use), pricedOf(untraced, use)].map((lines) => lines['xray.traces'])).toEqual([
      [100_000, 0.5],
      undefined,
    ]);
  });

  it('schedules of EventBridge Scheduler pay by the run', () => {
    const every = { schedule_expression: 'rate(1 minute)', target: { arn: '${aws_lambda_function.fn.arn}' } };
    const lines = pricedOf({ ...lambda(), aws_scheduler_schedule: { every } });

    expect([lines['scheduler.invocations'], lines['lambda.requests']?.[0]]).toEqual([[43_800, 0.0438], 43_800]);
  });

  it('a log metric filter writes one custom metric, beside those that functions send', () => {
    const filter = { metric_transformation: { name: 'refused', namespace: 'Mine', value: '1' } };
    const resources = { ...lambda(), aws_cloudwatch_log_metric_filter: { refused: filter } };

    expect(pricedOf(resources, { ...called(0), customMetrics: 2 })['cloudwatch.metric']).toEqual([3, 0.9]);
  });

  it('custom metrics have tiers', () => {
    expect(pricedOf(lambda(), { ...called(0), customMetrics: 10_010 })['cloudwatch.metric']).toEqual([10_010, 3001]);
  });
});

describe('a cache', () => {
  it('answers for the function, and its answers are requests all the same', () => {
    const resources = {
      ...restApi,
      ...lambda(),
      aws_api_gateway_integration: {
        get: { rest_api_id: '${aws_api_gateway_rest_api.main.id}', uri: '${aws_lambda_function.fn.invoke_arn}' },
      },
      aws_api_gateway_stage: {
        prod: {
          rest_api_id: '${aws_api_gateway_rest_api.main.id}',
          cache_cluster_enabled: true,
          cache_cluster_size: '0.5',
        },
      },
    };
    const lines = pricedOf(resources, { requests: 1_000_000, cacheHitRate: 0.8 });

    expect([lines['apigw.rest.requests']?.[0], lines['lambda.requests']?.[0]]).toEqual([1_000_000, 200_000]);
  });
});
