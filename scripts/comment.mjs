// Writes a comment on a pull request; bundles its TypeScript in memory as the guard does.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/comment/main.ts', process.argv.slice(2));
