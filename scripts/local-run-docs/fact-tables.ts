import facts from './facts.json';
import { namedFacts } from './named-facts';
import { notSimulated } from './not-simulated';

/** One thing that AWS does at request time. */
export interface Fact {
  readonly id: string;
  readonly fact: string;
  /** How good its source is: recorded on AWS, documented, or second-hand. */
  readonly known: string;
  readonly source: string;
}

/** Facts about one part of a kind of API. */
export interface Section {
  readonly section: string;
  readonly facts: readonly Fact[];
}

/** Every fact, and what becomes of it here. */
export function factTables(root: string): string {
  const named = namedFacts(root);
  return facts.map(({ section, facts: rows }) => table(section, rows, named)).join('\n');
}

function table(section: string, rows: readonly Fact[], named: ReadonlyMap<string, readonly string[]>): string {
  const lines = rows.map(({ id, fact, known }) => `| ${id} | ${cell(fact)} | ${known} | ${cell(fate(id, named))} |`);
  return [`### ${section}`, '', '| fact | on AWS | known as | here |', '| --- | --- | --- | --- |', ...lines, ''].join(
    '\n',
  );
}

function fate(id: string, named: ReadonlyMap<string, readonly string[]>): string {
  const tests = named.get(id);
  if (tests !== undefined) return tests.map((path) => `\`${path.replace('__tests__/local/', '')}\``).join(', ');
  return `not proven: ${notSimulated[id] ?? 'no test names it yet'}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
