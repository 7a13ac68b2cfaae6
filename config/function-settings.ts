/** What a function gets. */
export interface FunctionSettings {
  /** Memory in MB, 128 to 10240. CPU grows with it: one core at 1769. */
  readonly memoryMb: number;

  /**
   * How long one call may take, in seconds, 1 to 900, and shorter than the integration's time-out. 15 leave time for several tries of a
   * call to DynamoDB; a second before the end a request is answered in any case.
   */
  readonly timeoutSeconds: number;

  /** Processor. `arm64` costs a fifth less; code that was compiled for the other one needs `x86_64`. */
  readonly architecture: 'arm64' | 'x86_64';
}
