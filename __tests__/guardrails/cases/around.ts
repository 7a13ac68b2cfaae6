import { type Case, proof, type Resources, ref, values } from './case';

const lambda: Resources = { 'aws_lambda_function.f': { function_name: 'f' } };
const http: Resources = {
  ...lambda,
  'aws_apigatewayv2_api.a': { protocol_type: 'HTTP' },
  'aws_apigatewayv2_stage.s': { api_id: ref('aws_apigatewayv2_api.a.id'), name: '$default' },
  'aws_apigatewayv2_integration.i': {
    api_id: ref('aws_apigatewayv2_api.a.id'),
    integration_type: 'AWS_PROXY',
    integration_uri: ref('aws_lambda_function.f.invoke_arn'),
  },
};
const rest: Resources = {
  ...lambda,
  'aws_api_gateway_rest_api.a': { name: 'a' },
  'aws_api_gateway_stage.s': { rest_api_id: ref('aws_api_gateway_rest_api.a.id'), stage_name: 'prod' },
  'aws_api_gateway_integration.i': {
    rest_api_id: ref('aws_api_gateway_rest_api.a.id'),
    type: 'AWS_PROXY',
    uri: ref('aws_lambda_function.f.invoke_arn'),
  },
};
const permitted = (service: string): Resources => ({
  'aws_lambda_permission.p': {
    function_name: ref('aws_lambda_function.f.function_name'),
    principal: `${service}.amazonaws.com`,
  },
});
const policy = (...statements: readonly Record<string, unknown>[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const root = { AWS: 'arn:aws:iam::111122223333:root' };
const keyPolicy = (Action: unknown, Principal: unknown = root): string =>
  policy({ Effect: 'Allow', Principal, Action, Resource: '*' });
const machine = (states: Record<string, unknown>, StartAt = 'A'): string => JSON.stringify({ StartAt, States: states });
const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:f';
const task = (more: Record<string, unknown> = {}): string =>
  machine({ A: { Type: 'Task', Resource: arn, End: true, ...more } });
const target = 'aws_cloudwatch_event_target';
const check = 'aws_route53_health_check';
const provider = 'aws_cognito_identity_provider.i';
const notification = 'aws_s3_bucket_notification.n';
const notified = (more: Record<string, unknown>): Record<string, unknown> => ({
  lambda_function_arn: arn,
  events: ['s3:ObjectCreated:*'],
  ...more,
});
const scaled = {
  service_namespace: 'dynamodb',
  resource_id: 'table/t',
  scalable_dimension: 'dynamodb:table:ReadCapacityUnits',
};
const tracked = (predefined_metric_type: string): Record<string, unknown> => ({
  ...scaled,
  target_tracking_scaling_policy_configuration: { predefined_metric_specification: { predefined_metric_type } },
});
const bucket = { bucket: ref('aws_s3_bucket.b.id') };
const own = 'arn:aws:s3:::b';
const distribution = 'aws_cloudfront_distribution';
const origin = { origin_id: 'o', domain_name: 'o.example.com', custom_origin_config: { https_port: 443 } };

/** Proofs of the rules about what a configuration refers to, and about functions that nobody may call. */
const callCases: Case[] = [
  proof(
    'configuration/reference',
    { 'aws_apigatewayv2_stage.s': { api_id: ref('aws_apigatewayv2_api.missing.id') } },
    { 'aws_apigatewayv2_api.missing': { name: 'a' } },
    'aws_apigatewayv2_stage.s.api_id',
    { says: 'aws_apigatewayv2_api.missing is not' },
  ),
  proof(
    'configuration/reference',
    { 'aws_lambda_function.f': { environment: { variables: { A: null, B: ref('aws_sqs_queue.missing.url') } } } },
    { 'aws_lambda_function.f': { environment: { variables: { B: 'b' } } } },
    'aws_lambda_function.f.environment',
    { when: 'beside what is null', says: 'aws_sqs_queue.missing is not' },
  ),
  proof(
    'configuration/reference',
    {
      'aws_apigatewayv2_api.a': { name: 'a' },
      'aws_apigatewayv2_stage.s': {
        api_id: ref('aws_apigatewayv2_api.a.id'),
        deployment_id: ref('aws_apigatewayv2_deployment.missing.id'),
      },
    },
    { 'aws_apigatewayv2_deployment.missing': { api_id: ref('aws_apigatewayv2_api.a.id') } },
    'aws_apigatewayv2_stage.s.deployment_id',
    { when: 'beside what is declared', says: 'aws_apigatewayv2_deployment.missing is not' },
  ),
  proof(
    'configuration/reference',
    { 'aws_apigatewayv2_stage.s': { name: ref('data.aws_region.missing.name') } },
    { 'aws_apigatewayv2_stage.s': { name: 'prod' } },
    'aws_apigatewayv2_stage.s.name',
    { when: 'to a data source' },
  ),
  proof(
    'configuration/reference',
    { 'aws_apigatewayv2_stage.s': { api_id: ref('aws_apigatewayv2_api.missing.id') } },
    { 'aws_apigatewayv2_api.missing': { count: 0 } },
    'aws_apigatewayv2_stage.s.api_id',
    { when: 'to what has no instance' },
  ),
  proof('http-api/integration-permission', http, permitted('apigateway'), [
    'aws_apigatewayv2_integration.i.integration_uri',
    'aws_apigatewayv2_integration.i.credentials_arn',
    'aws_apigatewayv2_integration.i.api_id',
    'aws_lambda_permission.p.function_name',
  ]),
  proof('http-api/integration-permission', http, { 'aws_apigatewayv2_stage.s': null }, 'aws_lambda_function.f.count', {
    when: 'without stage',
  }),
  proof(
    'http-api/target-permission',
    { ...lambda, 'aws_apigatewayv2_api.a': { protocol_type: 'HTTP', target: ref('aws_lambda_function.f.arn') } },
    permitted('apigateway'),
    ['aws_apigatewayv2_api.a.target', 'aws_lambda_permission.p.function_name'],
  ),
  proof('rest-api/integration-permission', rest, permitted('apigateway'), [
    'aws_api_gateway_integration.i.uri',
    'aws_api_gateway_integration.i.credentials',
    'aws_lambda_permission.p.function_name',
  ]),
  proof(
    'sns/subscription-permission',
    {
      ...lambda,
      'aws_sns_topic_subscription.s': { protocol: 'lambda', endpoint: ref('aws_lambda_function.f.arn') },
    },
    permitted('sns'),
    ['aws_sns_topic_subscription.s.endpoint', 'aws_sns_topic_subscription.s.protocol'],
  ),
  ...values(
    'lambda/permission-log-group',
    'aws_lambda_permission.source_arn',
    ['arn:aws:logs:eu-west-1:111122223333:log-group:orders', ref('aws_cloudwatch_log_group.g.arn')],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:orders:*', `${ref('aws_cloudwatch_log_group.g.arn')}:*`],
    { 'aws_cloudwatch_log_group.g': { name: 'orders' } },
  ),
  proof(
    'lambda/permission-statement-id',
    {
      'aws_lambda_permission.a': { function_name: 'elsewhere', statement_id: 'x' },
      'aws_lambda_permission.b': { function_name: 'elsewhere', statement_id: 'x' },
    },
    { 'aws_lambda_permission.b': { statement_id: 'y' } },
    ['aws_lambda_permission.b.function_name', 'aws_lambda_permission.b.statement_id'],
    { when: 'of a function elsewhere' },
  ),
];

/** Proofs of the rules about policies and keys. */
const policyCases: Case[] = [
  ...values(
    'kms/policy-owner',
    'aws_kms_key.policy',
    [keyPolicy('kms:Decrypt'), keyPolicy('kms:*', { Service: 'logs.amazonaws.com' }), policy()],
    [keyPolicy('kms:*'), keyPolicy(['kms:Put*']), keyPolicy('*', '*')],
  ),
  ...values('kms/usage', 'aws_kms_key.key_usage', ['SIGN_VERIFY'], ['ENCRYPT_DECRYPT']),
  ...values('kms/usage', 'aws_kms_key.customer_master_key_spec', ['HMAC_256', 'ECC_NIST_P256'], ['RSA_2048']),
  proof(
    'kms/rotation',
    { 'aws_kms_key.k': { enable_key_rotation: true, customer_master_key_spec: 'RSA_2048' } },
    { 'aws_kms_key.k': { customer_master_key_spec: 'SYMMETRIC_DEFAULT' } },
    ['aws_kms_key.k.enable_key_rotation', 'aws_kms_key.k.customer_master_key_spec'],
  ),
  ...values('kms/alias-name', 'aws_kms_alias.name', ['alias/aws/orders'], ['alias/awsome', 'alias/orders']),
  ...values(
    'iam/resource-policy',
    'aws_sns_topic_policy.policy',
    [
      policy({ Effect: 'Allow', Principal: { AWS: 'logs.amazonaws.com' } }),
      policy({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } }),
      policy({ Effect: 'Allow', Principal: { Service: 'logs' } }),
      policy({ Effect: 'Allow', Principal: 'logs.amazonaws.com' }),
      policy({ Effect: 'allow', Principal: '*' }),
    ],
    [
      policy({ Effect: 'Allow', Principal: { AWS: '111122223333', Service: ['logs.amazonaws.com'] } }),
      policy({ Effect: 'Deny', Principal: { AWS: ['*', 'AIDAIOSFODNN7EXAMPLE', root.AWS] } }),
    ],
  ),
  ...values(
    'iam/policy-statement',
    'aws_iam_policy.policy',
    [
      policy({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } }),
      policy({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ['*', { Ref: 'Queue' }] }),
      policy({ Effect: 'Allow', Action: { 'Fn::Sub': 'sqs:SendMessage' }, Resource: '*' }),
    ],
    [policy({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: ['*'] })],
  ),
  ...values(
    'iam/policy-document',
    'aws_iam_policy.policy',
    ['null', '[]', '{}', policy()],
    [policy({ Effect: 'Deny' })],
  ),
  ...values('iam/path', 'aws_iam_role.path', ['', 'orders/', '/orders', '/o rders/'], ['/', '/orders/', '/a/b/']),
  proof(
    'iam/policy-statement',
    {
      'aws_s3_bucket.b': { bucket: 'b' },
      'aws_iam_policy.p': {
        policy: ref(
          'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = aws_s3_bucket.b.id }] })',
        ),
      },
    },
    {
      'aws_iam_policy.p': {
        policy: ref(
          'jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:ListBucket", Resource = aws_s3_bucket.b.arn }] })',
        ),
      },
    },
    'aws_iam_policy.p.policy',
    { when: 'an id as Resource', says: 'id of aws_s3_bucket.b' },
  ),
  ...values(
    's3/bucket-policy',
    'aws_s3_bucket_policy.policy',
    [
      policy({ Effect: 'Allow', Principal: '*', Action: 's3:ListBucket', Resource: `${own}/*` }),
      policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: own }),
      policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'b' }),
      policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: `arn:aws:s3:::${own}/*` }),
      policy({ Effect: 'Allow', Action: 's3:*', Resource: own }),
    ],
    [
      policy({
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:ListBucket', 's3:GetObject'],
        Resource: [own, `${own}/*`],
      }),
      policy({ Effect: 'Allow', Principal: '*', Action: ['s3:ListBucket', 's3:GetObject'], Resource: `${own}*` }),
    ],
    { 'aws_s3_bucket.b': { bucket: 'b' }, 'aws_s3_bucket_policy.a': bucket },
  ),
];

