import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tokenUrls } from '../../../scripts/shared/token-urls';
import { folderOf } from '../support/functions';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const document = JSON.stringify({
  resource: {
    aws_apigatewayv2_api: { api: { name: 'a', protocol_type: 'HTTP', target: '${aws_lambda_function.f.arn}' } },
    aws_lambda_function: {
      f: { function_name: 'f', role: 'r', runtime: 'nodejs22.x', handler: 'index.handler', filename: 'code' },
      py: { function_name: 'py', role: 'r', runtime: 'python3.13', handler: 'a.b', filename: 'code' },
    },
    aws_lambda_permission: {
      p: { function_name: 'f', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' },
    },
  },
});
const code = 'export const handler = async () => { console.log("called"); return { statusCode: 200, body: "hi" }; };';
const folder = () => folderOf({ 'main.tf.json': document, 'code/index.mjs': code });

interface Ended {
  readonly status: number | null;
  readonly events: readonly Record<string, unknown>[];
  readonly problems: string;
}

let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));

/** Runs the command; calls `whenReady` with the first endpoint, and answers what it printed. */
function dev(
  args: readonly string[],
  whenReady: (endpoint: string, console: string) => Promise<void> = async () => {},
): Promise<Ended> {
  const running = spawn('node', ['scripts/run.mjs', 'dev', '--format', 'json', ...args], { cwd: root });
  child = running;
  let printed = '';
  let problems = '';
  const events = () =>
    printed
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  let resolved = false;
  running.stdout.on('data', (text) => {
    printed += text;
    const ready = printed.endsWith('\n') ? events().find(({ event }) => event === 'ready') : undefined;
    if (ready === undefined || resolved) return;
    resolved = true;
    void whenReady(ready.endpoint, ready.console).finally(() => running.kill('SIGTERM'));
  });
  running.stderr.on('data', (text) => {
    problems += text;
  });
  return new Promise((resolve) => running.on('close', (status) => resolve({ status, events: events(), problems })));
}

