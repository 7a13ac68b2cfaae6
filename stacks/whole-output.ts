import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Lets `write` fill an empty folder inside `outdir`, then puts the files in their places. When writing fails, as on a full disk, nothing in
 * `outdir` has changed. What else is in `outdir`, such as Terraform's own files, stays.
 */
export function writeWhole(outdir: string, write: (folder: string) => void): void {
  mkdirSync(outdir, { recursive: true });
  const folder = mkdtempSync(join(outdir, '.synth-'));
  try {
    write(folder);
    for (const file of filesIn(folder)) moveTo(join(outdir, file), join(folder, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

/** A rename within one disk needs no room for the file. */
function moveTo(place: string, file: string): void {
  mkdirSync(dirname(place), { recursive: true });
  renameSync(file, place);
}
