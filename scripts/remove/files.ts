import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testsOf } from '../left-out.mjs';
import { withoutStacks } from './composition';
import { neededByNew } from './needed-by-new';

/** Where the files of an API lie, and those that only it uses. */
const rooms = ['config', 'constructs', 'functions', 'scripts', 'stacks', '__tests__'];

/** A file by its path, with the files that it imports and the function whose code it deploys. */
interface File {
  readonly path: string;
  readonly imports: readonly string[];
  readonly functions: readonly string[];
}

/** The files that go with some APIs: their own, their tests, and what neither anything that stays nor a new API uses. */
export function filesOf(names: readonly string[], root: string): string[] {
  const main = withoutStacks(readFileSync(join(root, 'main.ts'), 'utf8'), names);
  const below = rooms.flatMap((room) => filesBelow(room, root)).map((path) => read(path, root, textIn(path, root)));
  const files = [read('main.ts', root, main), ...below];
  const own = files.filter(({ path }) => isOwn(path, names)).map(({ path }) => path);
  const isNeeded = neededByNew(root);
  let going = new Set([...own, ...testsOf(root, names)]);
  for (let before = 0; before < going.size; ) {
    before = going.size;
    going = withTheirs(files, going, isNeeded);
  }
  return [...going].sort();
}

const isOwn = (path: string, names: readonly string[]) =>
  names.some((name) => path === `config/${name}.ts` || path.startsWith(`stacks/${name}/`));

/** What goes, with the functions, tests and other files that only that uses. */
function withTheirs(
  files: readonly File[],
  going: ReadonlySet<string>,
  isNeeded: (path: string) => boolean,
): Set<string> {
  const [left, stays] = [files.filter(({ path }) => going.has(path)), files.filter(({ path }) => !going.has(path))];
  const functions = onlyIn(left, stays, ({ functions }) => functions);
  const unused = onlyIn(left, stays, ({ imports }) => imports);
  const more = stays.filter(
    ({ path, imports }) =>
      functions.some((name) => isOfFunction(path, name)) ||
      (unused.includes(path) && !path.startsWith('scripts/') && !isNeeded(path)) ||
      (path.endsWith('.test.ts') && imports.some((file) => going.has(file))),
  );
  return new Set([...going, ...more.map(({ path }) => path)]);
}

const onlyIn = (left: readonly File[], stays: readonly File[], namesIn: (file: File) => readonly string[]) => {
  const needed = new Set(stays.flatMap(namesIn));
  return [...new Set(left.flatMap(namesIn))].filter((name) => !needed.has(name));
};

const isOfFunction = (path: string, name: string) =>
  [`functions/${name}/`, `__tests__/functions/${name}/`, `__tests__/functions/${name}.`].some((own) =>
    path.startsWith(own),
  );

const textIn = (path: string, root: string): string =>
  /\.m?ts$/.test(path) ? readFileSync(join(root, path), 'utf8') : '';

function read(path: string, root: string, text: string): File {
  const imported = all(text, /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g);
  return {
    path,
    imports: imported.map((name) => fileOf(join(dirname(path), name), root)),
    functions: path.startsWith('stacks/') ? all(text, /'dist\/functions\/(.+)\.zip'/g) : [],
  };
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name = '']) => name);

const fileOf = (path: string, root: string): string =>
  [path, `${path}.ts`, `${path}/index.ts`].find((file) => existsSync(join(root, file)) && isFile(join(root, file))) ??
  path;

const isFile = (path: string) => statSync(path).isFile();

function filesBelow(room: string, root: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map((file) => join(room, file))
    .filter((file) => !file.includes('node_modules') && isFile(join(root, file)));
}
