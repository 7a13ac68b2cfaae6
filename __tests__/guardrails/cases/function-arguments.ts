import { type Case, proof, type Resources, ref, values } from './case';

const fn = 'aws_lambda_function';
const layer = 'aws_lambda_layer_version_permission';
const mapping = 'aws_lambda_event_source_mapping';
const one = `${mapping}.a`;
const of = (service: string): string => `arn:aws:${service}:eu-west-1:111122223333:x`;
const many = (count: number, name: string): string[] => Array.from({ length: count }, (_, at) => `${name}${at}`);
const text = (length: number): string => 'x'.repeat(length);
const snapStart = (body: Record<string, unknown>): Resources => ({
  [`${fn}.a`]: { snap_start: { apply_on: 'PublishedVersions' }, ...body },
});
const source = (service: string, body: Record<string, unknown>): Resources => ({
  [one]: { event_source_arn: of(service), ...body },
});

/** A case about an argument that a kind of source takes, or not. */
const kind = (rule: string, service: string, body: Record<string, unknown>, sound: Record<string, unknown>): Case =>
  proof(rule, source(service, body), { [one]: sound }, `${one}.event_source_arn`, {
    when: `${service} ${Object.keys({ ...body, ...sound }).join(' and ')}`,
  });

const functions: Case[] = [
  ...values('lambda/handler-spaces', `${fn}.handler`, ['index. handler'], ['index.handler']),
  ...values(
    'lambda/role-arn',
    `${fn}.role`,
    ['arn:aws:iam::111122223333:policy/x', 'arn:aws:s3:::role/x'],
    ['arn:aws:iam::111122223333:role/a/b'],
  ),
  ...values('lambda/vpc-subnets', `${fn}.vpc_config.subnet_ids`, [many(17, 'subnet-')], [many(16, 'subnet-')]),
  ...values('lambda/vpc-security-groups', `${fn}.vpc_config.security_group_ids`, [many(6, 'sg-')], [many(5, 'sg-')]),
  ...values(
    'lambda/file-system-arn',
    `${fn}.file_system_config.arn`,
    ['arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-0123456789abcdef0'],
    ['arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0'],
  ),
  proof('lambda/snap-start-alone', snapStart({ package_type: 'Image' }), { [`${fn}.a`]: { package_type: 'Zip' } }, [
    `${fn}.a.package_type`,
    `${fn}.a.snap_start.apply_on`,
  ]),
  proof(
    'lambda/snap-start-alone',
    snapStart({ ephemeral_storage: { size: 513 } }),
    { [`${fn}.a`]: { ephemeral_storage: { size: 512 } } },
    `${fn}.a.ephemeral_storage.size`,
    { when: 'storage' },
  ),
  proof(
    'lambda/snap-start-alone',
    snapStart({ file_system_config: { arn: 'x' } }),
    { [`${fn}.a`]: { file_system_config: undefined } },
    `${fn}.a.snap_start`,
    { when: 'a file system' },
  ),
  proof(
    'lambda/snap-start-alone',
    {
      ...snapStart({}),
      'aws_lambda_provisioned_concurrency_config.p': { function_name: ref(`${fn}.a.function_name`) },
    },
    { [`${fn}.a`]: { snap_start: { apply_on: 'None' } } },
    'aws_lambda_provisioned_concurrency_config.p.function_name',
    { when: 'provisioned concurrency' },
  ),
  proof(
    'lambda/image-signing',
    { [`${fn}.a`]: { package_type: 'Image', code_signing_config_arn: 'x' } },
    { [`${fn}.a`]: { package_type: 'Zip' } },
    `${fn}.a.package_type`,
  ),
  ...values('lambda/description', 'aws_lambda_alias.description', [text(257)], [text(256)]),
  ...values(
    'lambda/permission-organization',
    'aws_lambda_permission.principal_org_id',
    ['o-short', '1234567890'],
    ['o-a1b2c3d4e5'],
  ),
  ...values('lambda/url-cors-sizes', 'aws_lambda_function_url.cors.allow_headers', [many(101, 'h')], [many(100, 'h')]),
  ...values('lambda/url-cors-origin', 'aws_lambda_function_url.cors.allow_origins', [[text(254)], ['']], [[text(253)]]),
  ...values('lambda/layer-permission-action', `${layer}.action`, ['lambda:InvokeFunction'], ['lambda:GetLayerVersion']),
  ...values(
    'lambda/layer-permission-principal',
    `${layer}.principal`,
    ['lambda.amazonaws.com', '11112222333'],
    ['111122223333', '*'],
  ),
  ...values('lambda/layer-permission-statement-id', `${layer}.statement_id`, ['a b', text(101)], [text(100)]),
  proof(
    'lambda/layer-permission-organization',
    { [`${layer}.a`]: { organization_id: 'o-a1b2c3d4e5', principal: '111122223333' } },
    { [`${layer}.a`]: { principal: '*' } },
    [`${layer}.a.principal`, `${layer}.a.organization_id`],
  ),
];

