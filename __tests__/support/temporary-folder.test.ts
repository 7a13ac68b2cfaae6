import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Testing } from 'cdktf';
import { expect, it } from 'vitest';
import { setup } from './temporary-folder';

it('What a test leaves in the temporary folder lies in the folder of this run', () => {
  const { outdir } = Testing.app();

  expect(dirname(outdir)).toBe(tmpdir());
  expect(tmpdir()).toContain('gatehouse-tests-');
});

it('The folder of a run goes with all that is in it', () => {
  const before = tmpdir();
  const end = setup();
  const folder = tmpdir();
  mkdtempSync(join(folder, 'left-'));
  end();

  expect(existsSync(folder)).toBe(false);
  expect(tmpdir()).toBe(before);
});
