// Asks the AWS provider which arguments force a replacement, and writes scripts/review/replacements.json.
import { runBundled } from './guard/run-bundled.mjs';

process.exitCode = await runBundled('scripts/review/replacements/main.ts', process.argv.slice(2));
