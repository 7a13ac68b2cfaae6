// The app command of cdktf.json: bundles the functions and main.ts, those that changed, then runs main.ts.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundleApp } from './bundle/app.mjs';
import { ContractRefused } from './bundle/contract.mjs';
import { refusedBySystem } from './bundle/refused-by-system.mjs';
import { bundleFunctions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const [app] = await Promise.all([bundleApp(root), bundleFunctions({ root })]);
  runApp(app);
} catch (error) {
  process.exitCode = 1;
  console.error(whyNothingIsWritten(error));
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
    else if (refusedBySystem(error) !== undefined) console.error(`Nothing was written: ${refusedBySystem(error)}`);
    else spawnSync(process.execPath, ['--enable-source-maps', app], { stdio: 'inherit' });
  }
}

/**
 * What a person is told when nothing could be bundled; an error that is a mistake of ours is thrown again.
 *
 * @param {unknown} error
 */
function whyNothingIsWritten(error) {
  const refused = refusedBySystem(error);
  if (refused !== undefined) return `Nothing was written: ${refused}`;
  const unbundled = 'Nothing was written: the sources above cannot be bundled.';
  if (error instanceof ContractRefused) return `${error.message}\n${unbundled}`;
  // esbuild has printed what it found, with the line it is in.
  if (error instanceof Error && 'errors' in error) return unbundled;
  throw error;
}
