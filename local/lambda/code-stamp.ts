import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What tells one state of files and folders from another: their times and sizes. Packages are left out: nobody edits them. */
export function codeStamp(paths: readonly string[]): string {
  return paths.map(stampOf).join();
}

function stampOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    const below = readdirSafely(path).filter((name) => name !== 'node_modules');
    return `${path} ${mtimeMs} ${size} ${ino} ${below.map((name) => stampOf(join(path, name))).join()}`;
  } catch {
    return `${path} gone`;
  }
}

function readdirSafely(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path) : [];
}
