import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { project as ourName } from '../../config/project';
import { apisIn } from '../../scripts/left-out.mjs';
import { copies } from '../../scripts/test-fork/copies';
import { copyProject } from '../../scripts/test-fork/copy';
import { edit } from '../../scripts/test-fork/edit';
import { renamedEnvironments, zones } from '../../scripts/test-fork/rename';
import { countsIn } from '../../scripts/test-fork/report';

const project = resolve(__dirname, '../..');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A copy under its name, changed. */
function changedCopy(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fork-'));
  folders.push(folder);
  copyProject(project, folder);
  copies[name]?.(folder);
  return folder;
}

const configOf = (folder: string) =>
  readdirSync(join(folder, 'config'))
    .map((file) => readFileSync(join(folder, 'config', file), 'utf8'))
    .join('\n');
const environmentsOf = (folder: string) => readFileSync(join(folder, 'config/environments.ts'), 'utf8');
const domainsIn = (text: string) => [...text.matchAll(/domainName: '([^']+)'/g)].map(([, name]) => name);
const valuesIn = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`\\b${name}: (.+?),?( |$)`, 'gm'))].map(([, value]) => value);

describe('A copy of npm run test:fork', () => {
  it('renamed has neither our name nor a zone, domain or environment of ours in its config', () => {
    const [ours, theirs] = [configOf(project), configOf(changedCopy('renamed'))];
    const keys = (text: string) => [...text.matchAll(/^ {2}(\w+): \{$/gm)].map(([, key]) => key);

    expect([`'${ourName}'`, ...zones].filter((name) => theirs.includes(name))).toEqual([]);
    for (const [before, after] of renamedEnvironments) {
      expect(keys(theirs)).not.toContain(before);
      expect(keys(theirs).filter((key) => key === after)).toHaveLength(
        keys(ours).filter((key) => key === before).length,
      );
    }
    expect(domainsIn(theirs)).toHaveLength(domainsIn(ours).length);
    expect(domainsIn(theirs).filter((name) => domainsIn(ours).includes(name))).toEqual([]);
  });

  it('two-stacks has two APIs, and neither settings, code, tests nor lines in main.ts of another', () => {
    const folder = changedCopy('two-stacks');
    const gone = apisIn(project).filter((name) => !apisIn(folder).includes(name));
    const main = readFileSync(join(folder, 'main.ts'), 'utf8');

    expect(apisIn(folder)).toEqual(['hello-http-api', 'items-http-api']);
    expect(gone.filter((name) => existsSync(join(folder, 'config', `${name}.ts`)) || main.includes(name))).toEqual([]);
    expect(existsSync(join(folder, 'functions/users'))).toBe(false);
    expect(existsSync(join(folder, '__tests__/functions/users'))).toBe(false);
    expect(main).not.toContain('account');
  });

  it('one-more has an API that we do not have', () => {
    const folder = changedCopy('one-more');

    const more = apisIn(folder).filter((name) => !apisIn(project).includes(name));

    expect(more).toHaveLength(1);
    expect(readFileSync(join(folder, 'main.ts'), 'utf8')).toContain(`./stacks/${more[0]}/`);
  });

  it('elsewhere has other regions, accounts, limits and alarms', () => {
    const folder = changedCopy('elsewhere');
    const [ours, theirs] = [configOf(project), configOf(folder)];
    const before = environmentsOf(project);
    const same = (name: string) =>
      valuesIn(environmentsOf(folder), name).filter((value) => valuesIn(before, name).includes(value));

    expect([...same('region'), ...same('account'), ...same('retentionDays')]).toEqual([]);
    for (const name of ['burstLimit', 'p95LatencyMs']) expect(valuesIn(theirs, name)).not.toEqual(valuesIn(ours, name));
  });

  it('combined has all of this, and other stacks', () => {
    const folder = changedCopy('combined');

    expect(apisIn(folder)).toHaveLength(3);
    expect(apisIn(folder)).toEqual(expect.arrayContaining(['chat-websocket-api', 'users-rest-api']));
    expect(zones.filter((zone) => configOf(folder).includes(zone))).toEqual([]);
    expect(valuesIn(configOf(folder), 'region')).not.toEqual(valuesIn(configOf(project), 'region'));
  });

  it('is not made where a change changes nothing', () => {
    expect(() => edit(project, 'config/project.ts', (text) => text)).toThrow(
      'config/project.ts: must differ after the change, and does not.',
    );
  });
});

it('Counts as failed what failed, what did not run and files that do not load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-fork-'));
  folders.push(folder);
  const report = join(folder, 'tests.json');
  const testResults = [
    { status: 'failed', assertionResults: [{}, {}, {}] },
    { status: 'failed', assertionResults: [] },
  ];
  writeFileSync(report, JSON.stringify({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 1, testResults }));

  expect(countsIn(report)).toEqual({ passed: 1, failed: 3 });
});

it('npm run test:fork refuses a copy that it does not know in one line', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'test-fork', 'mine'], {
    cwd: project,
    encoding: 'utf8',
  });

  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      'test:fork: NAME: must be that of a copy, was "mine". usage: npm run test:fork -- [renamed | two-stacks | one-more | elsewhere | combined]…\n',
  });
});
