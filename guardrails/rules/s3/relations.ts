import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { guide } from './guide';
import { keepsOwnership } from './ownership';
import { bucket } from './settings';

const notification = 'aws_s3_bucket_notification';

/** Where a notification names what it tells: block, argument and the types that it leads to. */
const destinations = [
  ['lambda_function', 'lambda_function_arn', ['aws_lambda_function', 'aws_lambda_alias']],
  ['queue', 'queue_arn', ['aws_sqs_queue']],
  ['topic', 'topic_arn', ['aws_sns_topic']],
] as const;

/** What a notification tells, as far as it is of the configuration. */
const toldBy = (resource: Resource, model: Model): (readonly [argument: string, told: Resource])[] =>
  destinations.flatMap(([block, argument, types]) =>
    resource.blocks(block).flatMap((body: Body) => {
      const told = model.follow(body, argument, ...types);
      return told === undefined ? [] : [[`${block}.${argument}`, told] as const];
    }),
  );

/** Rules about what a bucket is used together with. */
export const bucketRelationRules = [
  rule({
    id: 's3/acl-ownership',
    severity: 'rejects',
    source: guide('about-object-ownership'),
    on: 'aws_s3_bucket_acl',
    demand: 'a bucket with an ACL must have ownership controls that allow ACLs',
    fix: 'Add aws_s3_bucket_ownership_controls with BucketOwnerPreferred, or remove the ACL: new buckets are private.',
    check: (resource, model) => {
      const found = model.follow(resource, 'bucket', bucket);
      return (
        !resource.conditional &&
        found?.type === bucket &&
        keepsOwnership(found, model) &&
        `bucket must have ownership controls that allow ACLs, ${found.address} has none`
      );
    },
  }),
  rule({
    id: 's3/notification-region',
    severity: 'rejects',
    source: guide('EventNotifications'),
    on: notification,
    demand: 'a bucket sends to what is in its region',
    fix: 'Make the function, queue or topic with the provider of the bucket.',
    check: (resource, model) => {
      const own = (model.follow(resource, 'bucket', bucket) ?? resource).region;
      return toldBy(resource, model).map(
        ([argument, { region, address }]) =>
          own !== undefined &&
          region !== undefined &&
          own !== region &&
          `${argument} must be in ${own}, ${address} is in ${region}`,
      );
    },
  }),
  rule({
    id: 's3/notification-key',
    severity: 'rejects',
    source: guide('grant-destinations-permissions-to-s3'),
    on: notification,
    demand: 'a queue or topic that a bucket sends to is encrypted by a key of its own, or by none of KMS',
    fix: 'Make an aws_kms_key whose policy lets s3.amazonaws.com use it, or leave kms_master_key_id out.',
    check: (resource, model) =>
      toldBy(resource, model).map(([argument, told]) => {
        const key = textOf(told.get('kms_master_key_id')) ?? '';
        return (
          /^(arn:.*:)?alias\/aws\//.test(key) &&
          `${argument} must be encrypted by a key that s3.amazonaws.com may use, ${told.address} has ${key}`
        );
      }),
  }),
];
