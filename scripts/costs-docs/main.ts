import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsPage } from './page';
import { kindsTable } from './tables';

/** Writes docs/costs.md and the table of README.md; with `--check` answers 1 when they are not what the model says. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const pages = [
    ['docs/costs.md', costsPage(root)],
    ['README.md', readme.replace(kinds, () => kindsTable())],
  ] as const;
  if (args.includes('--check')) return check(pages, root);
  for (const [file, text] of pages) writeFileSync(join(root, file), text);
  return 0;
}

/** The table that says what an API costs by its kind. */
const kinds = /\| requests a month \|[^\n]*\n(?:\|[^\n]*\n)+/;

function check(pages: readonly (readonly [string, string])[], root: string): number {
  const stale = pages.filter(([file, text]) => readFileSync(join(root, file), 'utf8') !== text);
  for (const [file] of stale)
    process.stderr.write(`${file}: must be what the cost model says, was not. Run npm run docs:costs.\n`);
  return stale.length === 0 ? 0 : 1;
}
