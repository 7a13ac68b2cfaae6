import { readFileSync, writeFileSync } from 'node:fs';

/**
 * With `keepNames`, esbuild's bundle sets the name of a function each time the function is made. cdktf makes some for every value, and
 * that was a sixth of the synth. Nearly all have their name already.
 *
 * @type {import('esbuild').Plugin}
 */
export const namesOnce = {
  name: 'names-once',
  setup({ initialOptions: { outfile = '' }, onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length > 0) return;
      const bundle = readFileSync(outfile, 'utf8');
      writeFileSync(outfile, bundle.replace(/^(var __name = \((\w+), (\w+)\) => )/m, '$1$2.name === $3 ? $2 : '));
    });
  },
};
