// Lints .github/workflows with GitHub's own validator. It is bundled with ours, because node cannot load its JSON files as it is.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { outputFiles } = buildSync({
  absWorkingDir: root,
  entryPoints: ['scripts/lint-workflows/main.ts'],
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  write: false,
  logLevel: 'error',
});
const module = { exports: { main: async (/** @type {string[]} */ _files) => 2 } };
new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, createRequire(root));

process.exitCode = await module.exports.main(process.argv.slice(2));
