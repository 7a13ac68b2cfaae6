// Plans the stacks that a branch touches; bundles its TypeScript in memory as the guard does.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/plan/main.ts', process.argv.slice(2));
