import type { Throttle } from '../../../config/throttle';

/** A clock that stands still until a test moves it. */
export class Clock {
  private time = Date.now();
  readonly now = (): number => this.time;

  pass(seconds: number): void {
    this.time += seconds * 1000;
  }
}

/** What a caller meets who asks more often than a throttle lets through. */
export interface Throttled {
  /** Requests that passed before the first refusal, all at one moment. */
  readonly atOnce: number;
  /** Requests that passed before the first refusal one second later. */
  readonly aSecondLater: number;
  /** Status and message of the first refusal. */
  readonly refusal: readonly [status: number, message: string];
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Spends a throttle, and spends again what one second brings. */
export async function throttled(
  call: () => Promise<Answer>,
  { burstLimit, rateLimit }: Throttle,
  clock: Clock,
): Promise<Throttled> {
  const first = await spend(call, burstLimit + 1);
  clock.pass(1);
  const second = await spend(call, rateLimit + 1);
  return { atOnce: first.passed, aSecondLater: second.passed, refusal: [first.last.status, messageOf(first.last)] };
}

/** Calls until it is refused, at most so many times. */
async function spend(call: () => Promise<Answer>, most: number): Promise<{ passed: number; last: Answer }> {
  let last = await call();
  let passed = 0;
  while (last.status !== 429) {
    passed += 1;
    if (passed >= most) break;
    last = await call();
  }
  return { passed, last };
}

/** What a throttle promises: so many at once, the next one refused in AWS's words, and its rate again after a second. */
export const promisedBy = ({ burstLimit, rateLimit }: Throttle): Throttled => ({
  atOnce: burstLimit,
  aSecondLater: Math.min(rateLimit, burstLimit),
  refusal: [429, 'Too Many Requests'],
});

/** What a refusal says; stacks may add the request's id to AWS's body. */
export const messageOf = ({ text }: Answer): string => JSON.parse(text).message;
