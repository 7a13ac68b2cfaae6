import { type Case, proof, type Resources, ref, values } from './case';

type Body = Readonly<Record<string, unknown>>;

const unknown = ref('var.unknown');

const own = 'aws_s3_bucket.a';
const here = { bucket: ref(`${own}.id`) };
const buckets: Resources = { [own]: { bucket: 'orders' } };
const policy = 'aws_s3_bucket_policy.a';
const block = 'aws_s3_bucket_public_access_block.a';
const statement = (more: Body = {}): Body => ({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::orders/*',
  ...more,
});
const written = (more: Body = {}): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement(more)] });
const opened: Resources = { ...buckets, [policy]: { ...here, policy: written() } };
const byName = { bucket: 'orders' };

/** What may complete a bucket, or take its place: then nothing is certainly missing. */
const openings: readonly (readonly [when: string, sound: Resources])[] = [
  ['of a bucket that may not exist', { [own]: { count: unknown } }],
  ['of a bucket that is handed on', { 'output.id': { value: ref(`${own}.id`) } }],
  ['beside a block of a bucket that is not known', { [block]: { bucket: unknown } }],
  ['beside a block that may not exist', { [block]: { ...here, count: unknown } }],
];

const publicCases: Case[] = [
  ...openings.map(([when, sound]) => proof('s3/public-policy', opened, sound, `${policy}.policy`, { when })),
  proof(
    's3/public-policy',
    { ...buckets, [policy]: { ...byName, policy: written() } },
    { 'aws_s3_bucket.b': byName },
    `${policy}.bucket`,
    { when: 'of a bucket by its name' },
  ),
  proof(
    's3/public-policy',
    { ...opened, [block]: { ...byName, block_public_policy: true } },
    { [block]: { block_public_policy: false }, [policy]: { depends_on: [block] } },
    `${block}.block_public_policy`,
    { when: 'behind a block by its name' },
  ),
  proof(
    's3/public-policy',
    { ...buckets, [policy]: { ...here, policy: written({ Principal: { AWS: '*' } }) } },
    { [policy]: { policy: written({ Principal: { AWS: '111122223333' } }) } },
    `${policy}.policy`,
    { when: 'for every account' },
  ),
];

const controls = 'aws_s3_bucket_ownership_controls.a';
const acl = 'aws_s3_bucket_acl.a';
const controlled = (object_ownership: string, more: Body = {}): Resources => ({
  ...buckets,
  [controls]: { ...here, rule: { object_ownership }, ...more },
});
const slow = 'aws_lambda_function';
const later: Resources = {
  ...controlled('ObjectWriter', { depends_on: [`${slow}.f`] }),
  [`${slow}.f`]: { function_name: 'f' },
  [`${slow}.g`]: { function_name: 'g' },
  'aws_sqs_queue.q': { name: 'q' },
  [acl]: { ...here, acl: 'private', depends_on: ['aws_sqs_queue.q'] },
};

const orderCases: Case[] = [
  proof(
    's3/acl-waits',
    { ...controlled('BucketOwnerEnforced'), [acl]: { ...here, depends_on: [controls] } },
    { [controls]: { rule: { object_ownership: 'ObjectWriter' } } },
    `${controls}.rule`,
    { when: 'for controls whose rule is not known' },
  ),
  proof('s3/acl-waits', later, { [acl]: { depends_on: [`${slow}.g`] } }, `${acl}.bucket`, {
    when: 'for controls behind a function, itself behind a queue or another function',
  }),
];

const notification = 'aws_s3_bucket_notification.a';
const versioning = 'aws_s3_bucket_versioning.a';
const lock = 'aws_s3_bucket_object_lock_configuration.a';
const retention = (days: object): Resources => ({
  [lock]: { rule: { default_retention: { mode: 'GOVERNANCE', ...days } } },
});
const versioned = (status: string): Resources => ({ [versioning]: { ...here, versioning_configuration: { status } } });

const settingCases: Case[] = [
  proof('s3/retention-given', retention({ days: 0 }), retention({ days: 1, years: 0 }), `${lock}.rule`, {
    when: 'beside years that stand for none',
  }),
  proof(
    's3/notification-region',
    {
      ...buckets,
      'aws_sqs_queue.q': { name: 'q', region: 'us-east-1' },
      [notification]: { ...here, queue: { queue_arn: ref('aws_sqs_queue.q.arn'), events: ['s3:ObjectCreated:*'] } },
    },
    { 'aws_sqs_queue.q': { region: 'eu-west-1' } },
    ['aws_sqs_queue.q.region', `${own}.region`],
    { when: 'that is not known', regions: { '': 'eu-west-1' } },
  ),
  proof(
    's3/lock-suspended',
    { [own]: { bucket: 'orders', object_lock_enabled: true }, ...versioned('Suspended') },
    versioned('Enabled'),
    `${versioning}.versioning_configuration`,
    { when: 'of versions that are not known' },
  ),
  proof(
    's3/lock-versioning',
    { ...buckets, ...versioned('Suspended'), [lock]: { ...here, ...retention({ days: 5 })[lock] } },
    { 'output.id': { value: ref(`${own}.id`) } },
    `${versioning}.versioning_configuration`,
    { when: 'of a bucket that is handed on' },
  ),
];

const listed = (resource: string): string => written({ Principal: { AWS: '111122223333' }, Resource: resource });

const policyCases: Case[] = [
  ...values(
    's3/bucket-policy',
    'aws_s3_bucket_policy.policy',
    [listed('arn:aws:s3:::orders')],
    [
      // An ARN that another state tells may be one of objects.
      listed(ref('data.terraform_remote_state.s.outputs.files_arn')),
      // The key of an object may begin with an ARN.
      listed(`arn:aws:s3:::orders/${ref('aws_sqs_queue.q.arn')}/*`),
      JSON.stringify({ Statement: [statement({ Resource: ['arn:aws:s3:::orders', unknown] })] }),
    ],
  ),
];

const lifecycle = 'aws_s3_bucket_lifecycle_configuration.a';
const aging = (rule: Body): Resources => ({ [lifecycle]: { bucket: 'orders', rule } });
const older = (days: number): Resources =>
  aging({
    noncurrent_version_transition: { noncurrent_days: 30, storage_class: 'GLACIER' },
    noncurrent_version_expiration: { noncurrent_days: days },
  });
const archived = (days: number): Resources =>
  aging({
    transition: [
      { days: 90, storage_class: 'GLACIER' },
      { days, storage_class: 'DEEP_ARCHIVE' },
    ],
  });
const date = '2030-01-01T00:00:00Z';
const sized = (least: number, most: number): Resources =>
  aging({ filter: { object_size_greater_than: least, object_size_less_than: most }, expiration: { days: 5 } });

const lifecycleCases: Case[] = [
  proof('s3/lifecycle-days', older(29), older(30), `${lifecycle}.rule.noncurrent_version_expiration`, {
    when: 'of older versions on one day',
  }),
  proof('s3/lifecycle-order', archived(89), archived(90), `${lifecycle}.rule.transition.1.days`, {
    when: 'of archives on one day',
  }),
  proof(
    's3/lifecycle-tags',
    aging({
      filter: { tag: { key: 'a', value: 'b' } },
      abort_incomplete_multipart_upload: { days_after_initiation: 7 },
    }),
    { [lifecycle]: { rule: { filter: undefined } } },
    `${lifecycle}.rule.filter`,
    { when: 'without a filter' },
  ),
  proof(
    's3/lifecycle-mixed',
    aging({ transition: { days: 90, storage_class: 'GLACIER' }, expiration: { date } }),
    { [lifecycle]: { rule: { expiration: { date: undefined, expired_object_delete_marker: true } } } },
    `${lifecycle}.rule.expiration`,
    { when: 'beside markers' },
  ),
  proof(
    's3/lifecycle-mixed',
    aging({ transition: { days: 90, storage_class: 'GLACIER' }, expiration: { date } }),
    { [lifecycle]: { rule: { transition: { days: 0, date } } } },
    `${lifecycle}.rule.transition.days`,
    { when: 'of days that stand for none' },
  ),
  proof('s3/lifecycle-size', sized(1, 1), sized(1, 2), `${lifecycle}.rule.filter`, { when: 'of a byte' }),
  proof('s3/lifecycle-size', sized(1, 1), sized(1, 0), `${lifecycle}.rule.filter.object_size_less_than`, {
    when: 'without an upper bound',
  }),
];

const copies = 'aws_s3_bucket_replication_configuration.a';
const copying = (...rule: Body[]): Resources => ({ [copies]: { bucket: 'orders', rule } });
const [filtered, tagged, disabled] = [
  { filter: { prefix: 'x' } },
  { filter: { tag: { key: 'a', value: 'b' } } },
  { delete_marker_replication: { status: 'Disabled' } },
];

const replicationCases: Case[] = [
  proof('s3/replication-markers', copying(filtered), copying({}), `${copies}.rule.0.filter`, {
    when: 'without a filter',
  }),
  ...[disabled, { filter: undefined }].map((sound, at) =>
    proof(
      's3/replication-markers',
      copying({ ...tagged, delete_marker_replication: { status: 'Enabled' } }),
      copying({ ...tagged, delete_marker_replication: { status: 'Enabled' }, ...sound }),
      `${copies}.rule.0.delete_marker_replication`,
      { when: ['by tags, disabled', 'by no tags'][at] ?? '' },
    ),
  ),
  proof(
    's3/replication-rules',
    copying({ id: 'a', ...filtered }, { id: 'b', ...filtered }),
    copying({ id: 'a', ...filtered }, { id: 'b' }),
    [`${copies}.rule.0.priority`, `${copies}.rule.1.filter`],
    { when: 'of one with a filter and one without' },
  ),
];

const distribution = 'aws_cloudfront_distribution';
const dist = (body: Body, more: Resources = {}): Resources => ({ ...more, [`${distribution}.a`]: body });
const behaviour = `${distribution}.a.default_cache_behavior`;
const behaving = (body: Body, more: Body = {}): Resources => dist({ default_cache_behavior: body, ...more });
const forwards = (more: Body = {}): Body => ({ target_origin_id: 'o', forwarded_values: { headers: ['*'] }, ...more });
const noValues = behaving({ forwarded_values: undefined });
const inBucket = { origin: { origin_id: 'o', s3_origin_config: { origin_access_identity: '' } } };
const grouped = (...ids: string[]): Resources =>
  dist({
    origin: [{ origin_id: 'o' }],
    origin_group: { origin_id: 'g', member: ids.map((origin_id) => ({ origin_id })) },
  });
const cookies = (names: unknown): Resources => ({
  'aws_cloudfront_origin_request_policy.a': {
    cookies_config: { cookie_behavior: 'none', cookies: names },
  },
});
const logs: Resources = dist(
  { logging_config: { bucket: ref('aws_s3_bucket.l.bucket_domain_name') } },
  {
    'aws_s3_bucket.l': { bucket: 'logs' },
    'aws_s3_bucket_ownership_controls.l': {
      bucket: ref('aws_s3_bucket.l.id'),
      rule: { object_ownership: 'BucketOwnerEnforced' },
    },
  },
);
const aliases = { aliases: ['a.example.com'] };

const distributionCases: Case[] = [
  proof(
    'cloudfront/error-page',
    dist({ custom_error_response: { error_code: 404, response_page_path: '/404.html' } }),
    dist({ custom_error_response: { response_page_path: '' } }),
    `${distribution}.a.custom_error_response.response_page_path`,
    { when: 'of an empty page' },
  ),
  proof(
    'cloudfront/methods',
    behaving({ allowed_methods: ['GET', 'POST'] }),
    behaving({ allowed_methods: ['GET', 'HEAD'] }),
    `${behaviour}.allowed_methods.1`,
    { when: 'of which one is not known' },
  ),
  proof('cloudfront/lifetimes', behaving(forwards({ min_ttl: 2, default_ttl: 1 })), noValues, `${behaviour}.min_ttl`, {
    when: 'with a cache policy',
  }),
  proof('cloudfront/all-headers', behaving(forwards({ min_ttl: 1 })), noValues, `${behaviour}.forwarded_values`, {
    when: 'without forwarded values',
  }),
  proof(
    'cloudfront/bucket-headers',
    behaving(forwards(), inBucket),
    dist({ origin: { s3_origin_config: undefined } }),
    `${distribution}.a.origin.s3_origin_config`,
    { when: 'of an origin that is no bucket' },
  ),
  proof('cloudfront/failover-members', grouped('o', 'p'), dist({ origin: undefined }), `${distribution}.a.origin`, {
    when: 'of one origin, or of none',
  }),
  ...[undefined, { items: [] }].map((sound, at) =>
    proof(
      'cloudfront/policy-names',
      cookies({ items: ['a'] }),
      cookies(sound),
      'aws_cloudfront_origin_request_policy.a.cookies_config.cookies.items.0',
      { when: ['without cookies', 'of no cookies'][at] ?? '' },
    ),
  ),
  proof(
    'cloudfront/alias-unique',
    dist(aliases, { [`${distribution}.b`]: aliases }),
    { [`${distribution}.b`]: { count: unknown } },
    `${distribution}.a.aliases`,
    { when: 'of one that may not exist' },
  ),
  proof(
    'cloudfront/log-bucket-acl',
    logs,
    { 'aws_s3_bucket_ownership_controls.l': { rule: { object_ownership: 'ObjectWriter' } } },
    'aws_s3_bucket_ownership_controls.l.rule',
    { when: 'of controls whose rule is not known' },
  ),
];

const group = 'aws_elasticache_replication_group';
const domain = 'aws_opensearch_domain.a';
const user = (more: Body): Body => ({
  enabled: true,
  internal_user_database_enabled: true,
  master_user_options: { master_user_name: 'a', ...more },
});
const secured = {
  encrypt_at_rest: { enabled: true },
  node_to_node_encryption: { enabled: true },
  domain_endpoint_options: { enforce_https: true },
};
const nodes = (zone_awareness_enabled: boolean): Resources => ({
  [domain]: { cluster_config: { zone_awareness_enabled, instance_count: 1 } },
});
const broker = 'aws_mq_broker.a';
const kafka = 'aws_msk_cluster.a';
const plain = (client_authentication: Body): Resources => ({
  [kafka]: { client_authentication, encryption_info: { encryption_in_transit: { client_broker: 'PLAINTEXT' } } },
});
const certificates = {
  tls: { certificate_authority_arns: ['arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/a'] },
};

const databaseCases: Case[] = [
  ...values('database/arguments', 'aws_db_instance.port', [1], [0]),
  ...values('database/cache', `${group}.port`, [1149, 65_536], [1150, 65_535, 0]),
  proof(
    'database/search-access',
    { [domain]: { ...secured, advanced_security_options: user({}) } },
    { [domain]: { advanced_security_options: user({ master_user_password: 'b' }) } },
    `${domain}.advanced_security_options.internal_user_database_enabled`,
    { when: 'of users that may stand elsewhere' },
  ),
  proof('database/search-nodes', nodes(true), nodes(false), `${domain}.cluster_config.zone_awareness_config`, {
    when: 'of one node',
  }),
  proof(
    'broker/engine',
    { [broker]: { engine_type: 'ActiveMQ', deployment_mode: 'SINGLE_INSTANCE', subnet_ids: ['subnet-1', 'subnet-2'] } },
    { [broker]: { subnet_ids: ['subnet-1'] } },
    `${broker}.subnet_ids`,
    { when: 'in one subnet' },
  ),
  proof(
    'broker/kafka',
    plain(certificates),
    { [kafka]: { client_authentication: undefined } },
    `${kafka}.encryption_info`,
    {
      when: 'of callers with certificates, and of nobody',
    },
  ),
  proof(
    'broker/kafka',
    plain({ sasl: { iam: true } }),
    { [kafka]: { encryption_info: undefined } },
    `${kafka}.client_authentication`,
    { when: 'encrypted as by default' },
  ),
];

const delivery = 'aws_kinesis_firehose_delivery_stream.a';
const delivering = (body: Body): Resources => ({ [delivery]: { extended_s3_configuration: body } });
const partitioned = (enabled: boolean): Body => ({
  prefix: '!{partitionKeyFromLambda:customer}/',
  dynamic_partitioning_configuration: { enabled },
});
const processing = (...parameters: Body[]): Body => ({
  processing_configuration: { enabled: true, processors: [{ type: 'Lambda', parameters }] },
});
const parameter = (parameter_name: string, parameter_value: string): Body => ({ parameter_name, parameter_value });
const calling = parameter('LambdaArn', 'arn:aws:lambda:eu-west-1:111122223333:function:f');
const processors = `${delivery}.extended_s3_configuration.processing_configuration.processors`;

const deliveryCases: Case[] = [
  proof(
    'firehose/partition-keys',
    delivering({ ...partitioned(true), processing_configuration: { enabled: true } }),
    delivering(processing(calling)),
    processors,
    { when: 'of processors that are not known' },
  ),
  proof(
    'firehose/partition-keys',
    delivering({ ...partitioned(false), ...processing(calling) }),
    delivering(partitioned(true)),
    `${delivery}.extended_s3_configuration.dynamic_partitioning_configuration.enabled`,
    { when: 'with parts that are switched off' },
  ),
  ...(
    [
      ['BufferSizeInMBs', '0.1', '0.2'],
      ['BufferIntervalInSeconds', '-1', '0'],
      ['NumberOfRetries', '-1', '0'],
    ] as const
  ).map(([name, bad, good]) =>
    proof(
      'firehose/processor',
      delivering(processing(calling, parameter(name, bad))),
      delivering(processing(calling, parameter(name, good))),
      `${processors}.0.parameters.1.parameter_value`,
      { when: `${name} at its least` },
    ),
  ),
];

const machine = 'aws_sfn_state_machine.a';
const done = { Type: 'Pass', End: true };
const stated = (States: Body): Resources => ({ [machine]: { definition: JSON.stringify({ StartAt: 'A', States }) } });
const task = (more: Body): Resources => stated({ A: { Type: 'Task', Resource: 'arn:a', End: true, ...more } });
const choosing = (choice: unknown, more: Body = {}): Resources =>
  stated({ A: { Type: 'Choice', Choices: [choice] }, B: done, ...more });
const chosen = (Next: string): Body => ({ Variable: '$.a', IsPresent: true, Next });

/** Numbers of states with their bounds, and what has them. */
const numbers: readonly (readonly [field: string, least: number, most: number, of: (body: Body) => Resources])[] = [
  ['HeartbeatSeconds', 1, 99_999_999, task],
  ['TimeoutSeconds', 1, 99_999_999, task],
  ['Seconds', 0, 99_999_999, (body) => stated({ A: { Type: 'Wait', End: true, ...body } })],
  ...(
    [
      ['IntervalSeconds', 1, 99_999_999],
      ['MaxAttempts', 0, 99_999_999],
      ['MaxDelaySeconds', 1, 31_622_400],
    ] as const
  ).map(
    ([field, least, most]) =>
      [field, least, most, (body: Body) => task({ Retry: [{ ErrorEquals: ['States.ALL'], ...body }] })] as const,
  ),
];
const concurrent = (MaxConcurrency: number): Resources =>
  stated({ A: { Type: 'Map', End: true, MaxConcurrency, ItemProcessor: { StartAt: 'B', States: { B: done } } } });

const spoken = (QueryLanguage: string): Resources => stated({ A: { ...done, QueryLanguage, ResultPath: 'a' } });

const machineCases: Case[] = [
  ...numbers.flatMap(([field, least, most, of]) =>
    [
      [least - 1, least],
      [most + 1, most],
    ].map(([bad, good]) =>
      proof('step-functions/state-fields', of({ [field]: bad }), of({ [field]: good }), `${machine}.definition`, {
        when: `${field} of ${bad} against ${good}`,
      }),
    ),
  ),
  proof('step-functions/state-fields', concurrent(-1), concurrent(0), `${machine}.definition`, {
    when: 'MaxConcurrency without a limit',
  }),
  ...['JSONata', unknown].map((language) =>
    proof('step-functions/state-fields', spoken('JSONPath'), spoken(language), `${machine}.definition`, {
      when: `of a path in ${language}`,
    }),
  ),
  ...(
    [
      ['of a choice that is not known', choosing(unknown, { C: done })],
      ['beside a state that is not known', choosing(chosen('B'), { C: done, D: unknown })],
      ['of a choice of each', choosing(chosen('B'))],
    ] as const
  ).map(([when, sound]) =>
    proof('step-functions/reached', choosing(chosen('B'), { C: done }), sound, `${machine}.definition`, { when }),
  ),
];

const web = 'aws_wafv2_web_acl.a';
const referring = (arn: string): Resources => ({
  [web]: { scope: 'REGIONAL', rule: { statement: { ip_set_reference_statement: { arn } } } },
});
const part = (region: string, kind: string): string => `arn:aws:wafv2:${region}:111122223333:regional/${kind}/a/1`;

const firewallCases: Case[] = [
  proof(
    'waf/reference',
    referring(part('eu-west-2', 'rulegroup')),
    referring(part('eu-west-1', 'ipset')),
    `${web}.rule.statement.ip_set_reference_statement.arn`,
    { when: 'of another kind in another region', regions: { '': 'eu-west-1' } },
  ),
];

const queue = 'aws_sqs_queue.a';
const lambda = 'aws_lambda_function.f';
const api = 'aws_apigatewayv2_api.a';
const rest = 'aws_api_gateway_rest_api.a';
const subscription = 'aws_sns_topic_subscription.a';
const filtering = (...numeric: unknown[]): string => JSON.stringify({ price: [{ numeric }] });
const key = 'aws_kms_key.k';
const decrypting = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt' };
const document = 'data.aws_iam_policy_document.d';
const gatewayPolicy = 'aws_api_gateway_rest_api_policy.p';
const inviting = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' };
const comparing = (operator: string): Resources => ({
  [gatewayPolicy]: {
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ ...inviting, Condition: { [operator]: { 'aws:SourceVpce': 'vpce-1' } } }],
    }),
  },
});
const compared = {
  [gatewayPolicy]: { policy: ref(`${document}.json`) },
  [document]: {
    statement: [
      {
        actions: ['execute-api:Invoke'],
        resources: ['*'],
        principals: [{ type: '*', identifiers: ['*'] }],
        condition: [{ test: unknown, variable: 'aws:SourceVpce', values: ['vpce-1'] }],
      },
    ],
  },
};
const integrated: Resources = {
  [lambda]: { function_name: 'f' },
  [api]: { protocol_type: 'HTTP' },
  'aws_apigatewayv2_stage.s': { api_id: ref(`${api}.id`), name: 'prod' },
  'aws_apigatewayv2_integration.i': {
    api_id: ref(`${api}.id`),
    integration_type: 'AWS_PROXY',
    integration_uri: ref(`${lambda}.invoke_arn`),
  },
};
const alias = 'aws_lambda_alias';
const aliased = (name: string): Resources => ({
  [`${alias}.${name}`]: { name, function_name: ref(`${lambda}.function_name`), function_version: '1' },
});
const throughAlias: Resources = {
  ...integrated,
  ...aliased('live'),
  ...aliased('test'),
  'aws_apigatewayv2_integration.i': {
    ...integrated['aws_apigatewayv2_integration.i'],
    integration_uri: ref(`${alias}.live.invoke_arn`),
  },
};
const permitting = (qualifier: string): Resources => ({
  'aws_lambda_permission.p': {
    function_name: ref(`${lambda}.function_name`),
    principal: 'apigateway.amazonaws.com',
    qualifier,
  },
});
const warming = (attribute: string): Resources => ({
  'aws_cloudwatch_event_rule.r': { schedule_expression: 'rate(5 minutes)' },
  'aws_cloudwatch_event_target.t': {
    rule: ref('aws_cloudwatch_event_rule.r.name'),
    arn: ref(`${lambda}.${attribute}`),
  },
});
const rest_api_id = ref(`${rest}.id`);
const orphan = { rest_api_id, resource_id: ref('aws_api_gateway_resource.r.id'), http_method: 'GET', type: 'MOCK' };
const urls: Resources = {
  'aws_lambda_function_url.u': { function_name: 'f' },
  'aws_apigatewayv2_integration.a': { integration_type: 'HTTP_PROXY', integration_method: 'GET' },
};

