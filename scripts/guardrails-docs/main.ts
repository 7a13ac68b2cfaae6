import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { guardrailsPage } from '../../guardrails/page';

/** Writes docs/guardrails.md; with `--check` answers 1 when the file is not what the rules say. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const file = join(root, 'docs', 'guardrails.md');
  const page = guardrailsPage();
  if (args.includes('--check')) return check(file, page);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page);
  return 0;
}

function check(file: string, page: string): number {
  if (existsSync(file) && readFileSync(file, 'utf8') === page) return 0;
  process.stderr.write('docs/guardrails.md: must be what the rules say, was not. Run npm run docs:guardrails.\n');
  return 1;
}
