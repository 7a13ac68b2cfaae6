// Judges public configurations, which are on no machine of CI: on demand only.
import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';

const { outputFiles } = buildSync({
  entryPoints: [new URL('main.ts', import.meta.url).pathname],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  write: false,
});
const module = { exports: { main: async (/** @type {string[]} */ _) => 2 } };
new Function('module', 'require', outputFiles[0]?.text ?? '')(module, createRequire(import.meta.url));
process.exitCode = await module.exports.main(process.argv.slice(2));
