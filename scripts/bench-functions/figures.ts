import { readdirSync, readFileSync } from 'node:fs';
import { median } from '../shared/median.mjs';

/** What one start took. */
export interface Times {
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

/** The figures of a start. Lambda imports with more CPU than it answers with, so the first two are not worth the same. */
const figures: readonly { readonly title: string; readonly of: Figure }[] = [
  { title: 'import ms', of: ({ importMs }) => importMs },
  { title: 'first GET ms', of: ({ firstGetMs }) => firstGetMs },
  {
    title: 'both ms',
    of: ({ importMs, firstGetMs }) => (firstGetMs === undefined ? undefined : importMs + firstGetMs),
  },
];

/** Prints sizes and medians, each beside its ratio to the first row. */
export function print(rows: readonly Row[], starts: number): void {
  const [floor] = rows;
  const titles = figures.flatMap(({ title }) => [title, '×']);
  const lines = rows.map((row) => {
    const sizes = [kilobytes([`${row.folder}.zip`]), kilobytes(codeIn(row.folder))];
    return line([
      row.label,
      ...sizes,
      ...figures.flatMap(({ of }) => withRatio(medianOf(row, of), medianOf(floor, of))),
    ]);
  });
  const what = `Node.js ${process.versions.node}, median of ${starts} starts; × is the ratio to "${floor?.label}"`;
  process.stdout.write(`${[what, '', line(['', 'zip kB', 'code kB', ...titles]), ...lines].join('\n')}\n`);
}

function medianOf(row: Row | undefined, of: Figure): number | undefined {
  const values = (row?.times ?? []).flatMap((times) => of(times) ?? []);
  return values.length === 0 ? undefined : median(values);
}

function withRatio(value: number | undefined, base: number | undefined): string[] {
  return value === undefined || base === undefined ? ['–', '–'] : [value.toFixed(1), (value / base).toFixed(2)];
}

function codeIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  return names.map((name) => `${folder}/${name}`);
}

function kilobytes(paths: readonly string[]): string {
  return String(Math.round(paths.reduce((sum, path) => sum + readFileSync(path).length, 0) / 1000));
}

function line([label = '', ...cells]: readonly string[]): string {
  return label.padEnd(24) + cells.map((cell) => cell.padStart(13)).join('');
}
