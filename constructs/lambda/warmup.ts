import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { checkPattern, checkWholeNumber } from '../prop-check';
import type { FunctionAlias } from './function-alias';

/** What {@link Warmup} takes. */
export interface WarmupProps {
  /** Name of the EventBridge rule, 1 to 64 letters, digits and . - _. */
  readonly name: string;

  /** The alias that callers use; warming the bare function would warm what nobody calls. */
  readonly alias: FunctionAlias;

  /**
   * Minutes between two calls, 1 to 60. Lambda keeps an idle environment for some minutes.
   *
   * @default 5
   */
  readonly everyMinutes?: number;
}

/** Calls an alias with `{ "warmup": true }` on a schedule, so that one environment stays initialised. */
export class Warmup extends NamedConstruct {
  constructor(scope: Construct, id: string, props: WarmupProps) {
    super(scope, id);
    const everyMinutes = props.everyMinutes ?? 5;
    this.check(props.name, everyMinutes);
    props.alias.warmBy(this);

    const rule = new CloudwatchEventRule(this, 'Default', {
      name: props.name,
      description: 'Keeps one Lambda environment initialised',
      scheduleExpression: everyMinutes === 1 ? 'rate(1 minute)' : `rate(${everyMinutes} minutes)`,
    });
    const permission = new LambdaPermission(this, 'permission.Default', {
      statementId: 'AllowEventBridge',
      action: 'lambda:InvokeFunction',
      functionName: props.alias.functionName,
      qualifier: props.alias.aliasName,
      principal: 'events.amazonaws.com',
      sourceArn: rule.arn,
    });
    new CloudwatchEventTarget(this, 'target.Default', {
      rule: rule.name,
      arn: props.alias.arn,
      input: JSON.stringify({ warmup: true }),
      dependsOn: [permission],
    });
  }

  private check(name: string, everyMinutes: number): void {
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: /^[.\-_A-Za-z0-9]{1,64}$/,
      mustBe: '1 to 64 letters, digits and . - _',
      fix: 'Shorten it.',
    });
    checkWholeNumber(this, {
      prop: 'everyMinutes',
      value: everyMinutes,
      least: 1,
      most: 60,
      unit: 'minutes',
      fix: 'Take 5; an environment idle for an hour is gone.',
    });
  }
}
