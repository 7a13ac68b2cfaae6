import type { IConstruct } from 'constructs';
import { enumerations } from '../../limits/limits';
import { checkOneOf } from '../prop-check';

/**
 * The retention times CloudWatch Logs takes, in days; 0, which is for ever, aside.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const logRetentionDays = enumerations.logRetentionDays.value.filter((days) => days !== 0);

/** How long a log group keeps its lines, in days. */
export type LogRetentionDays = (typeof logRetentionDays)[number];

/** Refuses a retention time that CloudWatch Logs does not take. */
export function checkRetention(scope: IConstruct, value: number): void {
  checkOneOf(scope, { prop: 'retentionDays', value, allowed: logRetentionDays, fix: 'Take the next longer one.' });
}
