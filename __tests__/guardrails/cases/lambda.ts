import { type Case, proof, type Resources, ref, values } from './case';

const lambda = 'aws_lambda_function.f';
const type = 'aws_lambda_function';
const alias = 'aws_lambda_alias.l';
const permission = 'aws_lambda_permission.p';
const integration = 'aws_apigatewayv2_integration.i';
const named: Resources = { [lambda]: { function_name: 'f' } };
const function_name = ref('aws_lambda_function.f.function_name');
const aliased = (more: Record<string, unknown> = {}): Resources => ({
  ...named,
  [alias]: { name: 'live', function_name, function_version: ref('aws_lambda_function.f.version'), ...more },
});
const calling = (attribute: string): Resources => ({ [integration]: { integration_uri: ref(attribute) } });
const permitted = (more: Record<string, unknown> = {}): Resources => ({
  [permission]: { function_name, principal: 'apigateway.amazonaws.com', ...more },
});
const provisioned = 'aws_lambda_provisioned_concurrency_config.c';
const provision: Resources = {
  [provisioned]: { function_name, qualifier: ref('aws_lambda_alias.l.name'), provisioned_concurrent_executions: 5 },
};
const target = 'aws_cloudwatch_event_target.t';
const warm: Resources = {
  'aws_cloudwatch_event_rule.r': { schedule_expression: 'rate(5 minutes)' },
  [target]: { rule: ref('aws_cloudwatch_event_rule.r.name'), arn: ref('aws_lambda_function.f.arn') },
};
const mapping = 'aws_lambda_event_source_mapping.m';
const url = 'aws_lambda_function_url.u';
const queue: Resources = {
  'aws_sqs_queue.q': { visibility_timeout_seconds: 30 },
  [mapping]: { event_source_arn: ref('aws_sqs_queue.q.arn'), function_name },
};
const regions = { '': 'eu-west-1', other: 'us-east-1' };
const layer = (name: string, version: number | string, region = 'eu-west-1'): string =>
  `arn:aws:lambda:${region}:111122223333:layer:${name}:${version}`;
const trace: Resources = {
  [lambda]: { role: ref('aws_iam_role.r.arn'), tracing_config: { mode: 'Active' } },
  'aws_iam_role.r': { name: 'r' },
  'aws_iam_role_policy.p': {
    role: ref('aws_iam_role.r.name'),
    policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' }] }),
  },
};

