import { spawnSync } from 'node:child_process';

/** The files that differ from a commit, or that git does not know yet. Those that are gone are not among them. */
export function changesSince(base: string, root: string): string[] {
  const listed = [
    ['diff', '--name-only', '--diff-filter=d', '--relative', base],
    ['ls-files', '--others', '--exclude-standard'],
  ].map((args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout);
  return listed.flatMap((text) => text.split('\n').filter((path) => path !== ''));
}
