import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stepsFor, testsSince } from '../../scripts/check/steps';

const project = resolve(__dirname, '../..');

describe('npm run check', () => {
  it('judges our stacks as strictly as the gate does', () => {
    const guard = stepsFor([]).find(({ name }) => name === 'guard');

    expect(guard?.command.join(' ')).toBe('node scripts/run.mjs guard --strict cdktf.out');
  });

  it('runs the tests that a change since the commit touches, and all where none is named', () => {
    expect(testsSince('main')).toEqual(['--changed', 'main', '--passWithNoTests']);
    expect(testsSince(undefined)).toEqual([]);
  });

  it('keeps the results of the tests, one by one, where they are asked for', () => {
    const tests = stepsFor([], 'tests.json').find(({ name }) => name === 'tests');

    expect(tests?.command.join(' ')).toBe('vitest run --reporter=minimal --reporter=json --outputFile.json=tests.json');
  });

  it.each([
    [['--base', 'no-such-commit'], 'check: --base: must be a commit, was "no-such-commit".'],
    [['--al'], "check: Unknown option '--al'."],
    [['--all', '--base', 'HEAD'], 'check: --all: must not stand beside --base.'],
  ])('refuses %j in one line', (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [join(project, 'scripts/run.mjs'), 'check', ...args], {
      cwd: project,
      encoding: 'utf8',
    });

    expect(stderr).toBe(`${message} usage: npm run check -- [--all | --base COMMIT] [--report FILE]\n`);
    expect(status).toBe(2);
  });
});