const functions: Case[] = [
  ...values(
    'lambda/function-name',
    `${type}.function_name`,
    ['a'.repeat(65), 'arn:aws:lambda:eu-west-1:111122223333:function:f'],
    ['f', 'my-Function_1'],
  ),
  ...values('lambda/memory', `${type}.memory_size`, [64, 20_000], [128, 10_240]),
  ...values('lambda/timeout', `${type}.timeout`, [0, 901], [1, 900]),
  ...values(
    'lambda/runtime-blocked',
    `${type}.runtime`,
    ['nodejs14.x', 'go1.x', 'python3.7'],
    ['nodejs22.x', 'provided.al2023'],
  ),
  ...(
    [
      ['nodejs14.x', 'nodejs22.x'],
      ['python3.7', 'python3.13'],
      ['dotnetcore3.1', 'dotnet10'],
      ['go1.x', 'provided.al2023'],
    ] as const
  ).map(([blocked, supported]) =>
    proof(
      'lambda/runtime-blocked',
      { [lambda]: { runtime: blocked } },
      { [lambda]: { runtime: supported } },
      `${lambda}.runtime`,
      { when: `of ${blocked}`, says: `must be a supported one such as ${supported}, was "${blocked}"` },
    ),
  ),
  ...values('lambda/runtime-ended', `${type}.runtime`, ['nodejs18.x', 'python3.8'], ['nodejs22.x', 'python3.13']),
  ...values('lambda/architecture', `${type}.architectures`, [['arm']], [['arm64'], ['x86_64']]),
  ...values('lambda/layers', `${type}.layers`, [[...'abcdef']], [['a']]),
  ...values('lambda/layer-name', 'aws_lambda_layer_version.layer_name', ['my layer'], ['my-layer_1']),
  ...values('lambda/description', `${type}.description`, ['x'.repeat(257)], ['', 'x'.repeat(256)]),
  ...values('lambda/reserved-zero', `${type}.reserved_concurrent_executions`, [0], [-1, 1]),
  ...values(
    'lambda/environment-name',
    `${type}.environment.variables`,
    [{ 'MY-VAR': 'x' }, { '1A': 'x' }, { A: 'x' }, { _X: 'x' }],
    [{ MY_VAR: 'x' }],
  ),
  ...values(
    'lambda/environment-reserved',
    `${type}.environment.variables`,
    [{ AWS_REGION: 'x' }, { _HANDLER: 'x' }],
    [{ REGION: 'x' }, { AWS_LAMBDA_EXEC_WRAPPER: '/opt/x' }],
  ),
  ...values(
    'lambda/environment-size',
    `${type}.environment.variables`,
    [{ BIG: 'x'.repeat(4094) }],
    [{ BIG: 'x'.repeat(4093) }],
  ),
  ...values(
    'lambda/environment-secret',
    `${type}.environment.variables`,
    [{ JWT_SECRET: 'hunter2' }, { DB_PASSWORD: 'x' }, { STRIPE_SECRET_KEY: 'x' }],
    [{ JWT_SECRET: ref('var.unknown') }, { SECRET_NAME: 'x' }, { DB_PASSWORD: '/app/db' }],
  ),
  ...values('lambda/source-code-hash', `${type}.filename`, ['lambda.zip'], ['assets/0123456789abcdef/lambda.zip']),
  proof(
    'lambda/source-code-hash',
    { [lambda]: { filename: ref('data.archive_file.z.output_path') } },
    { [lambda]: { source_code_hash: ref('data.archive_file.z.output_base64sha256') } },
    [`${lambda}.filename`, `${lambda}.source_code_hash`],
    { when: 'an archive' },
  ),
  proof(
    'lambda/bucket-region',
    { [lambda]: { s3_bucket: ref('aws_s3_bucket.b.id') }, 'aws_s3_bucket.b': { provider: 'aws.other' } },
    { 'aws_s3_bucket.b': { provider: 'aws' } },
    `${lambda}.s3_bucket`,
    { regions },
  ),
  ...values('lambda/handler-form', `${type}.handler`, ['index handler', 'handler'], ['index.handler', 'a/b.handler'], {
    'aws_lambda_function.a': { runtime: 'nodejs22.x' },
  }),
  proof(
    'lambda/package-type',
    { [lambda]: { package_type: 'Image', image_uri: 'x', layers: [layer('a', 1)] } },
    { [lambda]: { layers: undefined } },
    [`${lambda}.package_type`, `${lambda}.layers`],
  ),
  proof(
    'lambda/image-ignores-handler',
    { [lambda]: { package_type: 'Image', image_uri: 'x', handler: 'a.b' } },
    { [lambda]: { handler: undefined } },
    [`${lambda}.package_type`, `${lambda}.handler`],
  ),
  proof(
    'lambda/package-type',
    { [lambda]: { image_config: { command: ['x'] } } },
    { [lambda]: { package_type: 'Image', image_uri: 'x' } },
    [`${lambda}.package_type`, `${lambda}.image_config`],
    { when: 'a zip' },
  ),
  ...values(
    'lambda/layer-arns',
    `${type}.layers`,
    [
      ['arn:aws:lambda:eu-west-1:111122223333:layer:a'],
      [layer('a', 1), layer('a', 2)],
      [ref('aws_lambda_layer_version.v.layer_arn')],
    ],
    [
      [layer('a', 1), layer('b', 1)],
      [ref('aws_lambda_layer_version.v.arn')],
      ['arn:aws:lambda:::awslayer:AmazonLinux1703'],
    ],
  ),
  proof(
    'lambda/layer-arns',
    { [lambda]: { layers: [layer('a', 1, 'us-east-1')] } },
    { [lambda]: { layers: [layer('a', 1)] } },
    `${lambda}.layers`,
    { regions, when: 'of another region' },
  ),
  proof(
    'lambda/vpc-config',
    { [lambda]: { vpc_config: { subnet_ids: ['a'], security_group_ids: [] } } },
    { [lambda]: { vpc_config: { security_group_ids: ['b'] } } },
    [`${lambda}.vpc_config`, `${lambda}.vpc_config.security_group_ids`],
  ),
  ...values(
    'lambda/security-group-form',
    'aws_lambda_function.vpc_config.security_group_ids',
    [['default']],
    [['sg-1']],
  ).map((one) => ({ ...one, says: 'vpc_config.security_group_ids must be the id of a security group, was "default"' })),
  proof(
    'lambda/dead-letter-target',
    {
      [lambda]: { dead_letter_config: { target_arn: ref('aws_sqs_queue.q.arn') } },
      'aws_sqs_queue.q': { fifo_queue: true },
    },
    { 'aws_sqs_queue.q': { fifo_queue: false } },
    ['aws_sqs_queue.q.fifo_queue', `${lambda}.dead_letter_config.target_arn`],
  ),
  ...values(
    'lambda/dead-letter-target',
    `${type}.dead_letter_config.target_arn`,
    ['arn:aws:lambda:eu-west-1:111122223333:function:g', 'arn:aws:sqs:eu-west-1:111122223333:q.fifo'],
    ['arn:aws:sqs:eu-west-1:111122223333:q'],
  ),
  proof(
    'lambda/log-levels-json',
    { [lambda]: { logging_config: { log_format: 'Text', system_log_level: 'INFO' } } },
    { [lambda]: { logging_config: { log_format: 'JSON' } } },
    [`${lambda}.logging_config.log_format`, `${lambda}.logging_config.system_log_level`],
  ),
  proof(
    'lambda/snap-start',
    { [lambda]: { runtime: 'java21', snap_start: { apply_on: 'PublishedVersions' } } },
    { [lambda]: { publish: true } },
    [`${lambda}.publish`, `${lambda}.snap_start.apply_on`],
  ),
  proof(
    'lambda/snap-start-runtime',
    { [lambda]: { runtime: 'nodejs22.x', publish: true, snap_start: { apply_on: 'PublishedVersions' } } },
    { [lambda]: { runtime: 'python3.13' } },
    `${lambda}.runtime`,
    { when: 'for Node' },
  ),
  ...values(
    'lambda/url-cors-methods',
    'aws_lambda_function_url.cors.allow_methods',
    [['OPTIONS'], ['*', 'GET']],
    [['*'], ['GET', 'DELETE']],
  ),
  proof(
    'lambda/invoke-config',
    {
      ...named,
      'aws_lambda_function_event_invoke_config.c': {
        function_name: ref('aws_lambda_function.f.function_name'),
        destination_config: { on_failure: { destination: ref('aws_lambda_function.f.arn') } },
      },
    },
    { 'aws_lambda_function_event_invoke_config.c': { destination_config: undefined } },
    [
      'aws_lambda_function_event_invoke_config.c.function_name',
      'aws_lambda_function_event_invoke_config.c.destination_config',
    ],
  ),
  proof(
    'event-source/queue-batch',
    { ...named, ...queue, [mapping]: { event_source_arn: ref('aws_sqs_queue.q.arn'), batch_size: 100 } },
    { [mapping]: { maximum_batching_window_in_seconds: 5 } },
    [`${mapping}.batch_size`, `${mapping}.event_source_arn`, `${mapping}.maximum_batching_window_in_seconds`],
  ),
  ...values(
    'event-source/starting-position',
    'aws_lambda_event_source_mapping.event_source_arn',
    ['arn:aws:kinesis:eu-west-1:111122223333:stream/s', ref('aws_dynamodb_table.t.stream_arn')],
    ['arn:aws:sqs:eu-west-1:111122223333:q'],
  ),
  proof('event-source/settings', { ...named, ...queue, [lambda]: { timeout: 60 } }, { [lambda]: { timeout: 30 } }, [
    'aws_sqs_queue.q.visibility_timeout_seconds',
    `${lambda}.timeout`,
    `${mapping}.event_source_arn`,
    `${mapping}.function_name`,
  ]),
  proof(
    'event-source/settings',
    { ...queue, [mapping]: { event_source_arn: ref('aws_sqs_queue.q.arn'), parallelization_factor: 2 } },
    { [mapping]: { parallelization_factor: undefined } },
    [`${mapping}.parallelization_factor`, `${mapping}.event_source_arn`],
    { when: 'of streams' },
  ),
  ...values(
    'event-source/settings',
    'aws_lambda_event_source_mapping.filter_criteria.filter.pattern',
    ['{', '[1]', 'null', '{"body":"b"}', '{"body":{"a":1}}', '{"body":{"a":null}}'],
    ['{"body":{"a":["b"]}}', '{"$or":[{"a":["b"]}]}', '{}', ref('jsonencode({ body = { a = var.unknown } })')],
  ),
  proof(
    'lambda/warm-up-target',
    { ...aliased(), ...warm, ...calling('aws_lambda_alias.l.invoke_arn') },
    { [target]: { arn: ref('aws_lambda_alias.l.arn') } },
    [`${target}.arn`, `${target}.rule`, `${integration}.integration_uri`],
  ),
  proof(
    'lambda/tracing-permission',
    trace,
    {
      'aws_iam_role_policy_attachment.x': {
        role: ref('aws_iam_role.r.name'),
        policy_arn: 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
      },
    },
    ['aws_iam_role_policy.p.policy', 'aws_iam_role_policy.p.role', `${lambda}.tracing_config.mode`, `${lambda}.role`],
  ),
];

