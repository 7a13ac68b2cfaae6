import { spawnSync } from 'node:child_process';
import { stacksOf } from './recorded-stacks';
import { Refused } from './refused';

/** The stacks of one environment that a commit's `reviewed/` has otherwise than the working tree. */
export interface TouchedStacks {
  /** Those that exist now, sorted. */
  readonly present: readonly string[];

  /** Those that are gone. */
  readonly gone: readonly string[];
}

/** What has changed in an environment since a commit: `reviewed/` tells all of it, the code of functions included. */
export function touchedStacks(root: string, environment: string, since: string): TouchedStacks {
  const present = new Set(stacksOf(root, environment));
  const args = ['diff', '--name-only', '--no-renames', since, '--', 'reviewed'];
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Refused(`git ${args.join(' ')}: ${stderr.trim()}`);
  const touched = stdout.split('\n').flatMap((path) => /^reviewed\/(.+)\.tf\.json$/.exec(path)?.[1] ?? []);
  const own = touched.filter((stack) => stack.startsWith(`${environment}-`)).sort();
  return { present: own.filter((stack) => present.has(stack)), gone: own.filter((stack) => !present.has(stack)) };
}
