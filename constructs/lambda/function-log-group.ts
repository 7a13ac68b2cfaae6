import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import { checkRetention, type LogRetentionDays } from '../logging/log-retention';
import { NamedConstruct } from '../named-construct';
import { checkFunctionName } from './function-name';

/** What {@link FunctionLogGroup} takes. */
export interface FunctionLogGroupProps {
  /** Name of the function, 1 to 64 letters, digits, hyphens and underscores. */
  readonly functionName: string;

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

/**
 * Where a function logs. It exists before the function's first call: otherwise Lambda makes the group itself, without a
 * retention time, and Terraform's own creation then fails.
 */
export class FunctionLogGroup extends NamedConstruct {
  /** ARN of the log group, without a trailing `:*`. */
  readonly arn: string;

  /** Name of the log group. */
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: FunctionLogGroupProps) {
    super(scope, id);
    checkFunctionName(this, props.functionName);
    checkRetention(this, props.retentionDays);

    const name = `/aws/lambda/${props.functionName}`;
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
