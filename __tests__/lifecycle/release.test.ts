import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Release } from '../../config/release';
import { main } from '../../scripts/release/main';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { ReleasedStack, type ReleasedStackOptions, tenth } from '../support/released-stacks';
import { output } from '../with-terraform/synthesized';
import { changesIn } from './apply-output';
import { aws, awsEnvironment } from './aws';
import { ownAccount } from './own-account';
import type { Project } from './project';

type Kind = 'http' | 'rest' | 'websocket';

const stack = 'dev-list';
const alarm = 'dev-list-api-5xx';
const at = ['--function-name', stack, '--name', 'live'];

/** Synthesizes a stack with a release into a folder of its own. */
function appOf(kind: Kind, options: ReleasedStackOptions = {}, release: Release = tenth): string {
  const folder = mkdtempSync(join(inject('folder'), 'release-'));
  const app = new GatehouseApp({ outdir: join(folder, 'cdktf.out') });
  new ReleasedStack(app, kind, release, options);
  app.synth();
  return folder;
}

/** A deployment of a stack with a release, and what is done with it. */
function released(kind: Kind) {
  const account = ownAccount(appOf(kind));
  let project: Project;
  beforeAll(async () => {
    project = account.projectOf(stack);
    await project.deploy();
  });
  const ask = (...command: string[]) => aws(account.endpoint.url, command);
  return {
    ask,
    plan: () => project.plan(stack),
    destroy: () => project.destroy(stack),
    alias: async () => {
      const { FunctionVersion, RoutingConfig } = await ask('lambda', 'get-alias', ...at);
      return { version: FunctionVersion, weights: RoutingConfig?.AdditionalVersionWeights ?? {} };
    },
    alarmIs: (state: 'ALARM' | 'OK') =>
      ask(
        'cloudwatch',
        'set-alarm-state',
        '--alarm-name',
        alarm,
        '--state-value',
        state,
        '--state-reason',
        'rehearsed',
      ),
    /** Deploys the stack anew, and tells what Terraform changed. */
    change: async (options: ReleasedStackOptions, release?: Release) => {
      cpSync(output(appOf(kind, options, release)), join(project.folder, 'cdktf.out'), { recursive: true });
      return changesIn(await project.apply(stack));
    },
    /** Runs the command; the clock stands still but while it waits, when something may be done. */
    release: async (args: readonly string[] = [], meanwhile: (() => Promise<unknown>)[] = []) => {
      let now = 0;
      const wait = async (milliseconds: number) => {
        now += milliseconds;
        await meanwhile.shift()?.();
      };
      for (const [name, value] of Object.entries(awsEnvironment(account.endpoint.url))) vi.stubEnv(name, value);
      const code = await main([stack, '--skip-synth', ...args], project.folder, { now: () => now, wait });
      return { code, ...written };
    },
  };
}

const written = { stdout: '', stderr: '' };
beforeAll(() => {
  for (const side of ['stdout', 'stderr'] as const)
    vi.spyOn(process[side], 'write').mockImplementation((chunk) => {
      written[side] += String(chunk);
      return true;
    });
});
afterEach(() => Object.assign(written, { stdout: '', stderr: '' }));

