import { describe, expect, it } from 'vitest';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { WebSocketApiAlarms } from '../../../constructs/alarm/websocket-api-alarms';
import { AccessLogGroup } from '../../../constructs/logging/access-log-group';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { synth } from '../../support/synth';
import { stageIn } from './websocket-parts';

const document = synth((scope) => {
  const stage = stageIn(scope);
  const api = scope.node.findChild('WebSocketApi.main');
  if (!(api instanceof WebSocketApi)) throw new Error('no API');
  new WebSocketApiAlarms(scope, 'api', {
    namePrefix: 'dev-chat',
    stage,
    thresholds: {
      clientErrorsPerMinute: 100,
      executionErrorsPerMinute: 5,
      integrationErrorsPerMinute: 4,
      p95IntegrationLatencyMs: 2500,
      tooManyRequestsPerMinute: 50,
    },
    accessLog: new AccessLogGroup(scope, 'chat', { name: 'dev-chat', retentionDays: 7 }),
    topic: new AlertTopic(scope, 'alerts', { name: 'dev-chat-alerts' }),
  });
});

describe('WebSocketApiAlarms', () => {
  it.each([
    ['api_4xx', 'dev-chat-api-4xx', 'ClientError', 100, 5],
    ['api_5xx', 'dev-chat-api-5xx', 'ExecutionError', 5, 2],
  ])("watches %s by the WebSocket API's own metric", (id, alarm_name, metric_name, threshold, evaluation_periods) => {
    expect(document.at(`aws_cloudwatch_metric_alarm.${id}`)).toMatchObject({
      alarm_name,
      namespace: 'AWS/ApiGateway',
      metric_name,
      dimensions: { ApiId: '${aws_apigatewayv2_api.main.id}', Stage: '${aws_apigatewayv2_stage.main.name}' },
      statistic: 'Sum',
      threshold,
      evaluation_periods,
      treat_missing_data: 'notBreaching',
      alarm_actions: ['${aws_sns_topic.alerts.arn}'],
    });
  });

  it('counts the 5xx of the integration alone: a handshake that is refused is no fault', () => {
    expect(document.at('aws_cloudwatch_log_metric_filter.api_failures')).toMatchObject({
      log_group_name: '${aws_cloudwatch_log_group.chat.name}',
      pattern: '{ $.integrationStatus = "5*" }',
      metric_transformation: { namespace: 'Gatehouse/WebSocket', name: 'dev-chat-integration-5xx', value: '1' },
    });
    expect(document.at('aws_cloudwatch_metric_alarm.api_integration')).toMatchObject({
      alarm_name: 'dev-chat-api-integration',
      namespace: 'Gatehouse/WebSocket',
      metric_name: 'dev-chat-integration-5xx',
      threshold: 4,
      evaluation_periods: 2,
    });
  });

  it('tells the time of the integration, and counts what a throttle refuses in the access log', () => {
    expect(document.at('aws_cloudwatch_metric_alarm.api_integration_latency')).toMatchObject({
      metric_name: 'IntegrationLatency',
      extended_statistic: 'p95',
      threshold: 2500,
    });
    expect(document.at('aws_cloudwatch_metric_alarm.api_throttled')).toMatchObject({
      metric_name: 'dev-chat-api-throttled',
      threshold: 50,
    });
    expect(document.at('aws_cloudwatch_log_metric_filter.api_throttled').pattern).toBe('{ $.status = "429" }');
  });

  it('says what to look at first', () => {
    expect(document.at('aws_cloudwatch_metric_alarm.api_4xx').alarm_description).toContain(
      '${aws_cloudwatch_log_group.chat.name}',
    );
  });
});
