import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { keptLogGroup, type LogKeeping } from './kept-log-group';

/** What {@link AccessLogGroup} takes. */
export interface AccessLogGroupProps extends LogKeeping {
  /**
   * Last part of the log group's name, after `/aws/vendedlogs/apigateway/`.
   *
   * With that prefix the delivery needs no entry of its own in the account's log resource policy, which holds 5120 characters.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
   */
  readonly name: string;
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

    const logGroup = keptLogGroup(this, 'Default', `/aws/vendedlogs/apigateway/${props.name}`, props);

    this.arn = logGroup.arn;
    this.logGroupName = logGroup.name;
  }
}
