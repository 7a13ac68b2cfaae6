import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import type { Construct } from 'constructs';
import type { AccessLogGroup } from '../logging/access-log-group';
import { NamedConstruct } from '../named-construct';
import type { WebSocketStage } from '../websocket-api/websocket-stage';
import { Alarm, type WatchedMetric } from './alarm';
import type { AlertTopic } from './alert-topic';

/** What {@link WebSocketApiAlarms} takes. */
export interface WebSocketApiAlarmsProps {
  /** How alarm names begin: `<prefix>-api-5xx`. */
  readonly namePrefix: string;

  /** The stage that is watched. */
  readonly stage: WebSocketStage;

  /** When the alarms fire. */
  readonly thresholds: WebSocketApiAlarmThresholds;

  /** The access log group, for whoever looks first; its lines hold `integrationStatus`, which tells who is at fault. */
  readonly accessLog: AccessLogGroup;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/** When the alarms of a WebSocket API fire. */
export interface WebSocketApiAlarmThresholds {
  /** More handshakes and messages refused before the integration than this in a minute, for five minutes. */
  readonly clientErrorsPerMinute: number;

  /** More failures of API Gateway or the authorizer than this in a minute, for two minutes. */
  readonly executionErrorsPerMinute: number;

  /** More answers of the integration that say 5xx than this in a minute, for two minutes. */
  readonly integrationErrorsPerMinute: number;
}

/**
 * What wakes someone about a WebSocket API: `<id>_4xx`, `<id>_5xx` and `<id>_integration`.
 *
 * AWS counts every 4xx and 5xx of the integration in one metric, `IntegrationError`: handshakes that a handler refuses with 400 or 401
 * are in it, so that one client could wake someone. The third alarm counts the 5xx alone, from the access log.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
export class WebSocketApiAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: WebSocketApiAlarmsProps) {
    super(scope, id);
    const { namePrefix, thresholds, topic } = props;
    const accessLogName = props.accessLog.logGroupName;
    const metric = metricsOf(props.stage);

    new Alarm(this, '4xx', {
      name: `${namePrefix}-api-4xx`,
      description: `Handshakes and messages are refused. Look first at status and authorizerError by ip and routeKey in ${accessLogName}: 401 and 403 on $connect mean tokens, 429 the throttle.`,
      watches: metric('ClientError'),
      threshold: thresholds.clientErrorsPerMinute,
      evaluationPeriods: 5,
      topic,
    });
    new Alarm(this, '5xx', {
      name: `${namePrefix}-api-5xx`,
      description: `API Gateway fails before the integration answers. Look first at authorizerError in ${accessLogName}, then at the authorizer's log and at permissions to call the functions.`,
      watches: metric('ExecutionError'),
      threshold: thresholds.executionErrorsPerMinute,
      topic,
    });
    new Alarm(this, 'integration', {
      name: `${namePrefix}-api-integration`,
      description: `The integration answers with errors. Look first at integrationStatus and integrationError by routeKey in ${accessLogName}, then at the function's errors.`,
      watches: this.integrationFailures(namePrefix, accessLogName),
      threshold: thresholds.integrationErrorsPerMinute,
      topic,
    });
  }

  /** Answers of the integration that say 5xx. Statuses stand in the log as text. */
  private integrationFailures(metricName: string, logGroupName: string): WatchedMetric {
    const namespace = 'Gatehouse/WebSocket';
    new CloudwatchLogMetricFilter(this, 'integration.failures', {
      name: `${metricName}-integration-5xx`,
      logGroupName,
      pattern: '{ $.integrationStatus = "5*" }',
      metricTransformation: { namespace, name: `${metricName}-integration-5xx`, value: '1' },
    });
    return { namespace, metricName: `${metricName}-integration-5xx`, dimensions: {}, statistic: 'Sum' };
  }
}

/** A WebSocket API counts ClientError and ExecutionError; 4xx and 5xx are an HTTP API's. */
function metricsOf(stage: WebSocketStage) {
  const dimensions = { ApiId: stage.api.apiId, Stage: stage.stageName };
  return (metricName: 'ClientError' | 'ExecutionError'): WatchedMetric => ({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensions,
    statistic: 'Sum',
  });
}
