import { escaped } from '../../../../map';
import { headingOf } from '../text-report';
import { changeList } from './change-list';
import { code } from './code';
import { cost } from './cost';
import { findings } from './findings';
import { jsonListing } from './json-listing';
import { maps } from './maps';
import { plan } from './plan';
import type { PageSources, StackOnPage } from './stack-on-page';

/** What the page says of one stack: its map, what changes, what Terraform plans, what it costs, what the guard finds, and its JSON. */
export function stackSection(on: StackOnPage, { sizes, plans }: PageSources): string {
  const { stack, review } = on;
  const heading = review.changes.length === 0 && review.whole === undefined ? stack : headingOf(review);
  return `<section id="${escaped(stack)}" data-stack="${escaped(stack)}">
<h2>${escaped(heading)}</h2>
${maps(on)}
${changeList(on)}
${plan(
  on,
  plans?.find((one) => one.stack === stack),
)}
${code(on, sizes)}
${cost(on)}
${findings(on)}
${jsonListing(on)}
</section>`;
}
