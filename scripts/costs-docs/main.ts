import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsPage } from './page';
import { kindsTable } from './tables';

/**
 * Writes docs/costs.md and the table of README.md. With `--check` answers 1 when they are not what the model says; with `--without-stacks` the
 * table of our stacks may be an older one, since each change of a stack changes it.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const pages = [
    ['docs/costs.md', costsPage(root)],
    ['README.md', readme.replace(kinds, () => kindsTable())],
  ] as const;
  if (args.includes('--check'))
    return check(pages, root, args.includes('--without-stacks') ? withoutStacks : (text) => text);
  for (const [file, text] of pages) writeFileSync(join(root, file), text);
  return 0;
}

/** The table that says what an API costs by its kind. */
const kinds = /\| requests a month \|[^\n]*\n(?:\|[^\n]*\n)+/;

/** The rows of our stacks, in docs/costs.md. */
const withoutStacks = (text: string): string =>
  text.replace(/(?<=\| stack \| idle \|[^\n]*\n\|[^\n]*\n)(?:\|[^\n]*\n)+/, '');

function check(
  pages: readonly (readonly [string, string])[],
  root: string,
  compared: (text: string) => string,
): number {
  const stale = pages.filter(([file, text]) => compared(readFileSync(join(root, file), 'utf8')) !== compared(text));
  for (const [file] of stale)
    process.stderr.write(`${file}: must be what the cost model says, was not. Run npm run docs:costs.\n`);
  return stale.length === 0 ? 0 : 1;
}
