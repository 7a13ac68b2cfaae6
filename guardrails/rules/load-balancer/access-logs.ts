import {
  booleanOf,
  isList,
  isMap,
  textOf,
  Unknown,
  type Value,
  type ValueMap,
} from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { policyOf, statementsOf, textsIn } from '../policy';
import { bucketOf, settingsOf } from '../s3/settings';
import { balancers, kindOf } from './names';

const guide = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html';
const writer = 'logdelivery.elasticloadbalancing.amazonaws.com';

/** The buckets of the configuration that a load balancer certainly writes its logs into. */
const bucketsOf = (resource: Resource, model: Model): readonly Resource[] =>
  resource
    .blocks('access_logs')
    .filter((block) => booleanOf(block.get('enabled')) === true)
    .flatMap((block) => bucketOf(block, model) ?? []);

const isOpen = (value: Value | undefined): boolean =>
  value instanceof Unknown || (isList(value) && value.some((one) => one instanceof Unknown));

/** Whether a statement may let load balancers write; an account may be theirs, one for each region. */
function mayAllow({ Effect: effect, Principal: principal }: ValueMap): boolean {
  if (effect === 'Deny') return false;
  if (!isMap(principal)) return true;
  return (
    Object.keys(principal).some((kind) => kind !== 'Service') ||
    isOpen(principal.Service) ||
    textsIn(principal.Service).some((one) => one === writer || one === '*')
  );
}

/** What the policies of a bucket of logs lack. */
function policyProblem(balancer: Resource, bucket: Resource, model: Model): string | false {
  const policies = bucket.lacks('policy') ? settingsOf('aws_s3_bucket_policy', bucket, model) : undefined;
  if (policies === undefined) return false;
  if (policies.length === 0)
    return `access_logs.bucket must have a policy that lets load balancers write, ${bucket.address} has none`;
  const statements = policies.map((one) => statementsOf(policyOf(one, 'policy', model)));
  return (
    kindOf(balancer) === 'application' &&
    statements.every((list) => list !== undefined && !list.some(mayAllow)) &&
    `access_logs.bucket must have a policy that lets ${writer} write, ${policies[0]?.address} does not`
  );
}

/** The encryption by KMS that a bucket is given. */
const encryptionOf = (bucket: Resource, model: Model): Resource | undefined =>
  settingsOf('aws_s3_bucket_server_side_encryption_configuration', bucket, model)?.find((one) =>
    one
      .blocks('rule')
      .flatMap((block) => block.blocks('apply_server_side_encryption_by_default'))
      .some((block) => ['aws:kms', 'aws:kms:dsse'].includes(textOf(block.get('sse_algorithm')) ?? '')),
  );

/** Rules about the buckets that load balancers write their logs into. */
export const balancerLogRules = [
  rule({
    id: 'load-balancer/log-bucket',
    severity: 'rejects',
    source: guide,
    on: balancers,
    demand: 'a bucket of access logs must have a policy that lets load balancers write',
    fix: `Allow s3:PutObject to ${writer} in an aws_s3_bucket_policy.`,
    check: (resource, model) =>
      kindOf(resource) === ''
        ? undefined
        : bucketsOf(resource, model).map((one) => policyProblem(resource, one, model)),
  }),
  rule({
    id: 'load-balancer/log-encryption',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-alb/issues/61',
    on: balancers,
    demand: 'an application load balancer writes into a bucket encrypted by S3, not by KMS',
    fix: 'Set sse_algorithm = "AES256", or leave the encryption out.',
    check: (resource, model) =>
      bucketsOf(resource, model).map((one) => {
        const encryption = kindOf(resource) === 'application' ? encryptionOf(one, model) : undefined;
        return encryption && `access_logs.bucket must be encrypted with AES256, ${encryption.address} says KMS`;
      }),
  }),
];
