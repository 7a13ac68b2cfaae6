import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { environments } from '../../config/environments';
import { type LocalRun, localRun, type ReadyEvent } from '../../local';
import { auths } from '../../scripts/new/arguments';
import { main } from '../../scripts/new/main';
import { kinds, namesOf } from '../../scripts/new/names';
import { environmentNames } from '../../scripts/shared/environment-names';
import { exchange } from '../local/stacks/run-stack';
import { signed } from '../local/stacks/signed';
import { Client, handshake } from '../local/websocket-api/open-api';
import { firstEnvironment, lastEnvironment } from '../support/own-environments';

const project = resolve(__dirname, '../..');
const copied = [
  'biome.json',
  'cdktf.json',
  'config',
  'constructs',
  'functions',
  'guardrails',
  'limits',
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

/** Every API that can be asked for: its kind, who may call, and what its table holds. */
const offered = kinds.flatMap((kind) =>
  auths.flatMap((auth) =>
    [undefined, 'entries']
      .filter((crud) => kind !== 'websocket' || crud === undefined)
      .map((crud) => ({ kind, auth, crud, name: [kind, auth, crud].filter(Boolean).join('-') })),
  ),
);

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
  // Without the stacks of this project, what `new` wrote is all there is.
  const lines = read('main.ts').split('\n');
  const kept = lines.filter((line) => !/\/stacks\/.*-stack'|Stack\(|account|config\/.*-api'/.test(line));
  writeFileSync(join(folder, 'main.ts'), kept.join('\n'));
  // Whether an owner's own files are formatted is no matter of these tests.
  run('node_modules/@biomejs/biome/bin/biome', 'format', '--write', 'config', 'main.ts');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run new', () => {
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
    expect(make('beacon', 'rest', '--environments', firstEnvironment).status).toBe(0);
    expect(read('main.ts')).toContain('if (beaconRestApiSettings !== undefined)');
  });

  it.each(offered)('writes $name', async ({ kind, auth, crud, name }) => {
    const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const code = await main([name, kind, '--auth', auth, ...(crud === undefined ? [] : ['--crud', crud])], folder);
    printed.mockRestore();

    expect(code).toBe(0);
    expect(read('main.ts')).toContain(`'./stacks/${name}-${kind}-api/${name}-${kind}-api-stack'`);
  });

  it('writes what typechecks and is formatted', () => {
    expect(run('node_modules/typescript/bin/tsc', '--noEmit').stdout).toBe('');
    expect(
      run('node_modules/@biomejs/biome/bin/biome', 'check', 'config', 'stacks', 'functions', '__tests__', 'main.ts')
        .status,
    ).toBe(0);
  });

  it('writes what synth takes, guarded by tokens where that was asked for', () => {
    const env = { ...process.env, CDKTF_OUTDIR: join(folder, 'out') };
    const { status, stderr } = spawnSync(process.execPath, ['scripts/app.mjs'], { cwd: folder, env, encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const routes = Object.values<{ route_key: string; authorization_type: string }>(
      document(`${lastEnvironment}-jottings-http-api`).aws_apigatewayv2_route,
    );
    expect(routes.map(({ route_key }) => route_key).sort()).toEqual([
      'DELETE /jottings/{id}',
      'GET /jottings',
      'GET /jottings/{id}',
      'POST /jottings',
      'PUT /jottings/{id}',
    ]);
    expect(new Set(routes.map(({ authorization_type }) => authorization_type))).toEqual(new Set(['JWT']));
    expect(Object.keys(document(`${firstEnvironment}-beacon-rest-api`).aws_api_gateway_method)).toEqual(['get_beacon']);
    // An environment may have several regions, and has the stack in each.
    expect(readdirSync(join(folder, 'out/stacks')).filter((stack) => stack.endsWith('-beacon-rest-api'))).toHaveLength(
      environments.filter(({ name }) => name === firstEnvironment).length,
    );
  });

  it('writes a contract, from which document and client are made', () => {
    expect(make('scribbles', 'rest', '--crud', 'scribbles').status).toBe(0);
    // What every function answers has this name, too.
    expect(make('trouble', 'http', '--crud', 'problems').status).toBe(0);
    const { status, stdout, stderr } = run('scripts/run.mjs', 'client', `${firstEnvironment}-scribbles-rest-api`);

    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: expect.stringContaining(`dist/clients/${firstEnvironment}-scribbles-rest-api.ts\n`),
      stderr: '',
    });
    expect(read(`dist/clients/${firstEnvironment}-scribbles-rest-api.ts`)).toContain(
      'createScribble: (call: CreateScribbleCall)',
    );
  });

  it('overwrites nothing', () => {
    const before = read('main.ts');

    expect(make('jottings', 'http')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'new: config/jottings-http-api.ts: must not exist, and does. Choose another name, or remove the API that is there: npm run remove -- jottings-http-api.\n',
    });
    expect(read('main.ts')).toBe(before);
  });

  it('writes nothing where one of its files finds no place, and says so in one line', () => {
    writeFileSync(join(folder, 'functions/ledger'), 'no folder');
    const before = read('main.ts');
    const { status, stderr } = make('ledger', 'http');
    const left = ['config', 'functions', 'stacks'].flatMap((room) =>
      readdirSync(join(folder, room)).filter((name) => name.includes('ledger')),
    );
    rmSync(join(folder, 'functions/ledger'));

    expect(stderr).toMatch(/^new: (ENOTDIR|EEXIST): .*functions\/ledger.*\n$/);
    expect({ status, left, main: read('main.ts') }).toEqual({ status: 2, left: ['ledger'], main: before });
  });

  it.each([
    [['Notes', 'http'], 'NAME: must be lower-case words with hyphens, such as sales-notes, was "Notes".'],
    [['notes', 'soap'], 'kind: must be one of http, rest, websocket, was "soap".'],
    [
      ['notes', 'websocket', '--crud', 'notes'],
      '--crud: must be absent for a WebSocket API, whose one table is of connections, was "notes".',
    ],
    [['notes', 'http', '--auth', 'basic'], '--auth: must be one of jwt, iam, none, was "basic".'],
    [
      ['notes', 'http', '--environments', 'nowhere'],
      `--environments: must be one of ${environmentNames.join(', ')}, was "nowhere".`,
    ],
    [['notes'], 'NAME and kind: must both be given.'],
  ])('refuses %j in one line', (args, message) => {
    const { status, stderr } = make(...args);

    expect(stderr).toMatch(new RegExp(`^new: ${message.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} usage: .*\\n$`));
    expect(status).toBe(2);
  });
});

