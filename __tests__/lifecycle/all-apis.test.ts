import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentOf, stackNames } from '../with-terraform/synthesized';
import { stackOf } from './shape';

test('every API has a life', () => {
  const apis = new Set(stackNames().map((name) => stackOf(name, documentOf(name)).api));
  const lives = readdirSync(new URL('lives', import.meta.url)).map((file) => file.replace('.test.ts', ''));
  expect(lives.sort()).toEqual([...apis].sort());
});
