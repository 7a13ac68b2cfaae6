import { enumerations, limits } from '../limits';
import type { Model } from '../model/model';
import type { Resource } from '../model/resource';
import { isMap, numberOf, textOf, type Value } from '../model/value';
import { isTrue, membersOf, protocolOf, soleReference } from './apis';
import { argument, rule, shown } from './define';
import { matches, sized } from './demands';

const alarm = 'aws_cloudwatch_metric_alarm';
const staticComparisons = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];

type Kind = 'HTTP' | 'WEBSOCKET' | 'REST';

const dimensionsOf = (resource: Resource): Readonly<Record<string, Value>> => resource.map('dimensions') ?? {};
const namespaceOf = (resource: Resource): string | undefined => textOf(resource.get('namespace'));
const metricOf = (resource: Resource): string | undefined => textOf(resource.get('metric_name'));

/** The API whose id or name a dimension holds. */
function apiBehind(resource: Resource, model: Model): Resource | undefined {
  const symbolic = resource.symbolic('dimensions');
  if (!isMap(symbolic)) return undefined;
  const value = symbolic.ApiId ?? symbolic.ApiName;
  const sole = soleReference(value);
  const found = sole && model.followValue(value, ['aws_apigatewayv2_api', 'aws_api_gateway_rest_api']);
  return found?.type === 'aws_apigatewayv2_api' || found?.type === 'aws_api_gateway_rest_api' ? found : undefined;
}

function kindOf(api: Resource | undefined): Kind | undefined {
  return api?.type === 'aws_api_gateway_rest_api' ? 'REST' : protocolOf(api);
}

const metrics: Readonly<Record<Kind, readonly string[]>> = {
  HTTP: enumerations.httpApiMetrics.value,
  WEBSOCKET: enumerations.websocketMetrics.value,
  REST: enumerations.restApiMetrics.value,
};
const identifies: Readonly<Record<Kind, string>> = { HTTP: 'ApiId', WEBSOCKET: 'ApiId', REST: 'ApiName' };
const nouns: Readonly<Record<Kind, string>> = { HTTP: 'an HTTP API', WEBSOCKET: 'a WebSocket API', REST: 'a REST API' };

function apiAlarmProblems(resource: Resource, kind: Kind, model: Model): (string | false)[] {
  const api = apiBehind(resource, model);
  if (namespaceOf(resource) !== 'AWS/ApiGateway' || kindOf(api) !== kind) return [];
  const metric = metricOf(resource);
  const names = Object.keys(dimensionsOf(resource));
  const wrong = kind === 'REST' ? 'ApiId' : 'ApiName';
  return [
    metric !== undefined &&
      !metrics[kind].includes(metric) &&
      `metric_name must be one of ${metrics[kind].join(', ')} for ${nouns[kind]}, was ${shown(metric)}`,
    names.includes(wrong) && `dimensions must name ${identifies[kind]} for ${nouns[kind]}, named ${wrong}`,
  ];
}

/** A metric and dimension that no kind of API has together, when the API itself is not known. */
function mixedProblem(resource: Resource, model: Model): string | false {
  const names = Object.keys(dimensionsOf(resource));
  const metric = metricOf(resource) ?? '';
  if (
    namespaceOf(resource) !== 'AWS/ApiGateway' ||
    apiBehind(resource, model) !== undefined ||
    !isMap(resource.symbolic('dimensions'))
  )
    return false;
  if (names.includes('ApiId') && /^[45]XXError$/.test(metric))
    return `metric_name must be ${metric.startsWith('4') ? '4xx' : '5xx'} with the dimension ApiId, was ${shown(metric)}`;
  return (
    names.includes('ApiName') &&
    /^[45]xx$/.test(metric) &&
    `metric_name must be ${metric.toUpperCase()}Error with the dimension ApiName, was ${shown(metric)}`
  );
}

