import type { Construct } from 'constructs';
import { NamedConstruct } from '../named-construct';
import type { WatchedAccessLog } from './access-log-query';
import type { AlertTopic } from './alert-topic';
import { type ApiAlarmThresholds, apiWatches, type CountedAnswers } from './api-watches';
import { throttledWatch } from './throttled-watch';
import { makeAlarms } from './watch';

/** What {@link ApiAlarms} take, whatever the kind of API. */
export interface ApiAlarmsProps {
  /** How alarm names begin: `<prefix>-api-5xx`. */
  readonly namePrefix: string;

  /** When the alarms fire. */
  readonly thresholds: ApiAlarmThresholds;

  /** The access log, for whoever looks first. Only lines in a log group can be counted and searched. */
  readonly accessLog: WatchedAccessLog;

  /** Where alarm and all-clear are sent. */
  readonly topic: AlertTopic;
}

/**
 * What wakes someone about an API that answers requests: `<id>_5xx`, `<id>_latency`, `<id>_4xx_rate`, and, where there are thresholds,
 * `<id>_integration_latency` and `<id>_throttled`.
 */
export abstract class ApiAlarms extends NamedConstruct {
  constructor(scope: Construct, id: string, props: ApiAlarmsProps, counted: CountedAnswers) {
    super(scope, id);
    const { namePrefix, thresholds, accessLog, topic } = props;
    const { routeField } = counted;
    const threshold = thresholds.tooManyRequestsPerMinute;
    const throttled = throttledWatch(this, { namePrefix, accessLog, routeField, threshold });
    const watches = { ...apiWatches(thresholds, counted, accessLog), throttled };
    makeAlarms(this, watches, { prefix: `${namePrefix}-api`, topic });
  }
}
