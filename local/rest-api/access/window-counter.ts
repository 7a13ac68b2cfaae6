const parts = 30;

/** Counts what happened in the last so many milliseconds, to a thirtieth of them. */
export class WindowCounter {
  private readonly counts = new Map<number, number>();

  constructor(
    private readonly window: number,
    private readonly now: () => number,
  ) {}

  /** Counts one more, and says how many there were in the window. */
  count(): number {
    const part = Math.floor((this.now() / this.window) * parts);
    for (const old of this.counts.keys()) if (old <= part - parts) this.counts.delete(old);
    this.counts.set(part, (this.counts.get(part) ?? 0) + 1);
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
