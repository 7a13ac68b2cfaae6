import type { RequestEvent } from '../events';
import type { Trace } from '../trace';
import type { CallSummary, Sampling } from './interface';
import { type AddressOf, summaryOf } from './summary';

/** A call that is kept. */
export interface KeptCall {
  readonly summary: CallSummary;
  readonly trace: Trace;
}

/** Calls and characters that are kept at most; the oldest go. */
const mostCalls = 1000;
const mostCharacters = 32 * 1024 * 1024;

/** Calls of one second that a person is shown: so many that went well, and as many that did not. */
const shownOfSecond = 50;

/** The calls that the console shows, with their traces. Of many in a second it takes a sample. */
export class CallBook {
  private readonly calls = new Map<string, KeptCall>();
  private readonly toKeep = new WeakSet<Trace>();
  private characters = 0;
  private passed = 0;
  private second = 0;
  private shown = { well: 0, badly: 0 };
  private leftOut = { now: 0, before: 0 };

  constructor(
    private readonly addressOf: AddressOf,
    private readonly now: () => number = Date.now,
  ) {}

  /** Makes sure that a call is kept, however many there are. */
  want(trace: Trace): void {
    this.toKeep.add(trace);
  }

  /** Takes a call; gives its summary, or nothing when it is left out. */
  add(event: RequestEvent, trace: Trace): CallSummary | undefined {
    this.passed++;
    this.turnSecond();
    if (!this.toKeep.has(trace) && !this.isShown(event.status)) {
      this.leftOut.now++;
      return undefined;
    }
    const summary = summaryOf(event, trace, this.now(), this.addressOf);
    this.keep({ summary, trace });
    return summary;
  }

  /** The calls that are kept, newest first. */
  get newestFirst(): readonly CallSummary[] {
    return [...this.calls.values()].map(({ summary }) => summary).reverse();
  }

  get(id: string): KeptCall | undefined {
    return this.calls.get(id);
  }

  get sampling(): Sampling {
    this.turnSecond();
    return { kept: this.calls.size, passed: this.passed, leftOut: this.leftOut.before };
  }

  private turnSecond(): void {
    const second = Math.floor(this.now() / 1000);
    if (second === this.second) return;
    this.leftOut = { now: 0, before: second === this.second + 1 ? this.leftOut.now : 0 };
    this.second = second;
    this.shown = { well: 0, badly: 0 };
  }

  private isShown(status: number): boolean {
    const how = status < 400 ? 'well' : 'badly';
    if (this.shown[how] >= shownOfSecond) return false;
    this.shown[how]++;
    return true;
  }

  private keep(call: KeptCall): void {
    this.forget(call.trace.id);
    this.calls.set(call.trace.id, call);
    this.characters += call.trace.characters;
    for (const id of this.calls.keys()) {
      if (this.calls.size <= mostCalls && this.characters <= mostCharacters) return;
      this.forget(id);
    }
  }

  private forget(id: string): void {
    const call = this.calls.get(id);
    if (call === undefined) return;
    this.calls.delete(id);
    this.characters -= call.trace.characters;
  }
}
