import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { CloudwatchQueryDefinition } from '@cdktf/provider-aws/lib/cloudwatch-query-definition';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { NamedConstruct } from '../named-construct';
import { checkLength, checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';
import type { AlertTopic } from './alert-topic';
import type { Graph } from './graph';
import type { MetricFormula, WatchedMetric } from './metric';

/** What {@link Alarm} takes. */
export interface AlarmProps {
  /** Name of the alarm, 1 to 255 characters, unique in account and region. */
  readonly name: string;

  /** What a graph of it is called, with its unit: `Server errors a minute`. */
  readonly title: string;

  /** What has happened and what to look at first, for whoever is woken by it; at most 1024 characters. */
  readonly description: string;

  /** What is watched: one metric, or a formula over several. */
  readonly watches: WatchedMetric | MetricFormula;

  /** The alarm fires above this value. */
  readonly threshold: number;

  /**
   * How many periods in a row the value must be too high.
   *
   * @default 2
   */
  readonly evaluationPeriods?: number;

  /**
   * Length of a period, in seconds, a multiple of 60.
   *
   * @default 60
   */
  readonly periodSeconds?: number;

  /**
   * What shows the lines behind the alarm. It is saved under the alarm's name, and the alarm's text names it.
   *
   * @default - no query is saved
   */
  readonly query?: LogQuery;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/** A query of CloudWatch Logs Insights, and the log group that it searches. */
export interface LogQuery {
  /** Name of the log group. */
  readonly logGroupName: string;

  /** The query, 1 to 10000 characters. */
  readonly text: string;
}

/**
 * An alarm that says what to look at first. Missing data is not a breach: a quiet API is a healthy one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export class Alarm extends NamedConstruct {
  /** Name of the alarm. */
  readonly alarmName: string;

  /** ARN of the alarm. */
  readonly arn: string;

  /** What a dashboard draws of it. */
  readonly graph: Graph;

  /** How long the value must be too high before the alarm goes off, in minutes. */
  readonly minutes: number;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const { evaluationPeriods = 2, periodSeconds = 60 } = props;
    this.check(props, evaluationPeriods, periodSeconds);

    const alarm = new CloudwatchMetricAlarm(this, 'Default', {
      alarmName: props.name,
      alarmDescription: props.query ? `${props.description} Saved query: ${props.name}.` : props.description,
      ...metricArguments(props.watches, periodSeconds),
      comparisonOperator: 'GreaterThanThreshold',
      threshold: props.threshold,
      evaluationPeriods,
      treatMissingData: 'notBreaching',
      alarmActions: [props.topic.arn],
      okActions: [props.topic.arn],
    });
    if (props.query) this.save(props.name, props.query);

    const { title, watches, threshold } = props;
    this.alarmName = props.name;
    this.arn = alarm.arn;
    this.minutes = (evaluationPeriods * periodSeconds) / 60;
    this.graph = { title, watches, threshold, periodSeconds };
  }

  private save(name: string, { logGroupName, text }: LogQuery): void {
    checkLength(this, { prop: 'query.text', value: text, ...limits.queryLength.value, fix: 'Ask for less.' });
    new CloudwatchQueryDefinition(this, 'query.Default', { name, queryString: text, logGroupNames: [logGroupName] });
  }

  private check({ name, description, threshold }: AlarmProps, evaluationPeriods: number, periodSeconds: number): void {
    checkLength(this, { prop: 'name', value: name, ...limits.queryNameLength.value, fix: 'Shorten it.' });
    checkLength(this, {
      prop: 'description',
      value: description,
      ...limits.alarmDescriptionLength.value,
      fix: 'Say what happened and what to look at first.',
    });
    if (!Token.isUnresolved(threshold) && !(Number.isFinite(threshold) && threshold >= 0)) {
      throw new PropError(this, {
        prop: 'threshold',
        mustBe: 'a number of 0 or more',
        was: threshold,
        fix: 'Correct it.',
      });
    }
    this.checkWindow(evaluationPeriods, periodSeconds);
  }

  private checkWindow(evaluationPeriods: number, periodSeconds: number): void {
    if (periodSeconds % 60 !== 0 || periodSeconds < 60) {
      throw new PropError(this, {
        prop: 'periodSeconds',
        mustBe: 'a multiple of 60',
        was: periodSeconds,
        fix: 'API Gateway and Lambda write one data point a minute; take 60.',
      });
    }
    const { short, long } = limits.alarmWindowSeconds.value;
    const longest = periodSeconds < 3600 ? short : long;
    checkWholeNumber(this, {
      prop: 'evaluationPeriods',
      value: evaluationPeriods,
      least: 1,
      most: Math.floor(longest / periodSeconds),
      unit: `periods of ${periodSeconds} seconds`,
      fix: 'An alarm looks back a day at most, or a week with periods of an hour.',
    });
  }
}

function metricArguments(watches: WatchedMetric | MetricFormula, period: number) {
  if ('expression' in watches) return { metricQuery: metricQueries(watches, period) };
  const { namespace, metricName, dimensions, statistic } = watches;
  const stated = statistic.startsWith('p') ? { extendedStatistic: statistic } : { statistic };
  return { namespace, metricName, dimensions: { ...dimensions }, period, ...stated };
}

function metricQueries(
  { expression, label, metrics }: MetricFormula,
  period: number,
): CloudwatchMetricAlarmMetricQuery[] {
  const inputs = Object.entries(metrics).map(([id, { namespace, metricName, dimensions, statistic }]) => ({
    id,
    metric: { namespace, metricName, dimensions: { ...dimensions }, stat: statistic, period },
  }));
  return [{ id: 'value', expression, label, returnData: true }, ...inputs];
}
