import type { ArgumentChange } from './argument-changes';
import planned from './replacements.json';

/** What the provider does when an argument changes; `unknown` where it has not been asked. */
export type Consequence = 'replace' | 'update' | 'unknown';

/** For each type of resource and path of an argument, what the provider planned. */
export type Replacements = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Arguments of Terraform itself, which no provider plans. */
export const metaArguments: ReadonlySet<string> = new Set([
  '//',
  'count',
  'depends_on',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
  'connection',
]);

/** What the provider that is named in the table planned for every argument in our stacks. */
export const plannedByProvider: Replacements = planned.arguments;

/** What a change of an argument does to the resource at an address. */
export function consequenceOf(
  address: string,
  { path }: Pick<ArgumentChange, 'path'>,
  table: Replacements,
): Consequence {
  const names = path.replace(/\[\d+\]/g, '').split('.');
  if (metaArguments.has(names[0] ?? '')) return 'update';
  const known = table[address.slice(0, address.indexOf('.'))] ?? {};
  const paths = names.map((_, at) => names.slice(0, names.length - at).join('.'));
  const consequence = paths.map((each) => known[each]).find((each) => each !== undefined);
  return consequence === 'replace' || consequence === 'update'
    ? consequence
    : consequenceOfBlock(known, names.join('.'));
}

/** A whole block came or went: what its arguments have in common. */
function consequenceOfBlock(known: Readonly<Record<string, string>>, path: string): Consequence {
  const inside = Object.entries(known).filter(([each]) => each.startsWith(`${path}.`));
  if (inside.length === 0) return 'unknown';
  return inside.some(([, each]) => each === 'replace') ? 'replace' : 'update';
}
