import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apisIn } from '../left-out.mjs';
import { removeFile } from '../shared/remove-file';
import { withoutStacks } from './composition';
import { filesOf } from './files';

const usage = 'usage: npm run remove -- NAME…';

/** Removes APIs: settings, stack, function, tests and lines of main.ts. Exit code 2: nothing was removed. */
export async function main(names: readonly string[], root: string): Promise<number> {
  const wrong = wrongNames(names, apisIn(root));
  if (wrong !== undefined) return refusal(wrong);
  const composed = withoutStacks(readFileSync(join(root, 'main.ts'), 'utf8'), names);
  const files = filesOf(names, root);
  writeFileSync(join(root, 'main.ts'), composed);
  for (const file of files) removeFile(file, root);
  process.stdout.write(`${files.map((file) => `  removed ${file}\n`).join('')}  changed main.ts\n${next}`);
  return 0;
}

function wrongNames(names: readonly string[], known: readonly string[]): string | undefined {
  const list = known.join(', ');
  if (names.length === 0) return `NAME: must be one or more of ${list}, was not given. ${usage}`;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return `NAME: must be one of ${list}, was ${JSON.stringify(unknown)}. ${usage}`;
  return known.every((name) => names.includes(name)) ? `NAME: must leave one of ${list}. ${usage}` : undefined;
}

const next = `
Record what is deployed now:    npm run synth && npm run review -- --accept
Write what docs/ lists anew:    npm run docs:costs && npm run docs:local-run
What is deployed already stays: destroy it first, or with the commit before.
`;

function refusal(message: string): number {
  process.stderr.write(`remove: ${message}\n`);
  return 2;
}