const aliases: Case[] = [
  proof('lambda/version-needs-publish', aliased(), { [lambda]: { publish: true } }, [
    `${lambda}.publish`,
    `${alias}.function_version`,
  ]),
  proof('lambda/provisioned-needs-version', { ...aliased(), ...provision }, { [lambda]: { publish: true } }, [
    `${lambda}.publish`,
    `${provisioned}.qualifier`,
    `${alias}.function_version`,
  ]),
  ...values(
    'lambda/provisioned-needs-version',
    'aws_lambda_provisioned_concurrency_config.qualifier',
    ['$LATEST'],
    ['live', '3'],
  ),
  proof(
    'lambda/provisioned-within-reserved',
    { ...aliased(), ...provision, [lambda]: { function_name: 'f', reserved_concurrent_executions: 2 } },
    { [lambda]: { reserved_concurrent_executions: 10 } },
    [
      `${lambda}.reserved_concurrent_executions`,
      `${provisioned}.provisioned_concurrent_executions`,
      `${provisioned}.function_name`,
    ],
  ),
  proof(
    'lambda/provisioned-unused',
    { ...aliased(), ...provision, ...calling('aws_lambda_function.f.invoke_arn') },
    calling('aws_lambda_alias.l.invoke_arn'),
    [`${integration}.integration_uri`, `${provisioned}.qualifier`],
  ),
  ...values('lambda/alias-name', 'aws_lambda_alias.name', ['123', 'v1.0'], ['live', 'v1']),
  ...values('lambda/alias-version', 'aws_lambda_alias.function_version', ['prod'], ['$LATEST', '7']),
  proof(
    'lambda/alias-routing',
    { [alias]: { function_version: '1', routing_config: { additional_version_weights: { 1: 0.5 } } } },
    { [alias]: { function_version: '2' } },
    [`${alias}.function_version`, `${alias}.routing_config.additional_version_weights`],
  ),
  ...values(
    'lambda/alias-routing',
    'aws_lambda_alias.routing_config.additional_version_weights',
    [{ 2: 0.1, 3: 0.1 }, { 2: 1.5 }, { live: 0.5 }],
    [{ 2: 0.5 }],
    { 'aws_lambda_alias.a': { function_version: '1' } },
  ),
  ...values('lambda/url-qualifier', 'aws_lambda_function_url.qualifier', ['$LATEST', '3'], ['live']),
  proof(
    'lambda/url-version',
    { ...aliased(), [url]: { function_name, qualifier: ref('aws_lambda_function.f.version') } },
    { [url]: { qualifier: ref('aws_lambda_alias.l.name') } },
    `${url}.qualifier`,
  ),
];

