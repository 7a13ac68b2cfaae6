import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleLocalRun } from './bundle-local-run.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs APIs until it is told to stop, and returns the exit code.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function runDev(args) {
  const file = await bundleLocalRun(root);
  /** @type {{ main: (args: readonly string[], root: string) => Promise<number> }} */
  const { main } = await import(pathToFileURL(file).href);
  return main(args, root);
}
