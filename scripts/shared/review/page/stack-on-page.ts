import { escaped } from '../../../../map';
import type { JsonObject } from '../../../../terraform/documents/json-object';
import { resourcesOf, settingsOf } from '../../../../terraform/documents/stack-json';
import type { StackPlan } from '../../plan/stack-plan';
import type { CodeSizes } from '../code-sizes';
import type { StackReview } from '../review';
import type { Documents } from './highlights';
import { lineAnchorOf } from './markup';

/** What a page is made of beside the review. */
export interface PageSources {
  readonly documents: Documents;

  /** How large code was and is. */
  readonly sizes: CodeSizes;

  /** What Terraform plans for stacks; left out, the page says nothing about it. */
  readonly plans?: readonly StackPlan[];
}

/** One stack, as the parts of the page need it. */
export interface StackOnPage {
  readonly stack: string;
  readonly review: StackReview;

  /** Its JSON as it was reviewed, where it has been. */
  readonly before: JsonObject | undefined;

  /** Its JSON as synth gives it; undefined where the stack is gone. */
  readonly after: JsonObject | undefined;

  /** Where the line of an address is; undefined where it has none. */
  readonly lineOf: (address: string) => string | undefined;

  /** An address as a link to its line of the JSON, where it has one. */
  readonly link: (address: string) => string;
}

/** A stack with both its documents, and links into them. */
export function stackOnPage(review: StackReview, { reviewed, synthesized }: Documents): StackOnPage {
  const { stack } = review;
  const [before, after] = [reviewed.get(stack), synthesized.get(stack)];
  const known = new Set([...addressesOf(before), ...addressesOf(after)]);
  const lineOf = (address: string) => (known.has(address) ? `#${lineAnchorOf(stack, address)}` : undefined);
  const link = (address: string) => {
    const [name, line] = [`<code>${escaped(address)}</code>`, lineOf(address)];
    return line === undefined ? name : `<a href="${line}">${name}</a>`;
  };
  return { stack, review, before, after, lineOf, link };
}

/** What has a line of its own in a document: resources and settings. */
export const addressesOf = (document: JsonObject = {}): readonly string[] => [
  ...resourcesOf(document).keys(),
  ...settingsOf(document).keys(),
];
