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

  /** Whether it was asked since it was made or filled. */
  get isUsed(): boolean {
    return this.tokens < this.burst;
  }

  /** Requests that may come at once now. */
  get left(): number {
    return Math.floor(this.filledUpTo(this.now()));
  }

  /** Fills it. */
  fill(): void {
    this.tokens = this.burst;
  }

  /** Lets a request pass, or answers false when it is one too many. */
  take(): boolean {
    const now = this.now();
    this.tokens = this.filledUpTo(now);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  private filledUpTo(now: number): number {
    return Math.min(this.burst, this.tokens + ((now - this.filledAt) / 1000) * this.rate);
  }
}
