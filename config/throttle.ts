/** How many requests pass before callers get 429. */
export interface Throttle {
  /** Requests at once. */
  readonly burstLimit: number;

  /** Requests per second. */
  readonly rateLimit: number;
}
