import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder that a command is to write into, which must be empty or new. Where it is not, says so. */
export function newFolder(command: string, given: string | undefined): string | undefined {
  if (given !== undefined && !given.startsWith('-') && isEmptyOrNew(resolve(given))) return resolve(given);
  process.stderr.write(
    `${command}: FOLDER must be empty or new, was ${given ?? 'not given'}. usage: npm run ${command} -- FOLDER\n`,
  );
  return undefined;
}

function isEmptyOrNew(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (problem) {
    // Neither a file, nor below one, nor a folder that may not be read.
    return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
  }
}
