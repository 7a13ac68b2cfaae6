import { join } from 'node:path';
import type { JsonObject } from '../../terraform/documents/json-object';
import type { StackPlan } from '../shared/plan/stack-plan';
import { bundlesIn, sizesOf } from '../shared/review/code-sizes';
import { reviewPage } from '../shared/review/page/page';
import { plannedByProvider } from '../shared/review/replacements';
import { review } from '../shared/review/review';
import { reviewedBundles, reviewedStacks } from '../shared/review/reviewed';
import { stacksIn } from '../shared/synthesized';
import type { Arguments } from './arguments';

/** The review of an environment's stacks as a page that also tells what Terraform plans. */
export function planPage(
  root: string,
  { environment, base }: Pick<Arguments, 'environment' | 'base'>,
  plans: readonly StackPlan[],
): string {
  const own = (stacks: ReadonlyMap<string, JsonObject>) =>
    new Map([...stacks].filter(([stack]) => stack.startsWith(`${environment}-`)));
  const documents = { reviewed: own(reviewedStacks(root, base)), synthesized: own(stacksIn(join(root, 'cdktf.out'))) };
  const sizes = sizesOf(reviewedBundles(root, base), bundlesIn(root));
  const reviews = review(documents.reviewed, documents.synthesized, plannedByProvider);
  return reviewPage(reviews, { documents, sizes, plans });
}
