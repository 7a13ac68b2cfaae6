import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dollars, growthOf, NoPrices, type StackInput } from '../../cost';
import { ourTraffic } from '../shared/cost/our-traffic';
import { stackOf } from '../shared/cost/stacks';

const extension = '.tf.json';

/** Our stacks of prod: an idle month, the expected one, ten and a hundred times as much. */
export function ourStacksTable(root: string): string {
  const folder = join(root, 'reviewed');
  const names = readdirSync(folder).filter((name) => name.startsWith('prod-') && name !== `prod-account${extension}`);
  const rows = names.sort().map((name) => {
    const stack = name.slice(0, -extension.length);
    const document: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return `| \`${stack}\` | ${costsOf(stackOf(stack, { files: [{ name, document }] })).join(' | ')} |\n`;
  });
  return `| stack | idle | expected | ×10 | ×100 |\n| --- | ---: | ---: | ---: | ---: |\n${rows.join('')}`;
}

/** What a stack costs by its use; nothing where there are no prices of its region. */
function costsOf(stack: StackInput): string[] {
  try {
    return growthOf(stack, ourTraffic()).map(({ total }) => dollars(total));
  } catch (problem) {
    if (problem instanceof NoPrices) return Array(4).fill('–');
    throw problem;
  }
}
