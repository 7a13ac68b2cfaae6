import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const project = resolve(__dirname, '..');
const folder = join(project, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job extends Step {
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, body]) => ({ name: `${name} ${job}`, ...body })),
);
const steps = jobs.flatMap(({ name, steps: own = [] }) => own.map((step) => ({ name, ...step })));

describe('The workflows', () => {
  it('let the guard refuse what misbehaves, too, as on a laptop', () => {
    const guards = steps.flatMap(({ run = '' }) => run.split('\n').filter((line) => line.includes('npm run guard')));

    expect(guards).not.toEqual([]);
    for (const command of guards) expect(command).toContain('--strict');
  });

  it('are sound by the validator of GitHub', () => {
    const printed = execFileSync(process.execPath, ['scripts/run.mjs', 'lint-workflows'], {
      cwd: project,
      encoding: 'utf8',
    });

    expect(printed).toBe(`${workflows.length} workflows: sound\n`);
  });

  it.each(steps.flatMap(({ name, run }) => (run === undefined ? [] : [[name, run]])))(
    '%s runs an npm script that exists: %s',
    (_, run) => {
      const [, script] = /^npm (?:run (?:--silent )?)?([\w:-]+)(?= |$)/.exec(run) ?? [];

      expect(run.trim()).not.toContain('\n');
      expect(['ci', ...Object.keys(scripts)]).toContain(script);
    },
  );

  it.each(steps.map(({ name, run = '' }) => [name, run]).filter(([, run]) => run !== ''))(
    '%s writes no expression into a shell: %s',
    (_, run) => {
      expect(run).not.toContain('${{');
    },
  );

  it.each([...jobs, ...steps].flatMap(({ name, uses }) => (uses === undefined ? [] : [[name, uses]])))(
    '%s takes an action at one commit: %s',
    (_, uses) => {
      expect(uses).toMatch(/^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40})$/);
    },
  );

  it('take every action at the same commit everywhere, and name its version', () => {
    const pins = workflows.flatMap(({ text }) => text.match(/uses: [\w-]+\/[\w-]+@.*/g) ?? []);
    const actions = new Set(pins.map((pin) => pin.replace(/@.*/, '')));

    expect(pins.filter((pin) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(pin))).toEqual([]);
    expect(new Set(pins).size).toBe(actions.size);
  });

  it.each(workflows.map(({ name, workflow }) => [name, workflow] as const))(
    '%s may only read by default',
    (_, workflow) => {
      expect(workflow.permissions).toEqual({ contents: 'read' });
    },
  );

  it('state what each job may do', () => {
    expect(Object.fromEntries(jobs.map(({ name, permissions }) => [name, permissions]))).toEqual({
      'check.yml sources': { contents: 'read' },
      'check.yml browser': { contents: 'read' },
      'check.yml terraform': { contents: 'read' },
      'plan.yml review': { contents: 'read', 'pull-requests': 'write' },
      'plan.yml plan': { contents: 'read', 'id-token': 'write', 'pull-requests': 'write' },
      'deploy.yml dev': { contents: 'read', deployments: 'read', 'id-token': 'write' },
      'deploy.yml staging': { contents: 'read', deployments: 'read', 'id-token': 'write' },
      'deploy.yml prod': { contents: 'read', deployments: 'read', 'id-token': 'write' },
      'deploy-environment.yml deploy': { contents: 'read', deployments: 'read', 'id-token': 'write' },
    });
  });

  it('hold no key of AWS and know no secret but the token of Terraform Cloud', () => {
    const secrets = workflows.flatMap(({ text }) => text.match(/secrets\.\w+/g) ?? []);

    expect([...new Set(secrets)]).toEqual(['secrets.TF_API_TOKEN']);
    expect(workflows.filter(({ text }) => /aws-(access|secret)/.test(text))).toEqual([]);
  });

  it('deploy from main alone', () => {
    const deploy = workflows.find(({ name }) => name === 'deploy.yml');

    expect(deploy?.workflow.on.push).toEqual({ branches: ['main'] });
    expect(deploy?.workflow.jobs.dev).toMatchObject({ if: expect.stringContaining("github.ref == 'refs/heads/main'") });
  });

  it.each([
    ['plan.yml review', 'cdktf.out/review.html', 'review'],
    ['plan.yml plan', 'cdktf.out/plan.html', 'plan-${{ matrix.environment }}'],
  ])('%s keeps the page that its comment links: %s', (job, path, artifact) => {
    const own = steps.filter(({ name }) => name === job);
    const written = own.map(({ run = '' }) => `${run} ${scripts[/npm run --silent (\S+)/.exec(run)?.[1] ?? '']}`);
    const kept = own.filter(({ uses }) => uses?.startsWith('actions/upload-artifact@'));

    expect(written.join()).toContain(`--html ${path}`);
    expect(kept).toEqual([expect.objectContaining({ with: { name: artifact, path, 'if-no-files-found': 'error' } })]);
  });

  it('never stop a deployment in the middle', () => {
    expect(jobs.find(({ environment }) => environment !== undefined)).toMatchObject({
      concurrency: { 'cancel-in-progress': false },
    });
  });

  it('leave no credentials behind in the working tree', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));

    expect(checkouts.filter((step) => !('with' in step))).toEqual([]);
    expect(checkouts).toEqual(
      checkouts.map(() => expect.objectContaining({ with: expect.objectContaining({ 'persist-credentials': false }) })),
    );
  });

  it.each(
    workflows.filter(({ text }) => text.includes('cli_config_credentials_token')).map(({ name, text }) => [name, text]),
  )('%s hands Terraform where Terraform Cloud is', (_, text) => {
    const variables = ['TF_CLOUD_ORGANIZATION', 'TF_CLOUD_PROJECT', 'TF_CLOUD_HOSTNAME'];

    expect(variables.filter((name) => !text.includes(`${name}: \${{ vars.${name} }}`))).toEqual([]);
  });
});

describe('npm run lint:workflows', () => {
  const made = mkdtempSync(join(tmpdir(), 'gatehouse-workflows-'));
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  it('tells file, line and reason of what GitHub would refuse', () => {
    const file = join(made, 'bad.yml');
    writeFileSync(
      file,
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nothing() }}\n',
    );

    const { status, stdout } = spawnSync(process.execPath, ['scripts/run.mjs', 'lint-workflows', file], {
      cwd: project,
      encoding: 'utf8',
    });

    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: `${file}:6:19: Unrecognized function: 'nothing'\n`,
    });
  });
});
