import { describe, expect, it } from 'vitest';
import { importCircles } from './import-circles';

const file = (path: string, ...targets: readonly string[]) => ({
  path,
  text: targets.map((target) => `import type { One } from './${target}';\n`).join(''),
});

describe('import circles', () => {
  it('are found through several files, imports of types included', () => {
    const files = [
      file('map/start', 'one'),
      file('map/one', 'two'),
      file('map/two', 'three'),
      file('map/three', 'one'),
    ];

    expect(importCircles(files)).toEqual([['map/one', 'map/three', 'map/two']]);
  });

  it('are not seen where two files only share a third', () => {
    expect(importCircles([file('map/one', 'two', 'three'), file('map/two', 'three'), file('map/three')])).toEqual([]);
  });
});
