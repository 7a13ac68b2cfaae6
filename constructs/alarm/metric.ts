/** One CloudWatch metric, in one statistic. */
export interface WatchedMetric {
  /** Namespace of the service that writes it: `AWS/Lambda`. */
  readonly namespace: string;

  /** Name of the metric, in that service's own spelling. */
  readonly metricName: string;

  /** The complete set of dimensions; a set the service does not write has no data, ever. */
  readonly dimensions: Readonly<Record<string, string>>;

  /** `Sum` for counts, a percentile such as `p95` for times. */
  readonly statistic: 'Sum' | 'Average' | 'Maximum' | `p${number}`;
}

/** A value computed from several metrics. */
export interface MetricFormula {
  /** CloudWatch metric math over the keys of `metrics`. */
  readonly expression: string;

  /** What the value is, as a graph shows it. */
  readonly label: string;

  /** The metrics by the names the expression uses: a lower-case letter, then letters, digits and underscores. */
  readonly metrics: Readonly<Record<string, WatchedMetric>>;
}
