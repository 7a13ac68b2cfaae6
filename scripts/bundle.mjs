import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from './bundle/compile.mjs';
import { contractOf } from './bundle/contract.mjs';
import { hash, hashFile, writeWhole } from './bundle/files.mjs';
import { refusedBySystem } from './bundle/refused-by-system.mjs';
import { routesIn } from './bundle/routes.mjs';
import { isFresh, recipeOf, writeStamp } from './bundle/stamp.mjs';
import { zip } from './bundle/zip.mjs';

/**
 * A function's bundle: `<name>.zip` for Lambda, and the same files unpacked in `<name>/`.
 *
 * @typedef {object} Bundle
 * @property {string} name The function, such as `items` or `authorizers/token`.
 * @property {string} zip Path of the zip.
 * @property {boolean} fresh Whether it was left as it is, because nothing it is made of has changed.
 */

/**
 * Bundles every `functions/<name>/handler.ts`, all at once, and those only whose sources changed. Rejects with esbuild's
 * error when one cannot be bundled; the others are bundled nevertheless.
 *
 * @param {object} [options]
 * @param {string} [options.root] The project's folder. Default: the one that this script is in.
 * @param {string} [options.outdir] Where bundles go. Default: `dist/functions` in the root.
 * @returns {Promise<Bundle[]>}
 */
export async function bundleFunctions({ root = fileURLToPath(new URL('..', import.meta.url)), outdir } = {}) {
  const from = resolve(root);
  const to = resolve(from, outdir ?? 'dist/functions');
  const names = functionsIn(from);
  removeOthers(to, names);
  const recipe = recipeOf(from, ['functions']);
  const hashInput = remember((path) => hashFile(`${from}/${path}`));
  const results = await Promise.allSettled(names.map((name) => bundle(from, to, name, recipe, hashInput)));
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

/**
 * @param {string} root
 * @param {string} outdir
 * @param {string} name
 * @param {string} recipe
 * @param {(path: string) => string | undefined} hashInput
 * @returns {Promise<Bundle>}
 */
async function bundle(root, outdir, name, recipe, hashInput) {
  const stamp = `${outdir}/${name}.stamp.json`;
  const result = { name, zip: `${outdir}/${name}.zip` };
  if (isFresh(stamp, recipe, hashInput, (path) => hashFile(`${outdir}/${path}`))) return { ...result, fresh: true };

  const { files, inputs, exports } = await compile(root, name);
  const routes = routesOf(root, name, inputs);
  const told = await contractOf(root, name, routes);
  const outputs = new Map([...files].map(([file, content]) => [`${name}/${file}`, content]));
  outputs.set(`${name}.zip`, zip(files));
  removeUnpacked(outdir, name, files);
  for (const [path, content] of outputs) writeWhole(`${outdir}/${path}`, content);
  writeStamp(stamp, {
    recipe,
    inputs: Object.fromEntries([...inputs, ...(told?.inputs ?? [])].map((path) => [path, hashInput(path)])),
    outputs: Object.fromEntries([...outputs].map(([path, content]) => [path, hash(content)])),
    serves: { source: `functions/${name}/handler.ts`, exports, routes, contract: told?.contract },
  });
  return { ...result, fresh: false };
}

/**
 * The routes that a function's own sources declare.
 *
 * @param {string} root
 * @param {string} name
 * @param {string[]} inputs
 */
function routesOf(root, name, inputs) {
  const own = inputs.filter((path) => path.startsWith(`functions/${name}/`));
  return routesIn(own.map((path) => readFileSync(`${root}/${path}`, 'utf8')));
}

/** @param {string} root */
function functionsIn(root) {
  const names = filesBelow(`${root}/functions`).flatMap((path) => /^(.+)\/handler\.ts$/.exec(path)?.[1] ?? []);
  if (names.length > 0) return names.sort();
  throw new Error(`${root}/functions: must hold a <name>/handler.ts, held none. Run this in the project.`);
}

/**
 * Removes the bundles of functions that are gone, so that none is deployed from a forgotten zip.
 *
 * @param {string} outdir
 * @param {string[]} names
 */
function removeOthers(outdir, names) {
  const bundled = filesBelow(outdir).flatMap((path) => /^(.+)\.stamp\.json$/.exec(path)?.[1] ?? []);
  for (const name of bundled.filter((name) => !names.includes(name))) {
    removeUnpacked(outdir, name, new Map());
    for (const extension of ['zip', 'stamp.json']) rmSync(`${outdir}/${name}.${extension}`, { force: true });
  }
}

/**
 * @param {string} outdir
 * @param {string} name
 * @param {Map<string, Uint8Array>} kept
 */
function removeUnpacked(outdir, name, kept) {
  const unpacked = filesBelow(`${outdir}/${name}`).filter((file) => /^[^/]+\.mjs(\.map)?$/.test(file));
  for (const file of unpacked.filter((file) => !kept.has(file))) rmSync(`${outdir}/${name}/${file}`);
}

/**
 * @param {string} folder
 * @returns {string[]} Paths relative to the folder; none when there is no such folder.
 */
function filesBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  } catch {
    return [];
  }
}

/**
 * @param {(path: string) => string | undefined} read
 * @returns {(path: string) => string | undefined} The same, asking once for each path.
 */
function remember(read) {
  const known = new Map();
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path);
  };
}

/** Bundles this project and says in one line what came of each function. */
async function main() {
  try {
    for (const { name, fresh } of await bundleFunctions()) console.log(`${name}: ${fresh ? 'unchanged' : 'bundled'}`);
  } catch (error) {
    // esbuild has printed its own errors already, with the line they are in.
    const message = refusedBySystem(error) ?? (error instanceof Error ? error.message : error);
    if (!(error instanceof Error && 'errors' in error)) console.error(message);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
