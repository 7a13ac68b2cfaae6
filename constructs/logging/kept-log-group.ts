import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { Construct } from 'constructs';
import type { EncryptionKey } from '../encryption/encryption-key';
import { checkRetention, type LogRetentionDays } from './log-retention';

/** How a log group keeps its lines. */
export interface LogKeeping {
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

/** Makes a log group of a name, which keeps its lines as it is told. */
export function keptLogGroup(
  scope: Construct,
  id: string,
  name: string,
  { retentionDays, kept = false, key }: LogKeeping,
): CloudwatchLogGroup {
  checkRetention(scope, retentionDays);
  return new CloudwatchLogGroup(scope, id, {
    name,
    retentionInDays: retentionDays,
    skipDestroy: kept,
    kmsKeyId: key?.ofLogGroup(name),
  });
}
