import { type Case, proof, type Resources, values } from './case';

const bucket = 'aws_s3_bucket';
const lifecycle = 'aws_s3_bucket_lifecycle_configuration';
const replication = 'aws_s3_bucket_replication_configuration';
const cors = 'aws_s3_bucket_cors_configuration.cors_rule';
const numbered = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 'v']));

const aging = (rule: unknown): Resources => ({ [`${lifecycle}.a`]: { rule } });
const copying = (rule: unknown): Resources => ({ [`${replication}.a`]: { rule } });

const bucketCases: Case[] = [
  ...values(
    's3/bucket-name',
    `${bucket}.bucket`,
    [
      'Acme-Orders',
      'acme_orders',
      'ab',
      'x'.repeat(64),
      'acme..orders',
      '-acme',
      'acme-',
      '192.168.1.1',
      'xn--acme',
      'sthree-acme',
      'acme-s3alias',
      'acme--x-s3',
    ],
    ['acme-orders.example.com', 'abc', 'x'.repeat(63)],
  ),
  ...values('s3/bucket-public-acl', `${bucket}.acl`, ['public-read', 'log-delivery-write'], ['private']),
  ...values('s3/cors-method', `${cors}.allowed_methods`, [['OPTIONS'], ['get'], ['*']], [['GET', 'HEAD']]),
  ...values('s3/cors-wildcards', `${cors}.allowed_origins`, [['https://*.*.com']], [['*'], ['https://*.example.com']]),
  ...values('s3/cors-exposed', `${cors}.expose_headers`, [['*'], ['x-amz-*']], [['ETag']]),
  proof(
    's3/encryption-key',
    {
      'aws_s3_bucket_server_side_encryption_configuration.a': {
        rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256', kms_master_key_id: 'alias/a' } },
      },
    },
    {
      'aws_s3_bucket_server_side_encryption_configuration.a': {
        rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } },
      },
    },
    'aws_s3_bucket_server_side_encryption_configuration.a.rule.apply_server_side_encryption_by_default.sse_algorithm',
  ),
  ...values(
    's3/index-suffix',
    'aws_s3_bucket_website_configuration.index_document.suffix',
    ['/index.html', 'en/index.html', ''],
    ['index.html'],
  ),
  ...values(
    's3/notification-event',
    'aws_s3_bucket_notification.queue.events',
    [['s3:ObjectCreated'], ['ObjectCreated:*'], ['s3:ObjectCreated:Upload']],
    [['s3:ObjectCreated:*', 's3:ObjectRemoved:Delete', 's3:LifecycleExpiration:*']],
  ),
  ...values('s3/object-tags', 'aws_s3_object.tags', [numbered(11)], [numbered(10)]),
  proof(
    's3/object-lock-pair',
    { 'aws_s3_object.a': { object_lock_mode: 'GOVERNANCE' } },
    { 'aws_s3_object.a': { object_lock_retain_until_date: '2030-01-01T00:00:00Z' } },
    'aws_s3_object.a.object_lock_retain_until_date',
  ),
  proof(
    's3/object-lock-pair',
    { 'aws_s3_object.a': { object_lock_retain_until_date: '2030-01-01T00:00:00Z' } },
    { 'aws_s3_object.a': { object_lock_mode: 'GOVERNANCE' } },
    'aws_s3_object.a.object_lock_mode',
    { when: 'date alone' },
  ),
  ...values('s3/archive-days', 'aws_s3_bucket_intelligent_tiering_configuration.tiering.days', [89, 731], [90, 730], {
    'aws_s3_bucket_intelligent_tiering_configuration.a': { tiering: { access_tier: 'ARCHIVE_ACCESS' } },
  }),
  ...values('s3/archive-days', 'aws_s3_bucket_intelligent_tiering_configuration.tiering.days', [179], [180], {
    'aws_s3_bucket_intelligent_tiering_configuration.a': { tiering: { access_tier: 'DEEP_ARCHIVE_ACCESS' } },
  }),
  ...values(
    's3/retention-given',
    'aws_s3_bucket_object_lock_configuration.rule.default_retention.days',
    [0, undefined],
    [1],
    { 'aws_s3_bucket_object_lock_configuration.a': { rule: { default_retention: { mode: 'GOVERNANCE' } } } },
  ),
];

const ia = (days: number): unknown => ({ days, storage_class: 'STANDARD_IA' });
const glacier = (days: number): unknown => ({ days, storage_class: 'GLACIER' });

