import { type CostChange, compare, estimate, NoPrices, type StackEstimate } from '../../../cost';
import type { JsonObject } from '../../../terraform/documents/json-object';
import { ourTraffic } from '../cost/our-traffic';
import { stackOf } from '../cost/stacks';
import type { StackReview } from './review';

type Documents = ReadonlyMap<string, JsonObject>;

/** What the reviewed changes do to the month's cost of their stacks; those whose region has no prices are left out. */
export const costChanges = (
  reviews: readonly StackReview[],
  reviewed: Documents,
  synthesized: Documents,
): readonly CostChange[] =>
  reviews.flatMap(({ stack }) => {
    try {
      return compare(costOf(stack, reviewed), costOf(stack, synthesized)) ?? [];
    } catch (problem) {
      if (problem instanceof NoPrices) return [];
      throw problem;
    }
  });

/** What a stack costs a month as one set of documents has it, for the traffic that config/ expects. */
export function costOf(stack: string, documents: Documents): StackEstimate | undefined {
  const document = documents.get(stack);
  if (document === undefined) return undefined;
  const input = stackOf(stack, { files: [{ name: `${stack}.tf.json`, document }] });
  return estimate([input], ourTraffic()).stacks[0];
}
