import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * The folder that a command is to write into, which must be empty or new. Where it is not, says so.
 *
 * @param {string} command
 * @param {string | undefined} given
 */
export function newFolder(command, given) {
  if (given && isEmptyOrNew(resolve(given))) return resolve(given);
  console.error(
    `${command}: FOLDER must be empty or new, was ${given ?? 'not given'}. usage: npm run ${command} -- FOLDER`,
  );
  process.exitCode = 2;
}

/** @param {string} folder */
function isEmptyOrNew(folder) {
  try {
    return readdirSync(folder).length === 0;
  } catch (problem) {
    // Neither a file, nor below one, nor a folder that may not be read.
    return /** @type {NodeJS.ErrnoException} */ (problem).code === 'ENOENT';
  }
}
