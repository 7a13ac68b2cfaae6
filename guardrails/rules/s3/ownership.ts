import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';

/** Whether a bucket of the configuration certainly keeps the ownership that AWS gives to new ones, which allows no ACLs. */
export function keepsOwnership(bucket: Resource, model: Model): boolean {
  if (!bucket.managed || bucket.conditional || model.hasOpaqueModules || model.exports(bucket)) return false;
  const { sure, maybe } = model.related('aws_s3_bucket_ownership_controls', 'bucket', bucket);
  return sure.length + maybe.length === 0;
}
