import { bundleFunctions } from '../../scripts/bundle.mjs';

/** Before any test: the bundles that stacks deploy, so that tests run straight after `npm ci`. */
export async function setup(): Promise<void> {
  await bundleFunctions();
}
