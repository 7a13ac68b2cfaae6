import type { Growth } from '../growth';
import { dollars } from './money';

/** Stacks' costs at multiples of their traffic, by the names of the stacks. */
export type GrowthOfStacks = ReadonlyMap<string, readonly Growth[]>;

const nameOf = (times: number): string => (times === 0 ? 'idle' : `×${times}`);

/** A stack's cost at multiples of its traffic, in one line. */
export const growthLine = (growth: readonly Growth[]): string =>
  growth.map(({ times, total }) => `${nameOf(times)} ${dollars(total)}`).join(', ');

const [width, height, label, gap] = [560, 22, 60, 6];

/** A stack's cost at multiples of its traffic, as a plot: bars on a logarithmic scale, each with its amount. */
export function growthPlot(growth: readonly Growth[]): string {
  const lengths = growth.map(({ total }) => Math.log10(1 + total.toNumber()));
  const longest = Math.max(...lengths, Number.MIN_VALUE);
  const bars = growth.map(({ times, total }, at) => {
    const [y, length] = [at * (height + gap), ((lengths[at] ?? 0) / longest) * (width - label - 120)];
    return (
      `<text x="0" y="${y + 16}">${nameOf(times)}</text>` +
      `<rect x="${label}" y="${y}" width="${Math.max(1, length).toFixed(1)}" height="${height}"/>` +
      `<text x="${(label + length + 8).toFixed(1)}" y="${y + 16}">${dollars(total)}</text>`
    );
  });
  const tall = growth.length * (height + gap);
  return `<svg class="growth" viewBox="0 0 ${width} ${tall}" role="img" aria-label="A month at multiples of the traffic: ${growthLine(growth)}">${bars.join('')}</svg>`;
}
