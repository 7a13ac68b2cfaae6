// Deploys what changed since the last deployment; bundles its TypeScript in memory as the guard does.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/deploy/main.ts', process.argv.slice(2));
