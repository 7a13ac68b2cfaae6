/** What an estimate takes for granted, and what it leaves out. */
export class Notes {
  private readonly sentences = new Set<string>();
  private readonly left = new Set<string>();

  /** Tells something that the estimate takes for granted. */
  assume(sentence: string): void {
    this.sentences.add(sentence);
  }

  /** Tells a resource that is not in the estimate, or not wholly, and why. */
  leaveOut(address: string, why?: string): void {
    this.left.add(address);
    if (why !== undefined) this.assume(`${address}: ${why}`);
  }

  get assumptions(): readonly string[] {
    return [...this.sentences];
  }

  /** Addresses of what is left out. */
  get unpriced(): readonly string[] {
    return [...this.left];
  }
}
