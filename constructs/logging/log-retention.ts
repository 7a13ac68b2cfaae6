import type { IConstruct } from 'constructs';
import { checkOneOf } from '../prop-check';

/**
 * The retention times CloudWatch Logs takes, in days.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** How long a log group keeps its lines, in days. */
export type LogRetentionDays = (typeof logRetentionDays)[number];

/** Refuses a retention time that CloudWatch Logs does not take. */
export function checkRetention(scope: IConstruct, value: number): void {
  checkOneOf(scope, { prop: 'retentionDays', value, allowed: logRetentionDays, fix: 'Take the next longer one.' });
}
