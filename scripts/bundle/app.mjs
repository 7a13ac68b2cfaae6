import { build } from 'esbuild';
import { fasterCdktf } from './faster-cdktf.mjs';
import { hashFile, writeWhole } from './files.mjs';
import { namesOnce } from './names-once.mjs';
import { rooms } from './rooms.mjs';
import { isFresh, recipeOf, writeStamp } from './stamp.mjs';

/** How every app is bundled. */
export const appOptions = /** @satisfies {import('esbuild').BuildOptions} */ ({
  // esbuild would tell a full disk in several lines, and leave half a bundle.
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Names of constructs stand in messages.
  keepNames: true,
  plugins: [fasterCdktf],
  // V8 compiles once more, for speed, what has run for a while: a quarter of the synth, which ends before that pays.
  banner: { js: `"use strict";require('node:v8').setFlagsFromString('--no-opt');` },
  logLevel: 'error',
});

/**
 * Bundles main.ts, unless nothing it is made of has changed, and returns the path of the bundle. One file holds cdktf, the
 * provider's few resources we use, and ours: node starts it faster than a thousand files.
 *
 * @param {string} root The project's folder.
 */
export async function bundleApp(root) {
  const file = `${root}/dist/main.cjs`;
  const stamp = `${root}/dist/main.stamp.json`;
  const recipe = recipeOf(root, rooms);
  if (isFresh(stamp, recipe, hashIn(root), hashIn(`${root}/dist`))) return file;

  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    ...appOptions,
    entryPoints: ['main.ts'],
    outfile: file,
    metafile: true,
    sourcemap: true,
    sourcesContent: false,
    preserveSymlinks: true,
  });
  for (const { path, text } of outputFiles) writeWhole(path, namesOnce(text));
  writeStamp(stamp, {
    recipe,
    inputs: hashes(Object.keys(metafile.inputs), hashIn(root)),
    outputs: hashes(['main.cjs', 'main.cjs.map'], hashIn(`${root}/dist`)),
  });
  return file;
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
