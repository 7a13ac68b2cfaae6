import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '../shared/project-files';

/** Copies this project, as its working tree is, into an empty folder that becomes a git repository; the packages are linked. */
export function copyProject(root: string, folder: string): void {
  for (const path of projectFiles(root)) cpSync(join(root, path), join(folder, path));
  linkAll(join(root, 'node_modules'), join(folder, 'node_modules'));
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
}

/** Links what is in a folder, one by one: what tools add to the new folder is not in the old. */
function linkAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) symlinkSync(join(from, name), join(to, name));
}
