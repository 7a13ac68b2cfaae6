import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testsTouchedBy } from '../../scripts/check/touched';

const sources = {
  'config/names.ts': 'export const name = "a";',
  'stacks/one.ts': 'export { name } from "../config/names"; export interface Kind {}',
  'functions/api/handler.ts': 'export const handler = 1;',
  '__tests__/stacks/one.test.ts': 'import "../../stacks/one"; import "vitest";',
  '__tests__/functions/api.test.ts': 'await import("../../functions/api/handler");',
  '__tests__/kinds.test.ts': 'import type { Kind } from "../stacks/one";',
};
const all = Object.keys(sources).filter((path) => path.endsWith('.test.ts'));

describe('the tests that a change touches', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'gatehouse-touched-'));
    for (const [path, text] of Object.entries(sources)) written(path, text);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  function written(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  it.each([
    ['what a test imports late', 'functions/api/handler.ts', ['__tests__/functions/api.test.ts']],
    ['what an import of a test imports', 'config/names.ts', ['__tests__/stacks/one.test.ts']],
    ['a test itself', '__tests__/kinds.test.ts', ['__tests__/kinds.test.ts']],
    ['what no test imports', 'README.md', []],
  ])('are those that import it: %s', async (_, changed, touched) => {
    expect(await testsTouchedBy([changed], root)).toEqual(touched);
  });

  it('are all tests where the settings of tests change', async () => {
    expect(await testsTouchedBy(['vitest.config.mts'], root)).toEqual(all.sort());
  });

  it('are all tests where the imports of one cannot be read', async () => {
    written('config/names.ts', 'export const = ;');

    expect(await testsTouchedBy(['config/names.ts'], root)).toEqual(all.sort());
  });

  it('are none where nothing changed', async () => {
    expect(await testsTouchedBy([], root)).toEqual([]);
  });
});
