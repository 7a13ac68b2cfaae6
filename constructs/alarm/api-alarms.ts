import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import { Alarm, type WatchedMetric } from './alarm';
import type { AlertTopic } from './alert-topic';

/** What {@link ApiAlarms} take, whatever the kind of API. */
export interface ApiAlarmsProps {
  /** How alarm names begin: `<prefix>-api-5xx`. */
  readonly namePrefix: string;

  /** When the alarms fire. */
  readonly thresholds: ApiAlarmThresholds;

  /** Name of the access log group, for whoever looks first. */
  readonly accessLogName: string;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/** When the alarms of an API fire. */
export interface ApiAlarmThresholds {
  /** More server errors than this in a minute, for two minutes. */
  readonly serverErrorsPerMinute: number;

  /** 95 of 100 answers take up to this long, in milliseconds; longer for three minutes fires. */
  readonly p95LatencyMs: number;

  /** More client errors than this in 100 requests, for five minutes of at least 20 requests each. */
  readonly clientErrorPercent: number;
}

/** How one kind of API counts the answers of a stage. */
export interface CountedAnswers {
  /** The complete set of dimensions of the stage. */
  readonly dimensions: WatchedMetric['dimensions'];

  /** Metric that counts server errors. */
  readonly serverErrors: string;

  /** Metric that counts client errors. */
  readonly clientErrors: string;

  /** Fields of the access log that tell why requests are refused. */
  readonly refusalFields: string;

  /** What the values of those fields mean. */
  readonly refusalMeaning: string;
}

/** What wakes someone about an API that answers requests: `<id>_5xx`, `<id>_latency` and `<id>_4xx_rate`. */
export abstract class ApiAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: ApiAlarmsProps, counted: CountedAnswers) {
    super(scope, id);
    const { namePrefix, thresholds, accessLogName, topic } = props;
    const { serverErrors, clientErrors } = counted;
    const metric = metricsOf(counted);

    new Alarm(this, '5xx', {
      name: `${namePrefix}-api-5xx`,
      description: `The API answers with server errors. Look first at integrationError in ${accessLogName}, then at the function's errors.`,
      watches: metric(serverErrors, 'Sum'),
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
      description: `Too many requests are refused. Look first at ${counted.refusalFields} in ${accessLogName}: ${counted.refusalMeaning}.`,
      watches: {
        expression: 'IF(requests >= 20, 100 * refused / requests, 0)',
        label: 'Client errors in 100 requests',
        metrics: { refused: metric(clientErrors, 'Sum'), requests: metric('Count', 'Sum') },
      },
      threshold: thresholds.clientErrorPercent,
      evaluationPeriods: 5,
      topic,
    });
  }
}

function metricsOf({ dimensions }: CountedAnswers) {
  return (metricName: string, statistic: WatchedMetric['statistic']): WatchedMetric => ({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensions,
    statistic,
  });
}
