import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of the project that git has or would have, by its path as seen from the root. */
export function projectFiles(root: string): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${root}: must be a git repository, to tell sources from everything else`);
  const files = [...new Set(stdout.split('\0'))].filter((path) => path !== '');
  return files.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}