describe('what npm run new wrote, run on this machine', () => {
  let local: LocalRun;
  const running = (api: (typeof offered)[number]) => {
    const ready = local.ready.find(({ stack }) => stack === `${firstEnvironment}-${api.name}-${api.kind}-api`);
    const world = local.worlds[offered.indexOf(api)];
    if (ready === undefined || world === undefined) throw new Error(`${api.name} must run`);
    return { ready, world, host: new URL(ready.endpoint).host };
  };

  beforeAll(async () => {
    const stacks = offered.map(({ name, kind }) =>
      join(folder, 'out/stacks', `${firstEnvironment}-${name}-${kind}-api`),
    );
    local = await localRun(stacks, { port: 0 });
  });
  afterAll(() => local.close());

  /** What a caller sends who is let in. */
  const headersOf = async (
    { kind, auth }: (typeof offered)[number],
    { world, host }: ReturnType<typeof running>,
    path: string,
  ): Promise<Record<string, string>> => {
    if (auth === 'none') return {};
    if (auth === 'iam') return signed({ world, host }, `GET ${path}`);
    const { access_token, id_token } = await world.identity.token({ sub: 'alice' });
    return { authorization: kind === 'rest' ? id_token : `Bearer ${access_token}` };
  };
  const pathAt = ({ url }: ReadyEvent, below: string) => `${new URL(url).pathname.replace(/\/$/, '')}${below}`;

  it.each(offered.filter(({ kind }) => kind !== 'websocket'))(
    '$name answers who may call, and nobody else',
    async (api) => {
      const one = running(api);
      const path = pathAt(one.ready, `/${api.crud ?? api.name}`);
      const call = async (headers: Record<string, string>) =>
        (await exchange(one.ready.endpoint, one.host, `GET ${path}`, { headers })).status;

      expect([await call(await headersOf(api, one, path)), await call({})]).toEqual([
        200,
        { jwt: 401, iam: 403, none: 200 }[api.auth],
      ]);
    },
  );

  it.each(offered.filter(({ kind }) => kind === 'websocket'))('$name lets in who may, and answers', async (api) => {
    const one = running(api);
    const headers = await headersOf(api, one, pathAt(one.ready, ''));
    const client = await handshake(new WebSocket(one.ready.url, { headers: { ...headers, host: one.host } }));

    if (!(client instanceof Client)) throw new Error(`refused with ${client.status}`);
    expect(await client.ask({ action: `send${namesOf(api.name, api.kind).One}`, text: 'Hello' })).toMatchObject({
      type: 'sent',
      deliveries: { complete: true },
    });
    client.socket.close();
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
