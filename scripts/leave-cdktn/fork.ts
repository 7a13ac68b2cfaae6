/** The fork's packages, by the package each takes the place of. */
export const fork = {
  cdktf: ['cdktn', '0.24.0'],
  'cdktf-cli': ['cdktn-cli', '0.24.0'],
  '@cdktf/hcl2json': ['@cdktn/hcl2json', '0.24.0'],
  '@cdktf/provider-aws': ['@cdktn/provider-aws', '25.7.0'],
  // The newest that the fork takes.
  constructs: ['constructs', '10.7.0'],
} as const;

/** This file, which names both and is copied as it is. */
export const thisFile = 'scripts/leave-cdktn/fork.ts';

/** A source file as the fork wants it: other packages, the same names in them. */
export function rewriteSource(text: string): string {
  return text
    .replaceAll('@cdktf/', '@cdktn/')
    .replace(/(['"])cdktf\1/g, '$1cdktn$1')
    .replaceAll('node_modules/.bin/cdktf', 'node_modules/.bin/cdktn');
}

/** package.json as the fork wants it. */
export function rewritePackage(text: string): string {
  const { scripts, devDependencies, ...rest } = JSON.parse(text) as Package;
  const written = {
    ...rest,
    scripts: mapped(scripts, ([name, command]) => [name, command.replace(/(?<= |^)cdktf(?= )/, 'cdktn')]),
    devDependencies: sorted(mapped(devDependencies, ([name, version]) => forkOf(name) ?? [name, version])),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

type Entry = readonly [name: string, text: string];

const mapped = (entries: Readonly<Record<string, string>>, change: (entry: Entry) => Entry) =>
  Object.fromEntries(Object.entries(entries).map(change));

const sorted = (entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));

const forkOf = (name: string): Entry | undefined => Object.entries(fork).find(([ours]) => ours === name)?.[1];
