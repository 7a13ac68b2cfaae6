import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The SHA-256 of a file, or undefined when it cannot be read.
 *
 * @param {string} path
 */
export function hashFile(path) {
  try {
    return hash(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** @param {string | Uint8Array} content */
export function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Writes a file as a whole: whoever reads the path finds the old content or the new.
 *
 * @param {string} path
 * @param {string | Uint8Array} content
 */
export function writeWhole(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
