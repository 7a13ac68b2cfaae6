import { escaped } from '../../../../map';
import type { StackReview } from '../review';
import { summaryOf, unchanged } from '../text-report';
import { type Highlight, highlightsOf } from './highlights';
import { linkTo } from './markup';
import { search } from './search';
import { type PageSources, stackOnPage } from './stack-on-page';
import { stackSection } from './stack-section';
import { style } from './style';

/** The review as one page that needs nothing else. Without differences it is the documentation of all that is deployed. */
export function reviewPage(reviews: readonly StackReview[], sources: PageSources): string {
  const { documents } = sources;
  const all = [...documents.synthesized.keys()].sort();
  const shown = shownOf(reviews, sources);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Review of the Terraform JSON</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Review of the Terraform JSON</h1>
<p>${escaped(reviews.length > 0 ? summaryOf(reviews) : unchanged(all.length))}</p>
<label>Search <input type="search" id="search" autocomplete="off"></label> <output id="found" for="search"></output>
<nav aria-label="Stacks"><ul>${shown.map(({ stack }) => `<li><a href="#${escaped(stack)}">${escaped(stack)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${firstLook(highlightsOf(reviews, documents))}
${shown.map((one) => stackSection(stackOnPage(one, documents), sources)).join('\n')}
</main>
<script>${search}</script>
</body>
</html>
`;
}

/** Stacks that differ, and those for which there is a plan; all of them where there is neither. */
function shownOf(reviews: readonly StackReview[], { documents, plans = [] }: PageSources): readonly StackReview[] {
  const differing = new Set(reviews.map(({ stack }) => stack));
  const names = reviews.length + plans.length > 0 ? plans.map(({ stack }) => stack) : documents.synthesized.keys();
  const others = [...names].filter((stack) => !differing.has(stack)).sort();
  return [...reviews, ...others.map((stack): StackReview => ({ stack, changes: [] }))];
}

const firstLook = (highlights: readonly Highlight[]): string =>
  highlights.length === 0
    ? ''
    : `<section id="first"><h2>Look at first</h2><ul>${highlights.map(itemOf).join('')}</ul></section>`;

const itemOf = ({ stack, address, sentence, grave }: Highlight): string =>
  `<li${grave ? ' class="grave"' : ''}>${escaped(stack)} ${linkTo(stack, address)} ${escaped(sentence)}.</li>`;
