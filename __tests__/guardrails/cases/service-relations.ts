import { type Case, proof, type Resources, ref, values } from './case';

const json = JSON.stringify;
const account = '111122223333';
const arnOf = (service: string, name: string, region = 'eu-west-1'): string =>
  `arn:aws:${service}:${region}:${account}:${name}`;
const regions = { '': 'eu-west-1', us: 'us-east-1' };

const policy = 'aws_iam_policy';
const role = 'aws_iam_role';
const statement = (body: Record<string, unknown>, head: Record<string, unknown> = {}): string =>
  json({
    Version: '2012-10-17',
    ...head,
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...body }],
  });
const trust = (body: Record<string, unknown>): string =>
  json({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' }, ...body }],
  });
const long = (count: number): string[] => Array.from({ length: count }, (_, at) => `arn:aws:s3:::bucket-${at + 100}/*`);

const grammar: Case[] = [
  ...values(
    'iam/statement-elements',
    `${policy}.policy`,
    [
      statement({ Effect: undefined }),
      statement({}, { version: '2012-10-17' }),
      statement({ Condition: { StringEquals: 'x' } }),
      statement({ Condition: { StringEquals: { 'aws:x': { a: 'b' } } } }),
    ],
    [statement({ Condition: { StringEquals: { 'aws:x': 'a' } } }, { Id: 'a' })],
  ),
  ...values(
    'iam/statement-elements',
    `${role}.assume_role_policy`,
    [
      trust({ Condition: { StringEqual: { 'aws:SourceAccount': account } } }),
      trust({ Principals: {} }),
      trust({ Condition: { StringEquals: { sub: 'a' } } }),
    ],
    [trust({ Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:a/b:ref' } } })],
  ),
  proof(
    'iam/statement-elements',
    {
      'data.aws_iam_policy_document.d': {
        statement: {
          actions: ['s3:GetObject'],
          resources: ['*'],
          condition: { test: 'StringEqual', variable: 'aws:SourceAccount', values: [account] },
        },
      },
      [`${policy}.a`]: { policy: ref('data.aws_iam_policy_document.d.json') },
    },
    { 'data.aws_iam_policy_document.d': { statement: { condition: { test: 'StringEquals' } } } },
    'data.aws_iam_policy_document.d.statement.condition',
    { when: 'of a document' },
  ),
  ...values(
    'iam/trust-principal',
    `${role}.assume_role_policy`,
    [
      trust({ Action: undefined }),
      trust({ Effect: 'allow' }),
      trust({ Principal: 'lambda.amazonaws.com' }),
      trust({ Principal: { Services: 'lambda.amazonaws.com' } }),
    ],
    [trust({})],
  ),
  ...values(
    'iam/resource-policy',
    'aws_sqs_queue.policy',
    [statement({ Principal: { Account: account }, Action: 'sqs:*' })],
    [statement({ Principal: { AWS: account }, Action: 'sqs:*' })],
  ),
  ...values(
    'iam/policy-statement',
    `${policy}.policy`,
    [
      statement({ Action: undefined, NotAction: 'GetObject' }),
      statement({ Resource: undefined, NotResource: 'orders/*' }),
      statement({ Resource: 'arn:AWS:s3:::orders' }),
      statement({ Resource: 'arn:aws:s3:eu-west-1::orders' }),
      statement({ Resource: 'arn:aws::eu-west-1:111122223333:x' }),
    ],
    [
      statement({ Action: undefined, NotAction: 's3:GetObject' }),
      statement({ Resource: 'arn:aws-cn:s3:::orders' }),
      statement({ Resource: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/a' }),
    ],
  ),
  ...values('iam/sid', 'aws_iam_user_policy.policy', [statement({ Sid: 'a b' })], [statement({ Sid: 'ab' })]),
  ...values(
    'iam/policy-size',
    'aws_iam_user_policy.policy',
    [statement({ Resource: long(100) })],
    [statement({ Resource: long(50) })],
  ),
  ...values(
    'iam/policy-size',
    'aws_iam_group_policy.policy',
    [statement({ Resource: long(200) })],
    [statement({ Resource: long(150) })],
  ),
  proof(
    'iam/policy-size',
    {
      'data.aws_iam_policy_document.d': { statement: { actions: ['s3:GetObject'], resources: long(300) } },
      [`${policy}.a`]: { policy: ref('data.aws_iam_policy_document.d.json') },
    },
    { 'data.aws_iam_policy_document.d': { statement: { resources: long(200) } } },
    'data.aws_iam_policy_document.d.statement.resources',
    { when: 'of a document' },
  ),
  proof(
    'iam/inline-policies',
    {
      [`${role}.a`]: { name: 'r' },
      ...Object.fromEntries(
        [1, 2].map((at) => [
          `aws_iam_role_policy.p${at}`,
          { role: ref(`${role}.a.name`), policy: statement({ Resource: long(250) }) },
        ]),
      ),
    },
    { 'aws_iam_role_policy.p2': { policy: statement({}) } },
    ['aws_iam_role_policy.p2.policy', 'aws_iam_role_policy.p2.role'],
  ),
  ...values(
    'iam/by-name',
    'aws_iam_role_policy.role',
    [ref(`${role}.r.arn`), `arn:aws:iam::${account}:role/r`],
    [ref(`${role}.r.name`), 'r'],
    { [`${role}.r`]: { name: 'r' } },
  ),
  ...values(
    'iam/by-name',
    'aws_iam_group_membership.users',
    [[ref('aws_iam_user.u.arn')]],
    [[ref('aws_iam_user.u.name')]],
    { 'aws_iam_user.u': { name: 'u' } },
  ),
];

const stream = 'aws_kinesis_firehose_delivery_stream';
const delivering = (body: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [`${stream}.a`]: { extended_s3_configuration: body, ...more },
});
const delivery = `${stream}.a.extended_s3_configuration`;
const processing = (type: string, parameters: readonly unknown[]): Record<string, unknown> => ({
  processing_configuration: { enabled: true, processors: [{ type, parameters }] },
});
const parameter = (parameter_name: string, parameter_value: string): unknown => ({ parameter_name, parameter_value });
const lambdaArn = parameter('LambdaArn', arnOf('lambda', 'function:f'));
const forms = (body: Record<string, unknown>): Resources =>
  delivering({
    data_format_conversion_configuration: {
      input_format_configuration: { deserializer: body },
      output_format_configuration: { serializer: { parquet_ser_de: {} } },
    },
  });
const streams: Case[] = [
  ...values('firehose/name', `${stream}.name`, ['my orders', 'x'.repeat(65)], ['my-orders', 'x'.repeat(64)]),
  proof(
    'firehose/processor',
    delivering(processing('Lambda', [parameter('NumberOfRetries', '3')])),
    delivering(processing('Lambda', [lambdaArn, parameter('NumberOfRetries', '3')])),
    `${delivery}.processing_configuration.processors.0.parameters`,
  ),
  ...[
    ['BufferSizeInMBs', '3.1', '3'],
    ['BufferIntervalInSeconds', '901', '900'],
    ['NumberOfRetries', '301', '300'],
  ].map(([name = '', bad = '', good = '']) =>
    proof(
      'firehose/processor',
      delivering(processing('Lambda', [lambdaArn, parameter(name, bad)])),
      delivering(processing('Lambda', [lambdaArn, parameter(name, good)])),
      `${delivery}.processing_configuration.processors.0.parameters.1.parameter_value`,
      { when: name },
    ),
  ),
  proof(
    'firehose/processor',
    delivering(processing('RecordDeAggregation', [parameter('SubRecordType', 'CSV')])),
    delivering(processing('RecordDeAggregation', [parameter('SubRecordType', 'JSON')])),
    `${delivery}.processing_configuration.processors.0.parameters.0.parameter_value`,
    { when: 'of another word' },
  ),
  proof(
    'firehose/partition-keys',
    delivering({
      prefix: '!{partitionKeyFromLambda:customer}/',
      dynamic_partitioning_configuration: { enabled: true },
    }),
    delivering(processing('Lambda', [lambdaArn])),
    [`${delivery}.prefix`, `${delivery}.processing_configuration`],
  ),
  proof(
    'firehose/partition-keys',
    delivering({ prefix: '!{partitionKeyFromLambda:customer}/', ...processing('Lambda', [lambdaArn]) }),
    delivering({ dynamic_partitioning_configuration: { enabled: true } }),
    [`${delivery}.prefix`, `${delivery}.dynamic_partitioning_configuration`],
    { when: 'without parts' },
  ),
  ...values(
    'firehose/prefix-expression',
    `${stream}.extended_s3_configuration.prefix`,
    ['!{time:yyyy}/'],
    ['!{timestamp:yyyy}/!{firehose:random-string}/', '!{partitionKeyFromQuery:customer}/'],
  ),
  ...values(
    'firehose/prefix-expression',
    `${stream}.extended_s3_configuration.error_output_prefix`,
    ['!{partitionKeyFromQuery:customer}/'],
    ['!{firehose:error-output-type}/'],
  ),
  proof(
    'firehose/log-names',
    delivering({ cloudwatch_logging_options: { enabled: true, log_group_name: 'g' } }),
    delivering({ cloudwatch_logging_options: { log_stream_name: 's' } }),
    [`${delivery}.cloudwatch_logging_options.enabled`, `${delivery}.cloudwatch_logging_options.log_stream_name`],
  ),
  proof(
    'firehose/encryption-key',
    delivering({}, { server_side_encryption: { enabled: true, key_type: 'CUSTOMER_MANAGED_CMK' } }),
    { [`${stream}.a`]: { server_side_encryption: { key_arn: arnOf('kms', 'key/k') } } },
    [`${stream}.a.server_side_encryption.key_type`, `${stream}.a.server_side_encryption.key_arn`],
  ),
  proof(
    'firehose/conversion-form',
    forms({}),
    forms({ open_x_json_ser_de: {} }),
    `${delivery}.data_format_conversion_configuration.input_format_configuration`,
  ),
  ...values(
    'firehose/redshift-compression',
    `${stream}.redshift_configuration.s3_configuration.compression_format`,
    ['Snappy', 'ZIP'],
    ['GZIP'],
  ),
  ...values(
    'firehose/redshift-url',
    `${stream}.redshift_configuration.cluster_jdbcurl`,
    ['orders.abc.eu-west-1.redshift.amazonaws.com:5439/dev'],
    ['jdbc:redshift://orders.abc.eu-west-1.redshift.amazonaws.com:5439/dev'],
  ),
  proof(
    'firehose/source-role',
    {
      [`${role}.r`]: { name: 'r', assume_role_policy: trust({ Principal: { Service: 'firehose.amazonaws.com' } }) },
      'aws_iam_role_policy.p': { role: ref(`${role}.r.name`), policy: statement({}) },
      [`${stream}.a`]: {
        kinesis_source_configuration: {
          kinesis_stream_arn: arnOf('kinesis', 'stream/s'),
          role_arn: ref(`${role}.r.arn`),
        },
      },
    },
    { 'aws_iam_role_policy.p': { policy: statement({ Action: 'kinesis:Describe*' }) } },
    [`${stream}.a.kinesis_source_configuration.role_arn`, 'aws_iam_role_policy.p.policy'],
  ),
];

const key = 'aws_kms_key';
const replica = 'aws_kms_replica_key.a';
const stored = (body: Record<string, unknown>): Resources => ({
  [`${key}.a`]: { custom_key_store_id: 'cks', ...body },
});
const granting = (operations: readonly string[]): Resources => ({
  'aws_kms_grant.a': { key_id: ref(`${key}.k.key_id`), operations },
});
const keys: Case[] = [
  proof(
    'kms/replica-primary',
    { [`${key}.k`]: {}, [replica]: { primary_key_arn: ref(`${key}.k.arn`), provider: 'aws.us' } },
    { [`${key}.k`]: { multi_region: true } },
    [`${replica}.primary_key_arn`, `${key}.k.multi_region`],
    { regions },
  ),
  proof(
    'kms/replica-primary',
    { [`${key}.k`]: { multi_region: true }, [replica]: { primary_key_arn: ref(`${key}.k.arn`) } },
    { [replica]: { provider: 'aws.us' } },
    `${replica}.primary_key_arn`,
    { regions, when: 'in its own region' },
  ),
  ...[
    { customer_master_key_spec: 'RSA_2048', key_usage: 'SIGN_VERIFY' },
    { multi_region: true },
    { enable_key_rotation: true },
  ].map((body) =>
    proof(
      'kms/custom-store',
      stored(body),
      { [`${key}.a`]: { custom_key_store_id: undefined } },
      `${key}.a.custom_key_store_id`,
      { when: Object.keys(body)[0] ?? '' },
    ),
  ),
  proof('kms/grant-operations', { [`${key}.k`]: {}, ...granting(['Sign']) }, granting(['Decrypt']), [
    'aws_kms_grant.a.key_id',
    'aws_kms_grant.a.operations',
    `${key}.k.key_usage`,
  ]),
  proof(
    'kms/key-region',
    { 'aws_kinesis_stream.a': { name: 's', kms_key_id: arnOf('kms', 'key/k', 'us-east-1') } },
    { 'aws_kinesis_stream.a': { kms_key_id: arnOf('kms', 'key/k') } },
    'aws_kinesis_stream.a.kms_key_id',
    { regions },
  ),
  proof(
    'kms/key-region',
    {
      'aws_dynamodb_table.a': {
        name: 'orders',
        hash_key: 'id',
        replica: { region_name: 'us-east-1', kms_key_arn: arnOf('kms', 'key/k') },
      },
    },
    { 'aws_dynamodb_table.a': { replica: { kms_key_arn: arnOf('kms', 'key/k', 'us-east-1') } } },
    ['aws_dynamodb_table.a.replica.kms_key_arn', 'aws_dynamodb_table.a.replica.region_name'],
    { regions, when: 'of a replica' },
  ),
];

const secret = 'aws_secretsmanager_secret';
const rotation = `${secret}_rotation.a`;
const read = (Principal: unknown): Resources => ({
  [`${secret}_policy.a`]: { block_public_policy: true, policy: statement({ Principal }) },
});
const secrets: Case[] = [
  proof(
    'secrets-manager/rotation-function',
    { [`${secret}.s`]: { name: 's' }, [rotation]: { secret_id: ref(`${secret}.s.id`) } },
    { [rotation]: { rotation_lambda_arn: arnOf('lambda', 'function:f') } },
    [`${rotation}.secret_id`, `${rotation}.rotation_lambda_arn`],
  ),
  proof(
    'secrets-manager/rotation-permission',
    {
      'aws_lambda_function.f': { function_name: 'f' },
      [rotation]: { secret_id: 's', rotation_lambda_arn: ref('aws_lambda_function.f.arn') },
    },
    {
      'aws_lambda_permission.p': {
        function_name: ref('aws_lambda_function.f.function_name'),
        principal: 'secretsmanager.amazonaws.com',
      },
    },
    `${rotation}.rotation_lambda_arn`,
  ),
  proof('secrets-manager/public-policy', read('*'), read({ AWS: account }), [
    `${secret}_policy.a.policy`,
    `${secret}_policy.a.block_public_policy`,
  ]),
];

const document = 'aws_ssm_document';
const written = (schemaVersion: string): string => json({ schemaVersion, mainSteps: [] });
const managed: Case[] = [
  ...values('ssm/document-schema', `${document}.content`, [written('2.2')], [written('0.3')], {
    [`${document}.a`]: { document_type: 'Automation' },
  }),
  ...values('ssm/document-format', `${document}.content`, ['schemaVersion: "2.2"\n'], [written('2.2')]),
  ...values('ssm/document-name', `${document}.name`, ['AWS-orders', 'amazon-orders'], ['orders-aws']),
  ...values('ssm/parameter-nested', 'aws_ssm_parameter.value', ['{{ssm:other}}', 'a {{}}'], ['{{ name }}']),
  proof(
    'ssm/window-cutoff',
    { 'aws_ssm_maintenance_window.a': { duration: 2, cutoff: 2 } },
    { 'aws_ssm_maintenance_window.a': { cutoff: 1 } },
    ['aws_ssm_maintenance_window.a.duration', 'aws_ssm_maintenance_window.a.cutoff'],
  ),
];

const mapping = 'aws_lambda_event_source_mapping';
const reading = (event_source_arn: unknown, body: Record<string, unknown> = {}): Resources => ({
  [`${mapping}.a`]: { event_source_arn, ...body },
});
const failing = (destination_arn: unknown): Record<string, unknown> => ({
  destination_config: { on_failure: { destination_arn } },
});
const filtered = (pattern: unknown): Record<string, unknown> => ({
  filter_criteria: { filter: { pattern: json({ body: { n: [pattern] } }) } },
});
const queue = 'aws_sqs_queue';
const redriven = (deadLetterTargetArn: unknown): Record<string, unknown> => ({
  redrive_policy: json({ deadLetterTargetArn, maxReceiveCount: 3 }),
});
const subscription = 'aws_sns_topic_subscription';
const subscribed = (pattern: unknown): string => json({ n: [pattern] });
const updating = (body: Record<string, unknown>): Resources => ({
  'aws_lambda_runtime_management_config.a': { function_name: 'f', ...body },
});
const runtime = 'aws_lambda_runtime_management_config.a';
const inNetwork: Resources = {
  'aws_vpc.v': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.s': { vpc_id: ref('aws_vpc.v.id') },
  'aws_security_group.g': { name: 'g' },
  'aws_lambda_function.a': {
    vpc_config: { subnet_ids: [ref('aws_subnet.s.id')], security_group_ids: [ref('aws_security_group.g.id')] },
  },
};
const functions: Case[] = [
  proof('security-group/one-vpc', inNetwork, { 'aws_security_group.g': { vpc_id: ref('aws_vpc.v.id') } }, [
    'aws_security_group.g.vpc_id',
    'aws_subnet.s.vpc_id',
    'aws_lambda_function.a.vpc_config',
  ]),
  proof(
    'lambda/layer-code',
    { 'aws_lambda_layer_version.a': { layer_name: 'l' } },
    { 'aws_lambda_layer_version.a': { filename: 'l.zip' } },
    'aws_lambda_layer_version.a.filename',
  ),
  proof(
    'lambda/layer-code',
    { 'aws_lambda_layer_version.a': { s3_bucket: 'b' } },
    { 'aws_lambda_layer_version.a': { s3_key: 'l.zip' } },
    'aws_lambda_layer_version.a.s3_key',
    { when: 'without a key' },
  ),
  proof(
    'lambda/runtime-update',
    updating({ update_runtime_on: 'Manual' }),
    updating({ runtime_version_arn: 'arn:aws:lambda:eu-west-1::runtime:r' }),
    [`${runtime}.update_runtime_on`, `${runtime}.runtime_version_arn`],
  ),
  proof(
    'lambda/runtime-update',
    updating({ update_runtime_on: 'Auto', runtime_version_arn: 'arn:aws:lambda:eu-west-1::runtime:r' }),
    updating({ update_runtime_on: 'Manual' }),
    `${runtime}.update_runtime_on`,
    { when: 'by itself' },
  ),
  proof(
    'event-source/queues-kind',
    reading(arnOf('sqs', 'q'), { queues: ['q'] }),
    reading(arnOf('mq', 'broker:b'), {}),
    `${mapping}.a.event_source_arn`,
  ),
  ...values(
    'event-source/endpoint-kind',
    `${mapping}.self_managed_event_source.endpoints`,
    [{ BROKERS: 'a.example.com:9092' }],
    [{ KAFKA_BOOTSTRAP_SERVERS: 'a.example.com:9092' }],
  ),
  proof(
    'event-source/region',
    reading(arnOf('sqs', 'q', 'us-east-1')),
    reading(arnOf('sqs', 'q')),
    `${mapping}.a.event_source_arn`,
    { regions },
  ),
  ...values(
    'event-source/table-arn',
    `${mapping}.event_source_arn`,
    [arnOf('dynamodb', 'table/t')],
    [arnOf('dynamodb', 'table/t/stream/2026-01-01T00:00:00.000')],
  ),
  proof(
    'event-source/destination-kind',
    reading(arnOf('kinesis', 'stream/s'), failing(arnOf('lambda', 'function:f'))),
    reading(arnOf('kinesis', 'stream/s'), failing(arnOf('sqs', 'q'))),
    `${mapping}.a.destination_config.on_failure.destination_arn`,
  ),
  ...[
    [{ numeric: ['==', 1] }, { numeric: ['=', 1] }],
    [{ starts: 'a' }, { prefix: 'a' }],
    [{ numeric: ['>', 5, '<', 5] }, { numeric: ['>', 4, '<', 5] }],
    [{ numeric: ['>', '5'] }, { numeric: ['>', 5] }],
    [{ exists: 'true' }, { exists: true }],
  ].map(([bad, good]) =>
    proof(
      'event-source/filter-match',
      reading(arnOf('sqs', 'q'), filtered(bad)),
      reading(arnOf('sqs', 'q'), filtered(good)),
      `${mapping}.a.filter_criteria.filter.pattern`,
      { when: json(bad) },
    ),
  ),
  ...values(
    'sns/filter-match',
    `${subscription}.filter_policy`,
    [subscribed({ contains: 'a' }), subscribed({ exists: 'true' })],
    [subscribed({ exists: true })],
  ),
  proof(
    'sqs/dead-letter-target',
    { [`${queue}.a`]: redriven(arnOf('sqs', 'd', 'us-east-1')) },
    { [`${queue}.a`]: redriven(arnOf('sqs', 'd')) },
    `${queue}.a.redrive_policy`,
    { regions, when: 'of another region' },
  ),
  proof(
    'sqs/dead-letter-target',
    { [`${queue}.a`]: redriven(arnOf('sqs', 'd.fifo')) },
    { [`${queue}.a`]: redriven(arnOf('sqs', 'd')) },
    [`${queue}.a.redrive_policy`, `${queue}.a.fifo_queue`],
    { when: 'of another kind' },
  ),
  proof(
    'sqs/dead-letter-target',
    {
      [`${queue}.d`]: { name: 'd' },
      [`${queue}.a`]: {
        redrive_policy: ref(`jsonencode({ deadLetterTargetArn = ${queue}.d.id, maxReceiveCount = 3 })`),
      },
    },
    {
      [`${queue}.a`]: {
        redrive_policy: ref(`jsonencode({ deadLetterTargetArn = ${queue}.d.arn, maxReceiveCount = 3 })`),
      },
    },
    `${queue}.a.redrive_policy`,
    { when: 'by its URL' },
  ),
  proof(
    'dynamodb/hash-key',
    { 'aws_dynamodb_table.a': { name: 'orders' } },
    { 'aws_dynamodb_table.a': { hash_key: 'id' } },
    ['aws_dynamodb_table.a.hash_key', 'aws_dynamodb_table.a.restore_source_name'],
  ),
  ...values('tags/limits', 'aws_iam_policy.tags', [{ Owner: 'Payments (EU)' }], [{ Owner: 'Payments/EU' }]),
  proof(
    'configuration/attribute',
    {
      [`${role}.r`]: { name: 'r' },
      'aws_iam_role_policy_attachment.a': { role: 'r', policy_arn: ref(`${role}.r.arn`) },
    },
    { 'aws_iam_role_policy_attachment.a': { policy_arn: `arn:aws:iam::${account}:policy/p` } },
    'aws_iam_role_policy_attachment.a.policy_arn',
    { when: 'a role as policy' },
  ),
];

/** Cases about the grammar of policies, delivery streams, keys, secrets, documents, sources and dead letters. */
export const serviceRelationCases: readonly Case[] = [
  ...grammar,
  ...streams,
  ...keys,
  ...secrets,
  ...managed,
  ...functions,
];
