import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentNames } from '../../scripts/shared/environment-names';

const project = resolve(__dirname, '../..');
const environments = environmentNames.toSorted().join(', ');

describe('npm run cost', () => {
  let folder: string;

  const write = (file: string, content: unknown) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const cost = (...args: string[]) => {
    const run = [join(project, 'scripts/run.mjs'), 'cost', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, run, { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const report = (...args: string[]) => JSON.parse(cost('--format', 'json', ...args).stdout);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-cost-'));
    write('orders/main.tf', 'provider "aws" {\n  region = "us-east-1"\n}\nresource "aws_kms_key" "k" {}\n');
    write('users/main.tf.json', {
      provider: { aws: { region: 'eu-west-1' } },
      resource: { aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } }, aws_sfn_state_machine: { m: {} } },
    });
    write('far/main.tf.json', { provider: { aws: { region: 'us-west-2' } }, resource: { aws_kms_key: { k: {} } } });
    write('traffic.json', { stacks: { users: { requests: 2_000_000, responseKb: 0 }, '*': { kmsRequests: 0 } } });
    write('wrong.json', { stacks: { users: { request: 1 } } });
    write('negative.json', { stacks: { users: { requests: -1 } } });
    write('broken.json', '{');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers one JSON document for folders of Terraform, in the order given', () => {
    const answer = report('--traffic', 'traffic.json', 'users', './orders/');

    expect(answer).toMatchObject({ currency: 'USD', month_hours: 730, free_tier: 'none', total: 3.22 });
    expect(answer.stacks.map(({ stack, region, total }: Record<string, unknown>) => [stack, region, total])).toEqual([
      ['users', 'eu-west-1', 2.22],
      ['orders', 'us-east-1', 1],
    ]);
    expect(answer.stacks[0].lines).toEqual([
      {
        price: 'apigw.http.requests',
        addresses: ['aws_apigatewayv2_api.main'],
        quantity: 2_000_000,
        unit: 'request',
        amount: 2.22,
        how: '2,000,000 requests of 1 KB, each begun 512 KB one = 2,000,000 request: 2,000,000 at $0.00000111',
        sure: 'high',
      },
    ]);
    expect(answer.assumptions).toEqual(['users: requestKb: 1, the default.']);
    expect(answer.unpriced).toEqual(['aws_sfn_state_machine.m']);
  });

  it('prices in another region when it is asked to', () => {
    expect(report('--region', 'us-east-1', '--traffic', 'traffic.json', 'users', 'far').stacks).toMatchObject([
      { region: 'us-east-1', total: 2 },
      { region: 'us-east-1', total: 1 },
    ]);
  });

  it('takes the always-free tiers off when it is asked to', () => {
    expect(report('--free-tier', 'always', 'orders')).toMatchObject({ free_tier: 'always', total: 1 });
  });

  it.each([
    [
      ['nowhere'],
      'cost: nowhere: must be a folder, a file or a stack in reviewed/, is none of them. A new stack is there after npm run review -- --accept. Did you mean ',
    ],
    [['far'], 'cost: far: region: must be us-east-1 or eu-west-1, which have prices; was "us-west-2".'],
    [['--region', 'mars', 'users'], 'cost: --region: must be us-east-1 or eu-west-1, which have prices; was "mars".\n'],
    [['--traffic', 'none.json', 'users'], 'cost: none.json: no such file or folder\n'],
    [['--traffic', 'broken.json', 'users'], 'cost: broken.json:1: is no JSON\n'],
    [['--traffic', 'wrong.json', 'users'], 'cost: wrong.json: stacks["users"]: must not have the key "request". '],
    [
      ['--traffic', 'negative.json', 'users'],
      'cost: negative.json: stacks["users"].requests: must be a number of 0 or more, was -1\n',
    ],
    [['--format', 'xml', 'users'], 'cost: --format: must be text or json or markdown or html, was "xml". '],
    [['--dir', 'users'], 'cost: --dir: no such option. '],
    [['--environment', 'nowhere'], `cost: environment: must be one of ${environments}, was "nowhere".\n`],
  ])('refuses %j in one line and prints nothing', (args, message) => {
    const { status, stdout, stderr } = cost('--format', 'json', ...args);

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.startsWith(message)).toBe(true);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('shows the three largest lines first, and what is fixed apart from what grows', () => {
    expect(cost('orders').stdout).toContain(
      'orders (us-east-1): $1.03 a month\n' +
        '  largest: Customer managed key $1.00, Symmetric requests $0.03\n' +
        '  grows with use: $0.03\n' +
        '    $0.03  10,000 request  kms.requests  aws_kms_key.k\n' +
        '  the same every month: $1.00\n' +
        '    $1.00  1 key-month  kms.key  aws_kms_key.k\n',
    );
  });

  it('folds the assumptions of a comment away', () => {
    expect(cost('--format', 'markdown', 'orders').stdout).toContain(
      '<details><summary>Taken for granted</summary>\n\n- orders: kmsRequests: 10,000, the default.\n',
    );
  });

  it('writes a page that asks for nothing else', () => {
    const { stdout } = cost('--format', 'html', 'users');

    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain('<code>aws_apigatewayv2_api.main</code>');
    expect(stdout).not.toMatch(/\b(src|href)=|url\(|@import/);
  });

  it('prices every stack of ours without a gap', () => {
    expect(report('--region', 'eu-west-1').unpriced).toEqual([]);
  });

  it('holds every stack of ours within its budget', () => {
    const stacks = readdirSync(join(project, 'reviewed')).filter((name) => name.endsWith('.tf.json'));
    const { status, stdout, stderr } = cost('--check', '--region', 'eu-west-1');

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(stacks.length);
  });
});
