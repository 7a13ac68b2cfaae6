/**
 * cdktf takes a whole stack trace for every value it makes, for a message about values that cannot be resolved. With thirty stacks
 * that is a third of the synth.
 *
 * @type {import('esbuild').Plugin}
 */
export const withoutTokenTraces = {
  name: 'without-token-traces',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]cdktf[\\/]lib[\\/]tokens[\\/]private[\\/]stack-trace\.js$/ }, () => ({
      contents: 'exports.captureStackTrace = () => [];',
    }));
  },
};
