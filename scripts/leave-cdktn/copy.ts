import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rewritePackage, rewriteSource, thisFile } from './fork';

/** Copies every file of the project that git has or would have, the lock of the packages aside, as the fork wants it. */
export function copyFor(root: string, folder: string): void {
  for (const path of filesOf(root)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, rewritten(path, readFileSync(join(root, path))));
  }
}

function filesOf(root: string): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${root}: must be a git repository, to tell sources from everything else`);
  const files = [...new Set(stdout.split('\0'))].filter((path) => path !== '' && path !== 'package-lock.json');
  return files.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

function rewritten(path: string, content: Buffer): string | Buffer {
  if (path === 'package.json') return rewritePackage(content.toString());
  return /\.m?ts$|\.mjs$/.test(path) && path !== thisFile ? rewriteSource(content.toString()) : content;
}
