/** Lets many through together, or one alone: a transaction sees nobody else's half-done work. First come, first served. */
export class Turns {
  private readonly waiting: { readonly alone: boolean; readonly begin: () => void }[] = [];
  private running = 0;
  private alone = false;

  /** Runs together with others that may run together. */
  together<Result>(run: () => Promise<Result>): Promise<Result> {
    return this.take(false, run);
  }

  /** Runs when nothing else does. */
  exclusive<Result>(run: () => Promise<Result>): Promise<Result> {
    return this.take(true, run);
  }

  private async take<Result>(alone: boolean, run: () => Promise<Result>): Promise<Result> {
    if (this.waiting.length > 0 || !this.isFree(alone))
      await new Promise<void>((begin) => this.waiting.push({ alone, begin }));
    else this.enter(alone);
    try {
      return await run();
    } finally {
      this.leave();
    }
  }

  private isFree(alone: boolean): boolean {
    return alone ? this.running === 0 : !this.alone;
  }

  private enter(alone: boolean): void {
    this.running++;
    this.alone = alone;
  }

  private leave(): void {
    this.running--;
    if (this.running === 0) this.alone = false;
    for (let [next] = this.waiting; next !== undefined && this.isFree(next.alone); [next] = this.waiting) {
      this.waiting.shift();
      this.enter(next.alone);
      next.begin();
    }
  }
}
