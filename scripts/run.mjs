// npm run <command>: the one way in which TypeScript is run here. Calls `main` of scripts/<command>/main.ts. `test` looks for what is missing alone.
// Nothing but Node is imported before it is sure that there is something to import.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Says what is missing on this machine, in one line. */
function whatIsMissing() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const runs = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!runs) return `Node.js must be 20.19, 22.12, 24 or newer, was ${process.versions.node}.`;
  if (!existsSync(`${root}node_modules/esbuild`))
    return 'node_modules must hold the packages, and does not. Run npm ci.';
  return undefined;
}

/** @param {string} command @param {readonly string[]} args */
async function run(command, args) {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    process.stderr.write(`${command}: ${missing}\n`);
    return 2;
  }
  if (command === 'test') return 0;
  const { compileWebAssemblyOnce } = await import('../terraform/documents/webassembly.mjs');
  compileWebAssemblyOnce();
  // V8 compiles anew, for speed, what has run for a while: a third of the guard's time for 10,000 resources, which ends before that pays.
  if (command === 'guard') setFlagsFromString('--no-opt');
  // From Node 22 on, what is compiled is kept for the next run.
  /** @type {{ enableCompileCache?: (folder: string) => unknown }} */ (module).enableCompileCache?.(
    `${root}dist/compile-cache`,
  );
  const { loadCommand } = await import('./bundle/command.mjs');
  try {
    const main = await loadCommand(root, command);
    return await main(args, root);
  } catch (problem) {
    // What the system refuses (a full disk, a folder that may not be written) is told; a mistake of ours shows its place.
    if (!(problem instanceof Error && 'syscall' in problem)) throw problem;
    const { refusedBySystem } = await import('./bundle/refused-by-system.mjs');
    process.stderr.write(`${command}: ${refusedBySystem(problem) ?? problem.message}\n`);
    return 2;
  }
}

const [command = '', ...args] = process.argv.slice(2);
process.exitCode = await run(command, args);
