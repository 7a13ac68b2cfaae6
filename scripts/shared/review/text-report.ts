import type { StackReview } from './review';
import type { Change, ReviewedArgument } from './stack-review';

/** What a line of a change begins with: the marks of a diff, where `!` is a warning. */
const marks: Readonly<Record<Change['kind'], string>> = {
  replaced: '!',
  removed: '-',
  moved: '>',
  changed: '~',
  added: '+',
};

/** The review as text for a terminal. */
export function textReport(reviews: readonly StackReview[], all: number): string {
  if (reviews.length === 0) return unchanged(all);
  const stacks = reviews.map(
    (one) =>
      `${headingOf(one)}\n${linesOf(one)
        .map((line) => `  ${line}\n`)
        .join('')}`,
  );
  return `${stacks.join('\n')}\n${summaryOf(reviews)}\n`;
}

/** The one line for no differences. */
export function unchanged(all: number): string {
  return `Nothing differs: synth gives what was reviewed, in ${count(all, 'stack')}.\n`;
}

/** A stack and how much of each kind there is in it, the most severe first. */
export function headingOf({ stack, whole, changes }: StackReview): string {
  const kinds = Object.keys(marks).map(
    (kind) => [kind, changes.filter((change) => change.kind === kind).length] as const,
  );
  const counts = kinds.filter(([, many]) => many > 0).map(([kind, many]) => `${many} ${kind}`);
  return `${stack}${whole ? ` (stack is ${whole})` : ''}: ${counts.join(', ') || 'empty'}`;
}

/** One line for each change and each argument of it. */
export function linesOf({ changes, afterwards }: StackReview): string[] {
  const lines = changes.flatMap((change) => [
    lineOf(change),
    ...change.arguments.map((argument) => `      ${argumentLine(argument)}`),
  ]);
  return afterwards === undefined ? lines : [...lines, `! ${afterwards}`];
}

/** How much differs, and what to do. */
export function summaryOf(reviews: readonly StackReview[]): string {
  const changes = reviews.flatMap((one) => one.changes);
  const lost = changes.filter((change) => change.lost !== undefined).length;
  const warning =
    lost > 0 ? ` ${count(lost, 'change')} ${lost === 1 ? 'loses' : 'lose'} what cannot be made again.` : '';
  return `${count(changes.length, 'change')} in ${count(reviews.length, 'stack')}.${warning}`;
}

function lineOf({ kind, address, from, lost }: Change): string {
  const way = from === undefined ? address : `${from} -> ${address}`;
  return `${marks[kind]} ${kind.padEnd(8)} ${way}${lost === undefined ? '' : `   LOST: ${lost}`}`;
}

/** One argument that differs, in a line. */
export function argumentLine({ path, was, is, consequence, follows }: ReviewedArgument): string {
  if (follows !== undefined) return `${path}: follows ${follows}, which is replaced (forces replacement)`;
  const change = `${path}: ${shown(was)} -> ${shown(is)}`;
  if (consequence === 'replace') return `${change} (forces replacement)`;
  return consequence === 'unknown'
    ? `${change} (may force replacement: npm run review:replacements asks the provider)`
    : change;
}

function shown(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value);
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
