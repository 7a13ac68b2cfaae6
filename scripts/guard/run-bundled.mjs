import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles one TypeScript file of this repository and calls its `main`.
 *
 * @param {string} entry file below the repository root
 * @param {readonly string[]} args arguments of the command line
 * @returns {Promise<number>} exit code
 */
export async function runBundled(entry, args) {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    write: false,
    logLevel: 'error',
  });
  /** @type {{ exports: { main?: (args: readonly string[], root: string) => Promise<number> } }} */
  const module = { exports: {} };
  const code = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '');
  code(module, module.exports, createRequire(`${root}${entry}`));
  return (await module.exports.main?.(args, root)) ?? 2;
}
