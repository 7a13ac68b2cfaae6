import { type ApiRequest, payload1, payload2 } from './api-events';
import type { Answer } from './http-service';
import { seededRandom } from './seeded-random';

const strings = [
  '',
  ' ',
  '/',
  '//',
  '..',
  '%',
  '%zz',
  '\u0000',
  '\ud800',
  '😀',
  '“1”',
  'null',
  '{}',
  '[]',
  '{"name":',
  '__proto__',
  'constructor',
  'toString',
  '\r\nset-cookie: a=b',
  '2.0',
  '1.0',
  'GET',
  'CONNECT',
  '00000000-0000-4000-8000-000000000000',
  '"1"',
  '*',
  'x'.repeat(20_000),
];

/** What a request to a service is made of. */
export interface Requests {
  readonly routes: readonly string[];
  /** Makes a request that is mostly right, so that what is wrong with it is met as deep inside as possible. */
  readonly request: (events: BadEvents) => ApiRequest;
}

/** Makes events of every kind of wrongness, the same for the same seed. */
export class BadEvents {
  private readonly random: () => number;

  constructor(
    seed: number,
    private readonly requests: Requests,
  ) {
    this.random = seededRandom(seed);
  }

  next(): unknown {
    return this.random() < 0.2 ? this.value(4) : this.damaged();
  }

  /** The right value, or now and then one of the strange strings. */
  mostly<Value>(right: Value): Value | string {
    return this.random() < 0.7 ? right : this.strange();
  }

  /** One of the strange strings. */
  strange(): string {
    return this.pick(strings);
  }

  /** Anything that JSON can say. */
  value(depth: number): unknown {
    const leaves = [null, true, 0, -1, 1e308, this.strange(), this.strange()];
    const kind = this.random();
    if (depth === 0 || kind < 0.6) return this.pick(leaves);
    const members = Array.from({ length: this.below(4) }, () => this.value(depth - 1));
    if (kind < 0.8) return members;
    return Object.fromEntries(members.map((member) => [this.strange(), member]));
  }

  /** Whether something happens that does so this often. */
  happens(probability: number): boolean {
    return this.random() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }

  /** A true event with up to three of its members, at any depth, replaced or removed. */
  private damaged(): unknown {
    const makeEvent = this.pick([payload1, payload2]);
    const request = this.requests.request(this);
    const event: unknown = JSON.parse(JSON.stringify(makeEvent(this.pick(this.requests.routes), request)));
    for (let left = this.below(4); left > 0; left -= 1) this.damage(event);
    return event;
  }

  private damage(target: unknown): void {
    if (typeof target !== 'object' || target === null) return;
    const key = this.pick(Object.keys(target));
    if (key === undefined) return;
    const member: unknown = Reflect.get(target, key);
    const deeper = typeof member === 'object' && member !== null && this.random() < 0.6;
    if (deeper) this.damage(member);
    else if (this.random() < 0.2) Reflect.deleteProperty(target, key);
    else Reflect.set(target, key, this.value(3));
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

/** Invokes a service with so many bad events. Returns those that were answered with a 5xx, malformed, or not at all. */
export async function refusedEvents(
  events: BadEvents,
  count: number,
  invoke: (event: unknown) => Promise<Answer>,
): Promise<unknown[]> {
  const refused: unknown[] = [];
  for (let made = 0; made < count; made += 1) {
    const event = events.next();
    const answer = await invoke(event).catch((error: unknown) => ({ error }));
    if ('error' in answer || !isWellFormed(answer)) refused.push({ event, answer });
  }
  return refused;
}

function isWellFormed({ statusCode, raw }: Answer): boolean {
  return (
    Number.isInteger(statusCode) &&
    statusCode >= 200 &&
    statusCode < 500 &&
    typeof raw.body === 'string' &&
    Object.values(raw.headers ?? {}).every((value) => typeof value === 'string')
  );
}
