import { relative, resolve } from 'node:path';
import { build } from 'esbuild';

/** The file, in a bundle, that Lambda's handler string `index.handler` names. */
export const entryFile = 'index.mjs';

/**
 * Files of a bundle by their name in it, and the paths of all that they were made of, relative to the root.
 *
 * @typedef {object} Compilation
 * @property {Map<string, Uint8Array>} files
 * @property {string[]} inputs
 * @property {string[]} exports What the entry exports.
 */

/**
 * Bundles one function. Nothing in the result depends on the machine, the folder, or where the output will go.
 *
 * @param {string} root The project's folder.
 * @param {string} name The function, such as `items` or `authorizers/token`.
 * @param {string} [source] The file that exports the handler.
 * @returns {Promise<Compilation>}
 */
export async function compile(root, name, source = `functions/${name}/handler.ts`) {
  const outdir = `dist/functions/${name}`;
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: source, out: 'index' }],
    outdir,
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    minify: true,
    legalComments: 'none',
    // The ES modules of a package are smaller than its CommonJS once what is not used is left out.
    mainFields: ['module', 'main'],
    // What only a dynamic import asks for stays unread until then: the tracer, above all.
    splitting: true,
    alias: { '@aws-sdk/credential-provider-node': './functions/shared/environment-credentials.ts' },
    // CommonJS packages inside an ES module ask for Node's own modules through `require`.
    banner: { js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);" },
    sourcemap: 'linked',
    sourcesContent: false,
    // Real paths and the user's tsconfig would make the bytes depend on more than the sources.
    preserveSymlinks: true,
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  const { exports } = metafile.outputs[`${outdir}/${entryFile}`] ?? { exports: [] };
  return { files: filesOf(outputFiles, resolve(root, outdir)), inputs: inputsOf(metafile), exports };
}

/**
 * @param {import('esbuild').OutputFile[]} outputFiles
 * @param {string} folder
 */
function filesOf(outputFiles, folder) {
  const named = outputFiles.map(({ path, contents }) => /** @type {const} */ ([relative(folder, path), contents]));
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {import('esbuild').Metafile} metafile */
function inputsOf({ inputs }) {
  // A name in parentheses is esbuild's own, such as `(disabled):…`.
  return Object.keys(inputs)
    .filter((path) => !path.startsWith('('))
    .sort();
}
