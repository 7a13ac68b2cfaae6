import type { Line } from '../bill';
import type { Estimate, StackEstimate } from '../estimate';
import { Exact } from '../exact';
import { type GrowthOfStacks, growthLine } from './growth';
import { byAmount, counted, dollars, whose } from './money';
import { assumptionsOf, unpricedOf } from './together';

/** An estimate for a terminal: a table a stack, its three largest lines first. */
export const textReport = (estimate: Estimate, growth: GrowthOfStacks): string =>
  [
    ...estimate.stacks.flatMap((one) => tableOf(one, growth)),
    `${dollars(estimate.total)} a month for ${estimate.stacks.length} ${estimate.stacks.length === 1 ? 'stack' : 'stacks'}, free tier: ${estimate.freeTier}`,
    ...section('taken for granted', assumptionsOf(estimate)),
    ...section('not in the sum', unpricedOf(estimate)),
    '',
  ].join('\n');

function tableOf({ stack, region, lines, total }: StackEstimate, growth: GrowthOfStacks): string[] {
  const grown = growth.get(stack);
  const sorted = byAmount(lines);
  const largest = sorted.slice(0, 3).map((line) => `${line.price.dimension} ${dollars(line.amount)}`);
  return [
    `${stack} (${region}): ${dollars(total)} a month`,
    ...(largest.length === 0 ? [] : [`  largest: ${largest.join(', ')}`]),
    ...group(
      'grows with use',
      sorted.filter(({ grows }) => grows),
    ),
    ...group(
      'the same every month',
      sorted.filter(({ grows }) => !grows),
    ),
    ...(grown === undefined ? [] : [`  times the traffic: ${growthLine(grown)}`]),
    '',
  ];
}

function group(title: string, lines: readonly Line[]): string[] {
  if (lines.length === 0) return [];
  const sum = Exact.sum(lines.map(({ amount }) => amount));
  const rows = lines.map((line) => [dollars(line.amount), counted(line), line.price.id, whose(line)]);
  return [`  ${title}: ${dollars(sum)}`, ...aligned(rows).map((row) => `    ${row}`)];
}

/** Rows with columns of equal width, the first of them to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), []);
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', `${title}:`, ...items.map((item) => `  ${item}`)];
