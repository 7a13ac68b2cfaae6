import { createHash } from 'node:crypto';
import type { Remembered } from '../remembered';

interface Kept<Answer> {
  readonly answer: Answer;
  readonly until: number;
}

const mostKept = 10_000;

/** An identity is a secret: it is named by what does not tell it. */
const digestOf = (identity: string): string => createHash('sha256').update(identity).digest('base64url').slice(0, 16);

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

  /** The answers that are kept, as people look at them. */
  remembered(authorizer: string, api: string): readonly Remembered[] {
    const valid = [...this.kept].filter(([, { until }]) => until > this.now());
    return valid.map(([key, { until }]) => ({
      kind: 'answer',
      of: 'authorizer',
      id: `${authorizer} ${digestOf(key)}`,
      api,
      address: authorizer,
      key,
      until,
      forget: () => void this.kept.delete(key),
    }));
  }

  /** How many answers are kept. */
  get size(): number {
    return this.kept.size;
  }
}
