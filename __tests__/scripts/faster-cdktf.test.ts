import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { fasterCdktf } from '../../scripts/bundle/faster-cdktf.mjs';
import { writtenStacks } from '../../scripts/shared/run-app';
import { synthesizedStackText } from '../support/synthesized-stacks';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-faster-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The JSON of each stack that an app writes when it is bundled with plugins, by the stack's name. */
async function written(app: string, plugins: Plugin[]): Promise<Record<string, string>> {
  const outdir = mkdtempSync(join(folder, 'app-'));
  const outfile = join(outdir, 'app.cjs');
  await build({ entryPoints: [app], outfile, bundle: true, platform: 'node', keepNames: true, plugins });
  execFileSync(process.execPath, [outfile], { env: { ...process.env, CDKTF_OUTDIR: outdir } });
  const textOf = (stack: string) => readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
  return Object.fromEntries(writtenStacks(outdir).map((stack) => [stack, textOf(stack)]));
}

describe('cdktf with faster functions', () => {
  it('writes the same bytes for every kind of value', async () => {
    const app = '__tests__/support/token-values-app.ts';
    const plain = await written(app, []);

    expect(Object.keys(plain)).toEqual(['first', 'second']);
    expect(await written(app, [fasterCdktf])).toEqual(plain);
  });

  it('writes the same bytes for every stack of main.ts', async () => {
    const plain = Object.entries(await written('main.ts', []));
    const differing = plain.filter(([stack, text]) => synthesizedStackText(stack) !== text);

    expect(plain.map(([stack]) => stack)).not.toEqual([]);
    expect(differing.map(([stack]) => stack)).toEqual([]);
  });

  it('is the version of cdktf that its functions were written for', () => {
    const { version } = JSON.parse(readFileSync('node_modules/cdktf/package.json', 'utf8'));

    expect(version, 'docs/decisions/0019-faster-cdktf.md says what to do with another').toBe('0.21.0');
  });
});
