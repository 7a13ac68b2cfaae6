import { describe, expect, it } from 'vitest';
import { AlertTopic } from '../../../constructs/alarm/alert-topic';
import { WebSocketApiAlarms } from '../../../constructs/alarm/websocket-api-alarms';
import { WebSocketApi } from '../../../constructs/websocket-api/websocket-api';
import { synth } from '../../support/synth';
import { stageIn } from './websocket-parts';

const document = synth((scope) => {
  const stage = stageIn(scope);
  const api = scope.node.findChild('WebSocketApi.main');
  if (!(api instanceof WebSocketApi)) throw new Error('no API');
  new WebSocketApiAlarms(scope, 'api', {
    namePrefix: 'dev-chat',
    api,
    stage,
    thresholds: { clientErrorsPerMinute: 100, executionErrorsPerMinute: 5, integrationErrorsPerMinute: 4 },
    accessLogName: '/aws/vendedlogs/apigateway/dev-chat',
    topic: new AlertTopic(scope, 'alerts', { name: 'dev-chat-alerts' }),
  });
});

describe('WebSocketApiAlarms', () => {
  it.each([
    ['api_4xx', 'dev-chat-api-4xx', 'ClientError', 100, 5],
    ['api_5xx', 'dev-chat-api-5xx', 'ExecutionError', 5, 2],
    ['api_integration', 'dev-chat-api-integration', 'IntegrationError', 4, 2],
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

  it('says what to look at first', () => {
    expect(document.at('aws_cloudwatch_metric_alarm.api_4xx').alarm_description).toContain(
      '/aws/vendedlogs/apigateway/dev-chat',
    );
  });
});
