import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { credentialsOf } from '../support/credentials';

/** What a synth is made from. */
const sources = [
  'config',
  'constructs',
  'functions',
  'guardrails',
  'limits',
  'terraform',
  'scripts',
  'stacks',
  'cdktf.json',
  'main.ts',
  'package.json',
  'package-lock.json',
];

/** A copy of the project as another person might have it: elsewhere, under another umask, with other file times, in another time zone. */
function copy(folder: string, time: Date): string {
  mkdirSync(folder, { recursive: true });
  for (const source of sources) cpSync(source, join(folder, source), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const file of filesBelow(folder, (name) => name !== 'node_modules')) utimesSync(join(folder, file), time, time);
  return folder;
}

/** Runs the app command of cdktf.json there, as cdktf does, signed in as somebody. */
function synthesize(cwd: string, umask: string, timeZone: string, somebody: string): void {
  const environment = { PATH: process.env.PATH, HOME: cwd, TZ: timeZone, ...credentialsOf(somebody) };
  execFileSync('sh', ['-c', `umask ${umask} && node scripts/app.mjs`], { cwd, env: environment, stdio: 'pipe' });
}

/** Every file that synth wrote, by path. */
function written(folder: string): Map<string, string> {
  const root = join(folder, 'cdktf.out');
  return new Map(filesBelow(root).map((file) => [file, readFileSync(join(root, file)).toString('base64')]));
}

/** What is in a file, or in the files of a zip. */
function contentsOf(file: string, bytes: string): Buffer[] {
  const content = Buffer.from(bytes, 'base64');
  return file.endsWith('.zip') ? Object.values(unzipSync(content)).map((each) => Buffer.from(each)) : [content];
}

const isOfSomebody = (content: Buffer) => content.includes('credential-of-');

function filesBelow(folder: string, enter: (name: string) => boolean = () => true): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => enter(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)).map((file) => join(entry.name, file)) : [entry.name],
    )
    .sort();
}

describe('two synths of the same sources', () => {
  let here: Map<string, string>;
  let elsewhere: Map<string, string>;
  let folders: string[];

  beforeAll(() => {
    const temporary = mkdtempSync(join(tmpdir(), 'gatehouse-'));
    folders = [
      copy(join(temporary, 'here'), new Date('2001-02-03T04:05:06Z')),
      copy(join(temporary, 'else', 'where'), new Date('2031-12-31T23:59:59Z')),
    ];
    const [first = '', second = ''] = folders;
    synthesize(first, '022', 'Pacific/Auckland', 'one');
    synthesize(second, '077', 'America/Los_Angeles', 'another');
    here = written(first);
    elsewhere = written(second);
  });

  it('write the same files', () => {
    expect([...elsewhere.keys()]).toEqual([...here.keys()]);
  });

  it('write the same bytes into each', () => {
    const differing = [...here].filter(([file, bytes]) => elsewhere.get(file) !== bytes);

    expect(differing.map(([file]) => file)).toEqual([]);
  });

  it('write JSON and zips for every stack', () => {
    const kinds = new Set([...here.keys()].map((file) => basename(file).replace(/^[^.]+\./, '')));

    expect([...kinds].sort()).toEqual(['json', 'tf.json', 'zip']);
  });

  it('hold no credential of whoever synthesizes, the code of the functions included', () => {
    const holding = [...here].filter(([file, bytes]) => contentsOf(file, bytes).some(isOfSomebody));

    expect(holding.map(([file]) => file)).toEqual([]);
  });

  it('name no folder of a machine', () => {
    const texts = [...here]
      .filter(([file]) => file.endsWith('.json'))
      .map(([, bytes]) => Buffer.from(bytes, 'base64').toString());

    expect(
      texts.filter((text) => folders.some((folder) => text.includes(folder)) || text.includes(process.cwd())),
    ).toEqual([]);
  });
});
