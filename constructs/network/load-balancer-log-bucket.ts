import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import type { LoadBalancerType } from './load-balancer';
import { logBucketPolicy } from './log-bucket-policy';

/** What {@link LoadBalancerLogBucket} takes. */
export interface LoadBalancerLogBucketProps {
  /** How the bucket's name begins: 3 to 37 lower-case letters, digits and hyphens. AWS's provider makes the rest, so that it is nobody else's. */
  readonly namePrefix: string;

  /** Which kind of load balancer writes. */
  readonly type: LoadBalancerType;

  /** Days after which what is written is deleted. */
  readonly retentionDays: number;

  /** Whether a destroy stops at a bucket that holds something. */
  readonly kept: boolean;
}

/**
 * The bucket that a load balancer writes its requests to, every five minutes. Nothing else writes there, nobody outside the account
 * reads there, and S3's own keys encrypt it: load balancers take no others.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html
 */
export class LoadBalancerLogBucket extends NamedConstruct {
  /** Name of the bucket. */
  readonly bucketName: string;

  /** What must stand before a load balancer writes: AWS tries it at once. */
  readonly writable: ITerraformDependable;

  constructor(scope: Construct, id: string, { namePrefix, type, retentionDays, kept }: LoadBalancerLogBucketProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'namePrefix',
      value: namePrefix,
      pattern: /^[a-z0-9][a-z0-9-]{2,36}$/,
      mustBe: '3 to 37 lower-case letters, digits and hyphens, not beginning with a hyphen',
      fix: 'Shorten it, and replace other characters by hyphens.',
    });
    const { accountId } = new DataAwsCallerIdentity(this, 'caller.Default');
    const { partition } = new DataAwsPartition(this, 'partition.Default');
    const { id: bucket, arn } = new S3Bucket(this, 'Default', { bucketPrefix: namePrefix, forceDestroy: !kept });
    const closed = new S3BucketPublicAccessBlock(this, 'closed.Default', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle.Default', {
      bucket,
      rule: [{ id: 'expire', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: retentionDays }] }],
    });
    this.bucketName = bucket;
    // S3 refuses two changes of one bucket's access at the same time.
    this.writable = new S3BucketPolicy(this, 'policy.Default', {
      bucket,
      policy: logBucketPolicy(type, { arn, accountId, partition }),
      dependsOn: [closed],
    });
  }
}
