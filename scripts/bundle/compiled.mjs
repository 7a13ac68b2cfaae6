import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';
import { hash, writeWhole } from './files.mjs';

/**
 * Requires the bundle of a command. Node 20 has no `module.enableCompileCache`: what V8 has compiled of the bundle by the end of the process
 * is kept beside it here. The compiling is half of what a short command takes.
 *
 * @param {string} path
 * @param {NodeJS.Require} require
 */
export function requireCompiled(path, require) {
  if ('enableCompileCache' in Module) return require(path);
  const code = readFileSync(path, 'utf8');
  // What was kept has forgotten how to import.
  if (code.includes('import(')) return require(path);
  const kept = `${path}.compiled`;
  // V8 takes any code of the same length for the one it compiled.
  const key = hash(code);
  const script = new Script(Module.wrap(code), { filename: path, cachedData: compiledOf(kept, key) });
  // It rejects what another version of it, or other flags, have compiled.
  if (script.cachedDataRejected !== false) process.once('exit', () => keep(kept, key, script));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, path, dirname(path));
  return module.exports;
}

/** @param {string} kept @param {string} key */
function compiledOf(kept, key) {
  try {
    const bytes = readFileSync(kept);
    return bytes.toString('latin1', 0, key.length) === key ? bytes.subarray(key.length) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} kept @param {string} key @param {Script} script */
function keep(kept, key, script) {
  try {
    writeWhole(kept, Buffer.concat([Buffer.from(key, 'latin1'), script.createCachedData()]));
  } catch {
    // A folder that may not be written costs the time of compiling again.
  }
}
