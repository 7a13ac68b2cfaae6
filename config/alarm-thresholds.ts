/** When the alarms of an API and its function fire. */
export interface AlarmThresholds {
  /** Server errors a minute. */
  readonly serverErrorsPerMinute: number;

  /** Milliseconds that 95 of 100 answers stay below. */
  readonly p95LatencyMs: number;

  /** Client errors in 100 requests. */
  readonly clientErrorPercent: number;

  /** Failed calls of the function a minute. */
  readonly errorsPerMinute: number;

  /** Calls of the function turned away a minute. */
  readonly throttlesPerMinute: number;
}
