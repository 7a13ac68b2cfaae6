import { textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { rule } from '../define';
import { outruns } from '../ordering';
import { guide } from './guide';
import { bucket, bucketOf, settingsOf } from './settings';

const versioning = 'aws_s3_bucket_versioning';
const lockConfiguration = 'aws_s3_bucket_object_lock_configuration';
const replication = 'aws_s3_bucket_replication_configuration';

const isSuspended = (one: Resource): boolean =>
  one
    .blocks('versioning_configuration')
    .some((block) => ['Suspended', 'Disabled'].includes(textOf(block.get('status')) ?? ''));

/** A bucket whose versions are certainly not kept, or not yet when something needs them. */
function versioningProblem(resource: Resource, found: Resource, argument: string, model: Model): string | false {
  if (!found.lacks('versioning') || !found.lacks('object_lock_enabled')) return false;
  const settings = settingsOf(versioning, found, model);
  const [only] = settings ?? [];
  if (settings === undefined || (only !== undefined && only.symbolic('versioning_configuration') instanceof Unknown))
    return false;
  if (only === undefined) return `${argument} must be a bucket with versioning, ${found.address} has none`;
  if (isSuspended(only)) return `${argument} must be a bucket with versioning, ${only.address} does not enable it`;
  return outruns(resource, only, model) && `${argument} must wait for ${only.address}, and does not depend on it`;
}

const destinationsOf = (resource: Resource): readonly Body[] =>
  resource.blocks('rule').flatMap((one) => one.blocks('destination'));

function replicationProblems(resource: Resource, model: Model): (string | false)[] {
  const source = bucketOf(resource, model);
  const targets = destinationsOf(resource).map((block) => model.follow(block, 'bucket', bucket));
  return [
    source !== undefined && versioningProblem(resource, source, 'bucket', model),
    ...targets.map(
      (one) =>
        one?.type === bucket &&
        one.managed &&
        one !== source &&
        versioningProblem(resource, one, 'destination.bucket', model),
    ),
  ];
}

/** Rules about what versions of objects are needed for. */
export const versioningRules = [
  rule({
    id: 's3/replication-versioning',
    severity: 'rejects',
    source: guide('replication-requirements'),
    on: replication,
    demand: 'objects are copied between buckets that keep versions',
    fix: 'Add aws_s3_bucket_versioning with status "Enabled" to both buckets, and depends_on both.',
    check: replicationProblems,
  }),
  rule({
    id: 's3/replication-itself',
    severity: 'rejects',
    source: guide('replication-requirements'),
    on: replication,
    demand: 'objects are copied to another bucket',
    fix: 'Name another bucket in destination.',
    check: (resource, model) => {
      const source = bucketOf(resource, model);
      return destinationsOf(resource).map(
        (block) =>
          source !== undefined &&
          model.follow(block, 'bucket', bucket) === source &&
          `destination.bucket must be another bucket than ${source.address}`,
      );
    },
  }),
  rule({
    id: 's3/lock-versioning',
    severity: 'rejects',
    source: guide('object-lock-configure'),
    on: lockConfiguration,
    demand: 'objects are locked in a bucket that keeps versions',
    fix: 'Set object_lock_enabled = true on the bucket, or add aws_s3_bucket_versioning and depends_on it.',
    check: (resource, model) => {
      const found = bucketOf(resource, model);
      return found && versioningProblem(resource, found, 'bucket', model);
    },
  }),
  rule({
    id: 's3/lock-suspended',
    severity: 'rejects',
    source: guide('object-lock-managing'),
    on: versioning,
    demand: 'a bucket that locks objects keeps versions',
    fix: 'Set status to "Enabled".',
    check: (resource, model) => {
      const found = bucketOf(resource, model);
      return (
        isTrue(found, 'object_lock_enabled') &&
        isSuspended(resource) &&
        `status must be Enabled, because ${found?.address} locks objects`
      );
    },
  }),
  rule({
    id: 's3/object-lock-bucket',
    severity: 'rejects',
    source: guide('object-lock-managing'),
    on: ['aws_s3_object', 'aws_s3_object_copy'],
    demand: 'an object is locked in a bucket that locks objects',
    fix: 'Set object_lock_enabled = true on the bucket.',
    check: (resource, model) => {
      const names = ['object_lock_legal_hold_status', 'object_lock_mode', 'object_lock_retain_until_date'];
      const given = names.find((name) => resource.has(name) === true);
      const found = given === undefined ? undefined : bucketOf(resource, model);
      const unlocked =
        found !== undefined &&
        ['object_lock_enabled', 'object_lock_configuration'].every((name) => found.lacks(name)) &&
        settingsOf(lockConfiguration, found, model)?.length === 0;
      return unlocked && `${given} must be absent in a bucket without object lock, ${found.address} has none`;
    },
  }),
];
