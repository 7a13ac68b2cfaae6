import { build } from 'esbuild';
import { hashFile } from '../bundle/files.mjs';
import { isFresh, recipeOf, writeStamp } from '../bundle/stamp.mjs';

/** Where the local run may import from. */
const rooms = ['local', 'scripts/dev', 'terraform'];

const outputs = ['main.mjs', 'runtime.mjs'];

/**
 * Bundles the command and the runtime of its worker threads, unless nothing they are made of has changed. Returns the path of the command.
 *
 * @param {string} root The project's folder.
 */
export async function bundleLocalRun(root) {
  const folder = `${root}/dist/dev`;
  const stamp = `${folder}/stamp.json`;
  const recipe = recipeOf(root, rooms);
  if (isFresh(stamp, recipe, hashIn(root), hashIn(folder))) return `${folder}/main.mjs`;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'scripts/dev/main.ts', runtime: 'local/lambda/runtime.mjs' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    keepNames: true,
    preserveSymlinks: true,
    logLevel: 'error',
  });
  writeStamp(stamp, {
    recipe,
    inputs: hashes(Object.keys(metafile.inputs), hashIn(root)),
    outputs: hashes(outputs, hashIn(folder)),
  });
  return `${folder}/main.mjs`;
}

/** @param {string} folder */
function hashIn(folder) {
  return (/** @type {string} */ path) => hashFile(`${folder}/${path}`);
}

/**
 * @param {string[]} paths
 * @param {(path: string) => string | undefined} hashOf
 */
function hashes(paths, hashOf) {
  return Object.fromEntries(paths.sort().map((path) => [path, hashOf(path)]));
}
