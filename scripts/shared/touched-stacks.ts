import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from './refused';

/** The stacks of one environment that a commit's `reviewed/` has otherwise than the working tree. */
export interface TouchedStacks {
  /** Those that exist now, sorted. */
  readonly present: readonly string[];

  /** Those that are gone. */
  readonly gone: readonly string[];
}

/** The stacks of an environment, by the files in `reviewed/`. */
export function stacksOf(root: string, environment: string): string[] {
  const all = readdirSync(join(root, 'reviewed')).flatMap((name) => /^(.+)\.tf\.json$/.exec(name)?.[1] ?? []);
  const own = all.filter((stack) => stack.startsWith(`${environment}-`)).sort();
  if (own.length > 0) return own;
  const known = [...new Set(all.map((stack) => stack.split('-')[0]))].sort();
  throw new Refused(`environment: must be one of ${known.join(', ')}, was ${JSON.stringify(environment)}.`);
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
