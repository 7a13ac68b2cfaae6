import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleApp } from '../../scripts/bundle/app.mjs';
import { refusedBySystem } from '../../scripts/bundle/refused-by-system.mjs';
import { rooms } from '../../scripts/bundle/rooms.mjs';
import { bundleFunctions } from '../../scripts/bundle.mjs';
import { itemsTable } from '../functions/items/items-table';
import { lambdaContext, payload2 } from '../support/api-events';
import { type DynamoDbEngine, startDynamoDb, testEnvironment } from '../support/dynamodb';

const run = promisify(execFile);
const project = resolve(__dirname, '../..');
const folders: string[] = [];

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bundle-'));
  folders.push(folder);
  return folder;
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A copy of this project's sources that borrows its installed packages. */
function copyOfProject(parts = ['functions', 'scripts', 'package-lock.json']): string {
  const folder = makeFolder();
  for (const part of parts) cpSync(join(project, part), join(folder, part), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('Bundling functions', () => {
  let root: string;
  const bundle = () => bundleFunctions({ root });
  const freshness = async () => Object.fromEntries((await bundle()).map(({ name, fresh }) => [name, fresh]));
  const out = (path: string) => join(root, 'dist/functions', path);

  beforeEach(() => {
    root = makeFolder();
    write(root, {
      'functions/shared/greeting.ts': 'export const greeting: string = "hello";',
      'functions/hello/handler.ts':
        'import { greeting } from "../shared/greeting"; export const handler = async () => greeting;',
      'functions/authorizers/token/handler.ts': 'export const handler = async () => "token";',
    });
  });

  it('makes one zip a handler, named as its folder', async () => {
    const bundles = await bundle();

    expect(bundles.map(({ name, zip }) => [name, zip])).toEqual([
      ['authorizers/token', out('authorizers/token.zip')],
      ['hello', out('hello.zip')],
    ]);
  });

  it('packs what it leaves unpacked: an entry that exports the handler, and its map', async () => {
    await bundle();
    const files = unzipSync(readFileSync(out('hello.zip')));
    const { stdout } = await run('node', [
      '-e',
      `import(${JSON.stringify(out('hello/index.mjs'))}).then((m) => m.handler()).then(console.log)`,
    ]);

    expect(Object.keys(files)).toEqual(['index.mjs', 'index.mjs.map']);
    for (const [name, content] of Object.entries(files))
      expect(readFileSync(out(`hello/${name}`)).equals(content)).toBe(true);
    expect(stdout).toBe('hello\n');
  });

  it('maps to sources by relative paths, without their text', async () => {
    await bundle();
    const map = JSON.parse(readFileSync(out('hello/index.mjs.map'), 'utf8'));

    expect(map.sources).toEqual(['../../../functions/shared/greeting.ts', '../../../functions/hello/handler.ts']);
    expect(map).not.toHaveProperty('sourcesContent');
  });

  it('leaves a bundle alone while nothing it is made of changes', async () => {
    await bundle();
    const before = statSync(out('hello.zip')).mtimeMs;

    expect(await freshness()).toEqual({ hello: true, 'authorizers/token': true });
    expect(statSync(out('hello.zip')).mtimeMs).toBe(before);
  });

  it('bundles again when a source changes, though its time and size do not', async () => {
    await bundle();
    const source = join(root, 'functions/shared/greeting.ts');
    const { atime, mtime } = statSync(source);
    writeFileSync(source, 'export const greeting: string = "howdy";');
    utimesSync(source, atime, mtime);

    expect(await freshness()).toEqual({ hello: false, 'authorizers/token': true });
    expect(readFileSync(out('hello/index.mjs'), 'utf8')).toContain('howdy');
  });

  it('bundles again when a package may have changed', async () => {
    await bundle();
    write(root, { 'package-lock.json': '{}' });

    expect(await freshness()).toEqual({ hello: false, 'authorizers/token': false });
  });

  it.each(['hello.zip', 'hello/index.mjs', 'hello/index.mjs.map', 'hello.stamp.json'])(
    'makes %s again when it is damaged or missing',
    async (path) => {
      await bundle();
      const original = readFileSync(out(path));
      for (const damage of [() => writeFileSync(out(path), original.subarray(0, 10)), () => rmSync(out(path))]) {
        damage();

        expect(await freshness()).toMatchObject({ hello: false });
        expect(readFileSync(out(path)).equals(original)).toBe(true);
      }
    },
  );

  it('removes the bundle of a function that is gone', async () => {
    await bundle();
    rmSync(join(root, 'functions/authorizers'), { recursive: true });
    await bundle();

    expect(existsSync(out('authorizers/token.zip'))).toBe(false);
    expect(readdirSync(join(root, 'dist/functions'))).toContain('hello.zip');
  });

  it('refuses a folder without handlers', async () => {
    rmSync(join(root, 'functions'), { recursive: true });

    await expect(bundle()).rejects.toThrow(
      `${root}/functions: must hold a <name>/handler.ts, held none. Run this in the project.`,
    );
  });
});

describe('A folder that takes no bundle', () => {
  it('is refused by the system in one line, and not by esbuild in several, for functions and for the app', async () => {
    const root = makeFolder();
    const empty = rooms.map((room) => [`${room}/a.ts`, '']);
    const sources = {
      dist: '',
      'main.ts': 'console.log(1);',
      'functions/hello/handler.ts': 'export const handler = 1;',
    };
    write(root, { ...Object.fromEntries(empty), ...sources });

    for (const bundle of [() => bundleApp(root), () => bundleFunctions({ root })])
      await expect(bundle()).rejects.toThrow(/^(ENOTDIR|EEXIST): .*, mkdir '.*dist.*'$/);
  });

  it.each([
    ['ENOSPC', 'refused: no write. Free some space on the disk, and run it again.'],
    ['EACCES', 'refused: no write. Let your user write there.'],
    ['ENOTDIR', 'refused: no write'],
    ['ENOENT', undefined],
  ])('is told with what to do about %s, in one line', (code, line) => {
    expect(refusedBySystem(Object.assign(new Error('refused: no write'), { syscall: 'write', code }))).toBe(line);
  });

  it('is none where a mistake of ours fails', () => {
    expect(refusedBySystem(new TypeError('x is not a function'))).toBeUndefined();
  });
});

describe('The bundle script', () => {
  it("prints esbuild's message for a function that cannot be bundled, bundles the others, and fails", async () => {
    const folder = copyOfProject(['scripts']);
    write(folder, {
      'functions/broken/handler.ts': 'import { missing } from "./nowhere"; export const handler = missing;',
      'functions/sound/handler.ts': 'export const handler = 1;',
    });
    const result = await run('node', ['scripts/bundle.mjs'], { cwd: folder }).catch((error) => error);

    expect(result.code).toBe(1);
    expect(result.stderr).toContain('functions/broken/handler.ts:1:24');
    expect(result.stderr).toContain('Could not resolve "./nowhere"');
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(join(folder, 'dist/functions')).sort()).toEqual(['sound', 'sound.stamp.json', 'sound.zip']);
  });
});

describe("This project's bundles", () => {
  it('are the same bytes in any folder, with any umask, time zone and file times', async () => {
    const [one, other] = [copyOfProject(), copyOfProject()];
    for (const file of readdirSync(join(other, 'functions'), { recursive: true, encoding: 'utf8' })) {
      utimesSync(join(other, 'functions', file), 1, 1);
    }
    const bundle = (cwd: string, umask: string, TZ: string) =>
      run('sh', ['-c', `umask ${umask} && node scripts/bundle.mjs`], { cwd, env: { ...process.env, TZ } });
    await Promise.all([bundle(one, '022', 'UTC'), bundle(other, '077', 'Asia/Kathmandu')]);
    const bytes = (folder: string) => readFileSync(join(folder, 'dist/functions/items.zip'));

    expect(bytes(one).equals(bytes(other))).toBe(true);
  });

  describe('run', () => {
    let engine: DynamoDbEngine;
    let folder: string;
    beforeAll(async () => {
      engine = await startDynamoDb();
      await engine.createTable(itemsTable);
      folder = copyOfProject();
      await bundleFunctions({ root: folder });
    });
    afterEach(() => engine.reset());
    afterAll(() => engine.close());

    /** Invokes the bundle in a process that has what Lambda gives it: its files, a Node.js and an environment. */
    const invoke = async (event: object, environment = {}) => {
      const bundle = makeFolder();
      cpSync(join(folder, 'dist/functions/items'), bundle, { recursive: true });
      const script = `import('${bundle}/index.mjs').then(({ handler }) => handler(${JSON.stringify(event)}, { ...${JSON.stringify(lambdaContext)}, getRemainingTimeInMillis: () => 10_000 })).then((answer) => console.log(JSON.stringify(answer)))`;
      const env = {
        PATH: process.env.PATH,
        ...testEnvironment,
        AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
        TABLE_NAME: 'items',
        ...environment,
      };
      const { stdout } = await run('node', ['-e', script], { env, cwd: bundle });
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    };

    it.each([{}, { POWERTOOLS_TRACE_ENABLED: 'true', AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }])(
      'with nothing but their files and the environment %j',
      async (environment) => {
        const body = { name: 'Lamp', description: 'Gives light.' };

        expect(await invoke(payload2('POST /items', { body }), environment)).toMatchObject({ statusCode: 201 });
        expect(engine.operations).toContain('PutItem');
      },
    );
  });
});
