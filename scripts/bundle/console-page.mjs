import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { hash, hashFile, writeWhole } from './files.mjs';
import { isFresh, recipeOf, writeStamp } from './stamp.mjs';

/** Where the page may import from. */
const rooms = ['local/console', 'map', 'terraform'];

const html = 'local/console/page/page.html';
const outputs = ['page.js', 'page.css'];

/**
 * The page of the console, bundled once for as long as nothing it is made of changes.
 *
 * @param {string} root The project's folder.
 * @returns {Promise<{ html: string, script: string, style: string }>}
 */
export async function bundleConsolePage(root) {
  const folder = `${root}/dist/console`;
  const stamp = `${folder}/page.stamp.json`;
  const recipe = recipeOf(root, rooms);
  const page = readFileSync(`${root}/${html}`, 'utf8');
  if (isFresh(stamp, recipe, hashIn(root), hashIn(folder))) {
    const [script, style] = outputs.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    return { html: page, script: script ?? '', style: style ?? '' };
  }
  const { files, inputs } = await bundled(root);
  keep(folder, files, { stamp, recipe, inputs: Object.fromEntries(inputs.map((path) => [path, hashIn(root)(path)])) });
  return { html: page, script: files.get('page.js') ?? '', style: files.get('page.css') ?? '' };
}

/** @param {string} folder */
const hashIn = (folder) => (/** @type {string} */ path) => hashFile(`${folder}/${path}`);

/** @param {string} root */
async function bundled(root) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'local/console/page/main.tsx', out: 'page' },
      { in: 'local/console/page/page.css', out: 'page' },
    ],
    outdir: 'dist/console',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    tsconfig: 'local/console/page/tsconfig.json',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, ''), text]));
  return { files, inputs: Object.keys(metafile.inputs).sort() };
}

/**
 * Keeps a bundle for the next time. A folder that may not be written only costs that time.
 *
 * @param {string} folder
 * @param {Map<string, string>} files
 * @param {{ stamp: string, recipe: string, inputs: Record<string, string | undefined> }} made
 */
function keep(folder, files, { stamp, recipe, inputs }) {
  try {
    for (const [name, text] of files) writeWhole(`${folder}/${name}`, text);
    writeStamp(stamp, {
      recipe,
      inputs,
      outputs: Object.fromEntries([...files].map(([name, text]) => [name, hash(text)])),
    });
  } catch {
    // The bundle is at hand all the same.
  }
}
