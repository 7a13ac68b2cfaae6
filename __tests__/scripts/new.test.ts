import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namesOf } from '../../scripts/new/names';

const project = resolve(__dirname, '../..');
const copied = [
  'biome.json',
  'cdktf.json',
  'config',
  'constructs',
  'functions',
  'guardrails',
  'main.ts',
  'package.json',
];
const rooms = [
  ...copied,
  '.gitignore',
  'package-lock.json',
  'scripts',
  'stacks',
  'terraform',
  '__tests__',
  'tsconfig.json',
];

let folder: string;

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
};
const make = (...args: string[]) => run('scripts/run.mjs', 'new', ...args);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const document = (stack: string) => JSON.parse(read(`out/stacks/${stack}/cdk.tf.json`)).resource;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-new-'));
  for (const room of [...rooms, 'local', 'cost', 'map'])
    cpSync(join(project, room), join(folder, room), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run new', { timeout: 180_000 }, () => {
  it('writes an HTTP API on a table, and says what comes next', () => {
    const { status, stdout } = make('jottings', 'http', '--crud', 'jottings', '--auth', 'jwt');

    expect(stdout).toContain('writes  functions/jottings/jotting-store.ts\n');
    expect(stdout).toContain('npm run review -- --accept\n');
    expect(status).toBe(0);
    expect(
      read('stacks/jottings-http-api/jottings-http-api-stack.ts').trimEnd().split('\n').length,
    ).toBeLessThanOrEqual(50);
  });

  it('writes a REST API for some environments alone', () => {
    expect(make('beacon', 'rest', '--environments', 'dev').status).toBe(0);
    expect(read('main.ts')).toContain('if (beaconRestApiSettings !== undefined)');
  });

  it('writes what typechecks and is formatted', () => {
    expect(run('node_modules/typescript/bin/tsc', '--noEmit').stdout).toBe('');
    expect(
      run('node_modules/@biomejs/biome/bin/biome', 'check', 'config', 'stacks', 'functions', 'main.ts').status,
    ).toBe(0);
  });

  it('writes what synth takes, guarded by tokens where that was asked for', () => {
    const env = { ...process.env, CDKTF_OUTDIR: join(folder, 'out') };
    const { status, stderr } = spawnSync(process.execPath, ['scripts/app.mjs'], { cwd: folder, env, encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const routes = Object.values<{ route_key: string; authorization_type: string }>(
      document('prod-jottings-http-api').aws_apigatewayv2_route,
    );
    expect(routes.map(({ route_key }) => route_key).sort()).toEqual([
      'DELETE /jottings/{id}',
      'GET /jottings',
      'GET /jottings/{id}',
      'POST /jottings',
      'PUT /jottings/{id}',
    ]);
    expect(new Set(routes.map(({ authorization_type }) => authorization_type))).toEqual(new Set(['JWT']));
    expect(Object.keys(document('dev-beacon-rest-api').aws_api_gateway_method)).toEqual(['get_beacon']);
    expect(() => document('prod-beacon-rest-api')).toThrow('ENOENT');
  });

  it('overwrites nothing', () => {
    const before = read('main.ts');

    expect(make('jottings', 'http')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'new: config/jottings-http-api.ts: must not exist, and does. Choose another name, or remove it.\n',
    });
    expect(read('main.ts')).toBe(before);
  });

  it.each([
    [['Notes', 'http'], 'NAME: must be lower-case words with hyphens, such as sales-notes, was "Notes".'],
    [['notes', 'soap'], 'kind: must be one of http, rest, was "soap".'],
    [['notes', 'http', '--auth', 'basic'], '--auth: must be one of jwt, iam, none, was "basic".'],
    [['notes', 'http', '--environments', 'test'], '--environments: must be one of dev, staging, prod, was "test".'],
    [['notes'], 'NAME and kind: must both be given.'],
  ])('refuses %j in one line', (args, told) => {
    const { status, stderr } = make(...args);

    expect(stderr).toMatch(new RegExp(`^new: ${told.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} usage: .*\\n$`));
    expect(status).toBe(2);
  });
});

it('a thing in a table is called by the singular of its table', () => {
  expect(['notes', 'categories', 'addresses', 'news'].map((table) => namesOf('x', 'http', table).one)).toEqual([
    'note',
    'category',
    'address',
    'new',
  ]);
});
