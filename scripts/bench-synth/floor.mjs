// The least that could stand in for a synth: bundle and zip every function with esbuild, and write the JSON from literals.
// floor.mjs <written by synth> <where to write>. Plain JavaScript: what bundles TypeScript would be measured with it.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFunctions } from '../bundle.mjs';

const [, , written = '', target = ''] = process.argv;

rmSync(target, { recursive: true, force: true });
await bundleFunctions({ root: fileURLToPath(new URL('../..', import.meta.url)), outdir: join(target, 'functions') });
for (const stack of readdirSync(join(written, 'stacks'))) {
  const path = join('stacks', stack, 'cdk.tf.json');
  const document = JSON.parse(readFileSync(join(written, path), 'utf8'));
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), JSON.stringify(document, null, 2));
  const assets = join('stacks', stack, 'assets');
  if (existsSync(join(written, assets))) cpSync(join(written, assets), join(target, assets), { recursive: true });
}
