// The app command of cdktf.json: bundles the functions and main.ts, those that changed, then runs main.ts.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundleApp } from './bundle/app.mjs';
import { ContractRefused } from './bundle/contract.mjs';
import { bundleFunctions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const [app] = await Promise.all([bundleApp(root), bundleFunctions({ root })]);
  runApp(app);
} catch (error) {
  // esbuild has printed what it found, with the line it is in.
  if (error instanceof ContractRefused) console.error(error.message);
  else if (!(error instanceof Error && 'errors' in error)) throw error;
  console.error('Nothing was written: the sources above cannot be bundled.');
  process.exitCode = 1;
}

/**
 * Runs main.ts. Our own refusals say all there is to say. Any other error is a mistake in a stack or construct: it is made once
 * more with source maps, which would take longer to read than a whole synth, to show its place in the TypeScript.
 *
 * @param {string} app
 */
function runApp(app) {
  try {
    createRequire(import.meta.url)(app);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof Error && ['PropError', 'SynthRefused'].includes(error.name)) console.error(error.message);
    else spawnSync(process.execPath, ['--enable-source-maps', app], { stdio: 'inherit' });
  }
}
