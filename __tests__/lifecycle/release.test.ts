import { cpSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Release } from '../../config/release';
import { type Clients, clientsIn } from '../../scripts/release/clients';
import { main } from '../../scripts/release/main';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { ReleasedStack, type ReleasedStackOptions, tenth } from '../support/released-stacks';
import { output } from '../with-terraform/synthesized';
import { changesIn } from './apply-output';
import { awsEnvironment } from './aws';
import { type LocalEndpoint, startLocalEndpoint } from './local-endpoint';
import { Project } from './project';

type Kind = 'http' | 'rest' | 'websocket';

/** Synthesizes stacks with a release into a folder of their own. */
function appOf(kinds: readonly Kind[], options: ReleasedStackOptions = {}, release: Release = tenth): string {
  const folder = mkdtempSync(join(inject('folder'), 'release-'));
  const app = new GatehouseApp({ outdir: join(folder, 'cdktf.out') });
  for (const kind of kinds) new ReleasedStack(app, kind, release, { ...options, name: `${kind}-list` });
  app.synth();
  return folder;
}

let endpoint: LocalEndpoint;
let project: Project;
let clients: Clients;
const written = { stdout: '', stderr: '' };

beforeAll(async () => {
  const kinds = ['http', 'rest', 'websocket'] as const;
  endpoint = await startLocalEndpoint();
  project = new Project(endpoint.url, kinds.map(stackOf), {}, appOf(kinds));
  await project.deploy();
  for (const [name, value] of Object.entries(awsEnvironment(endpoint.url))) vi.stubEnv(name, value);
  clients = clientsIn('eu-west-1');
  for (const side of ['stdout', 'stderr'] as const)
    vi.spyOn(process[side], 'write').mockImplementation((chunk) => {
      written[side] += String(chunk);
      return true;
    });
});
afterEach(() => Object.assign(written, { stdout: '', stderr: '' }));
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await endpoint.stop();
});

const stackOf = (kind: Kind): string => `dev-${kind}-list`;

/** What is done with a stack that was deployed with a release. */
function released(kind: Kind) {
  const stack = stackOf(kind);
  const place = join('stacks', stack);
  const setAlarm = (StateValue: 'ALARM' | 'OK') =>
    clients.cloudWatch.setAlarmState({ AlarmName: `${stack}-api-5xx`, StateValue, StateReason: 'rehearsed' });
  return {
    plan: () => project.plan(stack),
    alarm: () => setAlarm('ALARM'),
    quiet: () => setAlarm('OK'),
    alias: async () => {
      const { FunctionVersion, RoutingConfig } = await clients.lambda.getAlias({ FunctionName: stack, Name: 'live' });
      return { version: FunctionVersion, weights: RoutingConfig?.AdditionalVersionWeights ?? {} };
    },
    /** Deploys the stack anew, and tells what Terraform changed. */
    change: async (options: ReleasedStackOptions, release?: Release) => {
      cpSync(join(output(appOf([kind], options, release)), place), join(project.folder, 'cdktf.out', place), {
        recursive: true,
      });
      return changesIn(await project.apply(stack));
    },
    /** Runs the command; the clock stands still but while it waits, when something may be done. */
    release: async (args: readonly string[] = [], meanwhile: (() => Promise<unknown>)[] = []) => {
      let now = 0;
      const wait = async (milliseconds: number) => {
        now += milliseconds;
        await meanwhile.shift()?.();
      };
      const code = await main([stack, '--skip-synth', ...args], project.folder, { now: () => now, wait });
      return { code, ...written };
    },
  };
}

const ofFunction = 'aws_lambda_function.list Modifying';

