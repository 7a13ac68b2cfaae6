import { isRecord } from './record';

/** What DynamoDB, and the SDK in its place, call an error that passes. */
const busyNames = new Set([
  'BusyError',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

/** What the SDK calls a request that got no answer: lost, silent for too long, or ended by a deadline. */
const silentNames = new Set(['AbortError', 'TimeoutError']);

const busyReasons = new Set(['ProvisionedThroughputExceeded', 'ThrottlingError', 'TransactionConflict']);

/** Thrown when a write gave way to others each time it was tried. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** Whether DynamoDB refused a request for now, so that the same request can succeed later. */
export function isBusy(error: unknown): boolean {
  return (error instanceof Error && busyNames.has(error.name)) || cancellationCodes(error).some(isBusyReason);
}

/** Whether DynamoDB gave no answer. What it was asked for may have been done. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && silentNames.has(error.name);
}

/** Whether DynamoDB refused a write because its condition did not hold. */
export function isConditionFailed(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/** Why each action of a cancelled transaction failed, in the order of its actions; empty for any other error. */
export function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') return [];
  const reasons = 'CancellationReasons' in error ? error.CancellationReasons : undefined;
  return (Array.isArray(reasons) ? reasons : []).map((reason) => String(isRecord(reason) ? reason.Code : undefined));
}

function isBusyReason(code: string): boolean {
  return busyReasons.has(code);
}