describe('npm run dev', () => {
  it('tells in JSON what is ready, what is not run and what functions write, and ends with status 0', async () => {
    const dir = folder();
    let body = '';
    const { status, events, problems } = await dev([dir, '--port', '0'], async (endpoint) => {
      body = await (await fetch(`${endpoint}/x`)).text();
    });

    expect([status, body, problems]).toEqual([0, 'hi', '']);
    const stack = dir.split('/').at(-1);
    expect(events).toEqual([
      {
        event: 'unsupported',
        stack,
        address: 'aws_lambda_function.py',
        why: 'its runtime is python3.13: only functions of Node.js are run',
      },
      {
        event: 'ready',
        stack,
        api: 'aws_apigatewayv2_api.api',
        kind: 'http',
        stage: '$default',
        endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        console: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      },
      { event: 'console', url: expect.stringMatching(/^http:\/\/localhost:\d+$/) },
      expect.objectContaining({
        event: 'log',
        function: 'aws_lambda_function.f',
        line: expect.stringMatching(/\tINFO\tcalled$/),
      }),
      expect.objectContaining({ event: 'request', method: 'GET', path: '/x', status: 200 }),
    ]);
  });

  it('tells dev:token the new address when a stack was read anew', async () => {
    const withPool = (name: string) => {
      const { resource } = JSON.parse(document);
      return JSON.stringify({ resource: { ...resource, aws_cognito_user_pool: { pool: { name } } } });
    };
    const dir = folderOf({ 'main.tf.json': withPool('people'), 'code/index.mjs': code });
    const stack = dir.split('/').at(-1) ?? '';
    let status = 0;
    await dev([dir, '--port', '0'], async () => {
      const before = await vi.waitUntil(() => tokenUrls(root).get(stack));
      writeFileSync(join(dir, 'main.tf.json'), withPool('everyone'));
      const after = await vi.waitUntil(() => [tokenUrls(root).get(stack)].find((url) => url !== before), 30_000);
      status = (await fetch(`${after}`, { method: 'POST' })).status;
    });

    expect(status).toBe(400);
    expect(tokenUrls(root).get(stack)).toBeUndefined();
  });

  it('serves the console at the port that is asked for, and none when none is wanted', async () => {
    const dir = folder();
    let page = '';
    const given = await dev([dir, '--port', '0', '--console', '0'], async (_, console) => {
      page = await (await fetch(`${console}/api/overview`)).text();
    });
    const without = await dev([dir, '--port', '0', '--no-console']);

    expect([given.status, without.status]).toEqual([0, 0]);
    expect(JSON.parse(page).stacks[0].apis[0].address).toBe('aws_apigatewayv2_api.api');
    expect(without.events.filter(({ event, console }) => event === 'console' || console !== undefined)).toEqual([]);
  });

  it('says that the port of the console is in use', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;

    const { status, events } = await dev([folder(), '--port', '0', '--console', String(port)]);
    server.close();

    expect([status, events]).toEqual([
      1,
      [
        {
          event: 'error',
          message: `the console cannot listen: listen EADDRINUSE: address already in use 127.0.0.1:${port}. Choose another port with --console N.`,
        },
      ],
    ]);
  });

  it('says that a port is in use', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;

    const { status, events } = await dev([folder(), '--port', String(port)]);
    server.close();

    expect(status).toBe(1);
    expect(events.at(-1)).toEqual({
      event: 'error',
      message: `port ${port} of 127.0.0.1 is in use. Choose another with --port N, or any free one with --port 0.`,
    });
  });

  it.each([
    ['a folder without Terraform', {}, / holds no \*\.tf or \*\.tf\.json file, and no folder of them$/],
    ['a document that is no JSON', { 'main.tf.json': '{' }, /main\.tf\.json:1: is no JSON$/],
    [
      'a document without an API',
      { 'main.tf.json': '{"resource":{}}' },
      /: must hold an API with a stage, holds none\.$/,
    ],
  ])('refuses %s in one line', async (_, files, message) => {
    const { status, events, problems } = await dev([folderOf(files), '--port', '0']);

    expect([status, problems]).toEqual([1, '']);
    expect(events).toEqual([{ event: 'error', message: expect.stringMatching(message) }]);
  });

  it.each([
    [
      'cannot be read',
      'no-such-file.json',
      '--caller-policy: must name a JSON file that can be read, was "no-such-file.json".',
    ],
    [
      'is no policy',
      'package.json',
      'The policy of the caller must be a JSON policy document such as {"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}, but has no Statement.',
    ],
  ])('refuses a policy of callers that %s in one line', async (_, file, message) => {
    const { status, events, problems } = await dev([folder(), '--port', '0', '--caller-policy', file]);

    expect([status, problems, events]).toEqual([1, '', [{ event: 'error', message }]]);
  });

  it('refuses APIs that no path leads to, and says why each cannot be reached', async () => {
    const stageless = { resource: { aws_apigatewayv2_api: { api: { name: 'a', protocol_type: 'HTTP' } } } };
    const { status, events } = await dev([folderOf({ 'main.tf.json': JSON.stringify(stageless) }), '--port', '0']);

    expect(status).toBe(1);
    expect(events).toEqual([
      expect.objectContaining({ event: 'unsupported', why: 'it has no stage, so that no path leads to it' }),
      { event: 'error', message: expect.stringMatching(/: must hold an API with a stage, holds none\.$/) },
    ]);
  });

  it.each([
    [['--console', 'x'], 'dev: --console: must be 0 to 65535, was "x". usage:'],
    [['--port', 'x'], 'dev: --port: must be 0 to 65535, was "x". usage:'],
    [['--format', 'xml'], 'dev: --format: must be one of text, json, was "xml". usage:'],
    [
      ['--upstream', 'users'],
      'dev: --upstream: must be NAME=URL such as users=http://127.0.0.1:8080, was "users". usage:',
    ],
    [['--canary', '101'], 'dev: --canary: must be a percentage from 0 to 100, was "101". usage:'],
    [['--nonsense'], "dev: Unknown option '--nonsense'. usage:"],
  ])('refuses %j', async (args, message) => {
    const { status, events, problems } = await dev(args);

    expect([status, events]).toEqual([2, []]);
    expect(problems.startsWith(message)).toBe(true);
  });
});
