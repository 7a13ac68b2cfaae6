// Bundles the TypeScript of the guard in memory and runs it: no build step, and nothing is written.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/guard/main.ts', process.argv.slice(2));