describe('a release of a function behind an HTTP API', () => {
  const one = released('http');

  test('has nothing to do after the first deployment, which made the alias at version 1', async () => {
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
    expect(await one.plan()).toEqual([]);
    expect(await one.release()).toMatchObject({
      code: 3,
      stderr: `release: ${stack}: alias live of ${stack}: nothing new to release, all calls meet version 1.\n`,
    });
  });

  test('waits after a change of the code: the alias stays, and the plan is empty', async () => {
    expect(await one.change({ says: 'a mistake' })).toEqual(['aws_lambda_function.list Modifying']);
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
    expect(await one.plan()).toEqual([]);
  });

  test('shows a tenth the new version, and takes it back when an alarm goes off; the plan is empty all the while', async () => {
    const seen: unknown[] = [];
    const look = async () => seen.push(await one.alias(), await one.plan(), (await one.release()).code);
    const ended = await one.release([], [look, () => one.alarmIs('ALARM')]);

    expect(seen).toEqual([{ version: '1', weights: { 2: 0.1 } }, [], 4]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain(`${stack}: alias live of ${stack}: version 2 begins, others meet version 1.\n`);
    expect(ended.stdout).toContain('10 % of the calls meet what is new. Alarms that are on: none.\n');
    expect(ended.stdout).toMatch(/taken back, no call meets what is new\. .*dev-list-api-5xx\.\n$/);
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
    expect(await one.plan()).toEqual([]);
  });

  test('does not try the same version again by itself, nor begins while an alarm is on', async () => {
    expect(await one.release()).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/version 2 was taken back by deployment \S+\. Deploy another, or add --again\.\n$/),
    });
    expect(await one.release(['--again'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`alarm ${alarm} must be off before a release, and is on. Nothing was begun.`),
    });
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
  });

  test('goes through with what was mended', async () => {
    await one.alarmIs('OK');
    await one.change({ says: 'the list again' });
    const ended = await one.release();

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/released, all calls meet what is new\.\n$/);
    expect(await one.alias()).toEqual({ version: '3', weights: {} });
    expect(await one.plan()).toEqual([]);
  });

  test('is stopped by somebody', async () => {
    await one.change({ says: 'doubtful' });
    let stopped: unknown;
    const ended = await one.release([], [async () => (stopped = (await one.release(['--stop'])).code)]);

    expect([stopped, ended.code]).toEqual([0, 1]);
    expect(await one.alias()).toEqual({ version: '3', weights: {} });
    expect(await one.release(['--stop'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no release runs.'),
    });
  });

  test('gets other steps, in another configuration that stands before the old one goes', async () => {
    expect(await one.change({ says: 'doubtful' }, { ...tenth, percent: 20, linear: true })).toEqual([
      'aws_codedeploy_deployment_config.release Creating',
      'aws_codedeploy_deployment_config.release Destroying',
      'aws_codedeploy_deployment_group.live Modifying',
    ]);
    expect(await one.plan()).toEqual([]);
    const shares: unknown[] = [];
    const look = async () => shares.push((await one.alias()).weights);
    const tenMinutes = Array.from({ length: 40 }, () => look);

    expect(await one.release(['--again'], tenMinutes)).toMatchObject({ code: 0 });
    expect([...new Set(shares.map((weights) => JSON.stringify(weights)))]).toEqual([
      '{"4":0.2}',
      '{"4":0.4}',
      '{"4":0.6}',
      '{"4":0.8}',
    ]);
    expect(await one.plan()).toEqual([]);
  });

  test('goes with its stack', async () => {
    expect(await one.destroy()).toMatchObject({ code: 0 });
    expect((await one.ask('deploy', 'list-applications')).applications).toEqual([]);
  });
});

const chat = released('websocket');
test('a release of a function behind a WebSocket API goes through', async () => {
  expect(await chat.change({ says: 'news' })).toEqual(['aws_lambda_function.list Modifying']);
  expect(await chat.release()).toMatchObject({ code: 0, stderr: '' });
  expect(await chat.alias()).toEqual({ version: '2', weights: {} });
  expect(await chat.plan()).toEqual([]);
});

describe('a release of a stage of a REST API', () => {
  const one = released('rest');
  const stage = async () => {
    const { items } = await one.ask('apigateway', 'get-rest-apis');
    const place = ['--rest-api-id', items[0].id];
    const told = await one.ask('apigateway', 'get-stage', ...place, '--stage-name', 'dev');
    const { canarySettings: canary, deploymentId } = told;
    const { items: all } = await one.ask('apigateway', 'get-deployments', ...place);
    return { released: deploymentId, newest: canary.deploymentId, percent: canary.percentTraffic, kept: all.length };
  };
  let first: Awaited<ReturnType<typeof stage>>;

  test('has nothing to do after the first deployment', async () => {
    first = await stage();
    expect(first).toMatchObject({ percent: 0, kept: 2 });
    expect(await one.plan()).toEqual([]);
    expect(await one.release()).toMatchObject({ code: 3, stderr: expect.stringContaining('nothing new to release') });
  });

  test('waits after a change of the API: nobody meets it, and the plan is empty', async () => {
    expect(await one.change({ apiKey: true })).toContain('aws_api_gateway_deployment.canary Creating');
    const changed = await stage();
    expect(changed).toMatchObject({ released: first.released, percent: 0 });
    expect(changed.newest).not.toBe(first.newest);
    expect(await one.plan()).toEqual([]);
  });

  test('shows it to a tenth, and to nobody once an alarm goes off; the plan is empty all the while', async () => {
    const seen: unknown[] = [];
    const look = async () => seen.push((await stage()).percent, await one.plan(), (await one.release()).code);
    const ended = await one.release([], [look, () => one.alarmIs('ALARM')]);

    expect(seen).toEqual([10, [], 4]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/taken back, no call meets what is new\. Alarm dev-list-api-5xx went off\.\n$/);
    expect(await stage()).toMatchObject({ released: first.released, percent: 0 });
  });

  test('lets everybody meet it when none goes off', async () => {
    await one.alarmIs('OK');
    expect(await one.release()).toMatchObject({ code: 0, stderr: '' });
    const promoted = await stage();
    expect(promoted).toMatchObject({ percent: 0, kept: 3 });
    expect(promoted.released).not.toBe(first.released);
    expect(await one.plan()).toEqual([]);
    expect(await one.release()).toMatchObject({ code: 3 });
  });

  test('keeps one snapshot of its own, however often it is done', async () => {
    await one.change({ apiKey: false });
    expect(await one.release()).toMatchObject({ code: 0 });
    expect(await stage()).toMatchObject({ percent: 0, kept: 3 });
    expect(await one.plan()).toEqual([]);
    expect(await one.destroy()).toMatchObject({ code: 0 });
  });
});
