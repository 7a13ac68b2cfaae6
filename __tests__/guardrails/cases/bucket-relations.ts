import { type Case, proof, type Resources, ref, values } from './case';

const bucket = 'aws_s3_bucket';
const own = `${bucket}.a`;
const other = `${bucket}.b`;
const versioning = 'aws_s3_bucket_versioning';
const replication = 'aws_s3_bucket_replication_configuration';
const copies = `${replication}.a`;
const lock = 'aws_s3_bucket_object_lock_configuration.a';
const object = 'aws_s3_object.a';
const policy = 'aws_s3_bucket_policy.a';
const block = 'aws_s3_bucket_public_access_block.a';
const controls = 'aws_s3_bucket_ownership_controls.a';
const acl = 'aws_s3_bucket_acl.a';
const website = 'aws_s3_bucket_website_configuration.a';
const lifecycle = 'aws_s3_bucket_lifecycle_configuration.a';
const here = { bucket: ref(`${own}.id`) };

const buckets: Resources = { [own]: { bucket: 'orders' }, [other]: { bucket: 'copies' } };
const kept = (name: string, status = 'Enabled'): Resources => ({
  [`${versioning}.${name}`]: { bucket: ref(`${bucket}.${name}.id`), versioning_configuration: { status } },
});
const after = { depends_on: [`${versioning}.a`, `${versioning}.b`] };
const copying = (body: Record<string, unknown>, target = ref(`${other}.arn`)): Resources => ({
  [copies]: { ...here, rule: { status: 'Enabled', destination: { bucket: target } }, ...body },
});
const versions: Case[] = [
  proof(
    's3/replication-versioning',
    { ...buckets, ...kept('b'), ...copying(after) },
    kept('a'),
    [`${copies}.bucket`, `${own}.versioning`],
    { when: 'of the source' },
  ),
  proof(
    's3/replication-versioning',
    { ...buckets, ...kept('a'), ...copying(after) },
    kept('b'),
    `${copies}.rule.destination.bucket`,
    { when: 'of the destination' },
  ),
  proof(
    's3/replication-versioning',
    { [own]: { bucket: 'orders' }, ...kept('a'), ...copying({}, 'arn:aws:s3:::copies') },
    { [copies]: { depends_on: [`${versioning}.a`] } },
    `${copies}.bucket`,
    { when: 'that comes later' },
  ),
  proof(
    's3/replication-versioning',
    { ...buckets, ...kept('a', 'Suspended'), ...kept('b'), ...copying(after) },
    kept('a'),
    `${versioning}.a.versioning_configuration.status`,
    { when: 'that is suspended' },
  ),
  proof(
    's3/replication-itself',
    { ...buckets, ...kept('a'), ...copying({ depends_on: [`${versioning}.a`] }, ref(`${own}.arn`)) },
    { ...kept('b'), ...copying(after) },
    [`${copies}.bucket`, `${copies}.rule.destination.bucket`],
  ),
  proof(
    's3/lock-versioning',
    { [own]: { bucket: 'orders' }, [lock]: { ...here, rule: { default_retention: { mode: 'COMPLIANCE', days: 5 } } } },
    { [own]: { object_lock_enabled: true } },
    [`${lock}.bucket`, `${own}.object_lock_enabled`],
  ),
  proof(
    's3/lock-suspended',
    { [own]: { bucket: 'orders', object_lock_enabled: true }, ...kept('a', 'Suspended') },
    kept('a'),
    [`${versioning}.a.bucket`, `${versioning}.a.versioning_configuration.status`, `${own}.object_lock_enabled`],
  ),
  proof(
    's3/object-lock-bucket',
    { [own]: { bucket: 'orders' }, [object]: { ...here, key: 'k', object_lock_legal_hold_status: 'ON' } },
    { [own]: { object_lock_enabled: true } },
    [`${object}.bucket`, `${object}.object_lock_legal_hold_status`, `${own}.object_lock_enabled`],
  ),
];

