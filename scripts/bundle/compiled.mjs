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
  const script = new Script(Module.wrap(code), { filename: path, cachedData: compiledOf(kept, code) });
  // It rejects what another version of it, or other flags, have compiled.
  if (script.cachedDataRejected !== false) process.once('exit', () => keep(kept, code, script.createCachedData()));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, path, dirname(path));
  return module.exports;
}

/**
 * V8 takes any code of the same length for the one it compiled, and runs what was damaged on the disk, or compiled by another patch of
 * Node with the same version of V8, until the process falls over.
 *
 * @param {string} code
 * @param {Uint8Array} compiled
 */
const sealOf = (code, compiled) => hash(`${process.version} ${process.arch} ${hash(code)} ${hash(compiled)}`);

const sealLength = sealOf('', new Uint8Array()).length;

/** @param {string} kept @param {string} code */
function compiledOf(kept, code) {
  try {
    const bytes = readFileSync(kept);
    const compiled = bytes.subarray(sealLength);
    return bytes.toString('latin1', 0, sealLength) === sealOf(code, compiled) ? compiled : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} kept @param {string} code @param {Uint8Array} compiled */
function keep(kept, code, compiled) {
  try {
    writeWhole(kept, Buffer.concat([Buffer.from(sealOf(code, compiled), 'latin1'), compiled]));
  } catch {
    // A folder that may not be written costs the time of compiling again.
  }
}
