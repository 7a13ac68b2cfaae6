import type { Construct } from 'constructs';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import type { AlertTopic } from './alert-topic';
import { makeAlarms } from './watch';

/** What {@link SpilloverAlarm} takes. */
export interface SpilloverAlarmProps {
  /** How the alarm's name begins: `<prefix>-function-spillover`. */
  readonly namePrefix: string;

  /** The alias that has provisioned concurrency. */
  readonly alias: FunctionAlias;

  /** More calls beyond the provisioned concurrency than this in a minute, for five minutes. */
  readonly spilloversPerMinute: number;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/**
 * Tells that provisioned concurrency is too small: `<id>_spillover`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html
 */
export class SpilloverAlarm extends NamedConstruct {
  constructor(scope: Construct, id: string, { namePrefix, alias, spilloversPerMinute, topic }: SpilloverAlarmProps) {
    super(scope, id);
    const { functionName, aliasName } = alias;
    const spillover = {
      title: 'Calls beyond provisioned concurrency a minute',
      description:
        'Calls find all provisioned environments busy and start others, which are paid for as well. Look first at ProvisionedConcurrencyUtilization of the alias: near 1 all day means too few in config/, a peak a wave of calls or a slow dependency.',
      watches: {
        namespace: 'AWS/Lambda',
        metricName: 'ProvisionedConcurrencySpilloverInvocations',
        dimensions: { FunctionName: functionName, Resource: `${functionName}:${aliasName}` },
        statistic: 'Sum',
      },
      threshold: spilloversPerMinute,
      evaluationPeriods: 5,
    } as const;
    makeAlarms(this, { spillover }, { prefix: `${namePrefix}-function`, topic });
  }
}
