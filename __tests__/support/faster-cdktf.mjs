import module from 'node:module';
import { fasterFiles } from '../../scripts/bundle/faster-cdktf.mjs';

// Tests load the cdktf that the app is bundled with, which writes the same bytes: the other one takes most of their time.
const extensions = /** @type {any} */ (module)._extensions;
const asItIs = extensions['.js'];
extensions['.js'] = (/** @type {any} */ loaded, /** @type {string} */ path) => {
  const faster = fasterFiles.find(({ filter }) => filter.test(path));
  if (faster === undefined) asItIs(loaded, path);
  else loaded._compile(faster.textOf(path), path);
};
