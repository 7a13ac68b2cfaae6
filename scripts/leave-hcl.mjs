// node leave-hcl.mjs FOLDER: writes every stack as HCL, as `cdktf synth --hcl` does but for what that writes wrong.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleFunctions } from './bundle.mjs';
import { newFolder } from './leave/new-folder.mjs';
import { plainReferences } from './leave/plain-references.mjs';
import { repairHcl } from './leave/repair-hcl.mjs';
import { statementBlocks } from './leave/statement-blocks.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} folder */
async function writeHcl(folder) {
  for (const each of [folder, join(root, 'dist')]) mkdirSync(each, { recursive: true });
  const made = mkdtempSync(join(root, 'dist', 'leave-'));
  try {
    const app = join(made, 'main.cjs');
    await Promise.all([bundleFunctions({ root }), bundleApp(app)]);
    const env = { ...process.env, CDKTF_OUTDIR: folder, SYNTH_HCL_OUTPUT: 'true' };
    if (spawnSync(process.execPath, [app], { cwd: root, env, stdio: 'inherit' }).status !== 0) return false;
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
  for (const stack of readdirSync(join(folder, 'stacks'))) {
    const file = join(folder, 'stacks', stack, 'cdk.tf');
    writeFileSync(file, plainReferences(statementBlocks(readFileSync(file, 'utf8'))));
  }
  return true;
}

/** @param {string} outfile */
async function bundleApp(outfile) {
  /** @type {import('esbuild').BuildOptions} */
  const app = {
    absWorkingDir: root,
    entryPoints: ['main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
  };
  await build({ ...app, format: 'cjs', keepNames: true, logLevel: 'error', plugins: [repairHcl] });
}

const folder = newFolder('leave:hcl', process.argv[2]);
if (folder && (await writeHcl(folder))) {
  console.log(`${folder} has every stack as HCL. To make it pretty: terraform fmt -recursive ${folder}`);
} else {
  process.exitCode ??= 1;
}
