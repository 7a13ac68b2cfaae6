import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandProject, project } from '../support/command-project';

const group = { resource: { aws_cloudwatch_log_group: { g: { name: 'g' } } } };
const says = { status: 0, said: expect.stringContaining('1 configuration, 1 finding'), complained: '' };

let folder = '';

function guard() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'guard', 'main.tf.json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, said: stdout, complained: stderr };
}

/** Judges as Node 20 of some version would. */
function guardAs(version: string): void {
  const as = `import module from 'node:module'; delete module.enableCompileCache; Object.defineProperty(process, 'version', { value: '${version}' })`;
  const args = ['--import', `data:text/javascript,${as}`, 'scripts/run.mjs', 'guard', 'main.tf.json'];
  spawnSync(process.execPath, args, { cwd: folder });
}

/** Where Node 20 keeps what it compiled of the command, and where later versions do. */
const [ofNode20, ofLaterNode] = ['dist/scripts/guard.cjs.compiled', 'dist/compile-cache'];

/** The files of the cache that this version of Node has made. */
const cacheFiles = (): string[] =>
  readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => path.endsWith('.compiled') || path.includes('compile-cache'));

function damage(change: (bytes: Buffer) => Buffer): void {
  for (const path of cacheFiles()) writeFileSync(path, change(readFileSync(path)));
}

/** Every bit of the bytes behind the head turned over. */
const turned = (bytes: Buffer, from: number): Buffer => Buffer.from(bytes.map((one, at) => (at < from ? one : ~one)));

beforeAll(() => {
  folder = commandProject();
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(group));
});
beforeEach(() => {
  for (const place of [ofNode20, ofLaterNode]) rmSync(join(folder, place), { recursive: true, force: true });
  guard();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what is kept of a compiled command', () => {
  it('is there after its first run', () => {
    expect(cacheFiles()).not.toEqual([]);
  });

  it('makes the second run say what the first one said', () => {
    expect(guard()).toEqual(says);
  });

  it.each([
    ['emptied', () => Buffer.alloc(0)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['damaged throughout', (bytes: Buffer) => turned(bytes, 0)],
    ['damaged behind its head', (bytes: Buffer) => turned(bytes, 200)],
    ['damaged at its end', (bytes: Buffer) => turned(bytes, bytes.length - 64)],
  ])('may be %s', (_, change) => {
    damage(change);

    expect(guard()).toEqual(says);
  });

  it('is made anew where it was damaged', () => {
    const whole = cacheFiles();
    damage((bytes) => bytes.subarray(0, bytes.length / 2));
    const damaged = whole.map((path) => readFileSync(path).length);
    guard();

    expect(whole.filter((path, at) => readFileSync(path).length <= (damaged[at] ?? 0))).toEqual([]);
  });

  it('may be impossible to write', () => {
    rmSync(join(folder, ofNode20), { force: true });
    rmSync(join(folder, ofLaterNode), { recursive: true, force: true });
    mkdirSync(join(folder, ofNode20));
    writeFileSync(join(folder, ofLaterNode), 'no folder');

    expect(guard()).toEqual(says);
  });

  it.each([
    ['is taken by the same version of Node.js', 'v20.20.2', true],
    ['is not taken by another version of Node.js, which may have the same V8', 'v20.19.0', false],
  ])('%s', (_, version, taken) => {
    guardAs('v20.20.2');
    const before = readFileSync(join(folder, ofNode20));
    guardAs(version);

    expect(readFileSync(join(folder, ofNode20)).equals(before)).toBe(taken);
  });

  it('does not outlive its source, even where that stays as long', () => {
    const source = join(folder, 'guardrails/report/text.ts');
    const before = readFileSync(source, 'utf8');
    writeFileSync(source, before.replace("'configuration'", "'CONFIGURATION'"));
    const { said } = guard();
    writeFileSync(source, before);

    expect(said).toContain('1 CONFIGURATION, 1 finding');
  });
});
