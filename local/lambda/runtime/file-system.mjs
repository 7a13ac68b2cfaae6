import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { start } from './channel.mjs';

/** Lambda's folders, and where they are on this machine. */
const folders = /** @type {const} */ ([
  ['/var/task', start.task],
  ['/opt', start.opt],
  ['/tmp', start.tmp],
]);

/** Lets the function find its own files, its layers and a `/tmp` of its own where Lambda has them. */
export function mapFolders() {
  process.cwd = () => '/var/task';
  for (const functions of [fs, fs.promises]) wrapAll(/** @type {Record<string, any>} */ (functions));
  syncBuiltinESMExports();
}

const ofOnePath =
  /^(access|appendFile|chmod|createReadStream|createWriteStream|exists|lstat|mkdir|mkdtemp|open|opendir|readFile|readdir|readlink|realpath|rm|rmdir|stat|truncate|unlink|utimes|watch|writeFile)(Sync)?$/;
const ofTwoPaths = /^(copyFile|cp|link|rename|symlink)(Sync)?$/;

/** @param {Record<string, any>} functions */
function wrapAll(functions) {
  for (const [name, original] of Object.entries(functions)) {
    if (typeof original !== 'function') continue;
    if (ofOnePath.test(name))
      functions[name] = Object.assign(
        (/** @type {any} */ path, /** @type {any[]} */ ...rest) => original(mapped(path), ...rest),
        original,
      );
    if (ofTwoPaths.test(name)) {
      functions[name] = (/** @type {any} */ from, /** @type {any} */ to, /** @type {any[]} */ ...rest) =>
        original(mapped(from), mapped(to), ...rest);
    }
  }
}

/**
 * @param {unknown} path
 * @returns {unknown}
 */
function mapped(path) {
  if (path instanceof URL && path.protocol === 'file:') return mapped(fileURLToPath(path));
  if (typeof path !== 'string') return path;
  const whole = path.startsWith('/') ? path : resolve('/var/task', path);
  if (start.real.some((folder) => isIn(whole, folder))) return whole;
  const found = folders.find(([name]) => isIn(whole, name));
  return found?.[1] === undefined ? whole : found[1] + whole.slice(found[0].length);
}

/**
 * @param {string} path
 * @param {string} folder
 */
const isIn = (path, folder) => path === folder || path.startsWith(`${folder}/`);