describe('a release of a function behind an HTTP API', () => {
  const one = released('http');

  test('has nothing to do after the first deployment, which made the alias at version 1', async () => {
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
    expect(await one.release()).toMatchObject({
      code: 3,
      stderr:
        'release: dev-http-list: alias live of dev-http-list: nothing new to release, all calls meet version 1.\n',
    });
  });

  test('waits after a change of the code: the alias stays where it was', async () => {
    expect(await one.change({ says: 'a mistake' })).toEqual([ofFunction]);
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
  });

  test('shows a tenth the new version, with an empty plan meanwhile, and takes it back when an alarm goes off', async () => {
    const seen: unknown[] = [];
    const look = async () => seen.push(await one.alias(), await one.plan(), (await one.release()).code);
    const ended = await one.release([], [look, one.alarm]);

    expect(seen).toEqual([{ version: '1', weights: { 2: 0.1 } }, [], 4]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('alias live of dev-http-list: version 2 begins, others meet version 1.\n');
    expect(ended.stdout).toContain('10 % of the calls meet what is new. Alarms that are on: none.\n');
    expect(ended.stdout).toMatch(/taken back, no call meets what is new\. .*dev-http-list-api-5xx\.\n$/);
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
  });

  test('does not try the same version again by itself, nor begins while an alarm is on', async () => {
    expect(await one.release()).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/version 2 was taken back by deployment \S+\. Deploy another, or add --again\.\n$/),
    });
    expect(await one.release(['--again'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('api-5xx must be off before a release, and is on. Nothing was begun.'),
    });
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
  });

  test('is stopped by somebody, and goes through when it is asked for again', async () => {
    await one.quiet();
    expect(await one.change({ says: 'the list again' })).toEqual([ofFunction]);
    let stopped: unknown;
    const ended = await one.release([], [async () => (stopped = (await one.release(['--stop'])).code)]);

    expect([stopped, ended.code]).toEqual([0, 1]);
    expect(await one.alias()).toEqual({ version: '1', weights: {} });
    expect(await one.release(['--stop'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no release runs.'),
    });
    expect(await one.release(['--again'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/released, all calls meet what is new\.\n$/),
    });
    expect(await one.alias()).toEqual({ version: '3', weights: {} });
  });

  test('gets other steps by another configuration, which stands before the old one goes', async () => {
    expect(await one.change({ says: 'more' }, { ...tenth, percent: 20, linear: true })).toEqual([
      'aws_codedeploy_deployment_config.release Creating',
      'aws_codedeploy_deployment_config.release Destroying',
      'aws_codedeploy_deployment_group.live Modifying',
      ofFunction,
    ]);
    const ended = await one.release();

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.match(/\d+ % of the calls/g)).toEqual(
      [20, 40, 60, 80].map((share) => `${share} % of the calls`),
    );
    expect(await one.alias()).toEqual({ version: '4', weights: {} });
    expect(await one.plan()).toEqual([]);
  });
});

test('a release of a function behind a WebSocket API goes through, with an empty plan meanwhile', async () => {
  const one = released('websocket');
  const seen: unknown[] = [];
  expect(await one.change({ says: 'news' })).toEqual([ofFunction]);
  const look = async () => seen.push(await one.alias(), await one.plan());

  expect(await one.release([], [look])).toMatchObject({ code: 0, stderr: '' });
  expect(seen).toEqual([{ version: '1', weights: { 2: 0.1 } }, []]);
  expect(await one.alias()).toEqual({ version: '2', weights: {} });
});

describe('a release of a stage of a REST API', () => {
  const one = released('rest');
  const stage = async () => {
    const { items: [{ id: restApiId } = {}] = [] } = await clients.apiGateway.getRestApis({});
    const told = await clients.apiGateway.getStage({ restApiId, stageName: 'dev' });
    const { items: kept = [] } = await clients.apiGateway.getDeployments({ restApiId });
    const { deploymentId: newest, percentTraffic: percent } = told.canarySettings ?? {};
    return { released: told.deploymentId, newest, percent, kept: kept.length };
  };
  let first: Awaited<ReturnType<typeof stage>>;

  test('has nothing to do after the first deployment', async () => {
    first = await stage();
    expect(first).toMatchObject({ percent: 0, kept: 2 });
    expect(await one.release()).toMatchObject({ code: 3, stderr: expect.stringContaining('nothing new to release') });
  });

  test('waits after a change of the API: nobody meets it', async () => {
    expect(await one.change({ apiKey: true })).toContain('aws_api_gateway_deployment.canary Creating');
    const changed = await stage();
    expect(changed).toMatchObject({ released: first.released, percent: 0 });
    expect(changed.newest).not.toBe(first.newest);
  });

  test('shows it to a tenth, with an empty plan meanwhile, and to nobody once an alarm goes off', async () => {
    const seen: unknown[] = [];
    const look = async () => seen.push((await stage()).percent, await one.plan(), (await one.release()).code);
    const ended = await one.release([], [look, one.alarm]);

    expect(seen).toEqual([10, [], 4]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/taken back, no call meets what is new\. Alarm dev-rest-list-api-5xx went off\.\n$/);
    expect(await stage()).toMatchObject({ released: first.released, percent: 0 });
  });

  test('lets everybody meet it when none goes off, and the plan is empty afterwards', async () => {
    await one.quiet();
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
  });
});

test('releases go with their stacks', async () => {
  const ended = await Promise.all((['http', 'rest'] as const).map((kind) => project.destroy(stackOf(kind))));

  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  expect((await clients.codeDeploy.listApplications({})).applications).toEqual(['dev-websocket-list-release']);
});
