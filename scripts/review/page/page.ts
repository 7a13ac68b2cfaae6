import { type GrowthOfStacks, growthOf, NoPrices } from '../../../cost';
import { ourTraffic } from '../../cost/our-traffic';
import { stackOf } from '../../cost/stacks';
import type { StackReview } from '../review';
import type { JsonObject } from '../terraform-json';
import { summaryOf, unchanged } from '../text-report';
import { type Documents, type Highlight, highlightsOf } from './highlights';
import { escaped, linkTo } from './markup';
import { search } from './search';
import { stackSection } from './stack-section';
import { style } from './style';

/** The review as one page that needs nothing else. Without differences it is the documentation of all that is deployed. */
export function reviewPage(reviews: readonly StackReview[], documents: Documents, root: string): string {
  const all = [...documents.synthesized.keys()].sort();
  const shown = reviews.length > 0 ? reviews : all.map((stack): StackReview => ({ stack, changes: [] }));
  const growth = growthsOf(shown, documents);
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
${shown.map((one) => stackSection(one, documents, growth, root)).join('\n')}
</main>
<script>${search}</script>
</body>
</html>
`;
}

const firstLook = (highlights: readonly Highlight[]): string =>
  highlights.length === 0
    ? ''
    : `<section id="first"><h2>Look at first</h2><ul>${highlights.map(itemOf).join('')}</ul></section>`;

const itemOf = ({ stack, address, sentence, grave }: Highlight): string =>
  `<li${grave ? ' class="grave"' : ''}>${escaped(stack)} ${linkTo(stack, address)} ${escaped(sentence)}.</li>`;

/** What stacks cost at multiples of their traffic; none where their region has no prices. */
function growthsOf(shown: readonly StackReview[], { reviewed, synthesized }: Documents): GrowthOfStacks {
  return new Map(
    shown.flatMap(({ stack }) => {
      const document: JsonObject = synthesized.get(stack) ?? reviewed.get(stack) ?? {};
      try {
        return [
          [stack, growthOf(stackOf(stack, { files: [{ name: 'cdk.tf.json', document }] }), ourTraffic())] as const,
        ];
      } catch (problem) {
        if (problem instanceof NoPrices) return [];
        throw problem;
      }
    }),
  );
}
