import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { neededByNew } from '../scripts/remove/needed-by-new';
import { importCircles } from './support/import-circles';
import { importsOf, reachableFrom, type Source, sources, tests } from './support/sources';

/** Who may import whom. Every room may import itself, but a function only its own folder. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['config', 'stacks'],
  stacks: ['config', 'constructs'],
  constructs: ['limits'],
  limits: ['terraform'],
  terraform: [],
  guardrails: ['limits', 'terraform'],
  local: ['terraform', 'map'],
  cost: ['terraform'],
  map: ['terraform'],
  config: [],
  functions: ['functions/shared'],
  scripts: [
    'config',
    'constructs',
    'cost',
    'functions',
    'guardrails',
    'limits',
    'local',
    'main.ts',
    'map',
    'stacks',
    'terraform',
  ],
};

/** What one file may import beside its room's list, and why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // Every stack is judged, so that no stack can forget to be.
  'stacks/base-stack.ts': ['guardrails'],
  // What an API leads to is read as the guardrails read it.
  'stacks/served-routes.ts': ['terraform'],
  // A benchmark of stacks is a small app of its own, and so is its floor.
  'scripts/bench-synth/bare-routes-app.ts': ['stacks'],
  'scripts/bench-synth/routes-app.ts': ['config', 'constructs', 'stacks'],
};

const isInfrastructure = (name: string) => /^(cdktf|constructs|@cdktf\/provider-aws(\/.*)?)$/.test(name);
const roomOf = (path: string) => path.split('/')[0] ?? path;

/** A function's own folder: `functions/items`, `functions/authorizers/token`, `functions/shared`. */
function folderOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('functions/authorizers/') ? 3 : 2)
    .join('/');
}

function mayEnter({ path }: Source, target: string): boolean {
  const room = roomOf(path);
  const own = room === 'functions' ? folderOf(path) : room;
  const allowed = [own, ...(mayImport[room] ?? []), ...(exceptions[path] ?? [])];
  return allowed.some((place) => target === place || target.startsWith(`${place}/`));
}

