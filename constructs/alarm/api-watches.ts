import { accessLogQuery, logName, newestFirst, type WatchedAccessLog } from './access-log-query';
import type { WatchedMetric } from './metric';
import type { Watch, Watches } from './watch';

/** When the alarms of an API fire. */
export interface ApiAlarmThresholds {
  /** More server errors than this in a minute, for two minutes. */
  readonly serverErrorsPerMinute: number;

  /** 95 of 100 answers take up to this long, in milliseconds; longer for three minutes fires. */
  readonly p95LatencyMs: number;

  /**
   * 95 of 100 answers of the integration take up to this long, in milliseconds; longer for three minutes fires.
   *
   * @default - no alarm
   */
  readonly p95IntegrationLatencyMs?: number;

  /** More client errors than this in 100 requests, for five minutes of at least 20 requests each. */
  readonly clientErrorPercent: number;

  /**
   * More requests refused with 429 than this in a minute, for five minutes.
   *
   * @default - no alarm
   */
  readonly tooManyRequestsPerMinute?: number;
}

/** How one kind of API counts the answers of a stage. */
export interface CountedAnswers {
  /** The complete set of dimensions of the stage. */
  readonly dimensions: WatchedMetric['dimensions'];

  /** Metric that counts server errors. */
  readonly serverErrors: string;

  /** Metric that counts client errors. */
  readonly clientErrors: string;

  /** Field of the access log that holds the route. */
  readonly routeField: string;

  /** Field of the access log that tells, beside `status`, why requests are refused. */
  readonly refusalField: string;

  /** What the values of those fields mean. */
  readonly refusalMeaning: string;
}

/** What is watched of an API that answers requests, from metrics of API Gateway. */
export function apiWatches(
  thresholds: ApiAlarmThresholds,
  counted: CountedAnswers,
  accessLog: WatchedAccessLog,
): Watches {
  return {
    '5xx': serverErrors(thresholds.serverErrorsPerMinute, counted, accessLog),
    latency: latency(thresholds.p95LatencyMs, counted, accessLog),
    integration_latency: integrationLatency(thresholds.p95IntegrationLatencyMs, counted, accessLog),
    '4xx_rate': clientErrors(thresholds.clientErrorPercent, counted, accessLog),
  };
}

function serverErrors(threshold: number, counted: CountedAnswers, log: WatchedAccessLog): Watch {
  const { routeField, refusalField } = counted;
  return {
    title: 'Server errors a minute',
    description: `The API answers with server errors. Look first at integrationError in ${logName(log)}, then at the function's errors.`,
    watches: metricOf(counted, counted.serverErrors, 'Sum'),
    threshold,
    ...accessLogQuery(
      log,
      `fields @timestamp, status, ${routeField}, integrationError, ${refusalField}, requestId`,
      'filter status like /^5/',
      ...newestFirst,
    ),
  };
}

function latency(threshold: number, counted: CountedAnswers, log: WatchedAccessLog): Watch {
  return {
    title: 'Latency in ms, p95',
    description: `One answer in twenty is slow. Look first at integrationLatency beside latency in ${logName(log)}: equal means the function, not the gateway.`,
    watches: metricOf(counted, 'Latency', 'p95'),
    threshold,
    evaluationPeriods: 3,
    ...accessLogQuery(
      log,
      `stats count(*) as requests, pct(latency, 95) as p95, pct(integrationLatency, 95) as p95_integration by ${counted.routeField}`,
      'sort p95 desc',
    ),
  };
}

function integrationLatency(
  threshold: number | undefined,
  counted: CountedAnswers,
  log: WatchedAccessLog,
): Watch | undefined {
  if (threshold === undefined) return undefined;
  return {
    title: 'Latency of the integration in ms, p95',
    description: `What answers behind the API is slow; time in the gateway and its authorizers is not counted. Look first at ${counted.routeField} in ${logName(log)}, then at cold starts and duration of the function, and at what it calls.`,
    watches: metricOf(counted, 'IntegrationLatency', 'p95'),
    threshold,
    evaluationPeriods: 3,
    ...accessLogQuery(
      log,
      `stats count(*) as requests, pct(integrationLatency, 95) as p95, max(integrationLatency) as slowest by ${counted.routeField}`,
      'sort p95 desc',
    ),
  };
}

function clientErrors(threshold: number, counted: CountedAnswers, log: WatchedAccessLog): Watch {
  const { refusalField, refusalMeaning, routeField } = counted;
  const refused = metricOf(counted, counted.clientErrors, 'Sum');
  return {
    title: 'Client errors in 100 requests',
    description: `Too many requests are refused. Look first at status and ${refusalField} by ip and ${routeField} in ${logName(log)}: ${refusalMeaning}.`,
    watches: {
      expression: 'IF(requests >= 20, 100 * refused / requests, 0)',
      label: 'Client errors in 100 requests',
      metrics: { refused, requests: metricOf(counted, 'Count', 'Sum') },
    },
    threshold,
    evaluationPeriods: 5,
    ...accessLogQuery(
      log,
      'filter status like /^4/',
      `stats count(*) as refused by status, ${refusalField}, ip, ${routeField}`,
      'sort refused desc',
    ),
  };
}

const metricOf = (
  { dimensions }: CountedAnswers,
  metricName: string,
  statistic: WatchedMetric['statistic'],
): WatchedMetric => ({ namespace: 'AWS/ApiGateway', metricName, dimensions, statistic });
