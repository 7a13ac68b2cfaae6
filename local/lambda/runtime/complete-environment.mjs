import Module from 'node:module';
import { env } from 'node:process';
import { start } from './channel.mjs';

/** Gives the environment what a thread cannot be started with, and lets CommonJS find the packages of layers. */
export function completeEnvironment() {
  if (start.nodeOptions !== undefined) env.NODE_OPTIONS = start.nodeOptions;
  if (start.opt !== undefined) findPackagesOf(start.opt);
}

/**
 * Node.js reads `NODE_PATH` once, and Lambda's folders are elsewhere on this machine.
 *
 * @param {string} opt
 */
function findPackagesOf(opt) {
  const { NODE_PATH } = env;
  env.NODE_PATH = (NODE_PATH ?? '').replaceAll(/(^|:)\/opt\//g, `$1${opt}/`);
  /** @type {{ _initPaths?: () => void }} */ (Module)._initPaths?.();
  env.NODE_PATH = NODE_PATH;
}
