import type { LogQuery } from './alarm';

/** An access log: a log group, or a delivery stream, which has no lines that CloudWatch could search. */
export interface WatchedAccessLog {
  /** ARN of the log group or stream. */
  readonly arn: string;

  /**
   * Name of the log group.
   *
   * @default - it is a stream
   */
  readonly logGroupName?: string;
}

/** What people call an access log. */
export const logName = ({ logGroupName, arn }: WatchedAccessLog): string => logGroupName ?? arn;

/** A query over an access log, step by step; none where it is a stream. */
export function accessLogQuery({ logGroupName }: WatchedAccessLog, ...steps: readonly string[]): { query?: LogQuery } {
  return logGroupName === undefined ? {} : { query: { logGroupName, text: steps.join('\n| ') } };
}

/** The last steps of a query that lists lines. */
export const newestFirst = ['sort @timestamp desc', 'limit 100'] as const;
