/** One thing that is checked: its name, and the command that checks it. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

/** What is checked after every edit: all of it within seconds. `tests` is what vitest is asked to run, `report` where it tells each. */
export function stepsFor(tests: readonly string[], report?: string): Step[] {
  const command = (name: string, ...args: readonly string[]) => ['node', 'scripts/run.mjs', name, ...args];
  return [
    { name: 'types', command: ['tsc', '--noEmit'] },
    { name: 'types of the console', command: ['tsc', '--noEmit', '-p', 'local/console/page'] },
    { name: 'style', command: ['biome', 'check', '.'] },
    { name: 'synth', command: command('synth') },
    { name: 'guard', command: command('guard', '--strict', 'cdktf.out') },
    { name: 'workflows', command: command('lint-workflows') },
    { name: 'tests', command: ['vitest', 'run', ...tests, ...reported(report)] },
  ];
}

/** Tests that a change since a commit touches; all of them where none is named. */
export const testsSince = (base: string | undefined): string[] =>
  base === undefined ? [] : ['--changed', base, '--passWithNoTests'];

function reported(report: string | undefined): string[] {
  return report === undefined ? [] : ['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`];
}
