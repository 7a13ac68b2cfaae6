import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { requireCompiled } from './compiled.mjs';
import { hashFile, writeWhole } from './files.mjs';
import { rooms } from './rooms.mjs';
import { isFresh, recipeOf, writeStamp } from './stamp.mjs';

/** Where commands may import from: what a copy of this project needs to run them. */
export const commandRooms = [...rooms, 'cost', 'local', 'map', 'scripts'].sort();

/**
 * What a command is: it gets the arguments and the project's folder, and answers the exit code.
 *
 * @typedef {(args: readonly string[], root: string) => Promise<number>} Main
 */

/**
 * Loads `main` of `scripts/<command>/main.ts`, bundled once for as long as nothing it is made of changes. A command with a slash in its
 * name is the folder itself: what serves tests alone stands beside them.
 *
 * @param {string} root The project's folder, with a slash at its end.
 * @param {string} command
 * @returns {Promise<Main>}
 */
export async function loadCommand(root, command) {
  const path = `dist/scripts/${command}.cjs`;
  const stamp = `${root}dist/scripts/${command}.stamp.json`;
  const recipe = recipeOf(
    root,
    commandRooms.filter((room) => hasRoom(root, room)),
  );
  const require = createRequire(`${root}package.json`);
  if (isFresh(stamp, recipe, hashIn(root), hashIn(root))) return requireCompiled(`${root}${path}`, require).main;

  const { code, inputs } = await bundled(root, command);
  if (!kept(root, path, stamp, { code, inputs, recipe })) return inMemory(code, require);
  return requireCompiled(`${root}${path}`, require).main;
}

/** @param {string} root @param {string} room */
const hasRoom = (root, room) => existsSync(`${root}${room}`);

/** @param {string} root */
const hashIn = (root) => (/** @type {string} */ path) => hashFile(`${root}${path}`);

/** @param {string} root @param {string} command */
async function bundled(root, command) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${command.includes('/') ? command : `scripts/${command}`}/main.ts`],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  return { code: loadingLate(outputFiles[0]?.text ?? ''), inputs: Object.keys(metafile.inputs).sort() };
}

/**
 * Makes a bundle load each package when something of it is first used: most runs of a command need few of them. Of what Node brings, its
 * cryptography alone takes as long as a package.
 *
 * @param {string} code
 */
function loadingLate(code) {
  const late = 'const late = (load) => new Proxy({}, { get: (_, name) => load()[name] });\n';
  const named = /^var (import_\w+) = require\("((?!node:)[^"]+|node:crypto)"\);$/gm;
  return late + code.replace(named, 'var $1 = late(() => require("$2"));');
}

/**
 * Keeps a bundle for the next time. A folder that may not be written only costs that time.
 *
 * @param {string} root
 * @param {string} path
 * @param {string} stamp
 * @param {{ code: string, inputs: string[], recipe: string }} made
 */
function kept(root, path, stamp, { code, inputs, recipe }) {
  try {
    writeWhole(`${root}${path}`, code);
    const hashes = (/** @type {string[]} */ paths) => Object.fromEntries(paths.map((one) => [one, hashIn(root)(one)]));
    writeStamp(stamp, { recipe, inputs: hashes(inputs), outputs: hashes([path]) });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} code
 * @param {NodeJS.Require} require
 * @returns {Main}
 */
function inMemory(code, require) {
  /** @type {{ exports: { main?: Main } }} */
  const module = { exports: {} };
  new Function('module', 'exports', 'require', code)(module, module.exports, require);
  return module.exports.main ?? (async () => 2);
}
