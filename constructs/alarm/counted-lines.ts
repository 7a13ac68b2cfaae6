import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import type { WatchedMetric } from './metric';

/** What {@link CountedLines} take. */
export interface CountedLinesProps {
  /** Name of the filter and of its metric. */
  readonly name: string;

  /** CloudWatch namespace of the metric, not beginning with `AWS/`. */
  readonly namespace: string;

  /** Name of the log group whose lines are counted. */
  readonly logGroupName: string;

  /** Which lines: `{ $.status = "429" }`. */
  readonly pattern: string;
}

/**
 * A count of log lines as a metric, where AWS has none of its own. A month in which lines match all the time costs as one custom metric.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export class CountedLines extends NamedConstruct {
  /** How many lines there were. */
  readonly metric: WatchedMetric;

  constructor(scope: Construct, id: string, { name, namespace, logGroupName, pattern }: CountedLinesProps) {
    super(scope, id);
    const metricTransformation = { namespace, name, value: '1' };
    new CloudwatchLogMetricFilter(this, 'Default', { name, logGroupName, pattern, metricTransformation });
    this.metric = { namespace, metricName: name, dimensions: {}, statistic: 'Sum' };
  }
}
