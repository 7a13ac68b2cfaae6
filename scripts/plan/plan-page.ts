import { join } from 'node:path';
import { bundlesIn, sizesOf } from '../review/code-sizes';
import { reviewPage } from '../review/page/page';
import { plannedByProvider } from '../review/replacements';
import { review } from '../review/review';
import { reviewedBundles, reviewedStacks } from '../review/reviewed';
import { stacksIn } from '../review/synthesized';
import type { JsonObject } from '../review/terraform-json';
import type { Arguments } from './arguments';
import type { StackPlan } from './plan-stack';

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
