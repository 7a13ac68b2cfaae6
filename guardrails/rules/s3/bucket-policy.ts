import { isList, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import { outlineOf, soleReference } from '../apis';
import { rule, shown } from '../define';
import { policyOf, principalProblem, statementsOf, textsIn } from '../policy';

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
      ]),
  }),
];
