import { type PlannedChange, verbs } from './plan-summary';
import type { StackPlan } from './stack-plan';

/** A comment on GitHub may hold 65 536 characters. */
const limit = 60_000;

/** The plans of an environment as text for a terminal. */
export function textReport(environment: string, plans: readonly StackPlan[]): string {
  const stacks = plans.map((plan) => [headingOf(plan), ...linesOf(plan).map((line) => `  ${line}`)].join('\n'));
  return `${[...stacks, summaryOf(environment, plans)].join('\n')}\n`;
}

/** The plans of an environment as a comment on a pull request. Stacks that need a look stand open. */
export function markdownReport(environment: string, plans: readonly StackPlan[]): string {
  const title = `### Plan of ${environment}\n\n${summaryOf(environment, plans)}\n\n`;
  const text = `${title}${warning(plans)}${plans.map(section).join('')}`;
  return text.length <= limit
    ? text
    : `${title}${warning(plans)}${plans.map((plan) => `- ${headingOf(plan)}\n`).join('')}`.slice(0, limit);
}

/** Whether a plan failed, or the guard refuses it. */
export function isRefused({ failure, findings }: StackPlan): boolean {
  return failure !== undefined || findings !== '';
}

function summaryOf(environment: string, plans: readonly StackPlan[]): string {
  if (plans.length === 0) return `No stack of ${environment} is touched.`;
  const made = plans.filter(({ changes }) => changes !== undefined);
  const changed = made.length === 0 ? 'no plan' : tally(made.flatMap(({ changes = [] }) => changes));
  const refused = plans.filter(isRefused).length;
  const warning = refused > 0 ? ` REFUSED: ${refused} of ${plans.length}.` : '';
  return `${plans.length === 1 ? '1 stack' : `${plans.length} stacks`} of ${environment}: ${changed}.${warning}`;
}

/** What is destroyed or replaced, where nobody can overlook it. */
function warning(plans: readonly StackPlan[]): string {
  const gone = plans.flatMap(({ stack, changes = [] }) =>
    changes.filter(({ verb }) => verb === 'destroy' || verb === 'replace').map((change) => ({ stack, ...change })),
  );
  if (gone.length === 0) return '';
  const lines = gone.map(
    ({ stack, verb, address, lost }) =>
      `> - **${verb.toUpperCase()}** \`${address}\` in ${stack}${lost ? ` — **${lost} will be lost**` : ''}\n`,
  );
  return `> [!CAUTION]\n> This plan destroys what exists.\n>\n${lines.join('')}\n`;
}

function section(plan: StackPlan): string {
  const open = isRefused(plan) || (plan.changes ?? []).some(({ verb }) => verb === 'destroy' || verb === 'replace');
  const lines = linesOf(plan).join('\n');
  const fence = '`'.repeat(Math.max(3, ...[...lines.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  const body = lines === '' ? '' : `${fence}diff\n${lines}\n${fence}\n\n`;
  return `<details${open ? ' open' : ''}>\n<summary>${headingOf(plan)}</summary>\n\n${body}</details>\n\n`;
}

function headingOf({ stack, failure, findings, changes = [] }: StackPlan): string {
  if (failure !== undefined) return `${stack}: no plan`;
  return `${stack}: ${tally(changes)}${findings === '' ? '' : ', refused by the guard'}`;
}

/** How many changes of each kind there are, in words. */
export function tally(changes: readonly PlannedChange[]): string {
  const counts = verbs.map((verb) => [verb, changes.filter((change) => change.verb === verb).length] as const);
  const parts = counts
    .filter(([, many]) => many > 0)
    .map(([verb, many]) => `${many} to ${verb === 'destroy' ? 'DESTROY' : verb}`);
  return parts.join(', ') || 'no changes';
}

const marks: Readonly<Record<PlannedChange['verb'], string>> = {
  destroy: '-',
  replace: '!',
  forget: '-',
  update: '~',
  move: '>',
  import: '<',
  create: '+',
};

/** A plan line by line: each change, what must follow, then what failed or was found. */
export function linesOf({ failure, findings, afterwards, changes = [] }: StackPlan): string[] {
  const notes = afterwards === undefined ? [] : [`! ${afterwards}`];
  return [...changes.map(lineOf), ...notes, ...(failure ?? findings).split('\n').filter((line) => line !== '')];
}

function lineOf({ verb, address, because, lost }: PlannedChange): string {
  const reason =
    because.length === 0 ? '' : verb === 'move' ? ` (was ${because[0]})` : ` (because of ${because.join(', ')})`;
  return `${marks[verb]} ${verb.padEnd(7)} ${address}${reason}${lost === undefined ? '' : `   LOST: ${lost}`}`;
}
