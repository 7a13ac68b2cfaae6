import type { Line } from '../bill';
import type { Estimate, StackEstimate } from '../estimate';
import { type GrowthOfStacks, growthPlot } from './growth';
import { byAmount, counted, dollars } from './money';
import { assumptionsOf, unpricedOf } from './together';

/** An estimate as one page that needs nothing else. */
export const htmlReport = (estimate: Estimate, growth: GrowthOfStacks): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What the stacks cost a month</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>What the stacks cost a month</h1>
<p><strong>${dollars(estimate.total)}</strong> for ${estimate.stacks.length} stacks, free tier: ${estimate.freeTier}</p>
${estimate.stacks.map((one) => sectionOf(one, growth)).join('\n')}
${list('Taken for granted', assumptionsOf(estimate))}
${list('Not in the sum', unpricedOf(estimate))}
</main>
</body>
</html>
`;

const sectionOf = ({ stack, region, lines, total }: StackEstimate, growth: GrowthOfStacks): string => `<section>
<h2>${escaped(stack)} <small>${escaped(region)}</small> ${dollars(total)}</h2>
${growthPlot(growth.get(stack) ?? [])}
${tableOf(
  'Grows with use',
  lines.filter(({ grows }) => grows),
)}
${tableOf(
  'The same every month',
  lines.filter(({ grows }) => !grows),
)}
</section>`;

const tableOf = (title: string, lines: readonly Line[]): string =>
  lines.length === 0
    ? ''
    : `<table>
<caption>${title}</caption>
<thead><tr><th scope="col">a month</th><th scope="col">quantity</th><th scope="col">what</th><th scope="col">how</th><th scope="col">resources</th></tr></thead>
<tbody>
${byAmount(lines).map(rowOf).join('\n')}
</tbody>
</table>`;

const rowOf = (line: Line): string =>
  `<tr><td class="money">${dollars(line.amount)}</td><td>${escaped(counted(line))}</td><td>${escaped(line.price.dimension)}</td><td>${escaped(line.how)}</td><td>${line.addresses.map((address) => `<code>${escaped(address)}</code>`).join(' ')}</td></tr>`;

const list = (title: string, items: readonly string[]): string =>
  items.length === 0
    ? ''
    : `<h2>${title}</h2>\n<ul>\n${items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
section { overflow-x: auto; }
table { border-collapse: collapse; margin-bottom: 1.5rem; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-top: 1px solid #8884; }
.growth { max-width: 35rem; display: block; margin: 0.5rem 0 1rem; font-size: 0.875rem; fill: currentColor; }
.growth rect { fill: #2f6fdb; }
.money { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
code { overflow-wrap: anywhere; }
`;
