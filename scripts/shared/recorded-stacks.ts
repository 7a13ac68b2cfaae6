import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from './refused';

/** The stacks that `reviewed/` holds, sorted. */
export const recordedStacks = (root: string): string[] =>
  readdirSync(join(root, 'reviewed'))
    .flatMap((name) => /^(.+)\.tf\.json$/.exec(name)?.[1] ?? [])
    .sort();

/** Those of one environment. */
export function stacksOf(root: string, environment: string): string[] {
  const all = recordedStacks(root);
  const own = all.filter((stack) => stack.startsWith(`${environment}-`));
  if (own.length > 0) return own;
  const known = [...new Set(all.map((stack) => stack.split('-')[0]))];
  throw new Refused(`environment: must be one of ${known.join(', ')}, was ${JSON.stringify(environment)}.`);
}
