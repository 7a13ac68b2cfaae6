import { numberOf } from '../../terraform/language/value';
import type { Body, Resource } from '../../terraform/model/resource';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { type Usage, usage } from '../usage';

/** Alarms, dashboards and custom metrics. */
export const cloudwatchUsage = (stack: Stack): readonly Usage[] => [
  ...stack.all('aws_cloudwatch_metric_alarm').map((alarm) => alarmUsage(alarm, stack)),
  ...stack
    .all('aws_cloudwatch_composite_alarm')
    .map((alarm) => usage('cloudwatch.alarm.composite', alarm, Exact.of(1), '1 composite alarm')),
  ...stack
    .all('aws_cloudwatch_dashboard')
    .map((dashboard) => usage('cloudwatch.dashboard', dashboard, Exact.of(1), '1 dashboard')),
  ...stack.all('aws_cloudwatch_log_metric_filter').map((filter) => countedUsage(filter, stack)),
  ...metricsUsage(stack),
];

function alarmUsage(alarm: Resource, { notes }: Stack): Usage {
  const queries = alarm.blocks('metric_query');
  if (queries.some((query) => /^\s*SELECT\s/i.test(String(query.get('expression'))))) {
    notes.assume(`${alarm.address}: how many metrics its query analyses is not known, 1 is taken`);
    return usage('cloudwatch.alarm.metrics-insights', alarm, Exact.of(1), '1 analysed metric');
  }
  const metrics = Math.max(1, queries.filter((query) => query.block('metric') !== undefined).length);
  const watched = metrics * (isAnomaly(alarm, queries) ? bandMetrics : 1);
  const price = isHighResolution(alarm, queries) ? 'cloudwatch.alarm.high-resolution' : 'cloudwatch.alarm.standard';
  return usage(price, alarm, Exact.of(watched), watched === 1 ? '1 metric' : `${watched} metrics`);
}

/** Metrics that anomaly detection watches for one: its value and the two bounds of its band. */
const bandMetrics = 3;

const isAnomaly = (alarm: Resource, queries: readonly Body[]): boolean =>
  alarm.get('threshold_metric_id') !== undefined ||
  queries.some((query) => /ANOMALY_DETECTION_BAND/i.test(String(query.get('expression'))));

/** Seconds below which a metric is looked at more often than once a minute. */
const standardPeriod = 60;

function isHighResolution(alarm: Resource, queries: readonly Body[]): boolean {
  const bodies = [alarm, ...queries, ...queries.flatMap((query) => query.blocks('metric'))];
  return bodies.some((body) => (numberOf(body.get('period')) ?? standardPeriod) < standardPeriod);
}

/** A filter writes one metric, paid for in the hours in which lines match: all of the month, until somebody knows better. */
function countedUsage(filter: Resource, { notes }: Stack): Usage {
  const [transformation] = filter.blocks('metric_transformation');
  if (transformation?.has('dimensions') === true)
    notes.assume(`${filter.address}: how many values its dimensions have is not known, 1 metric is taken`);
  return usage('cloudwatch.metric', filter, Exact.of(1), '1 metric of counted log lines');
}

function metricsUsage(stack: Stack): Usage[] {
  const writers = stack.all('aws_lambda_function');
  tellDetailed(stack);
  if (writers.length === 0 && stack.traffic.stated('customMetrics') === undefined) return [];
  const metrics = stack.traffic.number('customMetrics');
  const of = writers.length > 0 ? writers : stack.model.resources.filter(({ managed }) => managed).slice(0, 1);
  return of.length === 0 ? [] : [usage('cloudwatch.metric', of, metrics, `${shown(metrics)} custom metrics`)];
}

/** Metrics by route or method are custom metrics, whose number depends on the calls: `customMetrics` must hold them. */
function tellDetailed({ model, notes }: Stack): void {
  const places = [
    ['aws_api_gateway_method_settings', 'settings', 'metrics_enabled'],
    ['aws_apigatewayv2_stage', 'default_route_settings', 'detailed_metrics_enabled'],
  ] as const;
  for (const [type, block, argument] of places) {
    const detailed = model.ofType(type).filter((one) => one.block(block)?.get(argument) === true);
    for (const { address } of detailed)
      notes.assume(
        `${address}: metrics by method or route are on; they are in the sum only as far as customMetrics holds them`,
      );
  }
}