/** Proofs of the rules about events, machines and what scales. */
const eventCases: Case[] = [
  proof(
    'events/schedule-state',
    {
      'aws_cloudwatch_event_rule.e': {
        schedule_expression: 'rate(1 hour)',
        state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      },
    },
    { 'aws_cloudwatch_event_rule.e': { state: 'ENABLED' } },
    'aws_cloudwatch_event_rule.e.state',
  ),
  ...values(
    'events/pattern',
    'aws_cloudwatch_event_rule.event_pattern',
    ['{"source":[{"starts-with":"a"}]}', '{"source":[{"exists":"true"}]}'],
    ['{"source":[{"prefix":"a"},{"exists":true},null]}'],
  ),
  ...values(
    'events/input-template',
    `${target}.input_transformer.input_template`,
    ['a <b> c', '{"a": b}'],
    ['"a <b> c"', '{"a": <b>, "c": "<d>"}', '"one <b>"\n"two"'],
  ),
  ...values('events/input-json', `${target}.input`, ['text', '{a}'], ['"text"', '{"a":1}']),
  ...values(
    'events/log-group-input',
    `${target}.input_transformer.input_template`,
    ['"a <b>"', '{"message": <b>}', '{"timestamp": <b>}'],
    ['{"timestamp": <t>, "message": <b>}', '{"message" : <b>, "timestamp" : <t>}'],
    { [`${target}.a`]: { arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/x' } },
  ),
  ...values(
    'step-functions/definition',
    'aws_sfn_state_machine.definition',
    [
      'no JSON',
      '[]',
      '{}',
      '{"StartAt":"A"}',
      machine({ A: { Type: 'Pass', End: true } }, 'B'),
      machine({ A: { Type: 'Pass', Next: 'B' } }),
      machine({ A: { Type: 'Pass', Next: 'A' } }),
      machine({ A: { Type: 'Pass' }, B: { Type: 'Succeed' } }),
      machine({ A: { Type: 'Pass', Next: 'A', End: true } }),
      machine({ A: { Type: 'Succeed', End: true } }),
      machine({ A: { Type: 'Job', End: true } }),
      machine({ A: { End: true } }),
      machine({ A: { Type: 'Task', End: true } }),
      machine({ A: { Type: 'Pass', End: true, TimeoutSeconds: 1 } }),
      machine({ A: { Type: 'Choice', Choices: [] }, B: { Type: 'Fail' } }),
      machine({ A: { Type: 'Parallel', Branches: [], End: true } }),
      machine({ A: { Type: 'Map', End: true } }),
      machine({ A: { Type: 'Map', ItemProcessor: { States: {} }, End: true } }),
      task({ Resource: 'f' }),
      task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] }),
    ],
    [
      task({ TimeoutSeconds: 1 }),
      task({ Resource: '{% $f %}' }),
      machine({
        A: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'B' },
        B: { Type: 'Succeed' },
      }),
      machine({ A: { Type: 'Map', Iterator: JSON.parse(task()), End: true } }),
    ],
  ),
  ...values(
    'autoscaling/resource-id',
    'aws_appautoscaling_target.resource_id',
    ['dynamo/t', 'table/', 'table/t/index'],
    ['table/t', 'table/t/index/i'],
    { 'aws_appautoscaling_target.a': scaled },
  ),
  ...values(
    'autoscaling/resource-id',
    'aws_appautoscaling_target.scalable_dimension',
    ['lambda:function:ProvisionedConcurrency'],
    ['dynamodb:table:WriteCapacityUnits'],
    { 'aws_appautoscaling_target.a': scaled },
  ),
  proof(
    'autoscaling/table-waits',
    { 'aws_dynamodb_table.t': { name: 't' }, 'aws_appautoscaling_target.a': scaled },
    { 'aws_appautoscaling_target.a': { resource_id: `table/${ref('aws_dynamodb_table.t.name')}` } },
    ['aws_dynamodb_table.t.name', 'aws_appautoscaling_target.a.resource_id'],
  ),
  ...values('autoscaling/capacity', 'aws_appautoscaling_target.min_capacity', [11], [10, 1], {
    'aws_appautoscaling_target.a': { max_capacity: 10 },
  }),
  proof(
    'autoscaling/one-policy-per-metric',
    { 'aws_appautoscaling_policy.a': tracked('Read'), 'aws_appautoscaling_policy.b': tracked('Read') },
    { 'aws_appautoscaling_policy.b': tracked('Write') },
    ['aws_appautoscaling_policy.b.resource_id', 'aws_appautoscaling_policy.b.scalable_dimension'],
  ),
  ...values(
    'sns/redrive-policy',
    'aws_sns_topic_subscription.redrive_policy',
    ['{"deadLetterTargetArn":"a","maxReceiveCount":5}', '{}'],
    ['{"deadLetterTargetArn":"a"}'],
  ),
  ...values(
    'sns/topic-policy',
    'aws_sns_topic_policy.policy',
    [policy({ Principal: '*', Action: 'sns:CreateTopic' })],
    [policy({ Principal: '*', Action: ['sns:Publish', 'SNS:Receive', 'sns:Get*'] })],
  ),
];

