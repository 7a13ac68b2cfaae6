import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The tests that name a fact, by its id: paths below the project. */
export function namedFacts(root: string): Map<string, string[]> {
  const named = new Map<string, string[]>();
  for (const path of testsBelow(root, '__tests__/local')) {
    const ids = new Set(readFileSync(join(root, path), 'utf8').match(/\bG\d{3}\b/g));
    for (const id of ids) named.set(id, [...(named.get(id) ?? []), path]);
  }
  return named;
}

const testsBelow = (root: string, folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
