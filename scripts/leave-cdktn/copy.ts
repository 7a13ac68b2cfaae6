import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles } from '../shared/project-files';
import { rewritePackage, rewriteSource, thisFile } from './fork';

/** Copies every file of the project that git has or would have, the lock of the packages aside, as the fork wants it. */
export function copyFor(root: string, folder: string): void {
  for (const path of projectFiles(root).filter((each) => each !== 'package-lock.json')) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, rewritten(path, readFileSync(join(root, path))));
  }
}

function rewritten(path: string, content: Buffer): string | Buffer {
  if (path === 'package.json') return rewritePackage(content.toString());
  return /\.m?ts$|\.mjs$/.test(path) && path !== thisFile ? rewriteSource(content.toString()) : content;
}
