import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadyEvent } from '../../local';

const folderIn = (root: string): string => join(root, 'dist/dev/tokens');

/** Tells `dev:token` where this run gives tokens. Returns what forgets it again. */
export function tellTokenUrls(root: string, ready: readonly ReadyEvent[]): () => void {
  const urls = ready.flatMap(({ stack, token_url }) => (token_url === undefined ? [] : [[stack, token_url]]));
  const file = join(folderIn(root), `${process.pid}.json`);
  try {
    mkdirSync(folderIn(root), { recursive: true });
    writeFileSync(file, JSON.stringify(Object.fromEntries(urls)));
  } catch {
    // Where nothing may be written, only the short command for tokens is missing.
    return () => undefined;
  }
  return () => rmSync(file, { force: true });
}

/** Where runs give tokens, by the names of their stacks. */
export function tokenUrls(root: string): Map<string, string> {
  const known = new Map<string, string>();
  for (const file of filesIn(folderIn(root)))
    for (const [stack, url] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) known.set(stack, String(url));
  return known;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
