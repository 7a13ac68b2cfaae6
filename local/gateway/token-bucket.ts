/** A throttle: `burst` requests at once, refilled at `rate` requests a second. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    /** Requests a second. */
    readonly rate: number,
    /** Requests at once. */
    readonly burst: number,
    private readonly now: () => number,
  ) {
    this.tokens = burst;
    this.filledAt = now();
  }

  /** Lets a request pass, or answers false when it is one too many. */
  take(): boolean {
    const now = this.now();
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.filledAt) / 1000) * this.rate);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
