import type { LoadBalancerType } from './load-balancer';

/** A bucket and whose it is. */
export interface LogBucket {
  /** Its ARN. */
  readonly arn: string;

  /** Id of the account. */
  readonly accountId: string;

  /** Partition of AWS, as ARNs have it. */
  readonly partition: string;
}

/** The policy of a bucket that load balancers of one kind, of this account alone, write their logs to; as JSON. */
export function logBucketPolicy(type: LoadBalancerType, bucket: LogBucket): string {
  const encrypted = {
    Sid: 'EncryptedOnTheWay',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucket.arn, `${bucket.arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [...writers[type](bucket), encrypted] });
}

/**
 * Who writes. An Application Load Balancer does it itself, for a Network Load Balancer CloudWatch's log delivery does, which looks first whether
 * it may.
 */
const writers: Readonly<Record<LoadBalancerType, (bucket: LogBucket) => readonly object[]>> = {
  application: ({ arn, accountId }) => [
    {
      Sid: 'LoadBalancersWrite',
      Effect: 'Allow',
      Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `${arn}/AWSLogs/${accountId}/*`,
    },
  ],
  network: ({ arn, accountId, partition }) => {
    const ofAccount = {
      ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:*:${accountId}:*` },
      StringEquals: { 'aws:SourceAccount': accountId },
    };
    const delivery = { Effect: 'Allow', Principal: { Service: 'delivery.logs.amazonaws.com' } };
    return [
      { Sid: 'DeliveryLooks', ...delivery, Action: 's3:GetBucketAcl', Resource: arn, Condition: ofAccount },
      {
        Sid: 'DeliveryWrites',
        ...delivery,
        Action: 's3:PutObject',
        Resource: `${arn}/AWSLogs/${accountId}/*`,
        Condition: {
          ...ofAccount,
          StringEquals: { ...ofAccount.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      },
    ];
  },
};
