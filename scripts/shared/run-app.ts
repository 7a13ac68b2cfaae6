import { type SpawnSyncOptionsWithStringEncoding, spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asObject } from '../../terraform/documents/json-object';
import { readStack } from './read-stack';

/** How the app ended. */
export interface AppRun {
  readonly status: number | null;
  /** What it printed, refusals of stacks among it. */
  readonly printed: string;
}

/** The app command of cdktf.json, and what it is started with. */
export interface AppCommand {
  readonly command: string;
  readonly options: SpawnSyncOptionsWithStringEncoding;
}

/**
 * How `cdktf synth` starts the app, without the start of that command line. The files are the same, byte for byte.
 * Terraform's variables stay out of it: they belong to the time of a deployment.
 */
export function appCommand(root: string, outdir: string): AppCommand {
  const { app } = readStack(join(root, 'cdktf.json'));
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TF_VAR_'));
  const env = { ...Object.fromEntries(kept), CDKTF_OUTDIR: outdir };
  return { command: String(app), options: { cwd: root, env, shell: true, encoding: 'utf8' } };
}

/** Runs the app command of cdktf.json. */
export function runApp(root: string, outdir: string): AppRun {
  const { command, options } = appCommand(root, outdir);
  const { status, stdout, stderr } = spawnSync(command, options);
  return { status, printed: `${stdout}${stderr}`.trimEnd() };
}

/** The stacks that an app has written into a folder, in its order. Folders of stacks that are gone are removed. */
export function writtenStacks(outdir: string): string[] {
  const stacks = Object.keys(asObject(readStack(join(outdir, 'manifest.json')).stacks));
  const gone = readdirSync(join(outdir, 'stacks')).filter((name) => !stacks.includes(name));
  for (const name of gone) rmSync(join(outdir, 'stacks', name), { recursive: true, force: true });
  return stacks;
}
