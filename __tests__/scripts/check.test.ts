import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Edit, stepsFor } from '../../scripts/check/steps';

const project = resolve(__dirname, '../..');
const step = (name: string, edit?: Edit, report?: string) =>
  stepsFor(edit, report)
    .flat()
    .find((one) => one.name === name);
const ofHandler: Edit = { base: 'main', files: ['functions/items/handler.ts'], tests: ['__tests__/a.test.ts'] };
const ofCommand: Edit = { ...ofHandler, files: ['scripts/synth/main.ts', 'biome.json'] };

describe('npm run check', () => {
  it('judges our stacks as strictly as the gate does', () => {
    expect(step('guard')?.command.join(' ')).toBe('node scripts/run.mjs guard --strict cdktf.out');
  });

  it('runs all tests, and looks at the style of all files, where no commit is named', () => {
    expect(step('tests')?.command).toEqual(['vitest', 'run']);
    expect(step('style')?.command).toEqual(['biome', 'check', '.']);
  });

  it('runs the tests that a change since a commit touches, and says what it leaves to CI', () => {
    expect(step('tests', ofHandler)).toMatchObject({
      command: ['vitest', 'run', '__tests__/a.test.ts', '--passWithNoTests', '--project=!commands'],
      left: 'left to CI: tests that import nothing of what changed since main, and npm run test:commands',
    });
    expect(step('style', ofHandler)?.command).toContain('functions/items/handler.ts');
  });

  it('runs the tests of commands for who changes one, and looks at all files for who changes the style', () => {
    expect(step('tests', ofCommand)).toMatchObject({
      command: ['vitest', 'run', '__tests__/a.test.ts', '--passWithNoTests'],
      left: 'left to CI: tests that import nothing of what changed since main',
    });
    expect(step('style', ofCommand)?.command).toEqual(['biome', 'check', '.']);
  });

  it('judges workflows where one of them changes, or the packages', () => {
    const workflows = (...files: string[]) => step('workflows', { ...ofHandler, files })?.command.join(' ');

    expect(workflows('.github/workflows/check.yml')).toBe('node scripts/run.mjs lint-workflows');
    expect(workflows('package-lock.json')).toBe('node scripts/run.mjs lint-workflows');
    expect(workflows('functions/items/handler.ts')).toBe('');
  });

  it('bundles once, before what takes the bundles', () => {
    const waiting = stepsFor(ofHandler)
      .flat()
      .filter(({ takesBundles }) => takesBundles);

    expect(waiting.map(({ name }) => name)).toEqual(['synth', 'tests']);
  });

  it('runs no test where a change touches none', () => {
    expect(step('tests', { ...ofHandler, tests: [] })?.command).toEqual([]);
  });

  it('keeps the results of the tests, one by one, where they are asked for', () => {
    expect(step('tests', undefined, 'tests.json')?.command.join(' ')).toBe(
      'vitest run --reporter=minimal --reporter=json --outputFile.json=tests.json',
    );
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
