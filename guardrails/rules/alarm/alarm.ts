import { enumerations, limits } from '../../../limits/limits';
import { numberOf, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, given, rule } from '../define';
import { matches, orOf, sized } from '../demands';

/** The Terraform type of an alarm. */
export const alarm = 'aws_cloudwatch_metric_alarm';

/** The namespace of the metric of an alarm, when it is known. */
export const namespaceOf = (resource: Resource): string | undefined => textOf(resource.get('namespace'));

/** The name of the metric of an alarm, when it is known. */
export const metricOf = (resource: Resource): string | undefined => textOf(resource.get('metric_name'));

const staticComparisons = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];

const errorCounts = /^([45]xx|[45]XXError|Errors|Throttles|IntegrationError|ClientError|ExecutionError)$/;

/** Rules about threshold, periods and actions of `aws_cloudwatch_metric_alarm`. */
export const alarmRules = [
  argument({
    id: 'alarm/metric-text',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/21112',
    on: alarm,
    at: ['metric_name', 'namespace', 'dimensions{}', 'dimensions{key}'],
    must: matches(/^[\x20-\x7e]*$/, 'have printable ASCII characters only'),
    fix: 'Type the name again; characters that are not seen come with copies from a page.',
  }),
  rule({
    id: 'alarm/error-statistic',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
    on: alarm,
    demand: 'an alarm on the average of an error metric must have a threshold from 0 to 1',
    fix: 'Use statistic Sum for counts, or a threshold below 1 for a rate.',
    check: (resource) => {
      const threshold = numberOf(resource.get('threshold'));
      const average =
        resource.get('statistic') === 'Average' && /^AWS\/(ApiGateway|Lambda)$/.test(namespaceOf(resource) ?? '');
      return (
        average &&
        errorCounts.test(metricOf(resource) ?? '') &&
        threshold !== undefined &&
        threshold > 1 &&
        `threshold must be from 0 to 1 for the Average of ${metricOf(resource)}, was ${threshold}`
      );
    },
  }),
  rule({
    id: 'alarm/period',
    severity: 'misbehaves',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-alarm-period)',
    on: alarm,
    demand: 'period must be a multiple of 60 for metrics of API Gateway and Lambda',
    fix: 'Use 60 or a multiple of it.',
    check: (resource) => {
      const period = numberOf(resource.get('period'));
      if (period === undefined) return undefined;
      const legal = [10, 20, 30].includes(period) || (period >= 60 && period % 60 === 0);
      const coarse = period < 60 && /^AWS\/(ApiGateway|Lambda)$/.test(namespaceOf(resource) ?? '');
      return (
        (!legal || coarse) &&
        `period must be ${coarse ? '60 or more for these metrics' : '10, 20, 30 or a multiple of 60'}, was ${period}`
      );
    },
  }),
  rule({
    id: 'alarm/window',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-alarm-evaluation-window)',
    on: alarm,
    demand: 'period times evaluation_periods must be at most a day, or a week for periods of an hour and more',
    fix: 'Look back less far.',
    check: (resource) => {
      const [period, count] = [numberOf(resource.get('period')), numberOf(resource.get('evaluation_periods'))];
      if (period === undefined) return undefined;
      const { short, long } = limits.alarmWindowSeconds.value;
      const most = period < 3600 ? short : long;
      return (
        count !== undefined &&
        period * count > most &&
        `period * evaluation_periods must be at most ${most} s, was ${period * count}`
      );
    },
  }),
  rule({
    id: 'alarm/datapoints',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-datapoints-evaluation)',
    on: alarm,
    demand: 'datapoints_to_alarm must be at most evaluation_periods',
    fix: 'Lower datapoints_to_alarm.',
    check: (resource) => {
      const [points, periods] = [
        numberOf(resource.get('datapoints_to_alarm')),
        numberOf(resource.get('evaluation_periods')),
      ];
      return (
        points !== undefined &&
        periods !== undefined &&
        points > periods &&
        `datapoints_to_alarm must be at most evaluation_periods ${periods}, was ${points}`
      );
    },
  }),
  given({
    id: 'alarm/threshold',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-alarm-threshold)',
    on: alarm,
    demand: 'threshold must be given for a static comparison',
    fix: 'Set threshold.',
    at: 'threshold',
    where: (resource) => {
      const operator = textOf(resource.get('comparison_operator')) ?? '';
      return staticComparisons.includes(operator) && resource.lacks('threshold_metric_id') && `with ${operator}`;
    },
  }),
  rule({
    id: 'alarm/metric-given',
    severity: 'rejects',
    source: 'botocore 1.43.11, PutMetricAlarm',
    on: alarm,
    demand: 'an alarm must have a metric or a metric query',
    fix: 'Set metric_name, namespace, period and statistic.',
    check: (resource) =>
      resource.lacks('metric_name') &&
      resource.lacks('metric_query') &&
      'metric_name or metric_query must be given, had neither',
  }),
  argument({
    id: 'alarm/actions',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-alarm-actions-max)',
    on: alarm,
    at: ['alarm_actions', 'ok_actions', 'insufficient_data_actions'],
    must: sized(0, limits.alarmActions.value),
    fix: 'Notify one topic with several subscribers.',
  }),
  argument({
    id: 'alarm/action-service',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-alarm-actions-max)',
    on: alarm,
    at: ['alarm_actions[]', 'ok_actions[]', 'insufficient_data_actions[]'],
    must: orOf(
      enumerations.alarmActionServices.value,
      matches(
        new RegExp(`^(?!arn:[\\w-]+:(?!(${enumerations.alarmActionServices.value.join('|')}):)[\\w-]+:)`),
        'be of a service that takes alarms',
      ),
    ),
    fix: 'Notify an SNS topic.',
  }),
  argument({
    id: 'alarm/dimensions',
    severity: 'rejects',
    source: 'botocore 1.43.11, cloudwatch Dimensions',
    on: alarm,
    at: 'dimensions',
    must: sized(0, limits.alarmDimensions.value),
    fix: 'Name fewer dimensions.',
  }),
  rule({
    id: 'alarm/low-sample',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cloudwatch-alarm-low-sample-percentile)',
    on: alarm,
    demand: 'evaluate_low_sample_count_percentiles must go with a percentile',
    fix: 'Remove it, or use extended_statistic.',
    check: (resource) =>
      resource.has('evaluate_low_sample_count_percentiles') === true &&
      resource.lacks('extended_statistic') &&
      resource.lacks('metric_query') &&
      'evaluate_low_sample_count_percentiles must go with extended_statistic, which is absent',
  }),
];
