import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * The folders in which the packages of a folder really lie. Node.js names a module by its real path, and a folder of packages, or a package
 * in it, may be a link (`npm link`, workspaces, pnpm).
 */
export function packageFolders(folder: string): string[] {
  const entries = pathsIn(folder);
  const scoped = entries.filter((path) => basename(path).startsWith('@')).flatMap(pathsIn);
  const present = [folder, ...entries, ...scoped].filter((path) => existsSync(path));
  return [...new Set(present.map((path) => aroundPackages(realpathSync(path))))];
}

const pathsIn = (folder: string): string[] =>
  existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** The outermost `node_modules` around a package: what the package imports is there, too. */
const aroundPackages = (path: string): string => /^.*?\/node_modules(?=\/|$)/.exec(path)?.[0] ?? path;
