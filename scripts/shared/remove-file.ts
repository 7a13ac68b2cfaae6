import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Removes a file of a project, and each folder that it leaves empty. */
export function removeFile(path: string, root: string): void {
  rmSync(join(root, path));
  for (let folder = dirname(path); readdirSync(join(root, folder)).length === 0; folder = dirname(folder))
    rmdirSync(join(root, folder));
}
