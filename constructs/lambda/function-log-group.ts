import type { Construct } from 'constructs';
import { keptLogGroup, type LogKeeping } from '../logging/kept-log-group';
import { NamedConstruct } from '../named-construct';
import { checkFunctionName } from './function-name';

/** What {@link FunctionLogGroup} takes. */
export interface FunctionLogGroupProps extends LogKeeping {
  /** Name of the function, 1 to 64 letters, digits, hyphens and underscores. */
  readonly functionName: string;
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

    const logGroup = keptLogGroup(this, 'Default', `/aws/lambda/${props.functionName}`, props);

    this.arn = logGroup.arn;
    this.logGroupName = logGroup.name;
  }
}
