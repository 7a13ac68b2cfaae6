// The app command of cdktf.json: bundles what has changed since the last synth, then runs main.ts.
import { createRequire } from 'node:module';
import { build } from 'esbuild';

await build({
  entryPoints: ['main.ts'],
  outfile: 'dist/main.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  keepNames: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'error',
});
createRequire(import.meta.url)('../dist/main.cjs');
