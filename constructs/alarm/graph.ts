import type { MetricFormula, WatchedMetric } from './metric';

/** What a dashboard draws of one alarm. */
export interface Graph {
  /** What it shows, with its unit. */
  readonly title: string;

  /** One metric, or a formula over several. */
  readonly watches: WatchedMetric | MetricFormula;

  /** The value above which the alarm fires: a line across the graph. */
  readonly threshold: number;

  /** Seconds between two points. */
  readonly periodSeconds: number;
}

/** Properties of the widget of type `metric` that draws a graph. */
export function graphProperties({ title, watches, threshold, periodSeconds }: Graph, region: string): object {
  return {
    title,
    region,
    view: 'timeSeries',
    period: periodSeconds,
    metrics: 'expression' in watches ? formulaLines(watches) : [metricLine(watches, {})],
    annotations: { horizontal: [{ label: 'Alarm', value: threshold }] },
    yAxis: { left: { min: 0 } },
  };
}

/** The value on the left axis, what it is computed from on the right one. */
function formulaLines({ expression, label, metrics }: MetricFormula): unknown[] {
  const inputs = Object.entries(metrics).map(([id, metric]) => metricLine(metric, { id, label: id, yAxis: 'right' }));
  return [[{ expression, label, id: 'value' }], ...inputs];
}

const metricLine = ({ namespace, metricName, dimensions, statistic }: WatchedMetric, drawn: object): unknown[] => [
  namespace,
  metricName,
  ...Object.entries(dimensions).flat(),
  { stat: statistic, ...drawn },
];
