import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { terraformConfiguration } from './provider-mirror';
import { run } from './run';
import { terraformEnvironment } from './terraform-environment';

declare module 'vitest' {
  interface ProvidedContext {
    /** A temporary folder, away from the user's own output and state. */
    folder: string;

    /** The Terraform CLI configuration that finds the provider. */
    configuration: string;
  }
}

/** The project's folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The project's own CDKTF command line. */
export const cdktf = join(projectFolder, 'node_modules', '.bin', 'cdktf');

/** Synthesizes all stacks once, with the real `cdktf synth`, before any test. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-'));
  const env = terraformEnvironment({});
  await run(cdktf, ['synth', '--output', join(folder, 'cdktf.out')], { cwd: projectFolder, env });
  project.provide('folder', folder);
  project.provide('configuration', await terraformConfiguration(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The JSON of one stack. */
// biome-ignore lint/suspicious/noExplicitAny: parsed JSON, asserted on argument by argument
export type Json = Record<string, any>;

/** Where synth has written everything. */
export function output(folder = inject('folder')): string {
  return join(folder, 'cdktf.out');
}

/** The names of all stacks. */
export function stackNames(folder = inject('folder')): string[] {
  return Object.keys(readJson(join(output(folder), 'manifest.json')).stacks);
}

/** What synth has written for one stack. */
export function documentOf(stack: string, folder = inject('folder')): Json {
  return readJson(join(output(folder), 'stacks', stack, 'cdk.tf.json'));
}

/** Reads a JSON file. */
export function readJson(file: string): Json {
  return JSON.parse(readFileSync(file, 'utf8'));
}