const lifecycleCases: Case[] = [
  proof(
    's3/lifecycle-days',
    aging({ transition: ia(29) }),
    aging({ transition: ia(30) }),
    `${lifecycle}.a.rule.transition.days`,
  ),
  proof(
    's3/lifecycle-days',
    aging({ transition: glacier(90), expiration: { days: 90 } }),
    aging({ expiration: { days: 91 } }),
    [`${lifecycle}.a.rule.transition.days`, `${lifecycle}.a.rule.expiration.days`],
    { when: 'expires first' },
  ),
  proof(
    's3/lifecycle-days',
    {
      [`${bucket}.a`]: {
        lifecycle_rule: {
          noncurrent_version_transition: ia(31),
          noncurrent_version_expiration: { days: 30 },
        },
      },
    },
    { [`${bucket}.a`]: { lifecycle_rule: { noncurrent_version_expiration: { days: 32 } } } },
    `${bucket}.a.lifecycle_rule.noncurrent_version_expiration.days`,
    { when: 'older versions, in the bucket' },
  ),
  proof(
    's3/lifecycle-order',
    aging({ transition: [ia(30), glacier(59)] }),
    aging({ transition: [ia(30), glacier(60)] }),
    `${lifecycle}.a.rule.transition.1.days`,
  ),
  proof(
    's3/lifecycle-order',
    aging({ transition: [glacier(30), glacier(60)] }),
    aging({ transition: [glacier(30)] }),
    `${lifecycle}.a.rule.transition.1.storage_class`,
    { when: 'twice' },
  ),
  ...[{ days: 0 }, { days: -1 }, { date: '2030-01-01T12:00:00Z' }, { date: '2030-01-01T00:00:00+02:00' }].flatMap(
    (expiration) =>
      proof(
        's3/lifecycle-expiration',
        aging({ expiration }),
        aging({ expiration: { days: 1, date: undefined } }),
        `${lifecycle}.a.rule.expiration.${Object.keys(expiration)[0]}`,
        { when: JSON.stringify(expiration) },
      ),
  ),
  proof(
    's3/lifecycle-expiration',
    aging({ expiration: { days: 1, date: '2030-01-01T00:00:00Z' } }),
    aging({ expiration: { days: undefined } }),
    `${lifecycle}.a.rule.expiration.days`,
    { when: 'days and date' },
  ),
  proof(
    's3/lifecycle-expiration',
    aging({ expiration: { days: 1, expired_object_delete_marker: 'true' } }),
    aging({ expiration: { expired_object_delete_marker: false } }),
    `${lifecycle}.a.rule.expiration.expired_object_delete_marker`,
    { when: 'days and markers' },
  ),
  proof(
    's3/lifecycle-action',
    aging({ id: 'a', status: 'Enabled' }),
    aging({ expiration: { days: 1 } }),
    `${lifecycle}.a.rule.expiration`,
  ),
  proof(
    's3/lifecycle-rule-id',
    aging([{ id: 'a' }, { id: 'a' }]),
    aging([{ id: 'a' }, { id: 'b' }]),
    `${lifecycle}.a.rule.1.id`,
  ),
  proof(
    's3/lifecycle-filter',
    aging({ filter: { prefix: 'logs/', tag: { key: 'a', value: 'b' } } }),
    aging({ filter: { prefix: '' } }),
    `${lifecycle}.a.rule.filter.prefix`,
  ),
  proof(
    's3/lifecycle-tags',
    aging({
      filter: { tag: { key: 'a', value: 'b' } },
      abort_incomplete_multipart_upload: { days_after_initiation: 7 },
    }),
    aging({ filter: { tag: undefined, prefix: 'a' } }),
    `${lifecycle}.a.rule.abort_incomplete_multipart_upload`,
  ),
  proof(
    's3/lifecycle-tags',
    aging({ filter: { and: { tags: { a: 'b' } } }, expiration: { expired_object_delete_marker: true } }),
    aging({ expiration: { expired_object_delete_marker: false } }),
    `${lifecycle}.a.rule.expiration.expired_object_delete_marker`,
    { when: 'markers' },
  ),
  ...values(
    's3/lifecycle-abort-days',
    `${lifecycle}.rule.abort_incomplete_multipart_upload.days_after_initiation`,
    [0],
    [1],
  ),
];

const enabled = { status: 'Enabled' };

const replicationCases: Case[] = [
  proof(
    's3/replication-markers',
    copying({ filter: { prefix: 'a' } }),
    copying({ delete_marker_replication: enabled }),
    `${replication}.a.rule.delete_marker_replication`,
  ),
  proof(
    's3/replication-markers',
    copying({ filter: { and: { tags: { a: 'b' } } }, delete_marker_replication: enabled }),
    copying({ delete_marker_replication: { status: 'Disabled' } }),
    `${replication}.a.rule.delete_marker_replication.status`,
    { when: 'by tags' },
  ),
  proof(
    's3/replication-marker-filter',
    copying({ delete_marker_replication: enabled }),
    copying({ filter: { prefix: 'a' } }),
    [`${replication}.a.rule.delete_marker_replication`, `${replication}.a.rule.filter`],
  ),
  proof(
    's3/replication-key',
    copying({ source_selection_criteria: { sse_kms_encrypted_objects: enabled }, destination: { bucket: 'b' } }),
    copying({ destination: { encryption_configuration: { replica_kms_key_id: 'k' } } }),
    `${replication}.a.rule.destination.encryption_configuration`,
  ),
  proof(
    's3/replication-metrics',
    copying({ destination: { replication_time: enabled } }),
    copying({ destination: { metrics: enabled } }),
    `${replication}.a.rule.destination.metrics`,
  ),
  ...values('s3/replication-minutes', `${replication}.rule.destination.replication_time.time.minutes`, [14, 16], [15]),
];

/** Proofs of the rules about single arguments of buckets: names, ages, copies. */
export const bucketArgumentCases: Case[] = [...bucketCases, ...lifecycleCases, ...replicationCases];
