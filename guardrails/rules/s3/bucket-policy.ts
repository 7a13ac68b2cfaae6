import { isList, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { outlineOf, soleReference } from '../apis';
import { rule, shown } from '../define';
import { policyOf, principalProblem, statementsOf, textsIn } from '../policy';
import { bucket, bucketOf } from './settings';

const listOf = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : isList(value) ? value : [value];

/** The text of a resource, with a mark for the bucket that it names by reference. */
function resourceText(value: Value): string | undefined {
  const sole = soleReference(value);
  return sole === undefined ? outlineOf(value, 'x') : sole.attribute === 'arn' ? 'x' : undefined;
}

/** Whether an ARN is put behind the beginning of another one. */
function isTwice(value: Value): boolean {
  if (typeof value === 'string') return /^arn:[^/]*:arn:/.test(value);
  const [first, second] = value instanceof Unknown ? value.parts : [];
  return (
    typeof first === 'string' && /:::$/.test(first) && typeof second === 'object' && second.path.join('.') === 'arn'
  );
}

const ofObjects =
  /^s3:((Get|Put|Delete)Object(Acl|Version|Tagging)?\*?|RestoreObject|AbortMultipartUpload|ListMultipartUploadParts)$/;
const ofBuckets = /^s3:(ListBucket(Versions|MultipartUploads)?|(Get|Put)Bucket[A-Z]\w*|GetEncryptionConfiguration)$/;

function unmet(statement: ValueMap): (string | false)[] {
  const texts = listOf(statement.Resource).map(resourceText);
  const known = texts.filter((text): text is string => text !== undefined);
  if (known.length === 0 || known.length < texts.length) return [];
  const objects = known.some((text) => text.includes('/') || text.endsWith('*'));
  const buckets = known.some((text) => !text.includes('/') || text === '*');
  return textsIn(statement.Action).map(
    (action) =>
      ((ofObjects.test(action) && !objects) || (ofBuckets.test(action) && !buckets)) &&
      `policy must have a Resource for each Action, ${action} is of ${ofObjects.test(action) ? 'objects: ARN/*' : 'buckets: ARN'}`,
  );
}

/** Elements that S3 misses where they are absent, each with its opposite. */
const needed = [
  ['Effect', 'Effect'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const;

const missingIn = (statement: ValueMap): (string | false)[] =>
  needed.map(
    ([name, opposite]) =>
      !Object.hasOwn(statement, name) &&
      !Object.hasOwn(statement, opposite) &&
      `policy must name ${/^[AE]/.test(name) ? 'an' : 'a'} ${name} in each statement, and one names none`,
  );

/** The bucket whose ARN a resource of a statement is, where it is surely another one than that of the policy. */
function strangerIn(value: Value, own: Resource | undefined, model: Model): string | false {
  const other = model.followValue(value, [bucket]);
  if (other?.type === bucket) return own !== undefined && other !== own && other.address;
  const [name, written] = [own?.get('bucket'), /^arn:[\w-]+:s3:::([^/*?$]+)(\/|$)/.exec(textOf(value) ?? '')?.[1]];
  return typeof name === 'string' && written !== undefined && name !== written && shown(written);
}

const ofS3 = /^(\*|s3(-object-lambda|-outposts|express)?:.*)$/i;

/** Rules about `aws_s3_bucket_policy`. */
export const bucketPolicyRules = [
  rule({
    id: 's3/bucket-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html',
    on: 'aws_s3_bucket_policy',
    demand: 'a bucket policy must name principals, ARNs of the bucket, and actions that fit them',
    fix: 'Name BUCKET_ARN for actions of the bucket and BUCKET_ARN/* for those of objects.',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'policy', model)) ?? []).flatMap((one) => [
        principalProblem(one),
        ...listOf(one.Resource).map(
          (value) => isTwice(value) && 'policy must name an ARN once in a Resource, was arn:...:arn:...',
        ),
        ...listOf(one.Resource).map(
          (value) =>
            typeof value === 'string' &&
            !/^(\*|arn:)/.test(value) &&
            `policy must write a Resource as an ARN, was ${shown(value)}`,
        ),
        ...unmet(one),
        ...missingIn(one),
        ...textsIn(one.Action).map(
          (action) => !ofS3.test(action) && `policy must allow actions of S3, was ${shown(action)}`,
        ),
      ]),
  }),
  rule({
    id: 's3/policy-bucket',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/28974',
    on: 'aws_s3_bucket_policy',
    demand: 'a bucket policy is about its own bucket alone',
    fix: 'Name the ARN of the bucket that the policy is for.',
    check: (resource, model) => {
      const own = bucketOf(resource, model);
      return (statementsOf(policyOf(resource, 'policy', model)) ?? [])
        .flatMap((one) => [...listOf(one.Resource), ...listOf(one.NotResource)])
        .map((value) => {
          const stranger = strangerIn(value, own, model);
          return stranger && `policy must be about ${own?.address}, names ${stranger}`;
        });
    },
  }),
];
