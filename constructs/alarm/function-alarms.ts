import type { Construct } from 'constructs';
import type { BundledFunction } from '../lambda/bundled-function';
import { NamedConstruct } from '../named-construct';
import { Alarm } from './alarm';
import type { AlertTopic } from './alert-topic';

/** What {@link FunctionAlarms} takes. */
export interface FunctionAlarmsProps {
  /** How alarm names begin: `<prefix>-function-errors`. */
  readonly namePrefix: string;

  /** The function that is watched, through all its versions and aliases. */
  readonly function: BundledFunction;

  /** When the alarms fire. */
  readonly thresholds: FunctionAlarmThresholds;

  /** Name of the function's log group, for whoever looks first. */
  readonly logGroupName: string;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/** When the alarms of a function fire. */
export interface FunctionAlarmThresholds {
  /** More failed calls than this in a minute, for two minutes. */
  readonly errorsPerMinute: number;

  /** More calls that Lambda refuses because it has no capacity than this in a minute, for two minutes. */
  readonly throttlesPerMinute: number;
}

/**
 * What wakes someone about a function: `<id>_errors` and `<id>_throttles`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class FunctionAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { namePrefix, thresholds, logGroupName, topic } = props;
    const watched = { namespace: 'AWS/Lambda', dimensions: { FunctionName: props.function.functionName } } as const;

    new Alarm(this, 'errors', {
      name: `${namePrefix}-function-errors`,
      description: `Calls of the function fail. Look first at lines of level ERROR in ${logGroupName}: the handler answers expected failures itself, so these are crashes, time-outs or lack of memory.`,
      watches: { ...watched, metricName: 'Errors', statistic: 'Sum' },
      threshold: thresholds.errorsPerMinute,
      topic,
    });
    new Alarm(this, 'throttles', {
      name: `${namePrefix}-function-throttles`,
      description:
        "Lambda turns calls away. Look first at ConcurrentExecutions against the account's limit and the function's reserved concurrency; callers see 503.",
      watches: { ...watched, metricName: 'Throttles', statistic: 'Sum' },
      threshold: thresholds.throttlesPerMinute,
      topic,
    });
  }
}
