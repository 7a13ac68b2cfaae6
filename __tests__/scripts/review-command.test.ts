import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clean, commandProject, project } from '../support/command-project';

/** An app command that writes each stack of stacks.json, and says so, as other apps might. */
const app = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
console.log('synthesizing');
for (const [stack, document] of Object.entries(JSON.parse(readFileSync('stacks.json', 'utf8')))) {
  mkdirSync(process.env.CDKTF_OUTDIR + '/stacks/' + stack, { recursive: true });
  writeFileSync(process.env.CDKTF_OUTDIR + '/stacks/' + stack + '/cdk.tf.json', JSON.stringify(document));
}
`;

const table = (hashKey: string) => ({
  resource: { aws_dynamodb_table: { items: { name: 'items', hash_key: hashKey } } },
});

describe('npm run review', () => {
  let folder: string;

  const write = (file: string, content: unknown) =>
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  const command = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const review = (...args: string[]) => command(process.execPath, 'scripts/run.mjs', 'review', ...args);
  const git = (...args: string[]) =>
    command('git', '-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false', ...args);

  beforeAll(() => {
    folder = commandProject();
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  });

  beforeEach(() => {
    write('cdktf.json', { app: 'node app.cjs' });
    write('app.cjs', app);
    write('stacks.json', { 'dev-items': table('id'), 'prod-items': table('id') });
  });

  afterEach(() => clean(folder));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('records all stacks or none where a file cannot be written', () => {
    review('--accept');
    write('stacks.json', { 'dev-items': table('other'), [`prod-${'x'.repeat(250)}`]: table('other') });
    const { status, stderr } = review('--accept');

    expect(stderr).toMatch(/^review: ENAMETOOLONG: .*\n$/);
    expect(status).toBe(2);
    expect(readdirSync(join(folder, 'reviewed'))).toEqual(['dev-items.tf.json', 'prod-items.tf.json']);
    expect(JSON.parse(readFileSync(join(folder, 'reviewed/dev-items.tf.json'), 'utf8'))).toEqual(table('id'));
  });

  it('records what synth gives, one file a stack', () => {
    expect(review('--accept').status).toBe(0);
    expect(readdirSync(join(folder, 'reviewed'))).toEqual(['dev-items.tf.json', 'prod-items.tf.json']);
    expect(JSON.parse(readFileSync(join(folder, 'reviewed/dev-items.tf.json'), 'utf8'))).toEqual(table('id'));
  });

  it('says in one line that nothing differs', () => {
    review('--accept');

    expect(review()).toEqual({
      status: 0,
      stdout: 'Nothing differs: synth gives what was reviewed, in 2 stacks.\n',
      stderr: '',
    });
  });

  it('fails when anything differs, and writes nothing', () => {
    review('--accept');
    write('stacks.json', { 'dev-items': table('id'), 'prod-items': table('pk') });

    const { status, stdout, stderr } = review();

    expect(status).toBe(1);
    expect(stdout).toContain('prod-items: 1 replaced\n  ! replaced aws_dynamodb_table.items   LOST: its items\n');
    expect(stderr).toBe('When a person has read this: npm run review -- --accept\n');
    expect(readFileSync(join(folder, 'reviewed/prod-items.tf.json'), 'utf8')).toContain('"hash_key": "id"');
  });

  it('forgets the files of stacks that are gone', () => {
    review('--accept');
    write('stacks.json', { 'dev-items': table('id') });

    expect(review('--accept').stdout).toContain('prod-items (stack is gone): 1 removed');
    expect(readdirSync(join(folder, 'reviewed'))).toEqual(['dev-items.tf.json']);
  });

  it('leaves no output of the synth anywhere in the project', () => {
    review('--accept');

    expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
  });

  it('writes a comment for a pull request', () => {
    expect(review('--markdown').stdout).toMatch(/^### Reviewed Terraform JSON\n\n2 changes in 2 stacks\./);
  });

  it('writes a page, and says in the comment where a workflow keeps it', () => {
    const { stdout } = spawnSync(process.execPath, ['scripts/run.mjs', 'review', '--markdown', '--html', 'page.html'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b', GITHUB_RUN_ID: '7' },
    });

    expect(stdout).toContain('(https://github.com/a/b/actions/runs/7#artifacts)');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('compares with the reviewed JSON of a commit', () => {
    review('--accept');
    git('init', '--quiet');
    git('add', 'reviewed');
    git('commit', '--quiet', '--message', 'Review');
    write('stacks.json', { 'dev-items': table('pk'), 'prod-items': table('id') });
    review('--accept');

    expect(review().status).toBe(0);
    expect(review('--base', 'HEAD').stdout).toContain('dev-items: 1 replaced\n');
  });

  it('shows what synth said when it fails', () => {
    write('app.cjs', `console.error('prod-items/x: must be y, was z.'); process.exitCode = 1;`);

    expect(review()).toEqual({
      status: 2,
      stdout: '',
      stderr: 'review: synth must succeed before a review:\nprod-items/x: must be y, was z.\n',
    });
  });

  it('refuses a recorded file that is no JSON, by its name', () => {
    review('--accept');
    write('reviewed/dev-items.tf.json', '<<<<<<< HEAD');

    expect(review().stderr).toBe(
      'review: reviewed/dev-items.tf.json: must be the JSON that --accept wrote. Restore it with git, or remove it.\n',
    );
  });

  it.each([
    [['--acept'], '--acept: no such option. '],
    [['--base'], '--base: must be a commit, was "". '],
    [['--html'], '--html: must be a file, was "". '],
    [['--base', '--output=x'], '--base: must be a commit, was "--output=x". '],
    [['--accept', '--base', 'HEAD'], '--accept: must not stand beside --base. '],
  ])('refuses %j', (args, message) => {
    expect(review(...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `review: ${message}usage: npm run -s review -- [--accept] [--markdown] [--html FILE] [--base COMMIT]\n`,
    });
  });
});
