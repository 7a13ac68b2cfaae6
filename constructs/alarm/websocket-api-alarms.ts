import type { Construct } from 'constructs';
import type { AccessLogGroup } from '../logging/access-log-group';
import { NamedConstruct } from '../named-construct';
import type { WebSocketStage } from '../websocket-api/websocket-stage';
import { accessLogQuery, newestFirst } from './access-log-query';
import type { AlertTopic } from './alert-topic';
import { CountedLines } from './counted-lines';
import type { WatchedMetric } from './metric';
import { throttledWatch } from './throttled-watch';
import { makeAlarms, type Watch } from './watch';

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

  /**
   * 95 of 100 answers of the integration take up to this long, in milliseconds; longer for three minutes fires.
   *
   * @default - no alarm
   */
  readonly p95IntegrationLatencyMs?: number;

  /**
   * More handshakes and messages refused with 429 than this in a minute, for five minutes.
   *
   * @default - no alarm
   */
  readonly tooManyRequestsPerMinute?: number;
}

/**
 * What wakes someone about a WebSocket API: `<id>_4xx`, `<id>_5xx`, `<id>_integration` and, where there are thresholds,
 * `<id>_integration_latency` and `<id>_throttled`.
 *
 * AWS counts every 4xx and 5xx of the integration in one metric, `IntegrationError`: handshakes that a handler refuses with 400 or 401
 * are in it, so that one client could wake someone. The third alarm counts the 5xx alone, from the access log.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-logging.html
 */
export class WebSocketApiAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: WebSocketApiAlarmsProps) {
    super(scope, id);
    const { namePrefix, thresholds, accessLog, topic } = props;
    const throttled = { threshold: thresholds.tooManyRequestsPerMinute, routeField: 'routeKey' };
    const watches = {
      '4xx': clientErrors(props),
      '5xx': executionErrors(props),
      integration: this.integrationErrors(props),
      integration_latency: integrationLatency(props),
      throttled: throttledWatch(this, { namePrefix, accessLog, ...throttled }),
    };
    makeAlarms(this, watches, { prefix: `${namePrefix}-api`, topic });
  }

  /** Answers of the integration that say 5xx. Statuses stand in the log as text. */
  private integrationErrors({ namePrefix, thresholds, accessLog }: WebSocketApiAlarmsProps): Watch {
    const { logGroupName } = accessLog;
    const failures = new CountedLines(this, 'failures', {
      name: `${namePrefix}-integration-5xx`,
      namespace: 'Gatehouse/WebSocket',
      logGroupName,
      pattern: '{ $.integrationStatus = "5*" }',
    });
    return {
      title: 'Errors of the integration a minute',
      description: `The integration answers with errors. Look first at integrationStatus and integrationError by routeKey in ${logGroupName}, then at the function's errors.`,
      watches: failures.metric,
      threshold: thresholds.integrationErrorsPerMinute,
      ...accessLogQuery(
        accessLog,
        'fields @timestamp, routeKey, integrationStatus, integrationError, connectionId, requestId',
        'filter integrationStatus like /^5/',
        ...newestFirst,
      ),
    };
  }
}

function clientErrors({ stage, thresholds, accessLog }: WebSocketApiAlarmsProps): Watch {
  return {
    title: 'Refused handshakes and messages a minute',
    description: `Handshakes and messages are refused. Look first at status and authorizerError by ip and routeKey in ${accessLog.logGroupName}: 401 and 403 on $connect mean tokens, 429 the throttle.`,
    watches: metricOf(stage, 'ClientError', 'Sum'),
    threshold: thresholds.clientErrorsPerMinute,
    evaluationPeriods: 5,
    ...accessLogQuery(
      accessLog,
      'filter status like /^4/',
      'stats count(*) as refused by status, authorizerError, ip, routeKey',
      'sort refused desc',
    ),
  };
}

function executionErrors({ stage, thresholds, accessLog }: WebSocketApiAlarmsProps): Watch {
  return {
    title: 'Failures of API Gateway a minute',
    description: `API Gateway fails before the integration answers. Look first at authorizerError in ${accessLog.logGroupName}, then at the authorizer's log and at permissions to call the functions.`,
    watches: metricOf(stage, 'ExecutionError', 'Sum'),
    threshold: thresholds.executionErrorsPerMinute,
    ...accessLogQuery(
      accessLog,
      'fields @timestamp, routeKey, status, authorizerError, integrationError, connectionId, requestId',
      'filter status like /^5/',
      ...newestFirst,
    ),
  };
}

function integrationLatency({ stage, thresholds, accessLog }: WebSocketApiAlarmsProps): Watch | undefined {
  const { p95IntegrationLatencyMs: threshold } = thresholds;
  if (threshold === undefined) return undefined;
  return {
    title: 'Latency of the integration in ms, p95',
    description: `What answers handshakes and messages is slow. Look first at routeKey in ${accessLog.logGroupName}, then at cold starts and duration of the function, and at what it calls.`,
    watches: metricOf(stage, 'IntegrationLatency', 'p95'),
    threshold,
    evaluationPeriods: 3,
    ...accessLogQuery(
      accessLog,
      'stats count(*) as events, pct(integrationLatency, 95) as p95, max(integrationLatency) as slowest by routeKey',
      'sort p95 desc',
    ),
  };
}

/** A WebSocket API counts ClientError and ExecutionError; 4xx and 5xx are an HTTP API's. */
const metricOf = (
  stage: WebSocketStage,
  metricName: 'ClientError' | 'ExecutionError' | 'IntegrationLatency',
  statistic: WatchedMetric['statistic'],
): WatchedMetric => ({
  namespace: 'AWS/ApiGateway',
  metricName,
  dimensions: { ApiId: stage.api.apiId, Stage: stage.stageName },
  statistic,
});
