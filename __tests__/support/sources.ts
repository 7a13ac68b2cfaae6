import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The rooms that hold code, and the one file outside of them that runs. */
const rooms = [
  'config',
  'constructs',
  'cost',
  'functions',
  'guardrails',
  'limits',
  'local',
  'main.ts',
  'map',
  'scripts',
  'stacks',
  'terraform',
];

/** One source file of the project: its path, as seen from the project's root, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every source file, tests aside; types of other people's JavaScript hold no code. */
export const sources: readonly Source[] = rooms
  .flatMap(filesBelow)
  .filter((path) => !path.endsWith('.d.ts'))
  .map(read);

/** Every test and what supports it. */
export const tests: readonly Source[] = filesBelow('__tests__').map(read);

/** What a file imports, in the order of its text: project files by path, packages by name. */
export function importsOf({ path, text }: Source): string[] {
  const named = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
  return named.map((name) => (name.startsWith('.') ? resolved(posix.join(posix.dirname(path), name)) : name));
}

/** The files that can be reached from `entries` by imports, the entries among them. */
export function reachableFrom(entries: readonly Source[], all: readonly Source[]): Set<string> {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const visit = (source: Source | undefined) => {
    if (source === undefined || reached.has(source.path)) return;
    reached.add(source.path);
    for (const path of importsOf(source)) visit(byPath.get(path));
  };
  entries.forEach(visit);
  return reached;
}

function read(path: string): Source {
  return { path, text: readFileSync(path, 'utf8') };
}

function resolved(path: string): string {
  return (
    [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, `${path}/index.ts`].find(
      (file) => existsSync(file) && statSync(file).isFile(),
    ) ?? path
  );
}

function filesBelow(room: string): string[] {
  if (!existsSync(room)) return [];
  if (statSync(room).isFile()) return [room];
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((file) => join(room, file).replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && dirname(file) !== '.' && !file.includes('/node_modules/'))
    .sort();
}
