import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { withText } from '../groups';

/** The Terraform type of a bucket. */
export const bucket = 'aws_s3_bucket';

/** The bucket that the configuration makes and an argument leads to, by reference or by its name; of one that is only looked up, nothing is known. */
export function bucketOf(body: Body, model: Model, argument = 'bucket'): Resource | undefined {
  const found = model.follow(body, argument, bucket);
  if (found?.type === bucket) return found.managed ? found : undefined;
  const name = textOf(body.get(argument));
  const [only, another] = name === undefined ? [] : withText(bucket, 'bucket', name, model);
  return another === undefined ? only : undefined;
}

/** The settings of a type that a bucket has; undefined where there may be others, also in another configuration. */
export function settingsOf(type: string, found: Resource, model: Model): readonly Resource[] | undefined {
  const isOpen = found.conditional || model.hasOpaqueModules || model.partial;
  if (isOpen || ['id', 'bucket', 'arn'].some((attribute) => model.exports(found, attribute))) return undefined;
  const { sure, maybe } = model.related(type, 'bucket', found);
  const name = textOf(found.get('bucket'));
  const named = name === undefined ? [] : withText(type, 'bucket', name, model);
  const all = [...new Set([...sure, ...named])];
  return maybe.length > 0 || all.some(({ conditional }) => conditional) ? undefined : all;
}
