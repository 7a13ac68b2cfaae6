// Runs a command of this folder, on demand only: a file below it, and its arguments.
// npm run test:mutants -- [AREA...]: changes the rules in small ways, and says which changes no case notices.
// npm run test:sentences: records what the rules say of their cases, to be read in the diff.
// npm run guard:public -- FOLDER: judges public configurations, which are on no machine of CI.
import { createRequire } from 'node:module';
import { buildSync } from 'esbuild';

const [name = '', ...args] = process.argv.slice(2);
const { outputFiles } = buildSync({
  entryPoints: [new URL(`${name}.ts`, import.meta.url).pathname],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  packages: 'external',
  write: false,
});
const module = { exports: { main: async (/** @type {string[]} */ _) => 2 } };
new Function('module', 'require', outputFiles[0]?.text ?? '')(module, createRequire(import.meta.url));
process.exitCode = await module.exports.main(args);
