/** One thing that is checked: its name, and the command that checks it, empty where there is nothing to check. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it waits for the bundles: synth and tests would both bundle what changed. @default - it does not */
  readonly takesBundles?: boolean;
  /** What mends most of what it finds. @default - a person */
  readonly remedy?: string;
  /** What of it is not checked here. @default - nothing */
  readonly left?: string;
}

/** What an edit touched: the commit since which it is looked for, the files that differ, and the tests that import one of them. */
export interface Edit {
  readonly base: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

/** The bundles of the functions, that other steps take. */
export const bundles: Step = { name: 'bundles', command: ['node', 'scripts/bundle.mjs'] };

/**
 * What is checked after an edit, or of everything where there is none: in two rows that run side by side, a step after the other. `report`
 * is where each test is told.
 */
export function stepsFor(edit: Edit | undefined, report?: string): readonly (readonly Step[])[] {
  const command = (name: string, ...args: readonly string[]) => ['node', 'scripts/run.mjs', name, ...args];
  return [
    [
      { name: 'types', command: ['tsc', '--noEmit'] },
      { name: 'types of the console', command: ['tsc', '--noEmit', '-p', 'local/console/page'] },
      { name: 'style', command: ['biome', 'check', ...styled(edit)], remedy: 'npm run fix' },
      { name: 'workflows', command: touchesWorkflows(edit) ? command('lint-workflows') : [] },
      { name: 'synth', command: command('synth'), takesBundles: true },
      { name: 'guard', command: command('guard', '--strict', 'cdktf.out') },
    ],
    [{ name: 'tests', command: tested(edit, report), takesBundles: true, ...leftOf(edit) }],
  ];
}

/** The validator of GitHub judges workflows, and changes with the packages. */
const touchesWorkflows = (edit: Edit | undefined): boolean =>
  edit === undefined ||
  edit.files.some((path) => /^(\.github\/|package(-lock)?\.json$|scripts\/lint-workflows\/)/.test(path));

/** A change of the settings of Biome is one of every file. Package.json is named so that there is always one that Biome knows. */
function styled(edit: Edit | undefined): readonly string[] {
  if (edit === undefined || edit.files.includes('biome.json')) return ['.'];
  return ['--no-errors-on-unmatched', '--files-ignore-unknown=true', ...edit.files, 'package.json'];
}

/** Tests that import what differs. Those of the commands start processes, and only for who changes a command. */
function tested(edit: Edit | undefined, report: string | undefined): readonly string[] {
  const all = ['vitest', 'run', ...reported(report)];
  if (edit === undefined) return all;
  // Vitest would run every test where none is named.
  if (edit.tests.length === 0) return [];
  const touched = [...all, ...edit.tests, '--passWithNoTests'];
  return changesCommands(edit) ? touched : [...touched, '--project=!commands'];
}

const changesCommands = ({ files }: Edit): boolean =>
  files.some((path) => /^(__tests__\/)?(local|scripts)\//.test(path));

function leftOf(edit: Edit | undefined): { readonly left?: string } {
  if (edit === undefined) return {};
  const commands = changesCommands(edit) ? '' : ', and npm run test:commands';
  return { left: `left to CI: tests that import nothing of what changed since ${edit.base}${commands}` };
}

function reported(report: string | undefined): string[] {
  return report === undefined ? [] : ['--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`];
}