const sources: Case[] = [
  kind('event-source/kind', 's3', {}, { event_source_arn: of('sqs') }),
  proof(
    'event-source/kind',
    { 'aws_sns_topic.t': { name: 't' }, [one]: { event_source_arn: ref('aws_sns_topic.t.arn') } },
    { [one]: { event_source_arn: of('kinesis') } },
    `${one}.event_source_arn`,
    { when: 'a topic of the configuration' },
  ),
  ...values('event-source/batch-size', `${mapping}.batch_size`, [0, 10_001], [1, 10_000]),
  ...values('event-source/batching-window', `${mapping}.maximum_batching_window_in_seconds`, [-1, 301], [0, 300]),
  ...values('event-source/concurrency', `${mapping}.scaling_config.maximum_concurrency`, [1, 1001], [2, 1000]),
  kind(
    'event-source/scaling-queue',
    'kinesis',
    { scaling_config: { maximum_concurrency: 5 } },
    { scaling_config: undefined },
  ),
  kind(
    'event-source/failure-destination',
    'sqs',
    { destination_config: { on_failure: { destination_arn: of('sqs') } } },
    { destination_config: undefined },
  ),
  kind(
    'event-source/failure-destination',
    'mq',
    { destination_config: { on_failure: { destination_arn: of('sqs') } } },
    { event_source_arn: of('kinesis') },
  ),
  kind('event-source/topic', 'kafka', {}, { topics: ['orders'] }),
  proof(
    'event-source/topic',
    { [one]: { self_managed_event_source: { endpoints: {} } } },
    { [one]: { topics: ['orders'] } },
    `${one}.topics`,
    { when: 'a cluster of ones own' },
  ),
  kind('event-source/topic-kafka', 'sqs', { topics: ['orders'] }, { event_source_arn: of('kafka') }),
  ...values('event-source/one-topic', `${mapping}.topics`, [['a', 'b'], []], [['a']]),
  kind('event-source/shards', 'kafka', { parallelization_factor: 2 }, { parallelization_factor: undefined }),
  kind('event-source/shards', 'mq', { tumbling_window_in_seconds: 30 }, { event_source_arn: of('kinesis') }),
  kind(
    'event-source/broker',
    'mq',
    { queues: ['q'] },
    { source_access_configuration: { type: 'BASIC_AUTH', uri: 'x' } },
  ),
  kind(
    'event-source/broker',
    'mq',
    { source_access_configuration: { type: 'BASIC_AUTH', uri: 'x' } },
    { queues: ['q'] },
  ),
  kind('event-source/document-database', 'rds', {}, { document_db_event_source_config: { database_name: 'd' } }),
  ...values(
    'event-source/endpoints',
    `${mapping}.self_managed_event_source.endpoints`,
    [{ KAFKA_BOOTSTRAP_SERVERS: 'a.example.com' }, { KAFKA_BOOTSTRAP_SERVERS: 'a.example.com:123456' }],
    [{ KAFKA_BOOTSTRAP_SERVERS: 'a.example.com:9092, b.example.com:9092' }],
  ),
  proof(
    'event-source/pollers',
    { [one]: { provisioned_poller_config: { minimum_pollers: 6, maximum_pollers: 5 } } },
    { [one]: { provisioned_poller_config: { minimum_pollers: 5 } } },
    [`${one}.provisioned_poller_config.minimum_pollers`, `${one}.provisioned_poller_config.maximum_pollers`],
  ),
];

/** Proofs of the rules about single arguments of functions, layers and event sources. */
export const functionArgumentCases: Case[] = [...functions, ...sources];
