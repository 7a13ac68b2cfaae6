import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import type { PolicyStatement } from '../lambda/policy-document';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { alarmsPublish, type KeyPlace, keyPolicy, logsEncrypt } from './key-policy';

/** What {@link EncryptionKey} takes. */
export interface EncryptionKeyProps {
  /** Name of the key, without `alias/`: up to 250 letters, digits and `/ _ -`, unique in account and region. */
  readonly name: string;

  /** What the key is for. */
  readonly description: string;

  /** Region of the key. */
  readonly region: string;
}

/**
 * A KMS key of one's own, renewed every year. The account's own policies say who may use and manage it. A service of AWS that uses it
 * for itself is let in by what it encrypts: a topic of alarms, a log group.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export class EncryptionKey extends NamedConstruct {
  /** ARN of the key. */
  readonly arn: string;

  private readonly place: KeyPlace;
  private readonly logGroupNames: string[] = [];
  private publishesAlarms = false;

  constructor(scope: Construct, id: string, { name, description, region }: EncryptionKeyProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
      mustBe: '1 to 250 letters, digits and / _ -, not beginning with aws/',
      fix: 'Shorten it, and replace other characters.',
    });
    const { accountId } = new DataAwsCallerIdentity(this, 'caller.Default');
    const { partition, dnsSuffix } = new DataAwsPartition(this, 'partition.Default');
    this.place = { accountId, partition, dnsSuffix, region };
    const key = new KmsKey(this, 'Default', {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: Lazy.stringValue({ produce: () => this.policy() }),
    });
    new KmsAlias(this, 'alias.Default', { name: `alias/${name}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }

  /** The ARN of the key for a topic, which alarms of this account may then publish to. */
  ofAlarms(): string {
    this.publishesAlarms = true;
    return this.arn;
  }

  /** The ARN of the key for the log group of this name, and for no other. */
  ofLogGroup(logGroupName: string): string {
    this.logGroupNames.push(logGroupName);
    return this.arn;
  }

  /**
   * What a role must be allowed that reads or writes, through one service alone, what the key encrypts; `what` says what that is.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
   */
  through(service: 'dynamodb' | 'sqs', what: string): PolicyStatement {
    const { region, dnsSuffix } = this.place;
    return {
      sid: `UseKeyOf${what.replace(/(^|_)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())}`,
      actions: actionsThrough[service],
      resources: [this.arn],
      conditions: { StringEquals: { 'kms:ViaService': `${service}.${region}.${dnsSuffix}` } },
    };
  }

  private policy(): string {
    return keyPolicy(this.place, [
      ...(this.publishesAlarms ? [alarmsPublish(this.place)] : []),
      ...(this.logGroupNames.length > 0 ? [logsEncrypt(this.place, this.logGroupNames)] : []),
    ]);
  }
}

/**
 * What each service asks KMS for in the name of who uses it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
const actionsThrough = {
  dynamodb: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
  sqs: ['kms:Decrypt', 'kms:GenerateDataKey'],
} as const;
