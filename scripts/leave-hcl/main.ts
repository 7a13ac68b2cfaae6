import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { newFolder } from '../shared/new-folder';
import { plainReferences } from './plain-references';
import { repairHcl } from './repair-hcl';
import { statementBlocks } from './statement-blocks';

/** Writes every stack as HCL, as `cdktf synth --hcl` does but for what that writes wrong. Exit code 0 written, 1 refused, 2 bad input. */
export async function main([given]: readonly string[], root: string): Promise<number> {
  const folder = newFolder('leave:hcl', given);
  if (folder === undefined) return 2;
  if (!(await synthesize(root, folder))) return 1;
  for (const stack of readdirSync(join(folder, 'stacks'))) {
    const file = join(folder, 'stacks', stack, 'cdk.tf');
    writeFileSync(file, plainReferences(statementBlocks(readFileSync(file, 'utf8'))));
  }
  process.stdout.write(`${folder} has every stack as HCL. To make it pretty: terraform fmt -recursive ${folder}\n`);
  return 0;
}

/** Runs the app with the repaired renderer, and tells whether it wrote its stacks. */
async function synthesize(root: string, folder: string): Promise<boolean> {
  for (const each of [folder, join(root, 'dist')]) mkdirSync(each, { recursive: true });
  const made = mkdtempSync(join(root, 'dist', 'leave-'));
  try {
    const app = join(made, 'main.cjs');
    await Promise.all([bundleFunctions(root), bundleApp(root, app)]);
    const env = { ...process.env, CDKTF_OUTDIR: folder, SYNTH_HCL_OUTPUT: 'true' };
    return spawnSync(process.execPath, [app], { cwd: root, env, stdio: 'inherit' }).status === 0;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

async function bundleFunctions(root: string): Promise<void> {
  const bundler = await import(pathToFileURL(join(root, 'scripts/bundle.mjs')).href);
  await bundler.bundleFunctions({ root });
}

async function bundleApp(root: string, outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    logLevel: 'error',
    plugins: [repairHcl],
  });
}
