import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clean, commandProject, project } from '../support/command-project';
import { startGitHub } from '../support/github-server';

/** Stands in for the CDKTF command line: writes down how it was called. */
const cdktf = `#!/usr/bin/env node
require('node:fs').appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
require('node:fs').writeFileSync('input.txt', process.env.TF_INPUT ?? '');
process.exitCode = process.argv.includes('dev-broken') ? 1 : 0;
`;

/** What a workflow hands on. */
const workflowOf = ({ url }: { readonly url: string }) => ({
  GITHUB_API_URL: url,
  GITHUB_REPOSITORY: 'acme/apis',
  GITHUB_TOKEN: 'token',
});

describe('npm run deploy:changed', () => {
  let folder: string;

  const git = (...args: string[]) => {
    const settings = ['user.name=Test', 'user.email=test@localhost', 'commit.gpgsign=false'].flatMap((each) => [
      '-c',
      each,
    ]);
    return spawnSync('git', [...settings, ...args], { cwd: folder, encoding: 'utf8' }).stdout.trim();
  };

  /** Commits a reviewed/ with these stacks, and gives the commit. */
  const commit = (stacks: Record<string, string>) => {
    rmSync(join(folder, 'reviewed'), { recursive: true, force: true });
    mkdirSync(join(folder, 'reviewed'));
    for (const [stack, hash] of Object.entries(stacks)) writeFileSync(join(folder, `reviewed/${stack}.tf.json`), hash);
    git('add', '--all', 'reviewed');
    git('commit', '--quiet', '--allow-empty', '--message', 'Review');
    return git('rev-parse', 'HEAD');
  };

  const calls = () =>
    readdirSync(folder).includes('calls.txt')
      ? readFileSync(join(folder, 'calls.txt'), 'utf8').trimEnd().split('\n')
      : [];

  const deploy = (environment: Record<string, string>, ...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      const env = { PATH: process.env.PATH ?? '', ...environment };
      execFile(
        process.execPath,
        ['scripts/run.mjs', 'deploy-changed', ...args],
        { cwd: folder, env },
        (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  /** Deploys dev where GitHub knows these deployments: commits, newest first, with the states each went through. */
  const deployAfter = async (deployments: [string, string[]][]) => {
    const path = '/repos/acme/apis/deployments';
    const gitHub = await startGitHub({
      [`GET ${path}?environment=dev&per_page=100`]: deployments.map(([sha], id) => ({ id, sha })),
      ...Object.fromEntries(
        deployments.map(([, states], id) => [
          `GET ${path}/${id}/statuses?per_page=100`,
          states.map((state) => ({ state })),
        ]),
      ),
    });
    const ended = await deploy(workflowOf(gitHub), 'dev');
    gitHub.stop();
    return ended;
  };

  beforeAll(() => {
    folder = commandProject();
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    for (const name of ['esbuild', '@esbuild'])
      symlinkSync(join(project, 'node_modules', name), join(folder, 'node_modules', name));
  });

  beforeEach(() => {
    writeFileSync(join(folder, 'node_modules/.bin/cdktf'), cdktf);
    chmodSync(join(folder, 'node_modules/.bin/cdktf'), 0o755);
    git('init', '--quiet');
  });

  afterEach(() => clean(folder));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('deploys what changed since the last deployment, the account before the APIs', async () => {
    const deployed = commit({ 'dev-a': '1', 'dev-account': '1', 'dev-b': '1', 'dev-c': '1', 'prod-a': '1' });
    commit({ 'dev-a': '2', 'dev-account': '2', 'dev-b': '1', 'dev-c': '2', 'prod-a': '2' });

    expect((await deployAfter([[deployed, ['success', 'in_progress']]])).code).toBe(0);
    expect(calls()).toEqual([
      'deploy dev-account --auto-approve --ignore-missing-stack-dependencies',
      'deploy dev-a dev-c --auto-approve --ignore-missing-stack-dependencies',
    ]);
  });

  it('deploys shared domains after the account and before the APIs below them', async () => {
    commit({ 'dev-a': '1', 'dev-account': '1', 'dev-api-domain': '1' });

    await deploy({}, 'dev', '--all');

    expect(calls().map((call) => call.split(' ')[1])).toEqual(['dev-account', 'dev-api-domain', 'dev-a']);
  });

  it('counts from the last deployment that went well', async () => {
    const first = commit({ 'dev-a': '1', 'dev-b': '1' });
    const failed = commit({ 'dev-a': '2', 'dev-b': '1' });
    commit({ 'dev-a': '2', 'dev-b': '2' });

    await deployAfter([
      [failed, ['failure', 'in_progress']],
      [first, ['inactive', 'success']],
    ]);

    expect(calls()).toEqual(['deploy dev-a dev-b --auto-approve --ignore-missing-stack-dependencies']);
  });

  it('deploys everything the first time', async () => {
    commit({ 'dev-a': '1', 'dev-account': '1' });

    await deployAfter([]);

    expect(calls()).toEqual([
      'deploy dev-account --auto-approve --ignore-missing-stack-dependencies',
      'deploy dev-a --auto-approve --ignore-missing-stack-dependencies',
    ]);
  });

  it('deploys everything when the last deployment is of an unknown commit', async () => {
    commit({ 'dev-a': '1' });

    await deployAfter([['0123456789012345678901234567890123456789', ['success']]]);

    expect(calls()).toEqual(['deploy dev-a --auto-approve --ignore-missing-stack-dependencies']);
  });

  it('deploys nothing when nothing has changed', async () => {
    const deployed = commit({ 'dev-a': '1' });

    expect((await deployAfter([[deployed, ['success']]])).stdout).toBe(
      'Nothing has changed since the last deployment.\n',
    );
    expect(calls()).toEqual([]);
  });

  it('does not destroy a stack that is gone, and says so', async () => {
    const deployed = commit({ 'dev-a': '1', 'dev-b': '1' });
    commit({ 'dev-a': '1' });

    expect((await deployAfter([[deployed, ['success']]])).stdout).toContain(
      'dev-b: is gone from the app but not from AWS. See docs/first-deployment.md.\n',
    );
    expect(calls()).toEqual([]);
  });

  it('stops before the APIs when the account fails', async () => {
    commit({ 'dev-a': '1', 'dev-account': '1' });
    writeFileSync(join(folder, 'node_modules/.bin/cdktf'), cdktf.replace('dev-broken', 'dev-account'));

    expect((await deploy({}, 'dev', '--all')).code).toBe(1);
    expect(calls()).toEqual(['deploy dev-account --auto-approve --ignore-missing-stack-dependencies']);
  });

  it('lets Terraform ask for nothing', async () => {
    commit({ 'dev-a': '{}' });

    await deploy({}, 'dev', '--all');

    expect(readFileSync(join(folder, 'input.txt'), 'utf8')).toBe('0');
  });

  it('refuses, in a workflow, stacks whose state would end with the job', async () => {
    const local = JSON.stringify({ terraform: { backend: { local: { path: '../../../terraform-state/x' } } } });
    commit({ 'dev-a': '{}', 'dev-b': local });

    expect(await deploy({ GITHUB_ACTIONS: 'true' }, 'dev', '--all')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        "deploy:changed: state of dev-b: must outlive the job, was kept in terraform-state/. Set backend: { kind: 'cloud' } in config/environments.ts.\n",
    });
    expect(calls()).toEqual([]);
  });

  it('refuses an environment that no stack is of', async () => {
    commit({ 'dev-a': '1', 'prod-a': '1' });

    expect(await deploy({}, 'test', '--all')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'deploy:changed: environment: must be one of dev, prod, was "test".\n',
    });
  });

  it('says what it needs to know what changed', async () => {
    commit({ 'dev-a': '1' });

    expect((await deploy({}, 'dev')).stderr).toBe(
      'deploy:changed: needs GITHUB_REPOSITORY and GITHUB_TOKEN to know what was deployed. Without them: --all.\n',
    );
  });

  it('says that GitHub does not answer', async () => {
    commit({ 'dev-a': '1' });
    const gitHub = await startGitHub({});
    gitHub.stop();

    const { code, stderr } = await deploy(workflowOf(gitHub), 'dev');

    expect(code).toBe(2);
    expect(stderr).toMatch(/^deploy:changed: GET http\S+: GitHub does not answer \(.*ECONNREFUSED.*\)\.\n$/);
  });

  it('tells what GitHub refused', async () => {
    commit({ 'dev-a': '1' });
    const gitHub = await startGitHub({});
    const { stderr } = await deploy(workflowOf(gitHub), 'dev');
    gitHub.stop();

    expect(stderr).toContain(
      '/repos/acme/apis/deployments?environment=dev&per_page=100: 404 {"message":"Not Found"}\n',
    );
  });

  it.each([[[]], [['--all']], [['dev', '--al']], [['dev', '--all', 'x']]])(
    'explains itself when called with %j',
    async (args) => {
      expect(await deploy({}, ...args)).toEqual({
        code: 2,
        stdout: '',
        stderr: 'deploy:changed: usage: npm run -s deploy:changed -- ENVIRONMENT [--all]\n',
      });
    },
  );
});