const permissions: Case[] = [
  proof(
    'lambda/permission-needs-qualifier',
    { ...aliased(), ...calling('aws_lambda_alias.l.invoke_arn'), ...permitted() },
    permitted({ qualifier: ref('aws_lambda_alias.l.name') }),
    [
      `${permission}.qualifier`,
      `${permission}.function_name`,
      `${integration}.integration_uri`,
      `${integration}.credentials_arn`,
    ],
  ),
  proof(
    'lambda/permission-needs-qualifier',
    { ...aliased(), ...calling('aws_lambda_alias.l.invoke_arn'), ...permitted({ qualifier: 'other' }) },
    permitted({ qualifier: 'live' }),
    `${permission}.qualifier`,
    { when: 'of another alias', says: '"other"' },
  ),
  proof(
    'lambda/permission-needs-qualifier',
    { ...aliased(), ...calling('aws_lambda_alias.l.invoke_arn'), ...permitted() },
    { [permission]: { function_name: 'f:live' } },
    `${permission}.function_name`,
    { when: 'in the name' },
  ),
  ...values('lambda/permission-qualifier-latest', 'aws_lambda_permission.qualifier', ['$LATEST'], ['live']),
  proof(
    'lambda/permission-qualifier-latest',
    { [permission]: { function_name: 'f:live', qualifier: 'other' } },
    { [permission]: { qualifier: 'live' } },
    [`${permission}.qualifier`, `${permission}.function_name`],
    { when: 'two of them' },
  ),
  ...values(
    'lambda/permission-execute-api',
    'aws_lambda_permission.source_arn',
    ['arn:aws:apigateway:eu-west-1::/restapis/a', `${ref('aws_api_gateway_rest_api.a.arn')}/*/*`],
    [`${ref('aws_api_gateway_rest_api.a.execution_arn')}/*/*`, 'arn:aws:execute-api:eu-west-1:111122223333:a/*/*'],
    { 'aws_api_gateway_rest_api.a': {} },
  ),
  proof(
    'lambda/permission-source-given',
    permitted(),
    permitted({ source_arn: 'arn:aws:execute-api:eu-west-1:111122223333:a/*/*' }),
    [`${permission}.source_arn`, `${permission}.principal`],
  ),
  ...values(
    'lambda/permission-source-stage',
    'aws_lambda_permission.source_arn',
    [ref('aws_apigatewayv2_api.a.execution_arn')],
    [`${ref('aws_apigatewayv2_api.a.execution_arn')}/*/*`],
    { 'aws_apigatewayv2_api.a': {} },
  ),
  ...values(
    'lambda/permission-principal',
    'aws_lambda_permission.principal',
    ['apigateway', 'api gateway.amazonaws.com'],
    ['apigateway.amazonaws.com', '111122223333', '*', 'arn:aws:iam::111122223333:root'],
  ),
  ...values('lambda/permission-statement-id', 'aws_lambda_permission.statement_id', ['a b', 'a.b'], ['AllowApi']),
  proof(
    'lambda/permission-statement-id',
    {
      ...named,
      ...permitted({ statement_id: 'A' }),
      'aws_lambda_permission.q': { function_name: 'f', statement_id: 'A' },
    },
    { 'aws_lambda_permission.q': { qualifier: 'live' } },
    [
      'aws_lambda_permission.q.statement_id',
      'aws_lambda_permission.q.function_name',
      'aws_lambda_permission.q.qualifier',
    ],
    { when: 'twice' },
  ),
  proof(
    'lambda/policy-size',
    {
      ...named,
      ...Object.fromEntries(
        Array.from({ length: 59 }, (_, at) => [
          `aws_lambda_permission.p${at}`,
          { function_name, statement_id: `s${at}${'x'.repeat(80)}`, principal: 'apigateway.amazonaws.com' },
        ]),
      ),
    },
    Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`aws_lambda_permission.p${at}`, null])),
    'aws_lambda_permission.p0.function_name',
  ),
  proof(
    'lambda/permission-principal-identity',
    { ...named, [permission]: { function_name, principal: ref('aws_lambda_function.f.arn') } },
    { [permission]: { principal: ref('aws_lambda_function.f.role') } },
    `${permission}.principal`,
    { says: 'aws_lambda_function.f' },
  ),
  proof(
    'lambda/permission-principal-identity',
    { ...aliased(), [permission]: { function_name, principal: ref('aws_lambda_alias.l.arn') } },
    { [permission]: { principal: 'arn:aws:sts::111122223333:assumed-role/r/s' } },
    `${permission}.principal`,
    { when: 'an alias' },
  ),
  ...values(
    'lambda/permission-principal-identity',
    'aws_lambda_permission.principal',
    ['arn:aws:lambda:eu-west-1:111122223333:function:f'],
    ['arn:aws:iam::111122223333:role/lambda', 'lambda.amazonaws.com'],
  ),
  proof(
    'lambda/permission-url-auth',
    { [permission]: { function_name: 'f', action: 'lambda:InvokeFunctionUrl', principal: '*' } },
    { [permission]: { function_url_auth_type: 'NONE' } },
    [`${permission}.function_url_auth_type`, `${permission}.action`, `${permission}.principal`],
  ),
  proof(
    'lambda/permission-url-auth',
    { [permission]: { function_name: 'f', action: 'lambda:InvokeFunctionUrl', principal: '*' } },
    { [permission]: { principal: '111122223333' } },
    `${permission}.principal`,
    { when: 'of an account' },
  ),
  proof(
    'lambda/permission-url-action',
    { [permission]: { action: 'lambda:InvokeFunction', function_url_auth_type: 'NONE' } },
    { [permission]: { action: 'lambda:InvokeFunctionUrl' } },
    [`${permission}.action`, `${permission}.function_url_auth_type`],
  ),
];

/** Proofs of the rules about functions, aliases, permissions and event sources. */
export const lambdaCases: Case[] = [...functions, ...aliases, ...permissions];