/** Proofs of the rules about buckets, pools, checks, names and what delivers content. */
const placeCases: Case[] = [
  proof(
    's3/notification-overlap',
    { [notification]: { lambda_function: [notified({ filter_prefix: 'a' }), notified({ filter_prefix: 'ab' })] } },
    { [notification]: { lambda_function: [notified({ filter_prefix: 'a' }), notified({ filter_prefix: 'b' })] } },
    [`${notification}.lambda_function`, `${notification}.lambda_function.1.filter_prefix`],
  ),
  proof(
    's3/notification-overlap',
    {
      [notification]: {
        lambda_function: [notified({ filter_suffix: '.jpg' }), notified({ events: ['s3:ObjectCreated:Put'] })],
      },
    },
    { [notification]: { lambda_function: [notified({ filter_suffix: '.jpg' }), notified({ filter_suffix: '.png' })] } },
    `${notification}.lambda_function.1.events`,
    { when: 'one event within the other' },
  ),
  proof(
    's3/notification-overlap',
    { [notification]: { lambda_function: [notified({}), notified({ events: ['s3:ObjectCreated:Put'] })] } },
    { [notification]: { lambda_function: [notified({}), notified({ events: ['s3:ObjectRemoved:Delete'] })] } },
    `${notification}.lambda_function.1.events`,
    { when: 'another event' },
  ),
  proof(
    'pipes/source-parameters',
    {
      'aws_dynamodb_table.t': { name: 'orders' },
      'aws_pipes_pipe.p': {
        source: ref('aws_dynamodb_table.t.arn'),
        source_parameters: { dynamodb_stream_parameters: { starting_position: 'LATEST' } },
      },
    },
    { 'aws_pipes_pipe.p': { source: ref('aws_dynamodb_table.t.stream_arn') } },
    'aws_pipes_pipe.p.source',
    { when: 'a table instead of its stream' },
  ),
  proof(
    'pipes/source-parameters',
    { 'aws_kinesis_stream.k': { name: 'k' }, 'aws_pipes_pipe.p': { source: ref('aws_kinesis_stream.k.arn') } },
    { 'aws_pipes_pipe.p': { source_parameters: { kinesis_stream_parameters: { starting_position: 'LATEST' } } } },
    ['aws_pipes_pipe.p.source', 'aws_pipes_pipe.p.source_parameters'],
    { when: 'a stream of the configuration' },
  ),
  proof(
    's3/notification-destination',
    { 'aws_sqs_queue.q': { name: 'q' }, [notification]: { queue: { queue_arn: ref('aws_sqs_queue.q.arn') } } },
    { 'aws_sqs_queue.q': { policy: policy({ Effect: 'Allow' }) } },
    ['aws_sqs_queue.q.policy', `${notification}.queue.queue_arn`],
  ),
  proof(
    's3/notification-fifo',
    { 'aws_sqs_queue.q': { fifo_queue: true }, [notification]: { queue: { queue_arn: ref('aws_sqs_queue.q.arn') } } },
    { 'aws_sqs_queue.q': { fifo_queue: false } },
    'aws_sqs_queue.q.fifo_queue',
  ),
  proof(
    'cognito/provider-details',
    { [provider]: { provider_type: 'SAML', provider_details: { client_id: 'c' } } },
    { [provider]: { provider_details: { MetadataFile: '<x/>' } } },
    [`${provider}.provider_type`, `${provider}.provider_details`],
  ),
  proof(
    'cognito/provider-name',
    { [provider]: { provider_type: 'Google', provider_name: 'google' } },
    { [provider]: { provider_name: 'Google' } },
    [`${provider}.provider_type`, `${provider}.provider_name`],
  ),
  proof(
    'cognito/provider-name',
    { [provider]: { provider_type: 'OIDC', provider_name: 'Google' } },
    { [provider]: { provider_name: 'Ours' } },
    `${provider}.provider_name`,
    { when: 'of another type' },
  ),
  ...values(
    'route53/zone-id',
    'aws_route53_record.zone_id',
    ['lb.example.com', 'Z'.repeat(33)],
    ['Z32O12XQLNTSW2', '/hostedzone/Z1', 'Z'.repeat(32)],
  ),
  proof(
    'route53/health-check-alarm',
    { [`${check}.h`]: { type: 'HTTPS', fqdn: 'a.example.com', cloudwatch_alarm_name: 'late' } },
    { [`${check}.h`]: { cloudwatch_alarm_name: undefined } },
    [`${check}.h.type`],
  ),
  proof(
    'route53/health-check-alarm-given',
    { [`${check}.h`]: { type: 'CLOUDWATCH_METRIC', cloudwatch_alarm_name: 'late' } },
    { [`${check}.h`]: { cloudwatch_alarm_region: 'eu-west-1' } },
    [`${check}.h.type`, `${check}.h.cloudwatch_alarm_region`],
  ),
  proof(
    'route53/health-check-text',
    { [`${check}.h`]: { type: 'HTTP_STR_MATCH', fqdn: 'a.example.com' } },
    { [`${check}.h`]: { search_string: 'ok' } },
    [`${check}.h.type`, `${check}.h.search_string`],
  ),
  proof(
    'route53/health-check-http',
    { [`${check}.h`]: { type: 'TCP', fqdn: 'a.example.com', port: 443, resource_path: '/' } },
    { [`${check}.h`]: { resource_path: undefined } },
    [`${check}.h.type`],
  ),
  proof(
    'route53/health-check-search',
    { [`${check}.h`]: { type: 'HTTPS', fqdn: 'a.example', search_string: 'ok' } },
    { [`${check}.h`]: { type: 'HTTPS_STR_MATCH' } },
    [`${check}.h.search_string`, `${check}.h.type`],
  ),
  proof(
    'route53/health-check-search',
    { [`${check}.h`]: { type: 'HTTP', fqdn: 'a.example', search_string: 'ok' } },
    { [`${check}.h`]: { search_string: undefined } },
    `${check}.h.type`,
    { when: 'of no text' },
  ),
  ...['request_interval', 'failure_threshold', 'measure_latency'].map((name) =>
    proof(
      'route53/health-check-asks',
      { [`${check}.h`]: { type: 'CALCULATED', [name]: name === 'measure_latency' ? true : 10 } },
      { [`${check}.h`]: { [name]: name === 'measure_latency' ? false : undefined } },
      [`${check}.h.${name}`, `${check}.h.type`],
      { when: name },
    ),
  ),
  proof(
    'route53/health-check-asks',
    { [`${check}.h`]: { type: 'CLOUDWATCH_METRIC', failure_threshold: 1 } },
    { [`${check}.h`]: { type: 'HTTP' } },
    `${check}.h.failure_threshold`,
    { when: 'of an alarm' },
  ),
  proof(
    'route53/health-check-endpoint',
    { [`${check}.h`]: { type: 'HTTPS' } },
    { [`${check}.h`]: { ip_address: '192.0.2.1' } },
    [`${check}.h.type`, `${check}.h.fqdn`],
  ),
  proof(
    'route53/health-check-endpoint',
    { [`${check}.h`]: { type: 'TCP', fqdn: 'a.example.com' } },
    { [`${check}.h`]: { port: 443 } },
    [`${check}.h.type`, `${check}.h.port`],
    { when: 'without port' },
  ),
  ...values('alarm/metric-text', 'aws_cloudwatch_metric_alarm.metric_name', ['Err\u2060ors'], ['Errors', '4xx ~']),
  ...values(
    'domain/mapping-domain',
    'aws_apigatewayv2_api_mapping.domain_name',
    [
      'https://api.example.com',
      'arn:aws:apigateway:eu-west-1::/domainnames/a',
      ref('aws_apigatewayv2_domain_name.d.arn'),
    ],
    ['api.example.com', ref('aws_apigatewayv2_domain_name.d.id')],
    { 'aws_apigatewayv2_domain_name.d': { domain_name: 'api.example.com' } },
  ),
  ...values(
    'ssm/parameter-name',
    'aws_ssm_parameter.name',
    ['ssm-x', '/AWS/x', 'a b', '/a'.repeat(16)],
    ['/orders/x', 'x.ssm', '/a'.repeat(15)],
  ),
  ...values('ssm/parameter-value', 'aws_ssm_parameter.value', ['', 'x'.repeat(8193)], ['x', 'x'.repeat(8192)]),
  ...values(
    'cloudfront/certificate-region',
    `${distribution}.viewer_certificate.acm_certificate_arn`,
    ['arn:aws:acm:eu-west-1:111122223333:certificate/c'],
    ['arn:aws:acm:us-east-1:111122223333:certificate/c'],
  ),
  proof(
    'cognito/certificate-waits',
    {
      'aws_acm_certificate.c': { domain_name: 'a.example.com' },
      'aws_acm_certificate_validation.v': { certificate_arn: ref('aws_acm_certificate.c.arn') },
      'aws_cognito_user_pool_domain.d': { certificate_arn: ref('aws_acm_certificate.c.arn') },
    },
    { 'aws_cognito_user_pool_domain.d': { certificate_arn: ref('aws_acm_certificate_validation.v.certificate_arn') } },
    'aws_cognito_user_pool_domain.d.certificate_arn',
  ),
  proof(
    'cloudfront/certificate-waits',
    {
      'aws_acm_certificate.c': { domain_name: 'a.example.com' },
      'aws_acm_certificate_validation.v': { certificate_arn: ref('aws_acm_certificate.c.arn') },
      [`${distribution}.d`]: { viewer_certificate: { acm_certificate_arn: ref('aws_acm_certificate.c.arn') } },
    },
    {
      [`${distribution}.d`]: {
        viewer_certificate: { acm_certificate_arn: ref('aws_acm_certificate_validation.v.certificate_arn') },
      },
    },
    `${distribution}.d.viewer_certificate.acm_certificate_arn`,
  ),
  proof(
    'cloudfront/origin-kind',
    { [`${distribution}.d`]: { origin: [{ origin_id: 'o', domain_name: 'o.example.com' }] } },
    { [`${distribution}.d`]: { origin: [{ origin_id: 'o', domain_name: 'o.s3.eu-west-1.amazonaws.com' }] } },
    [`${distribution}.d.origin`, `${distribution}.d.origin.0.domain_name`],
  ),
  proof(
    'cloudfront/origin-known',
    { [`${distribution}.d`]: { origin: [origin], default_cache_behavior: { target_origin_id: 'p' } } },
    { [`${distribution}.d`]: { default_cache_behavior: { target_origin_id: 'o' } } },
    [`${distribution}.d.origin`, `${distribution}.d.default_cache_behavior.target_origin_id`],
  ),
  proof(
    'cloudfront/alias-certificate',
    {
      [`${distribution}.d`]: {
        aliases: ['a.example.com'],
        viewer_certificate: { cloudfront_default_certificate: true },
      },
    },
    { [`${distribution}.d`]: { viewer_certificate: { cloudfront_default_certificate: false } } },
    [`${distribution}.d.aliases`, `${distribution}.d.viewer_certificate.cloudfront_default_certificate`],
  ),
];

/** Proofs of the rules about what stands around APIs. */
export const aroundCases: readonly Case[] = [...callCases, ...policyCases, ...eventCases, ...placeCases];