const sharedCases: Case[] = [
  ...values('s3/object-redirect', 'aws_s3_object.website_redirect', ['w'.repeat(98), 'w'.repeat(99)], ['/w']),
  proof(
    'sqs/fifo-name',
    { [queue]: { name: 'orders', fifo_queue: true } },
    { [queue]: { name: undefined } },
    `${queue}.name`,
    { when: 'of a queue without a name' },
  ),
  ...values(
    'sns/filter-match',
    `${subscription.replace('.a', '')}.filter_policy`,
    [filtering('>', 1, '<', 'x'), filtering('>', 1, '<', 1)],
    [filtering('>', unknown), filtering('>', 1, '<', 2)],
  ),
  proof(
    'kms/policy-owner',
    { [key]: { policy: JSON.stringify({ Statement: [decrypting] }) } },
    { [key]: { policy: JSON.stringify({ Statement: [decrypting, unknown] }) } },
    `${key}.policy`,
    { when: 'beside a statement that is not known' },
  ),
  proof(
    'kms/policy-owner',
    { [key]: { policy: JSON.stringify({ Statement: [decrypting] }) } },
    {
      [key]: { policy: ref(`${document}.json`) },
      [document]: {
        source_policy_documents: [unknown],
        statement: [{ actions: ['kms:Decrypt'], principals: [{ type: 'AWS', identifiers: ['*'] }] }],
      },
    },
    `${key}.policy`,
    { when: 'of a document that is merged with others' },
  ),
  proof('rest-api/policy-elements', comparing('Equals'), compared, `${gatewayPolicy}.policy`, {
    when: 'of a document whose operator is not known',
  }),
  proof(
    'http-api/integration-permission',
    integrated,
    { 'output.arn': { value: ref(`${lambda}.arn`) } },
    `${lambda}.count`,
    { when: 'of a function that is handed on' },
  ),
  proof(
    'http-api/integration-permission',
    integrated,
    { 'aws_apigatewayv2_integration.i': { count: unknown } },
    'aws_apigatewayv2_integration.i.api_id',
    { when: 'of an integration that may not exist' },
  ),
  proof(
    'lambda/permission-needs-qualifier',
    { ...throughAlias, ...permitting(ref(`${alias}.test.name`)) },
    permitting(ref(`${alias}.live.name`)),
    'aws_lambda_permission.p.qualifier',
    { when: 'of another alias of the configuration' },
  ),
  proof(
    'lambda/warm-up-target',
    { ...throughAlias, ...warming('arn') },
    warming('qualified_arn'),
    'aws_cloudwatch_event_target.t.arn',
    { when: 'of a version' },
  ),
  proof(
    'lambda/source-code-hash',
    { [lambda]: { filename: 'lambda.zip', lifecycle: { create_before_destroy: true } } },
    { [lambda]: { lifecycle: { ignore_changes: ['filename'] } } },
    `${lambda}.filename`,
    { when: 'with another lifecycle' },
  ),
  proof(
    'rest-api/integration-after-method',
    {
      [rest]: { name: 'a' },
      'aws_api_gateway_resource.r': { rest_api_id, path_part: 'r' },
      'aws_api_gateway_integration.i': orphan,
    },
    { 'null_resource.n': {}, 'aws_api_gateway_integration.i': { depends_on: ['null_resource.n'] } },
    'aws_api_gateway_integration.i.http_method',
    { when: 'that something else may make' },
  ),
  proof(
    'rest-api/stage-name-waits',
    {
      [rest]: { name: 'a' },
      'aws_api_gateway_stage.s': { rest_api_id, stage_name: 'prod' },
      'aws_api_gateway_method_settings.m': { rest_api_id, stage_name: 'prod', method_path: '*/*' },
    },
    {
      'module.m': { source: 'example/orders/aws' },
      'aws_api_gateway_method_settings.m': { depends_on: ['module.m'] },
    },
    'aws_api_gateway_method_settings.m.stage_name',
    { when: 'behind a module' },
  ),
  proof(
    'rest-api/log-level-needs-account-role',
    {
      'aws_api_gateway_method_settings.m': {
        rest_api_id: 'a1',
        stage_name: 'prod',
        settings: { logging_level: 'INFO' },
      },
    },
    { 'module.account': { source: 'example/account/aws' } },
    'aws_api_gateway_method_settings.m.settings.logging_level',
    { when: 'that a module may set' },
  ),
  ...values(
    'http-api/integration-url',
    'aws_apigatewayv2_integration.integration_uri',
    ['https:/'],
    [ref('aws_lambda_function_url.u.function_url'), 'https://a.example'],
    urls,
  ),
];

/** Both sides of the edges of rules about buckets, distributions, databases, streams, machines and firewalls, and of what areas share. */
export const storageEdgeCases: readonly Case[] = [
  ...publicCases,
  ...orderCases,
  ...settingCases,
  ...policyCases,
  ...lifecycleCases,
  ...replicationCases,
  ...distributionCases,
  ...databaseCases,
  ...deliveryCases,
  ...machineCases,
  ...firewallCases,
  ...sharedCases,
];
