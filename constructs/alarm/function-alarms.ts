import type { Construct } from 'constructs';
import type { BundledFunction } from '../lambda/bundled-function';
import { NamedConstruct } from '../named-construct';
import { newestFirst } from './access-log-query';
import type { AlertTopic } from './alert-topic';
import { CountedLines } from './counted-lines';
import type { WatchedMetric } from './metric';
import { makeAlarms, type Watch } from './watch';

/** What {@link FunctionAlarms} takes. */
export interface FunctionAlarmsProps {
  /** How alarm names begin: `<prefix>-function-errors`. */
  readonly namePrefix: string;

  /** The function that is watched, through all its versions and aliases. */
  readonly function: BundledFunction;

  /** When the alarms fire. */
  readonly thresholds: FunctionAlarmThresholds;

  /** Name of the function's log group, whose lines are JSON. */
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

  /**
   * More calls that wait for a new environment than this in 100, for five minutes of at least 20 calls each.
   *
   * @default - no alarm
   */
  readonly coldStartPercent?: number;
}

/**
 * What wakes someone about a function: `<id>_errors`, `<id>_throttles` and, where there is a threshold, `<id>_cold_starts`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class FunctionAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { namePrefix, topic } = props;
    const watches = { errors: errors(props), throttles: throttles(props), cold_starts: this.coldStarts(props) };
    makeAlarms(this, watches, { prefix: `${namePrefix}-function`, topic });
  }

  /** Lambda has no metric of cold starts. Its report of a call says how long the start took, if there was one. */
  private coldStarts(props: FunctionAlarmsProps): Watch | undefined {
    const { namePrefix, thresholds, logGroupName } = props;
    if (thresholds.coldStartPercent === undefined) return undefined;
    const lines = new CountedLines(this, 'cold_starts', {
      name: `${namePrefix}-function-cold-starts`,
      namespace: 'Gatehouse/Function',
      logGroupName,
      pattern: '{ $.record.metrics.initDurationMs > 0 }',
    });
    return {
      title: 'Cold starts in 100 calls',
      description: `Callers wait for new environments of the function. Look first at initDurationMs in ${logGroupName}, then at ConcurrentExecutions: a wave of calls wants provisioned concurrency, a long start a smaller bundle or more memory.`,
      watches: {
        expression: 'IF(calls >= 20, 100 * cold / calls, 0)',
        label: 'Cold starts in 100 calls',
        metrics: { cold: lines.metric, calls: metricOf(props, 'Invocations') },
      },
      threshold: thresholds.coldStartPercent,
      evaluationPeriods: 5,
      query: {
        logGroupName,
        text: 'filter record.metrics.initDurationMs > 0\n| stats count(*) as starts, avg(record.metrics.initDurationMs) as average_ms, max(record.metrics.initDurationMs) as longest_ms by bin(5m)',
      },
    };
  }
}

function errors(props: FunctionAlarmsProps): Watch {
  const { thresholds, logGroupName } = props;
  const fields = 'fields @timestamp, level, message, errorMessage, record.status, @message';
  const failed = 'filter level = "ERROR" or record.status in ["error", "failure", "timeout"]';
  return {
    title: 'Failed calls a minute',
    description: `Calls of the function fail. Look first at lines of level ERROR in ${logGroupName}: the handler answers expected failures itself, so these are crashes, time-outs or lack of memory.`,
    watches: metricOf(props, 'Errors'),
    threshold: thresholds.errorsPerMinute,
    query: { logGroupName, text: [fields, failed, ...newestFirst].join('\n| ') },
  };
}

/** A call that is turned away leaves no line in the function's log. */
function throttles(props: FunctionAlarmsProps): Watch {
  return {
    title: 'Calls turned away a minute',
    description:
      "Lambda turns calls away. Look first at ConcurrentExecutions against the account's limit and the function's reserved concurrency; callers see 503.",
    watches: metricOf(props, 'Throttles'),
    threshold: props.thresholds.throttlesPerMinute,
  };
}

const metricOf = (props: FunctionAlarmsProps, metricName: string): WatchedMetric => ({
  namespace: 'AWS/Lambda',
  metricName,
  dimensions: { FunctionName: props.function.functionName },
  statistic: 'Sum',
});
