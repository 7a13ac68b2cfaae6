import { expect, it } from 'vitest';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { RestApiAlarms, type RestApiAlarmThresholds } from '../../../constructs/alarm/rest-api-alarms';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { restAccessLogFields } from '../../../constructs/rest-api/rest-access-log';
import { synth } from '../../support/synth';
import { answeringIn, apiIn, stageIn } from '../rest-api/rest-fixture';

const alarmsWith = (thresholds: RestApiAlarmThresholds, stream?: { arn: string }) =>
  synth((scope) => {
    const api = apiIn(scope);
    answeringIn(scope, api);
    new RestApiAlarms(scope, 'api', {
      namePrefix: 'dev-scratch',
      stage: stageIn(scope, api),
      thresholds,
      accessLog: stream ?? new AccessLogGroup(scope, 'api', { name: 'dev-scratch', retentionDays: 7 }),
      topic: new AlertTopic(scope, 'alerts', { name: 'dev-alerts' }),
    });
  });
const least = { serverErrorsPerMinute: 10, p95LatencyMs: 3000, clientErrorPercent: 20 };
const everything = { ...least, p95IntegrationLatencyMs: 2500, tooManyRequestsPerMinute: 100 };
const alarms = alarmsWith(least);
const toldApart = alarmsWith(everything);
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

it('makes no alarm without a threshold', () => {
  expect(alarms.ofType('aws_cloudwatch_metric_alarm')).toEqual([
    'aws_cloudwatch_metric_alarm.api_4xx_rate',
    'aws_cloudwatch_metric_alarm.api_5xx',
    'aws_cloudwatch_metric_alarm.api_latency',
  ]);
  expect(alarms.ofType('aws_cloudwatch_log_metric_filter')).toEqual([]);
});

it('tells the time behind the API from the time in it', () => {
  expect(toldApart.at('aws_cloudwatch_metric_alarm.api_integration_latency')).toMatchObject({
    metric_name: 'IntegrationLatency',
    extended_statistic: 'p95',
    threshold: 2500,
    dimensions,
  });
});

it('counts answers 429 in the access log, as AWS counts them among the other client errors', () => {
  expect(toldApart.at('aws_cloudwatch_log_metric_filter.api_throttled')).toMatchObject({
    log_group_name: '${aws_cloudwatch_log_group.api.name}',
    pattern: '{ $.status = "429" }',
  });
  expect(toldApart.at('aws_cloudwatch_metric_alarm.api_throttled')).toMatchObject({
    namespace: 'Gatehouse/Api',
    metric_name: 'dev-scratch-api-throttled',
    threshold: 100,
  });
});

it('saves a query over the access log for each alarm', () => {
  expect(toldApart.ofType('aws_cloudwatch_query_definition')).toEqual([
    'aws_cloudwatch_query_definition.api_4xx_rate',
    'aws_cloudwatch_query_definition.api_5xx',
    'aws_cloudwatch_query_definition.api_integration_latency',
    'aws_cloudwatch_query_definition.api_latency',
    'aws_cloudwatch_query_definition.api_throttled',
  ]);
});

it('asks in its queries for fields that the access log has', () => {
  const asked = toldApart
    .ofType('aws_cloudwatch_query_definition')
    .flatMap((address) => toldApart.at(address).query_string.match(/(?<=(?: by|@timestamp,) ).*/g))
    .flatMap((list: string) => list.split(', '));

  expect(Object.keys(restAccessLogFields)).toEqual(expect.arrayContaining(asked));
});

it('neither counts nor searches lines that go into a stream', () => {
  const streamed = alarmsWith(everything, {
    arn: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-x',
  });

  expect(streamed.ofType('aws_cloudwatch_query_definition')).toEqual([]);
  expect(streamed.ofType('aws_cloudwatch_log_metric_filter')).toEqual([]);
  expect(streamed.at('aws_cloudwatch_metric_alarm.api_5xx').alarm_description).toContain('amazon-apigateway-x');
});