/** The bodies of the interfaces that a file exports. */
const interfacesOf = (text: string) =>
  [...text.matchAll(/^export interface [^{]*\{([\s\S]*?)^\}/gm)].map(([, body = '']) => body);

/** The optional members of an interface whose comment, if there is one, does not say what holds without them. */
const undocumented = (body: string) =>
  [...body.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?^ *(?:readonly )?('[^']+'|\w+)\?:/gm)]
    .filter(([, comment = '']) => !comment.includes('@default'))
    .map(([, , name]) => name);

describe('rooms', () => {
  it.each(sources.map((source) => [source.path, source] as const))(
    '%s imports only from rooms it may enter',
    (_, source) => {
      const targets = importsOf(source).filter((name) => name.includes('/') && !isPackage(name));

      expect(targets.filter((target) => !mayEnter(source, target))).toEqual([]);
    },
  );

  it('hold no files that import one another in a circle', () => {
    expect(importCircles(sources)).toEqual([]);
  });

  it('keep cdktf and the provider in stacks and constructs', () => {
    const elsewhere = sources
      .filter(({ path }) => !['stacks', 'constructs'].includes(roomOf(path)) && !exceptions[path]?.includes('stacks'))
      // These write the text of stacks.
      .filter(({ path }) => !path.startsWith('scripts/new/files/'))
      .filter((source) => importsOf(source).some(isInfrastructure));

    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  it('import the provider by resource, never whole', () => {
    const whole = [...sources, ...tests].filter((source) => importsOf(source).includes('@cdktf/provider-aws'));

    expect(whole.map(({ path }) => path)).toEqual([]);
  });

  it('let nothing import tests', () => {
    const importing = sources.filter((source) => importsOf(source).some((target) => target.startsWith('__tests__')));

    expect(importing.map(({ path }) => path)).toEqual([]);
  });

  it('let no command import from another: what several use is in scripts/shared', () => {
    const commandOf = (path: string) => /^scripts\/([^/]+)\//.exec(path)?.[1];
    const borrowing = sources
      // These write the text of sources.
      .filter(({ path }) => commandOf(path) !== undefined && !path.startsWith('scripts/new/files/'))
      .flatMap((source) => importsOf(source).map((target) => ({ path: source.path, target })))
      .filter(({ target }) => ![undefined, 'shared', 'bundle'].includes(commandOf(target)))
      .filter(({ path, target }) => commandOf(target) !== commandOf(path));

    expect(borrowing).toEqual([]);
  });

  it('read the environment in functions/shared and scripts alone', () => {
    const reading = sources
      .filter(({ text }) => text.includes('process.env'))
      .filter(({ path }) => !path.startsWith('functions/shared/') && roomOf(path) !== 'scripts');

    expect(reading.map(({ path }) => path)).toEqual([]);
  });

  it('never switch validations off, but where the app has just run them all', () => {
    const switching = sources.filter(({ text }) => text.includes('skipValidation')).map(({ path }) => path);

    expect(switching).toEqual(['stacks/gatehouse-app.ts']);
  });

  it('have no drawer for what fits nowhere', () => {
    const drawer = /(^|[/-])(utils?|helpers?|common|misc|constants)(\.|\/|-|$)/;

    expect([...sources, ...tests].map(({ path }) => path).filter((path) => drawer.test(path))).toEqual([]);
  });
});

describe('contracts', () => {
  // They are run whenever functions are bundled: on every machine that synthesizes, with the rights of whoever does.
  it.each(
    sources
      .filter(({ path }) => /^functions\/(?!shared\/).*\/contract\.ts$/.test(path))
      .map((source) => [source.path, source] as const),
  )('%s reaches nothing but schemas', (_, contract) => {
    const reached = reachableFrom([contract], sources);
    const among = sources.filter(({ path }) => reached.has(path));

    expect(new Set(among.flatMap(importsOf).filter(isPackage))).toEqual(new Set(['zod/mini']));
    expect(among.filter(({ text }) => /\bprocess\.|\b(global|require)\b/.test(text))).toEqual([]);
  });
});

describe('optional members of exported interfaces', () => {
  it.each(
    sources
      .filter(({ path }) => ['config', 'constructs', 'stacks'].includes(roomOf(path)))
      .map(({ path, text }) => ({ path, bodies: interfacesOf(text) }))
      .filter(({ bodies }) => bodies.length > 0),
  )('say their @default in $path', ({ bodies }) => {
    expect(bodies.flatMap(undocumented)).toEqual([]);
  });
});

describe('files', () => {
  const configuration = ['package.json', 'cdktf.json', 'vitest.config.mts'].map((path) => readFileSync(path, 'utf8'));
  const scripts = sources.filter(({ path }) => roomOf(path) === 'scripts').map(({ text }) => text);
  const named = [...configuration, ...scripts].join('\n');
  const commands = [...named.matchAll(/scripts\/run\.mjs ([\w-]+)/g)].map(([, name]) => `scripts/${name}/main.ts`);

  const isNeeded = neededByNew('.');

  /** What is run by its name, what new APIs import, and libraries, which users pick from: what is in them counts once a test picks it. */
  const entries = [
    ...sources.filter(({ path }) => path === 'main.ts' || /^functions\/.*\/(handler|contract)\.ts$/.test(path)),
    ...sources.filter(({ path }) => named.includes(path.replace(/^scripts\//, ''))),
    ...sources.filter(({ path }) => commands.includes(path)),
    ...sources.filter(({ path }) => isNeeded(path)),
    ...tests.filter(({ path }) => /^__tests__\/(constructs|functions\/shared|local|stacks)\//.test(path)),
  ];

  it('are all used', () => {
    const used = reachableFrom(entries, [...sources, ...tests]);

    expect(sources.map(({ path }) => path).filter((path) => !used.has(path))).toEqual([]);
  });

  it.each(tests.filter(({ path }) => path.endsWith('.test.ts')).map(({ path, text }) => [path, text]))(
    '%s runs all its tests',
    (_, text) => {
      expect(text).not.toMatch(/\b(it|test|describe)\.(skip|only|todo)\b/);
    },
  );
});

function isPackage(name: string): boolean {
  return (
    !/^(config|constructs|cost|functions|guardrails|local|map|scripts|stacks|terraform|__tests__)\//.test(name) ||
    name.startsWith('constructs/lib')
  );
}
