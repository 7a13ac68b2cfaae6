import type { JsonObject } from '../../../terraform/documents/json-object';
import { resourcesOf } from '../../../terraform/documents/stack-json';
import { afterwards } from './afterwards';
import type { Replacements } from './replacements';
import { reviewedForm } from './reviewed-form';
import { type Change, reviewStack } from './stack-review';

/** What differs in one stack. */
export interface StackReview {
  readonly stack: string;

  /** Whether the whole stack is new, or gone. */
  readonly whole?: 'new' | 'gone' | undefined;

  readonly changes: readonly Change[];

  /** What must be done once it is deployed. */
  readonly afterwards?: string | undefined;
}

/** The stacks that differ: those that lose something first, then by name. */
export function review(
  reviewed: ReadonlyMap<string, JsonObject>,
  synthesized: ReadonlyMap<string, JsonObject>,
  table: Replacements,
): StackReview[] {
  const stacks = [...new Set([...reviewed.keys(), ...synthesized.keys()])].sort();
  const reviews = stacks.map((stack): StackReview => {
    const [was, is] = [reviewed.get(stack), synthesized.get(stack)];
    const changes = reviewStack(reviewedForm(was ?? {}), reviewedForm(is ?? {}), table);
    const removed = changes.filter(({ kind }) => kind === 'removed').map(({ address }) => address);
    return {
      stack,
      whole: was === undefined ? 'new' : is === undefined ? 'gone' : undefined,
      changes,
      afterwards: afterwards(removed, [...resourcesOf(is ?? {}).keys()]),
    };
  });
  const differing = reviews.filter(({ changes, whole }) => changes.length > 0 || whole !== undefined);
  return differing.sort((a, b) => Number(loses(b)) - Number(loses(a)));
}

/** Whether something is lost for good. */
export function loses({ changes }: StackReview): boolean {
  return changes.some(({ lost }) => lost !== undefined);
}
