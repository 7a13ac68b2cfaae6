/**
 * With `keepNames`, esbuild's bundle sets the name of a function each time the function is made. cdktf makes some for every value, and
 * that was a sixth of the synth. Nearly all have their name already.
 *
 * @param {string} bundle
 */
export function namesOnce(bundle) {
  return bundle.replace(/^(var __name = \((\w+), (\w+)\) => )/m, '$1$2.name === $3 ? $2 : ');
}
