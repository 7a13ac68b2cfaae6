import { isMap, textOf, type ValueMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { rule, shown } from '../define';
import { outruns } from '../ordering';
import { policyOf, statementsOf, textsIn } from '../policy';
import { guide } from './guide';
import { bucketOf, settingsOf } from './settings';

const ownership = 'aws_s3_bucket_ownership_controls';
const open = ['public-read', 'public-read-write', 'authenticated-read'];

/** A bucket that keeps the public out, as every new one does, while something lets it in. */
function blockProblem(resource: Resource, what: string, argument: string, model: Model): string | false {
  const found = bucketOf(resource, model);
  if (found === undefined) return false;
  const blocks = settingsOf('aws_s3_bucket_public_access_block', found, model);
  if (blocks === undefined) return false;
  const [only] = blocks;
  const demand = `${what} needs an aws_s3_bucket_public_access_block with ${argument} = false`;
  if (only === undefined) return `${demand}, ${found.address} has none`;
  if (isTrue(only, argument)) return `${demand}, ${only.address} has true`;
  return outruns(resource, only, model) && `${demand} before it, and does not depend on ${only.address}`;
}

/** Whether a statement certainly lets everybody in. */
function isPublic({ Effect: effect, Principal: principal, Condition: condition }: ValueMap): boolean {
  const everybody = isMap(principal)
    ? textsIn(principal.AWS).includes('*') || Object.hasOwn(principal, '*')
    : principal === '*';
  return effect === 'Allow' && everybody && condition === undefined;
}

const enforces = (one: Resource): boolean =>
  one.blocks('rule').some((block) => block.get('object_ownership') === 'BucketOwnerEnforced');

/** Rules about who else may reach a bucket. */
export const publicBucketRules = [
  rule({
    id: 's3/public-policy',
    severity: 'rejects',
    source: guide('access-control-block-public-access'),
    on: 'aws_s3_bucket_policy',
    demand: 'a bucket lets the public in by a policy only where its public access block says so',
    fix: 'Add aws_s3_bucket_public_access_block with block_public_policy = false, and depends_on it; or let CloudFront alone read the bucket.',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'policy', model)) ?? []).some(isPublic) &&
      blockProblem(resource, 'policy for everybody', 'block_public_policy', model),
  }),
  rule({
    id: 's3/public-acl',
    severity: 'rejects',
    source: guide('access-control-block-public-access'),
    on: 'aws_s3_bucket_acl',
    demand: 'a bucket lets the public in by an ACL only where its public access block says so',
    fix: 'Add aws_s3_bucket_public_access_block with block_public_acls = false, and depends_on it.',
    check: (resource, model) => {
      const acl = textOf(resource.get('acl')) ?? '';
      return open.includes(acl) && blockProblem(resource, `acl ${shown(acl)}`, 'block_public_acls', model);
    },
  }),
  rule({
    id: 's3/acl-waits',
    severity: 'rejects',
    source: guide('about-object-ownership'),
    on: 'aws_s3_bucket_acl',
    demand: 'an ACL comes after ownership controls that allow ACLs',
    fix: 'Set object_ownership to BucketOwnerPreferred, and depends_on the ownership controls.',
    check: (resource, model) => {
      const found = bucketOf(resource, model);
      const [only] = (found && settingsOf(ownership, found, model)) ?? [];
      if (only === undefined) return undefined;
      if (enforces(only)) return `bucket must allow ACLs, ${only.address} has BucketOwnerEnforced`;
      return outruns(resource, only, model) && `bucket must wait for ${only.address}, and does not depend on it`;
    },
  }),
  rule({
    id: 's3/object-acl',
    severity: 'rejects',
    source: guide('about-object-ownership'),
    on: ['aws_s3_object', 'aws_s3_bucket_object', 'aws_s3_object_copy'],
    demand: 'an object has an ACL for others only in a bucket that allows ACLs',
    fix: 'Remove acl, or add aws_s3_bucket_ownership_controls with BucketOwnerPreferred.',
    check: (resource, model) => {
      const acl = textOf(resource.get('acl')) ?? '';
      const found = ['', 'private', 'bucket-owner-full-control'].includes(acl) ? undefined : bucketOf(resource, model);
      const controls = found && settingsOf(ownership, found, model);
      const [only] = controls ?? [];
      return (
        controls !== undefined &&
        (only === undefined || enforces(only)) &&
        `acl must be absent where ${found?.address} allows no ACLs, was ${shown(acl)}`
      );
    },
  }),
];
