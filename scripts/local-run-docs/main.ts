import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factTables } from './fact-tables';

const marker = '<!-- What follows is written by npm run docs:local-run. -->';

/** Writes the facts into docs/local-run.md; with `--check` answers 1 when they are not what the tests say. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const file = join(root, 'docs', 'local-run.md');
  const before = readFileSync(file, 'utf8');
  const page = pageWith(before, factTables(root));
  if (!args.includes('--check')) {
    writeFileSync(file, page);
    return 0;
  }
  if (page === before) return 0;
  process.stderr.write('docs/local-run.md: must be what the tests say, was not. Run npm run docs:local-run.\n');
  return 1;
}

/** The page with its text kept and its tables new. */
export function pageWith(page: string, tables: string): string {
  const [text = ''] = page.split(marker);
  return `${text}${marker}\n\n${tables}`;
}