const apis = [
  rule({
    id: 'alarm/http-api-metric',
    fact: 'R340',
    on: alarm,
    demand: 'an alarm of an HTTP API must use its metrics, by ApiId',
    fix: 'Use 4xx, 5xx, Count, Latency or IntegrationLatency with ApiId and Stage.',
    check: (resource, model) => [...apiAlarmProblems(resource, 'HTTP', model), mixedProblem(resource, model)],
  }),
  rule({
    id: 'alarm/rest-api-metric',
    fact: 'R341',
    on: alarm,
    demand: 'an alarm of a REST API must use its metrics, by ApiName',
    fix: 'Use 4XXError, 5XXError, Count, Latency or IntegrationLatency with ApiName and Stage.',
    check: (resource, model) => apiAlarmProblems(resource, 'REST', model),
  }),
  rule({
    id: 'alarm/websocket-api-metric',
    fact: 'R342',
    on: alarm,
    demand: 'an alarm of a WebSocket API must use its metrics, by ApiId',
    fix: 'Use ConnectCount, MessageCount, IntegrationError, ClientError, ExecutionError or IntegrationLatency.',
    check: (resource, model) => apiAlarmProblems(resource, 'WEBSOCKET', model),
  }),
  rule({
    id: 'alarm/route-needs-detailed-metrics',
    fact: 'R126',
    on: alarm,
    demand: 'an alarm by route needs detailed metrics on the stage',
    fix: 'Set detailed_metrics_enabled = true in default_route_settings.',
    check: (resource, model) => {
      const api = apiBehind(resource, model);
      if (!Object.hasOwn(dimensionsOf(resource), 'Route') || api?.type !== 'aws_apigatewayv2_api') return undefined;
      const { members, closed } = membersOf(model, 'aws_apigatewayv2_stage', api);
      const open = members.some((one) =>
        ['default_route_settings', 'route_settings'].some(
          (name) =>
            one.has(name) === undefined ||
            one
              .blocks(name)
              .some(
                (block) =>
                  isTrue(block, 'detailed_metrics_enabled') || block.has('detailed_metrics_enabled') === undefined,
              ),
        ),
      );
      return (
        closed &&
        members.length > 0 &&
        !open &&
        `dimensions must not name a Route while ${members[0]?.address} records no detailed metrics`
      );
    },
  }),
  rule({
    id: 'alarm/lambda-dimensions',
    fact: 'R343',
    on: alarm,
    demand: 'an alarm of a function must name FunctionName, and Resource only beside it',
    fix: 'Add FunctionName, the plain name; write Resource as NAME:ALIAS.',
    check: (resource) => {
      const dimensions = dimensionsOf(resource);
      if (namespaceOf(resource) !== 'AWS/Lambda') return undefined;
      const name = textOf(dimensions.FunctionName) ?? '';
      return [
        Object.hasOwn(dimensions, 'Resource') &&
          !Object.hasOwn(dimensions, 'FunctionName') &&
          'dimensions must name FunctionName beside Resource, named Resource alone',
        /^arn:/.test(name) && `dimensions.FunctionName must be a name, was ${shown(name)}`,
      ];
    },
  }),
];

const errorCounts = /^([45]xx|[45]XXError|Errors|Throttles|IntegrationError|ClientError|ExecutionError)$/;

const values = [
  rule({
    id: 'alarm/error-statistic',
    fact: 'R344',
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
    fact: 'R346',
    on: alarm,
    demand: 'period must be a multiple of 60 for metrics of API Gateway and Lambda',
    fix: 'Use 60 or a multiple of it.',
    check: (resource) => {
      const period = numberOf(resource.get('period'));
      if (period === undefined) return undefined;
      const legal = [10, 20, 30].includes(period) || (period > 0 && period % 60 === 0);
      const coarse = period < 60 && /^AWS\/(ApiGateway|Lambda)$/.test(namespaceOf(resource) ?? '');
      return (
        (!legal || coarse) &&
        `period must be ${coarse ? '60 or more for these metrics' : '10, 20, 30 or a multiple of 60'}, was ${period}`
      );
    },
  }),
  rule({
    id: 'alarm/window',
    fact: 'R347',
    on: alarm,
    demand: 'period times evaluation_periods must be at most a day, or a week for periods of an hour and more',
    fix: 'Look back less far.',
    check: (resource) => {
      const [period, count] = [numberOf(resource.get('period')), numberOf(resource.get('evaluation_periods'))];
      if (period === undefined || count === undefined) return undefined;
      const { short, long } = limits.alarmWindowSeconds.value;
      const most = period < 3600 ? short : long;
      return period * count > most && `period * evaluation_periods must be at most ${most} s, was ${period * count}`;
    },
  }),
  rule({
    id: 'alarm/datapoints',
    fact: 'R348',
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
  rule({
    id: 'alarm/threshold',
    fact: 'R349',
    on: alarm,
    demand: 'threshold must be given for a static comparison',
    fix: 'Set threshold.',
    check: (resource) => {
      const operator = textOf(resource.get('comparison_operator')) ?? '';
      return (
        staticComparisons.includes(operator) &&
        resource.lacks('threshold') &&
        resource.lacks('threshold_metric_id') &&
        `threshold must be given with ${operator}, was absent`
      );
    },
  }),
  rule({
    id: 'alarm/metric-given',
    fact: 'R350',
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
    fact: 'R351',
    on: alarm,
    at: ['alarm_actions', 'ok_actions', 'insufficient_data_actions'],
    must: sized(0, limits.alarmActions.value),
    fix: 'Notify one topic with several subscribers.',
  }),
  argument({
    id: 'alarm/action-service',
    fact: 'R351',
    on: alarm,
    at: ['alarm_actions[]', 'ok_actions[]', 'insufficient_data_actions[]'],
    must: matches(
      new RegExp(`^(?!arn:[\\w-]+:(?!(${enumerations.alarmActionServices.value.join('|')}):)[\\w-]+:)`),
      'be of a service that takes alarms',
    ),
    fix: 'Notify an SNS topic.',
  }),
  argument({
    id: 'alarm/dimensions',
    fact: 'R352',
    on: alarm,
    at: 'dimensions',
    must: sized(0, limits.alarmDimensions.value),
    fix: 'Name fewer dimensions.',
  }),
  rule({
    id: 'alarm/low-sample',
    fact: 'R353',
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

/** Rules about `aws_cloudwatch_metric_alarm`. */
export const alarmRules = [...apis, ...values];
