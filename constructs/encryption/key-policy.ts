/** Where a key is: what its policy is written from. */
export interface KeyPlace {
  /** Id of the account. */
  readonly accountId: string;

  /** Partition of AWS, as ARNs have it. */
  readonly partition: string;

  /** How names of AWS's services end there. */
  readonly dnsSuffix: string;

  /** Region of the key. */
  readonly region: string;
}

/** The policy of a key that its account decides about, and that `services` may use for themselves; as JSON. */
export function keyPolicy({ accountId, partition }: KeyPlace, services: readonly object[]): string {
  const owner = {
    Sid: 'AccountDecides',
    Effect: 'Allow',
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [owner, ...services] });
}

/**
 * Alarms of this account publish to topics that the key encrypts.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const alarmsPublish = ({ accountId }: KeyPlace): object => ({
  Sid: 'AlarmsPublish',
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
  Resource: '*',
  Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
});

/**
 * CloudWatch Logs encrypts these log groups and no others.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const logsEncrypt = (
  { accountId, partition, dnsSuffix, region }: KeyPlace,
  logGroupNames: readonly string[],
): object => ({
  Sid: 'LogsEncrypt',
  Effect: 'Allow',
  Principal: { Service: `logs.${region}.${dnsSuffix}` },
  Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
  Resource: '*',
  Condition: {
    ArnEquals: {
      'kms:EncryptionContext:aws:logs:arn': logGroupNames.map(
        (name) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`,
      ),
    },
  },
});
