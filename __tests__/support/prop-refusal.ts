import { type PropProblem, sentenceOf } from '../../constructs/prop-error';

/** What a test expects of a refusal of a prop. What is left out may be anything. */
export interface ExpectedRefusal {
  /** The path of the construct that refuses. */
  readonly where?: string;

  readonly prop: string;

  /** What the prop must be, or how that begins where nothing follows. */
  readonly mustBe: string;

  /** The value that was given. */
  readonly was?: unknown;

  readonly fix?: string;
}

const leftOut = '\0';

/** The sentence of a refusal, or the part of it that is expected: what tests state are its parts, not the words between them. */
export function propRefusal(expected: ExpectedRefusal): string {
  const { where = leftOut, prop, mustBe, was, fix = leftOut } = expected;
  const problem: PropProblem = { prop, mustBe, was: 'was' in expected ? was : 0, fix };
  const sentence = sentenceOf(where, problem);
  const begin = where === leftOut ? sentence.indexOf(prop) : 0;
  if (!('was' in expected)) return sentence.slice(begin, sentence.indexOf(mustBe) + mustBe.length);
  return fix === leftOut ? sentence.slice(begin, sentence.indexOf(leftOut, 1)) : sentence.slice(begin);
}
