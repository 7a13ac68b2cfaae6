interface Kept<Answer> {
  readonly answer: Answer;
  readonly until: number;
}

const mostKept = 10_000;

/** Answers of one Lambda authorizer, each kept for the authorizer's time to live under the identity that asked. */
export class AuthorizerCache<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(
    /** Seconds for which an answer is kept; 0 keeps none. */
    private readonly ttl: number,
    private readonly now: () => number,
  ) {}

  /** The answer that was kept for an identity. */
  get(identity: string): Answer | undefined {
    const found = this.kept.get(identity);
    if (found === undefined) return undefined;
    if (found.until > this.now()) return found.answer;
    this.kept.delete(identity);
    return undefined;
  }

  /** Keeps an answer. The oldest one goes when there are too many. */
  set(identity: string, answer: Answer): void {
    if (this.ttl <= 0) return;
    this.kept.delete(identity);
    this.kept.set(identity, { answer, until: this.now() + this.ttl * 1000 });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }

  /** How many answers are kept. */
  get size(): number {
    return this.kept.size;
  }
}
