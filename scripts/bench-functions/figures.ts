import { readdirSync, readFileSync } from 'node:fs';
import { median } from '../shared/median.mjs';

/** What one start took. */
export interface Times {
  /** Processor time, which other load on the machine changes least. */
  readonly importCpuMs: number;

  readonly importMs: number;

  /** Absent where the function is only loaded. */
  readonly firstGetMs?: number;
}

/** A function that is started. */
export interface Row {
  readonly label: string;

  /** Where the bundle is unpacked; its zip lies beside it. */
  readonly folder: string;

  /** The route of the first request. */
  readonly firstGet?: string | undefined;

  /** What the process is given beyond the rest. */
  readonly environment?: Readonly<Record<string, string>>;

  readonly times: Times[];
}

type Figure = (times: Times) => number | undefined;

/** The figures of a start. Lambda imports with more CPU than it answers with, so import and first GET are not worth the same. */
const figures: readonly { readonly title: string; readonly of: Figure }[] = [
  { title: 'import CPU ms', of: ({ importCpuMs }) => importCpuMs },
  { title: 'import ms', of: ({ importMs }) => importMs },
  { title: 'first GET ms', of: ({ firstGetMs }) => firstGetMs },
  {
    title: 'both ms',
    of: ({ importMs, firstGetMs }) => (firstGetMs === undefined ? undefined : importMs + firstGetMs),
  },
];

/** Prints sizes and medians, each beside the median of its ratios to the first row's start of the same round. */
export function print(rows: readonly Row[], starts: number): void {
  const [floor] = rows;
  const titles = figures.flatMap(({ title }) => [title, '×']);
  const lines = rows.map((row) => {
    const sizes = [kilobytes([`${row.folder}.zip`]), kilobytes(codeIn(row.folder))];
    return line([
      row.label,
      ...sizes,
      ...figures.flatMap(({ of }) => [inMs(medianOf(row.times.map(of))), inTimes(medianOf(ratios(row, floor, of)))]),
    ]);
  });
  const what = `Node.js ${process.versions.node}, median of ${starts} starts; × is the median ratio to "${floor?.label}" of the same round`;
  process.stdout.write(`${[what, '', line(['', 'zip kB', 'code kB', ...titles]), ...lines].join('\n')}\n`);
}

/** Row by row of one round, since a slow minute of the machine slows both. */
const ratios = (row: Row, floor: Row | undefined, of: Figure): (number | undefined)[] =>
  row.times.map((times, round) => {
    const [value, base] = [of(times), floor?.times.slice(round, round + 1).map(of)[0]];
    return value === undefined || base === undefined ? undefined : value / base;
  });

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : median(known);
}

const inMs = (value: number | undefined): string => value?.toFixed(1) ?? '–';

const inTimes = (value: number | undefined): string => value?.toFixed(2) ?? '–';

function codeIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  return names.map((name) => `${folder}/${name}`);
}

function kilobytes(paths: readonly string[]): string {
  return String(Math.round(paths.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1000));
}

function line([label = '', ...cells]: readonly string[]): string {
  return label.padEnd(24) + cells.map((cell) => cell.padStart(15)).join('');
}
