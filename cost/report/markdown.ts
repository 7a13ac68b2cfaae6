import type { Estimate, StackEstimate } from '../estimate';
import { type GrowthOfStacks, growthLine } from './growth';
import { byAmount, counted, dollars, whose } from './money';
import { assumptionsOf, unpricedOf } from './together';

/** An estimate for a pull request: what each stack costs, its largest lines, and what is taken for granted folded away. */
export const markdownReport = (estimate: Estimate, growth: GrowthOfStacks): string =>
  [
    '### What the stacks cost a month',
    '',
    '| stack | region | a month | largest | times the traffic |',
    '| --- | --- | ---: | --- | --- |',
    ...estimate.stacks.map((one) => rowOf(one, growth)),
    `| **together** | | **${dollars(estimate.total)}** | free tier: ${estimate.freeTier} | |`,
    '',
    ...estimate.stacks.flatMap(linesOf),
    ...folded('Taken for granted', assumptionsOf(estimate)),
    ...folded(
      'Not in the sum',
      unpricedOf(estimate).map((address) => `\`${address}\``),
    ),
  ].join('\n');

function rowOf({ stack, region, lines, total }: StackEstimate, growth: GrowthOfStacks): string {
  const largest = byAmount(lines)
    .slice(0, 3)
    .map((line) => `${line.price.dimension} ${dollars(line.amount)}`);
  return `| ${stack} | ${region} | ${dollars(total)} | ${largest.join('<br>')} | ${growthLine(growth.get(stack) ?? [])} |`;
}

const linesOf = ({ stack, lines }: StackEstimate): string[] =>
  details(`Lines of ${stack}`, [
    '| a month | quantity | price | resources |',
    '| ---: | --- | --- | --- |',
    ...byAmount(lines).map(
      (line) => `| ${dollars(line.amount)} | ${counted(line)} | ${line.price.id} | \`${whose(line)}\` |`,
    ),
  ]);

const folded = (title: string, items: readonly string[]): string[] =>
  items.length === 0
    ? []
    : details(
        title,
        items.map((item) => `- ${item}`),
      );

const details = (title: string, content: readonly string[]): string[] => [
  `<details><summary>${title}</summary>`,
  '',
  ...content,
  '',
  '</details>',
  '',
];
