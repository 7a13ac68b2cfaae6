import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 compile each WebAssembly function at most once, when it is first called, and check it then. By itself it compiles the functions
 * that are often called again to make them fast, which costs more than reading hundreds of files of HCL does.
 *
 * What V8 keeps of compiled JavaScript is good for the flags alone that it was made with: a process that keeps some calls this first.
 */
export function compileWebAssemblyOnce() {
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--wasm-lazy-validation'])
    setFlagsFromString(flag);
}
