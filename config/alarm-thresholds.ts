/** When the alarms of an API and its function fire. */
export interface AlarmThresholds {
  /** Server errors a minute. */
  readonly serverErrorsPerMinute: number;

  /** Milliseconds that 95 of 100 answers stay below. */
  readonly p95LatencyMs: number;

  /**
   * Milliseconds that 95 of 100 answers of the integration stay below. Where this alarm is silent and the one before is not, the gateway or an
   * authorizer is slow.
   *
   * @default - no alarm
   */
  readonly p95IntegrationLatencyMs?: number;

  /** Client errors in 100 requests. */
  readonly clientErrorPercent: number;

  /**
   * Requests refused with 429 a minute. They are counted in the access log, for up to 0.30 USD a month.
   *
   * @default - no alarm
   */
  readonly tooManyRequestsPerMinute?: number;

  /** Failed calls of the function a minute. */
  readonly errorsPerMinute: number;

  /** Calls of the function turned away a minute. */
  readonly throttlesPerMinute: number;

  /**
   * Calls of the function in 100 that wait for a new environment. They are counted in its log, for up to 0.30 USD a month.
   *
   * @default - no alarm
   */
  readonly coldStartPercent?: number;

  /**
   * Calls a minute that provisioned concurrency is too small for, where the API has it.
   *
   * @default - no alarm
   */
  readonly spilloversPerMinute?: number;
}