const twoRules = (first: Record<string, unknown>, second: Record<string, unknown>): Resources => ({
  [copies]: {
    bucket: 'orders',
    rule: [first, second].map((one) => ({ ...one, filter: { prefix: 'x' }, delete_marker_replication: {} })),
  },
});
const copied = (destination: Record<string, unknown>, more: Record<string, unknown> = {}): Resources => ({
  [copies]: { bucket: 'orders', rule: { status: 'Enabled', destination, ...more } },
});
const copyRules: Case[] = [
  proof(
    's3/replication-rules',
    twoRules({ id: 'a', priority: 1 }, { id: 'a', priority: 2 }),
    twoRules({ id: 'a', priority: 1 }, { id: 'b', priority: 2 }),
    `${copies}.rule.1.id`,
    { when: 'of one id' },
  ),
  proof(
    's3/replication-rules',
    twoRules({ id: 'a' }, { id: 'b' }),
    twoRules({ id: 'a', priority: 1 }, { id: 'b', priority: 2 }),
    `${copies}.rule.1.priority`,
    { when: 'of one priority' },
  ),
  proof(
    's3/replication-destination',
    copied({ access_control_translation: { owner: 'Destination' } }),
    { [copies]: { rule: { destination: { account: '111122223333' } } } },
    `${copies}.rule.destination.account`,
    { when: 'of another account' },
  ),
  proof(
    's3/replication-destination',
    copied({ encryption_configuration: { replica_kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/k' } }),
    { [copies]: { rule: { source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } } } } },
    `${copies}.rule.source_selection_criteria`,
    { when: 'that is encrypted' },
  ),
];

const statement = (body: Record<string, unknown> = {}): unknown => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::orders/*',
      ...body,
    },
  ],
});
const written = (body: Record<string, unknown> = {}): string => JSON.stringify(statement(body));
const allowing = (body: Record<string, unknown>): Resources => ({
  [own]: { bucket: 'orders' },
  [policy]: { ...here, policy: written(body) },
});
const sound = { [policy]: { policy: written() } };
const everybody = { Principal: '*' };
const reading = (body: Record<string, unknown>): Resources => ({ [acl]: { ...here, acl: 'public-read', ...body } });
const owned = (object_ownership = 'BucketOwnerPreferred'): Resources => ({
  [controls]: { ...here, rule: { object_ownership } },
});
const others: Case[] = [
  proof('s3/public-policy', allowing(everybody), sound, `${policy}.policy`),
  proof(
    's3/public-policy',
    { ...allowing(everybody), [block]: { ...here, block_public_policy: true } },
    { [block]: { block_public_policy: false }, [policy]: { depends_on: [block] } },
    `${policy}.bucket`,
    { when: 'behind a block' },
  ),
  proof(
    's3/public-policy',
    { ...allowing(everybody), [block]: { ...here, block_public_policy: false } },
    { [policy]: { depends_on: [block] } },
    `${policy}.policy`,
    { when: 'before the block' },
  ),
  proof(
    's3/public-acl',
    { [own]: { bucket: 'orders' }, ...owned(), ...reading({ depends_on: [controls] }) },
    { [acl]: { acl: 'private' } },
    `${acl}.acl`,
  ),
  proof(
    's3/acl-waits',
    { [own]: { bucket: 'orders' }, ...owned(), [acl]: { ...here, acl: 'private' } },
    { [acl]: { depends_on: [controls] } },
    `${acl}.bucket`,
  ),
  proof(
    's3/acl-waits',
    { [own]: { bucket: 'orders' }, ...owned('BucketOwnerEnforced'), [acl]: { ...here, depends_on: [controls] } },
    owned(),
    `${controls}.rule.object_ownership`,
    { when: 'for controls that forbid ACLs' },
  ),
  proof(
    's3/object-acl',
    { [own]: { bucket: 'orders' }, [object]: { ...here, key: 'k', acl: 'public-read' } },
    { [object]: { acl: 'private' } },
    [`${object}.acl`, `${object}.bucket`],
  ),
  proof('s3/bucket-policy', allowing({ Action: ['s3:GetObject', 'kms:Decrypt'] }), sound, `${policy}.policy`, {
    when: 'of another service',
  }),
  proof(
    's3/bucket-policy',
    { [own]: { bucket: 'orders' }, [policy]: { ...here, policy: written().replace('"Effect":"Allow",', '') } },
    sound,
    `${policy}.policy`,
    { when: 'without effect' },
  ),
  proof('s3/policy-bucket', allowing({ Resource: 'arn:aws:s3:::other/*' }), sound, [
    `${policy}.policy`,
    `${own}.bucket`,
  ]),
  proof(
    's3/policy-bucket',
    { ...buckets, [policy]: { ...here, policy: written({ Resource: ref(`${other}.arn`), Action: 's3:ListBucket' }) } },
    { [policy]: { policy: written({ Resource: ref(`${own}.arn`), Action: 's3:ListBucket' }) } },
    `${policy}.bucket`,
    { when: 'by reference' },
  ),
];

const site = (body: Record<string, unknown>): Resources => ({
  [website]: { bucket: 'orders', index_document: { suffix: 'index.html' }, ...body },
});
const sites: Case[] = [
  proof(
    's3/website-index',
    { [website]: { bucket: 'orders', error_document: { key: 'e.html' } } },
    site({}),
    `${website}.index_document`,
  ),
  proof(
    's3/website-redirect',
    site({ routing_rule: { redirect: { replace_key_with: 'a', replace_key_prefix_with: 'b' } } }),
    { [website]: { routing_rule: { redirect: { replace_key_with: undefined } } } },
    `${website}.routing_rule.redirect`,
  ),
  ...values(
    's3/website-redirect-code',
    'aws_s3_bucket_website_configuration.routing_rule.redirect.http_redirect_code',
    ['404', '300'],
    ['301', '399'],
    site({}),
  ),
  ...values(
    's3/website-error-code',
    'aws_s3_bucket_website_configuration.routing_rule.condition.http_error_code_returned_equals',
    ['200', '399', '600'],
    ['400', '599'],
    site({}),
  ),
  ...values(
    's3/object-redirect',
    'aws_s3_object.website_redirect',
    ['www.example.com'],
    ['/orders', 'https://www.example.com/'],
  ),
  proof(
    's3/logging-region',
    {
      ...buckets,
      [other]: { bucket: 'copies', provider: 'aws.us' },
      'aws_s3_bucket_logging.a': { ...here, target_bucket: ref(`${other}.id`) },
    },
    { [other]: { provider: undefined } },
    ['aws_s3_bucket_logging.a.bucket', 'aws_s3_bucket_logging.a.target_bucket'],
    { regions: { '': 'eu-west-1', us: 'us-east-1' } },
  ),
  proof(
    's3/accelerate-name',
    { [own]: { bucket: 'orders.example.com' }, 'aws_s3_bucket_accelerate_configuration.a': here },
    { [own]: { bucket: 'orders' } },
    ['aws_s3_bucket_accelerate_configuration.a.bucket', `${own}.bucket`],
  ),
];

const aging = (body: Record<string, unknown>): Resources => ({ [lifecycle]: { bucket: 'orders', rule: body } });
const moves = (deep: number): Resources =>
  aging({
    transition: [
      { days: 90, storage_class: 'GLACIER' },
      { days: deep, storage_class: 'DEEP_ARCHIVE' },
    ],
  });
const ages: Case[] = [
  proof('s3/lifecycle-order', moves(89), moves(91), `${lifecycle}.rule.transition.1.days`, { when: 'of archives' }),
  proof(
    's3/lifecycle-mixed',
    aging({ transition: { days: 90, storage_class: 'GLACIER' }, expiration: { date: '2030-01-01T00:00:00Z' } }),
    { [lifecycle]: { rule: { expiration: { date: undefined, days: 91 } } } },
    `${lifecycle}.rule.transition`,
  ),
  proof(
    's3/lifecycle-size',
    aging({
      filter: { and: { object_size_greater_than: 100, object_size_less_than: 100 } },
      expiration: { days: 5 },
    }),
    { [lifecycle]: { rule: { filter: { and: { object_size_less_than: 101 } } } } },
    `${lifecycle}.rule.filter.and.object_size_greater_than`,
  ),
  ...values(
    's3/lifecycle-newer-versions',
    'aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.newer_noncurrent_versions',
    [101, 0],
    [100, 1],
  ),
];

/** Cases about what a bucket needs, whom it lets in, and its settings. */
export const bucketRelationCases: readonly Case[] = [...versions, ...copyRules, ...others, ...sites, ...ages];
