import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * The checksum of a file, or undefined when it cannot be read.
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

/**
 * A checksum of eight signs. It tells an edit and a damaged disk, and needs to tell no more: whoever may write what is kept here may write
 * its checksum, too. SHA-256 takes an eighth of a command's start for it.
 *
 * @param {string | Uint8Array} content
 */
export function hash(content) {
  return crc32(content).toString(16).padStart(8, '0');
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
