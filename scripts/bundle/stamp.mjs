import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hash, hashFile, writeWhole } from './files.mjs';

/**
 * What a bundle was made of and what came out, by content. Paths are relative to the root and to the output folder.
 *
 * @typedef {object} Stamp
 * @property {string} recipe
 * @property {Record<string, string | undefined>} inputs
 * @property {Record<string, string | undefined>} outputs
 * @property {Served} [serves] Of a function alone.
 */

/**
 * What a function's bundle has for its callers.
 *
 * @typedef {object} Served
 * @property {string} source Path of the handler, seen from the root.
 * @property {string[]} exports What it exports.
 * @property {string[]} [routes] Its routes, where they are known.
 * @property {import('./contract.mjs').ContractJson} [contract] What it takes and answers, where a contract stands beside the handler.
 */

/**
 * Whatever decides about every bundle alike: these scripts, the installed packages with the bundler, and which source files
 * there are, since a new one can take the place of another that an import found before.
 *
 * @param {string} root
 * @param {string[]} rooms The folders that sources are in.
 */
export function recipeOf(root, rooms) {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const scripts = ['../bundle.mjs', ...readdirSync(here).sort()];
  const sources = rooms.flatMap((room) => namesBelow(root, room));
  const lock = hashFile(`${root}/package-lock.json`) ?? null;
  return hash(JSON.stringify([scripts.map((name) => hashFile(here + name)), lock, sources]));
}

/**
 * Whatever is below a room. Node lists bare names five times slower than entries: it asks of each whether it is a folder.
 *
 * @param {string} root
 * @param {string} room
 */
const namesBelow = (root, room) =>
  readdirSync(`${root}/${room}`, { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => `${parentPath.slice(root.length)}/${name}`)
    .sort();

/**
 * Whether a bundle is still what its stamp says, made from what the stamp says.
 *
 * @param {string} path Where the stamp is.
 * @param {string} recipe
 * @param {(input: string) => string | undefined} hashInput
 * @param {(output: string) => string | undefined} hashOutput
 */
export function isFresh(path, recipe, hashInput, hashOutput) {
  try {
    /** @type {Stamp} */
    const stamp = JSON.parse(readFileSync(path, 'utf8'));
    const unchanged = Object.entries(stamp.inputs).every(([input, before]) => hashInput(input) === before);
    return stamp.recipe === recipe && unchanged && Object.entries(stamp.outputs).every(([o, h]) => hashOutput(o) === h);
  } catch {
    // No stamp, or a damaged one: bundling again is always right.
    return false;
  }
}

/**
 * @param {string} path
 * @param {Stamp} stamp
 */
export function writeStamp(path, stamp) {
  writeWhole(path, `${JSON.stringify(stamp, null, 1)}\n`);
}
