import type { IConstruct } from 'constructs';

/** What is wrong with one prop, in the parts every Gatehouse message has. */
export interface PropProblem {
  /** The prop, as the caller wrote it: `throttle.burstLimit`. */
  readonly prop: string;

  /** What it must be: `a whole number from 50 to 30000 milliseconds`. */
  readonly mustBe: string;

  /** The value that was given. */
  readonly was: unknown;

  /** What to do about it, one sentence in the imperative. */
  readonly fix: string;
}

/** A prop that AWS would refuse, reported where the caller wrote it. */
export class PropError extends Error {
  constructor(scope: IConstruct, problem: PropProblem) {
    super(sentenceOf(scope.node.path, problem));
    this.name = 'PropError';
  }
}

/** The sentence that tells of a prop: *where: what it must be, what it was. What to do.* */
export function sentenceOf(where: string, { prop, mustBe, was, fix }: PropProblem): string {
  return `${where}: ${prop} must be ${mustBe}, was ${shown(was)}. ${fix}`;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
