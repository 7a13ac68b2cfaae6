import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { start } from './channel.mjs';
import { RuntimeError } from './runtime-error.mjs';

/** @typedef {(event: unknown, context: object, callback: (error?: unknown, result?: unknown) => void) => unknown} Handler */

/**
 * Loads the function's code and finds the handler in it: `dir/file.export` means the export of `dir/file.js`, `.mjs` or `.cjs`.
 *
 * @returns {Promise<Handler>}
 */
export async function loadHandler() {
  const { handler, task } = start;
  const [, file = '', names = ''] = /^([^.]*)\.(.+)$/.exec(basename(handler)) ?? [];
  if (names === '') throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const module = await load(task, join(dirname(handler), file));
  const found = names.split('.').reduce(member, module);
  if (typeof found === 'function') return /** @type {Handler} */ (found);
  if (found === undefined) throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
}

/**
 * @param {unknown} value
 * @param {string} name
 */
function member(value, name) {
  return /** @type {Record<string, unknown> | undefined} */ (value)?.[name];
}

/**
 * @param {string} task
 * @param {string} module Path of the file below the function's folder, without extension.
 */
async function load(task, module) {
  const path = join(task, module);
  try {
    if (existsSync(`${path}.js`) || existsSync(`${path}.mjs`))
      return await imported(existsSync(`${path}.js`) ? `${path}.js` : `${path}.mjs`);
    return createRequire(join(task, 'index.cjs'))(existsSync(`${path}.cjs`) ? `${path}.cjs` : path);
  } catch (problem) {
    throw loadingError(problem, module);
  }
}

/**
 * An import takes ES modules and CommonJS alike; what CommonJS exports is below `default` where it has no name of its own.
 *
 * @param {string} file
 */
async function imported(file) {
  const module = await import(pathToFileURL(file).href);
  return module['module.exports'] ?? (isCommonJs(module, file) ? module.default : module);
}

/**
 * @param {Record<string, unknown>} module
 * @param {string} file
 */
function isCommonJs(module, file) {
  return (
    createRequire(file).cache?.[file] !== undefined && typeof module.default === 'object' && module.default !== null
  );
}

/**
 * @param {unknown} problem
 * @param {string} module
 */
function loadingError(problem, module) {
  if (problem instanceof SyntaxError) return new RuntimeError('Runtime.UserCodeSyntaxError', problem);
  const code = typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : undefined;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
    return new RuntimeError('Runtime.ImportModuleError', problem);
  return problem ?? new Error(`${module} could not be loaded`);
}
