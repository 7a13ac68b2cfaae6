// Writes docs/guardrails.md from the rules; with --check only says whether it is up to date.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/guard/docs.ts', process.argv.slice(2));
