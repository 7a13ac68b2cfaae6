import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';

/** What {@link EncryptionKey} takes. */
export interface EncryptionKeyProps {
  /** Name of the key, without `alias/`: up to 250 letters, digits and `/ _ -`, unique in account and region. */
  readonly name: string;

  /** What the key is for. */
  readonly description: string;
}

/**
 * A KMS key of one's own, renewed every year. The account's own policies say who may use and manage it; CloudWatch alarms may use it to
 * publish to a topic, for alarms of this account alone.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export class EncryptionKey extends NamedConstruct {
  /** ARN of the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, description }: EncryptionKeyProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
      mustBe: '1 to 250 letters, digits and / _ -, not beginning with aws/',
      fix: 'Shorten it, and replace other characters.',
    });
    const key = new KmsKey(this, 'Default', {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: this.policy(),
    });
    new KmsAlias(this, 'alias.Default', { name: `alias/${name}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }

  private policy(): string {
    const { accountId } = new DataAwsCallerIdentity(this, 'caller.Default');
    const { partition } = new DataAwsPartition(this, 'partition.Default');
    const owner = {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: 'kms:*',
      Resource: '*',
    };
    const alarms = {
      Sid: 'AlarmsPublish',
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    };
    return JSON.stringify({ Version: '2012-10-17', Statement: [owner, alarms] });
  }
}
