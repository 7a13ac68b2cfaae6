import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import type { RestStage } from '../rest-api/rest-stage';
import { Alarm, type WatchedMetric } from './alarm';
import type { AlertTopic } from './alert-topic';

/** What {@link RestApiAlarms} takes. */
export interface RestApiAlarmsProps {
  /** How alarm names begin: `<prefix>-api-5xx`. */
  readonly namePrefix: string;

  /** The stage that is watched. */
  readonly stage: RestStage;

  /** When the alarms fire. */
  readonly thresholds: RestApiAlarmThresholds;

  /** Where access log lines are, for whoever looks first. */
  readonly accessLogName: string;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/** When the alarms of an API fire. */
export interface RestApiAlarmThresholds {
  /** More server errors than this in a minute, for two minutes. */
  readonly serverErrorsPerMinute: number;

  /** 95 of 100 answers take up to this long, in milliseconds; longer for three minutes fires. */
  readonly p95LatencyMs: number;

  /** More client errors than this in 100 requests, for five minutes of at least 20 requests each. */
  readonly clientErrorPercent: number;
}

/**
 * What wakes someone about a stage of a REST API: `<id>_5xx`, `<id>_latency` and `<id>_4xx_rate`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
 */
export class RestApiAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: RestApiAlarmsProps) {
    super(scope, id);
    const { namePrefix, thresholds, accessLogName, topic } = props;
    const metric = metricsOf(props.stage);

    new Alarm(this, '5xx', {
      name: `${namePrefix}-api-5xx`,
      description: `The API answers with server errors. Look first at integrationError in ${accessLogName}, then at the function's errors.`,
      watches: metric('5XXError', 'Sum'),
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
      description: `Too many requests are refused. Look first at status and errorType by ip and resourcePath in ${accessLogName}: UNAUTHORIZED means tokens, INVALID_API_KEY keys, THROTTLED limits.`,
      watches: {
        expression: 'IF(requests >= 20, 100 * refused / requests, 0)',
        label: 'Client errors in 100 requests',
        metrics: { refused: metric('4XXError', 'Sum'), requests: metric('Count', 'Sum') },
      },
      threshold: thresholds.clientErrorPercent,
      evaluationPeriods: 5,
      topic,
    });
  }
}

/** A REST API's metrics are named `5XXError` and `4XXError`, by ApiName; `5xx` and ApiId are an HTTP API's. */
function metricsOf({ api, stageName }: RestStage) {
  const dimensions = { ApiName: api.apiName, Stage: stageName };
  return (metricName: string, statistic: WatchedMetric['statistic']): WatchedMetric => ({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensions,
    statistic,
  });
}
