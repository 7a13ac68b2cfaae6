import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { Refused } from './refused';
import { runApp } from './run-app';

/** The JSON of every stack by its name, as the app command of cdktf.json writes it; nothing else is touched or printed. */
export function synthesizedStacks(root: string): Map<string, JsonObject> {
  const outdir = mkdtempSync(join(tmpdir(), 'gatehouse-review-'));
  try {
    const { status, printed } = runApp(root, outdir);
    if (status !== 0) throw new Refused(`synth must succeed before a review:\n${printed}`);
    return stacksIn(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The JSON of every stack that an app has written into a folder, by the name of the stack. */
export function stacksIn(outdir: string): Map<string, JsonObject> {
  const stacks = readdirSync(join(outdir, 'stacks')).sort();
  return new Map(stacks.map((stack) => [stack, readJson(join(outdir, 'stacks', stack, 'cdk.tf.json'))]));
}

function readJson(file: string): JsonObject {
  return asObject(JSON.parse(readFileSync(file, 'utf8')));
}
