import type { Construct } from 'constructs';
import type { HttpApi } from '../http-api/http-api';
import type { HttpStage } from '../http-api/http-stage';
import { NamedConstruct } from '../named-construct';
import { Alarm, type WatchedMetric } from './alarm';
import type { AlertTopic } from './alert-topic';

/** What {@link HttpApiAlarms} takes. */
export interface HttpApiAlarmsProps {
  /** How alarm names begin: `<prefix>-api-5xx`. */
  readonly namePrefix: string;

  /** The API that is watched. */
  readonly api: HttpApi;

  /** The stage that is watched. */
  readonly stage: HttpStage;

  /** When the alarms fire. */
  readonly thresholds: HttpApiAlarmThresholds;

  /** Name of the access log group, for whoever looks first. */
  readonly accessLogName: string;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/** When the alarms of an API fire. */
export interface HttpApiAlarmThresholds {
  /** More server errors than this in a minute, for two minutes. */
  readonly serverErrorsPerMinute: number;

  /** 95 of 100 answers take up to this long, in milliseconds; longer for three minutes fires. */
  readonly p95LatencyMs: number;

  /** More client errors than this in 100 requests, for five minutes of at least 20 requests each. */
  readonly clientErrorPercent: number;
}

/**
 * What wakes someone about an HTTP API: `<id>_5xx`, `<id>_latency` and `<id>_4xx_rate`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export class HttpApiAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: HttpApiAlarmsProps) {
    super(scope, id);
    const { namePrefix, thresholds, accessLogName, topic } = props;
    const metric = metricsOf(props.api, props.stage);

    new Alarm(this, '5xx', {
      name: `${namePrefix}-api-5xx`,
      description: `The API answers with server errors. Look first at integrationError in ${accessLogName}, then at the function's errors.`,
      watches: metric('5xx', 'Sum'),
      threshold: thresholds.serverErrorsPerMinute,
      topic,
    });
    new Alarm(this, 'latency', {
      name: `${namePrefix}-api-latency`,
      description: `One answer in twenty is slow. Look first at integrationLatency beside latency in ${accessLogName}: equal means the function, not the gateway.`,
      watches: metric('Latency', 'p95'),
      threshold: thresholds.p95LatencyMs,
      evaluationPeriods: 3,
      topic,
    });
    new Alarm(this, '4xx_rate', {
      name: `${namePrefix}-api-4xx-rate`,
      description: `Too many requests are refused. Look first at status and authorizerError by ip and routeKey in ${accessLogName}: 401 means tokens, 404 a client's paths, 429 the throttle.`,
      watches: {
        expression: 'IF(requests >= 20, 100 * refused / requests, 0)',
        label: 'Client errors in 100 requests',
        metrics: { refused: metric('4xx', 'Sum'), requests: metric('Count', 'Sum') },
      },
      threshold: thresholds.clientErrorPercent,
      evaluationPeriods: 5,
      topic,
    });
  }
}

/** An HTTP API's metrics are named `5xx` and `4xx`, by ApiId; `5XXError` and ApiName are a REST API's. */
function metricsOf(api: HttpApi, stage: HttpStage) {
  const dimensions = { ApiId: api.apiId, Stage: stage.stageName };
  return (metricName: string, statistic: WatchedMetric['statistic']): WatchedMetric => ({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensions,
    statistic,
  });
}
