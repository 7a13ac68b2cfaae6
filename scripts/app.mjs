// The app command of cdktf.json: bundles the functions and main.ts, those that changed, then runs main.ts.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleFunctions } from './bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const app = `${root}dist/main.cjs`;

try {
  await Promise.all([bundleFunctions({ root }), bundleApp()]);
  process.setSourceMapsEnabled(true);
  createRequire(import.meta.url)(app);
} catch (error) {
  console.error(told(error));
  process.exitCode = 1;
}

/** One file holds cdktf, the provider's few resources we use, and ours: node starts it faster than a thousand files. */
async function bundleApp() {
  await build({
    absWorkingDir: root,
    entryPoints: ['main.ts'],
    outfile: app,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Names of constructs stand in messages.
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  });
}

/**
 * What to tell of an error: its message where that says all, as our own refusals do; the stack trace of a mistake.
 *
 * @param {unknown} error
 */
function told(error) {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PropError' || error.name === 'SynthRefused') return error.message;
  // esbuild has printed what it found, with the line it is in.
  if ('errors' in error) return 'Nothing was written: the sources above cannot be bundled.';
  return error.stack;
}
