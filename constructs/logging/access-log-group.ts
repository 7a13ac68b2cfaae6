import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { checkRetention, type LogRetentionDays } from './log-retention';

/** What {@link AccessLogGroup} takes. */
export interface AccessLogGroupProps {
  /**
   * Last part of the log group's name, after `/aws/vendedlogs/apigateway/`.
   *
   * With that prefix the delivery needs no entry of its own in the account's log resource policy, which holds 5120 characters.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
   */
  readonly name: string;

  /** How long lines are kept, in days; one of the values CloudWatch Logs takes. */
  readonly retentionDays: LogRetentionDays;

  /**
   * Whether the group and its lines outlive the stack.
   *
   * @default false - destroyed with the stack
   */
  readonly kept?: boolean;

  /**
   * What the lines are encrypted with.
   *
   * @default - a key of AWS
   */
  readonly key?: EncryptionKey;
}

/** Where API Gateway writes one line for each request. */
export class AccessLogGroup extends NamedConstruct {
  /** ARN of the log group, without a trailing `:*`. */
  readonly arn: string;

  /** Name of the log group. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: AccessLogGroupProps) {
    super(scope, id);
    checkPattern(this, {
      prop: 'name',
      value: props.name,
      pattern: /^[.\-_/#A-Za-z0-9]{1,484}$/,
      mustBe: 'up to 484 letters, digits and . - _ / #',
      fix: 'Replace other characters by hyphens.',
    });
    checkRetention(this, props.retentionDays);

    const name = `/aws/vendedlogs/apigateway/${props.name}`;
    const logGroup = new CloudwatchLogGroup(this, 'Default', {
      name,
      retentionInDays: props.retentionDays,
      skipDestroy: props.kept ?? false,
      kmsKeyId: props.key?.ofLogGroup(name),
    });

    this.arn = logGroup.arn;
    this.logGroupName = logGroup.name;
  }
}
