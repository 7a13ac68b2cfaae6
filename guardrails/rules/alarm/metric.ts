import { enumerations } from '../../../limits/limits';
import { isMap, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue, membersOf, protocolOf, soleReference } from '../apis';
import { rule, shown } from '../define';
import { alarm, metricOf, namespaceOf } from './alarm';

type Kind = 'HTTP' | 'WEBSOCKET' | 'REST';

const metrics: Readonly<Record<Kind, readonly string[]>> = {
  HTTP: enumerations.httpApiMetrics.value,
  WEBSOCKET: enumerations.websocketMetrics.value,
  REST: enumerations.restApiMetrics.value,
};

const identifies: Readonly<Record<Kind, string>> = { HTTP: 'ApiId', WEBSOCKET: 'ApiId', REST: 'ApiName' };

const nouns: Readonly<Record<Kind, string>> = { HTTP: 'an HTTP API', WEBSOCKET: 'a WebSocket API', REST: 'a REST API' };

const dimensionsOf = (resource: Resource): Readonly<Record<string, Value>> => resource.map('dimensions') ?? {};

/** The API whose id or name a dimension holds. */
function apiBehind(resource: Resource, model: Model): Resource | undefined {
  const symbolic = resource.symbolic('dimensions');
  if (!isMap(symbolic)) return undefined;
  const value = symbolic.ApiId ?? symbolic.ApiName;
  return soleReference(value) && model.followValue(value, ['aws_apigatewayv2_api', 'aws_api_gateway_rest_api']);
}

function kindOf(api: Resource | undefined): Kind | undefined {
  return api?.type === 'aws_api_gateway_rest_api' ? 'REST' : protocolOf(api);
}

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

/** Rules about the metric and the dimensions of `aws_cloudwatch_metric_alarm`. */
export const alarmMetricRules = [
  rule({
    id: 'alarm/http-api-metric',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html',
    on: alarm,
    demand: 'an alarm of an HTTP API must use its metrics, by ApiId',
    fix: 'Use 4xx, 5xx, Count, Latency or IntegrationLatency with ApiId and Stage.',
    check: (resource, model) => [...apiAlarmProblems(resource, 'HTTP', model), mixedProblem(resource, model)],
  }),
  rule({
    id: 'alarm/rest-api-metric',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
    on: alarm,
    demand: 'an alarm of a REST API must use its metrics, by ApiName',
    fix: 'Use 4XXError, 5XXError, Count, Latency or IntegrationLatency with ApiName and Stage.',
    check: (resource, model) => apiAlarmProblems(resource, 'REST', model),
  }),
  rule({
    id: 'alarm/websocket-api-metric',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html',
    on: alarm,
    demand: 'an alarm of a WebSocket API must use its metrics, by ApiId',
    fix: 'Use ConnectCount, MessageCount, IntegrationError, ClientError, ExecutionError or IntegrationLatency.',
    check: (resource, model) => apiAlarmProblems(resource, 'WEBSOCKET', model),
  }),
  rule({
    id: 'alarm/route-needs-detailed-metrics',
    severity: 'costs',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html',
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
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics.html',
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
