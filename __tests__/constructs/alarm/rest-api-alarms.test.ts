import { expect, it } from 'vitest';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { RestApiAlarms } from '../../../constructs/alarm/rest-api-alarms';
import { synth } from '../../support/synth';
import { answeringIn, apiIn, stageIn } from '../rest-api/rest-fixture';

const alarms = synth((scope) => {
  const api = apiIn(scope);
  answeringIn(scope, api);
  new RestApiAlarms(scope, 'api', {
    namePrefix: 'dev-scratch',
    stage: stageIn(scope, api),
    thresholds: { serverErrorsPerMinute: 10, p95LatencyMs: 3000, clientErrorPercent: 20 },
    accessLogName: '/aws/vendedlogs/apigateway/dev-scratch',
    topic: new AlertTopic(scope, 'alerts', { name: 'dev-alerts' }),
  });
});
const dimensions = {
  ApiName: '${aws_api_gateway_rest_api.main.name}',
  Stage: '${aws_api_gateway_stage.prod.stage_name}',
};

it('watches server errors by the metric and dimensions of REST APIs', () => {
  expect(alarms.at('aws_cloudwatch_metric_alarm.api_5xx')).toMatchObject({
    namespace: 'AWS/ApiGateway',
    metric_name: '5XXError',
    statistic: 'Sum',
    threshold: 10,
    dimensions,
  });
});

it('watches the latency of the slowest twentieth', () => {
  expect(alarms.at('aws_cloudwatch_metric_alarm.api_latency')).toMatchObject({
    metric_name: 'Latency',
    extended_statistic: 'p95',
    threshold: 3000,
    dimensions,
  });
});

it('watches the share of refused requests', () => {
  const { metric_query } = alarms.at('aws_cloudwatch_metric_alarm.api_4xx_rate');

  expect(metric_query.slice(1)).toMatchObject([
    { id: 'refused', metric: { metric_name: '4XXError', dimensions } },
    { id: 'requests', metric: { metric_name: 'Count', dimensions } },
  ]);
});
