import type { Cause, CostChange } from '../compare';
import type { Exact } from '../exact';
import { dollars } from './money';

/** Stacks that a comment tells; a comment has an end. */
const most = 30;

/** What a change does to the month's cost, for a comment: a line a stack, with the resource that causes it. */
export function changesReport(changes: readonly CostChange[]): string {
  if (changes.length === 0) return 'No stack costs more or less a month.\n';
  const lines = changes.slice(0, most).map(lineOf).join('');
  const rest = changes.length > most ? `- and ${changes.length - most} stacks more\n` : '';
  return `**What it does to the month's cost**, for the traffic of \`config/traffic.ts\`:\n\n${lines}${rest}`;
}

const lineOf = ({ stack, was, is, causes }: CostChange): string => {
  const more = causes.length > 1 ? `, and ${causes.length - 1} more` : '';
  return `- ${stack}: ${dollars(was)} → ${dollars(is)} (${signed(is.minus(was))}): ${causes.slice(0, 1).map(causeIn).join('')}${more}\n`;
};

const causeIn = ({ dimension, addresses, by }: Cause): string => {
  const [first = ''] = addresses;
  return `\`${first}\` ${signed(by)}, ${dimension}`;
};

/** An amount with its sign: `+$14.60`, `−$0.50`. */
export const signed = (amount: Exact): string => `${amount.isNegative ? '−' : '+'}${dollars(amount.size())}`;
