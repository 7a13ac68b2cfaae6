import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stacksNamed } from '../../scripts/shared/stack/names';
import { clean, commandProject, project } from '../support/command-project';

/** Stands in for Terraform: writes down how it was called, and answers as the files beside it say. */
const terraform = `#!${process.execPath}
const fs = require('node:fs');
const [command, ...rest] = process.argv.slice(2);
const answers = JSON.parse(fs.readFileSync(process.env.ANSWERS, 'utf8'));
if (command !== 'version') fs.appendFileSync(process.env.ANSWERS + '.calls', [command, ...rest].join(' ') + '\\n');
const { out = '', err = '', code = 0 } = answers[command] ?? {};
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = code;
`;

const app = `
const { mkdirSync, writeFileSync } = require('node:fs');
const out = process.env.CDKTF_OUTDIR;
const stacks = JSON.parse(require('node:fs').readFileSync('stacks.json', 'utf8'));
for (const [name, document] of Object.entries(stacks)) {
  mkdirSync(out + '/stacks/' + name, { recursive: true });
  writeFileSync(out + '/stacks/' + name + '/cdk.tf.json', JSON.stringify(document));
}
writeFileSync(out + '/manifest.json', JSON.stringify({ stacks }));
`;

const planOf = (...created: string[]) =>
  JSON.stringify({
    resource_changes: created.map((address) => ({ address, mode: 'managed', change: { actions: ['create'] } })),
  });

describe('npm run deploy, diff and destroy', () => {
  let folder: string;

  const write = (file: string, content: unknown) =>
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  const calls = () => readFileSync(join(folder, 'answers.json.calls'), 'utf8').trimEnd().split('\n');
  const run = (verb: string, args: readonly string[], path = `${folder}/bin:${process.env.PATH}`) => {
    const env = { PATH: path, ANSWERS: join(folder, 'answers.json'), HOME: folder };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', verb, ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    folder = commandProject();
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  });

  beforeEach(() => {
    mkdirSync(join(folder, 'bin'));
    write('bin/terraform', terraform);
    chmodSync(join(folder, 'bin/terraform'), 0o755);
    write('cdktf.json', { app: `${process.execPath} app.cjs` });
    write('app.cjs', app);
    write('stacks.json', {
      'dev-account': {},
      'dev-notes': { variable: { vpc_id: { description: 'Id of the VPC' } } },
      'dev-tasks': {},
    });
    write('answers.json', {
      version: { out: '{"terraform_version": "1.11.4"}' },
      show: { out: planOf('aws_sqs_queue.tasks') },
      apply: { out: 'Apply complete!\n' },
    });
  });

  afterEach(() => clean(folder));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows what would be created, and what Terraform tells while it creates it', () => {
    const { status, stdout } = run('deploy', ['dev-tasks', '--auto-approve']);

    expect(stdout).toBe('dev-tasks\n  + create  aws_sqs_queue.tasks\n  1 to create\nApply complete!\n');
    expect(status).toBe(0);
  });

  it('says that there are no changes, and applies nothing', () => {
    write('answers.json', { version: { out: '{"terraform_version": "1.11.4"}' }, show: { out: planOf() } });

    expect(run('deploy', ['dev-tasks', '--auto-approve']).stdout).toBe('dev-tasks\n  No changes.\n');
    expect(calls().map((call) => call.split(' ')[0])).toEqual(['init', 'plan', 'show']);
  });

  it('deploys the account before what logs with its role, and destroys it after', () => {
    expect(run('deploy', ['*', '--auto-approve', '--var', 'vpc_id=vpc-1']).stdout).toMatch(/^dev-account\n/);
    expect(run('destroy', ['dev-t*', 'dev-account', '--auto-approve']).stdout).toMatch(
      /^dev-tasks\n(.*\n)*dev-account\n/,
    );
  });

  it('asks for nothing where nobody can answer, and calls no Terraform', () => {
    expect(run('destroy', ['dev-tasks'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'destroy: must be approved, and nobody can be asked here. Add --auto-approve.\n',
    });
    expect(calls).toThrow('ENOENT');
  });

  it('names a variable without a value, and the option that gives it', () => {
    expect(run('diff', ['dev-notes']).stderr).toBe(
      'diff: dev-notes: must have a value for vpc_id (Id of the VPC). Add --var vpc_id=….\n',
    );
    expect(run('diff', ['dev-notes', '--var', 'vpc_id=vpc-1']).status).toBe(0);
    expect(calls()[1]).toBe('plan -no-color -out=gatehouse.tfplan -input=false -var=vpc_id=vpc-1');
  });

  it.each(['diff', 'deploy', 'destroy'])(
    '%s tells the nearest name for one that no stack has, first of all',
    (verb) => {
      expect(run(verb, ['dev-task'])).toEqual({
        status: 2,
        stdout: '',
        stderr: `${verb}: dev-task: no stack has this name. Did you mean dev-tasks? npm run synth lists all.\n`,
      });
    },
  );

  it('says where Terraform is to be had when there is none', () => {
    expect(run('diff', ['dev-tasks'], '/usr/bin-that-is-empty').stderr).toBe(
      'diff: Terraform must be on the PATH, and is not. Install 1.5 or newer: https://developer.hashicorp.com/terraform/install\n',
    );
  });

  it('refuses a Terraform that is too old', () => {
    write('answers.json', { version: { out: '{"terraform_version": "1.4.7"}' } });

    expect(run('diff', ['dev-tasks']).stderr).toBe(
      'diff: Terraform must be 1.5 or newer, was 1.4.7. Install a newer one.\n',
    );
  });

  it('says which credentials are missing', () => {
    write('answers.json', {
      version: { out: '{"terraform_version": "1.11.4"}' },
      plan: { code: 1, err: 'Error: No valid credential sources found\n' },
    });

    expect(run('diff', ['dev-tasks']).stderr).toBe(
      'diff: dev-tasks: needs AWS credentials, and found none that are valid. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n',
    );
  });

  it('leaves no plan behind, which would hold secrets', () => {
    run('diff', ['dev-tasks']);

    expect(() => readFileSync(join(folder, 'cdktf.out/stacks/dev-tasks/gatehouse.tfplan'))).toThrow('ENOENT');
  });
});

it('names of stacks are taken once each, whatever patterns mean them', () => {
  expect(stacksNamed(['dev-*', 'dev-b'], ['dev-a', 'dev-b', 'prod-a'])).toEqual(['dev-a', 'dev-b']);
});
