// Compares reviewed/ with what synth gives now; bundles its TypeScript in memory as the guard does.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/review/main.ts', process.argv.slice(2));
