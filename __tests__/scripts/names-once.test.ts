import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { namesOnce } from '../../scripts/bundle/names-once.mjs';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a module of `text` prints, when it is bundled beside another class of the same name. */
async function bundled(text: string): Promise<string> {
  const outfile = join(folder, 'bundle.cjs');
  writeFileSync(join(folder, 'other.js'), 'export class Api {}; console.log(Api);');
  writeFileSync(join(folder, 'entry.js'), `import './other.js'; ${text}`);
  const entryPoints = [join(folder, 'entry.js')];
  const { outputFiles } = await build({
    entryPoints,
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    keepNames: true,
  });
  for (const { path, text } of outputFiles) writeFileSync(path, namesOnce(text));
  return outfile;
}

describe('namesOnce', () => {
  it('keeps the name of a class that the bundler called otherwise', async () => {
    const { Api } = await import(await bundled('class Api {}; module.exports = { Api };'));

    expect(Api.name).toBe('Api');
  });

  it('sets no name that is there already', async () => {
    expect(readFileSync(await bundled('class Api {}; console.log(Api);'), 'utf8')).toContain(
      'var __name = (target, value) => target.name === value ? target : __defProp(target, "name", ',
    );
  });
});
