import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Blocks = Record<string, Record<string, unknown>>;

const stacksIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^prod-.*\.tf\.json$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** The reviewed stacks of production, copied under other names into one configuration, until it holds as many resources. */
export function copiesOfStacks(root: string, size: number): Record<string, unknown> {
  const stacks = stacksIn(join(root, 'reviewed'));
  const [resource, data]: [Blocks, Blocks] = [{}, {}];
  let provider: unknown;
  for (let copy = 0; countOf(resource) < size; copy++) {
    const text = stacks[copy % stacks.length] ?? '{}';
    const document = JSON.parse(renamed(text, copy)) as { resource?: Blocks; data?: Blocks; provider?: unknown };
    merge(resource, document.resource ?? {}, copy);
    merge(data, document.data ?? {}, copy);
    provider ??= document.provider;
  }
  return { resource, data, provider };
}

/** The text of a stack whose names and references tell which copy it is. */
const renamed = (text: string, copy: number): string =>
  text.replaceAll('prod-', `prod${copy}-`).replace(/\b(aws_\w+\.[a-z]\w*)(?=[.[}])/g, `$1_${copy}`);

function merge(into: Blocks, blocks: Blocks, copy: number): void {
  for (const [type, bodies] of Object.entries(blocks))
    for (const [name, body] of Object.entries(bodies))
      into[type] = Object.assign(into[type] ?? {}, { [`${name}_${copy}`]: body });
}

const countOf = (blocks: Blocks): number =>
  Object.values(blocks).reduce((sum, bodies) => sum + Object.keys(bodies).length, 0);
