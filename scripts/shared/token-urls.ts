import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadyEvent } from '../../local';

const folderIn = (root: string): string => join(root, 'dist/dev/tokens');

const fileIn = (root: string): string => join(folderIn(root), `${process.pid}.json`);

/** Tells `dev:token` where this run gives tokens: at other ports when stacks were read anew. */
export function tellTokenUrls(root: string, ready: readonly ReadyEvent[]): void {
  const urls = ready.flatMap(({ stack, token_url }) => (token_url === undefined ? [] : [[stack, token_url]]));
  try {
    mkdirSync(folderIn(root), { recursive: true });
    writeFileSync(fileIn(root), JSON.stringify(Object.fromEntries(urls)));
  } catch {
    // Where nothing may be written, only the short command for tokens is missing.
  }
}

/** Takes back what `tellTokenUrls` told. */
export const forgetTokenUrls = (root: string): void => rmSync(fileIn(root), { force: true });

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
