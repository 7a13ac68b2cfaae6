import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { avoids, matches, oneOf, orEmpty, sized } from '../demands';
import { guide } from './guide';
import { bucket } from './settings';

const api = (operation: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`;
const holdersOfCors = [bucket, 'aws_s3_bucket_cors_configuration'];
const objects = ['aws_s3_object', 'aws_s3_object_copy', 'aws_s3_bucket_object'];
const oneWildcard = avoids(/\*.*\*/, 'have one * at most');

const events = [
  'TestEvent',
  'ObjectCreated:(\\*|Put|Post|Copy|CompleteMultipartUpload)',
  'ObjectRemoved:(\\*|Delete|DeleteMarkerCreated)',
  'ObjectRestore:(\\*|Post|Completed|Delete)',
  'ReducedRedundancyLostObject',
  'Replication:(\\*|Operation\\w+)',
  'LifecycleTransition',
  'IntelligentTiering',
  'ObjectAcl:Put',
  'LifecycleExpiration:(\\*|Delete|DeleteMarkerCreated)',
  'ObjectTagging:(\\*|Put|Delete)',
].join('|');

/** The name of a bucket: what each of its parts may be, and what AWS keeps to itself. */
const bucketName = new RegExp(
  [
    '^(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!xn--|sthree-)',
    '(?!.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$)(?!.*\\.\\.)',
    '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
  ].join(''),
);

const encryptionProblems = (resource: Resource): (string | false)[] =>
  resource
    .blocks('rule')
    .flatMap((one) => one.blocks('apply_server_side_encryption_by_default'))
    .map(
      (block) =>
        block.get('sse_algorithm') === 'AES256' &&
        (textOf(block.get('kms_master_key_id')) ?? '') !== '' &&
        'kms_master_key_id must be absent with sse_algorithm "AES256", was given',
    );

/** Rules about single arguments of buckets and objects. */
export const bucketRules = [
  argument({
    id: 's3/bucket-name',
    severity: 'rejects',
    source: guide('bucketnamingrules'),
    on: bucket,
    at: 'bucket',
    must: matches(
      orEmpty(bucketName),
      'be 3 to 63 lower-case letters, digits, hyphens and dots, a letter or digit at both ends',
    ),
    fix: 'Rename the bucket, for example acme-orders-prod.',
  }),
  argument({
    id: 's3/bucket-public-acl',
    severity: 'rejects',
    source: guide('about-object-ownership'),
    on: bucket,
    at: 'acl',
    must: avoids(
      /^(public-read|public-read-write|authenticated-read|log-delivery-write|aws-exec-read)$/,
      'grant nothing to others, since a new bucket has no ACLs',
    ),
    fix: 'Use an aws_s3_bucket_policy, or aws_s3_bucket_acl behind aws_s3_bucket_ownership_controls.',
  }),
  argument({
    id: 's3/cors-method',
    severity: 'rejects',
    source: api('CORSRule'),
    on: holdersOfCors,
    at: 'cors_rule.allowed_methods[]',
    must: oneOf(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']),
    fix: 'Remove OPTIONS: S3 answers the preflight by itself.',
  }),
  argument({
    id: 's3/cors-wildcards',
    severity: 'rejects',
    source: guide('ManageCorsUsing'),
    on: holdersOfCors,
    at: ['cors_rule.allowed_origins[]', 'cors_rule.allowed_headers[]'],
    must: oneWildcard,
    fix: 'Write for example https://*.example.com.',
  }),
  argument({
    id: 's3/cors-exposed',
    severity: 'rejects',
    source: guide('ManageCorsUsing'),
    on: holdersOfCors,
    at: 'cors_rule.expose_headers[]',
    must: avoids(/\*/, 'name a header, without *'),
    fix: 'Name each header, for example ETag.',
  }),
  rule({
    id: 's3/encryption-key',
    severity: 'rejects',
    source: api('ServerSideEncryptionByDefault'),
    on: 'aws_s3_bucket_server_side_encryption_configuration',
    demand: 'a key of KMS goes with an algorithm of KMS',
    fix: 'Set sse_algorithm to aws:kms, or remove kms_master_key_id.',
    check: encryptionProblems,
  }),
  argument({
    id: 's3/index-suffix',
    severity: 'rejects',
    source: api('IndexDocument'),
    on: 'aws_s3_bucket_website_configuration',
    at: 'index_document.suffix',
    must: matches(/^[^/]+$/, 'be a file name without slashes'),
    fix: 'Write index.html; it is looked for in each folder.',
  }),
  argument({
    id: 's3/notification-event',
    severity: 'rejects',
    source: guide('notification-how-to-event-types-and-destinations'),
    on: 'aws_s3_bucket_notification',
    at: ['lambda_function.events[]', 'queue.events[]', 'topic.events[]'],
    must: matches(new RegExp(`^s3:(${events})$`), 'be an event of S3'),
    fix: 'Write for example s3:ObjectCreated:*.',
  }),
  argument({
    id: 's3/object-tags',
    severity: 'rejects',
    source: guide('object-tagging'),
    on: objects,
    at: 'tags',
    must: sized(0, 10),
    fix: 'Tag the bucket, which takes 50.',
  }),
  rule({
    id: 's3/object-lock-pair',
    severity: 'rejects',
    source: api('PutObject'),
    on: objects,
    demand: 'a locked object has a mode and a date',
    fix: 'Set both object_lock_mode and object_lock_retain_until_date.',
    check: (resource) => {
      const [mode, date] = ['object_lock_mode', 'object_lock_retain_until_date'] as const;
      return [
        resource.has(mode) === true && resource.lacks(date) && `${date} must be given with ${mode}, was absent`,
        resource.has(date) === true && resource.lacks(mode) && `${mode} must be given with ${date}, was absent`,
      ];
    },
  }),
  rule({
    id: 's3/archive-days',
    severity: 'rejects',
    source: api('Tiering'),
    on: 'aws_s3_bucket_intelligent_tiering_configuration',
    demand: 'objects are archived after 90 days, and deep after 180, up to 730',
    fix: 'Write 90 for ARCHIVE_ACCESS, and 180 for DEEP_ARCHIVE_ACCESS.',
    check: (resource) =>
      resource.blocks('tiering').map((tier) => {
        const days = Number(textOf(tier.get('days')) ?? Number.NaN);
        const least = tier.get('access_tier') === 'DEEP_ARCHIVE_ACCESS' ? 180 : 90;
        return (days < least || days > 730) && `tiering.days must be from ${least} to 730, was ${shown(days)}`;
      }),
  }),
  rule({
    id: 's3/retention-given',
    severity: 'rejects',
    source: api('DefaultRetention'),
    on: 'aws_s3_bucket_object_lock_configuration',
    demand: 'a default retention has days or years, of at least 1',
    fix: 'Set days or years.',
    check: (resource) =>
      resource
        .blocks('rule')
        .flatMap((one) => one.blocks('default_retention'))
        .map((block) => {
          const stated = ['days', 'years'].filter((name) => !block.lacks(name));
          const numbers = stated.map((name) => Number(textOf(block.get(name)) ?? Number.NaN));
          return (
            (stated.length === 0 || numbers.every((one) => one < 1)) &&
            `default_retention must have days or years of at least 1, had ${stated.length === 0 ? 'neither' : numbers.join()}`
          );
        }),
  }),
];
