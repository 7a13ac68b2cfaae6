import type { Construct } from 'constructs';
import { accessLogQuery, type WatchedAccessLog } from './access-log-query';
import { CountedLines } from './counted-lines';
import type { Watch } from './watch';

/** What {@link throttledWatch} takes. */
export interface ThrottledWatchProps {
  /** How names begin. */
  readonly namePrefix: string;

  /** Where the requests are logged. */
  readonly accessLog: WatchedAccessLog;

  /** Field of the access log that holds the route. */
  readonly routeField: string;

  /** Refused requests a minute; none, and nothing is counted. */
  readonly threshold: number | undefined;
}

/** Requests refused with 429. AWS has no metric of them, so their lines are counted; statuses stand in the log as text. */
export function throttledWatch(scope: Construct, props: ThrottledWatchProps): Watch | undefined {
  const { namePrefix, accessLog, routeField, threshold } = props;
  const { logGroupName } = accessLog;
  if (threshold === undefined || logGroupName === undefined) return undefined;
  const lines = new CountedLines(scope, 'throttled', {
    name: `${namePrefix}-api-throttled`,
    namespace: 'Gatehouse/Api',
    logGroupName,
    pattern: '{ $.status = "429" }',
  });
  return {
    title: 'Answers 429 a minute',
    description: `Requests are turned away with 429. Look first at ip and ${routeField} in ${logGroupName}: one caller means its plan or a loop in its code, many callers the throttles in config/ or the account's limit.`,
    watches: lines.metric,
    threshold,
    evaluationPeriods: 5,
    ...accessLogQuery(
      accessLog,
      'filter status like /^429/',
      `stats count(*) as refused by ip, ${routeField}`,
      'sort refused desc',
    ),
  };
}
