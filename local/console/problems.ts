import type { ProblemEvent } from '../events';
import type { Problem } from './interface';

/** What stands in the way of the newest sources. */
export class Problems {
  private readonly standing = new Map<string, Problem>();

  /** Takes a problem in the place of an earlier one of its name. */
  add({ id, message }: ProblemEvent): Problem {
    const problem = { id, message, since: Date.now() };
    this.standing.set(id, problem);
    return problem;
  }

  /** Takes a problem away; false when there was none. */
  mended(id: string): boolean {
    return this.standing.delete(id);
  }

  get all(): readonly Problem[] {
    return [...this.standing.values()];
  }
}
