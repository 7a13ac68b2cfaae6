import { describe, expect, it } from 'vitest';
import { enumerations, limits } from '../limits/limits';
import { patterns } from '../limits/patterns';
import { countsAndSets } from './constructs-and-guard/counts-and-sets';
import { values } from './constructs-and-guard/values';
import { isTaken } from './constructs-and-guard/walked';
import { sources } from './support/sources';

const rows = [...values, ...countsAndSets];

/** What the sources of a room take from `limits/`: entries of its tables, and its functions. */
function takenBy(room: string): ReadonlySet<string> {
  const texts = sources.filter(({ path }) => path.startsWith(`${room}/`)).map(({ text }) => text);
  const entries = texts.flatMap((text) => text.match(/\b(limits|enumerations|patterns)\.[a-z]\w*/g) ?? []);
  const functions = texts.flatMap((text) =>
    [...text.matchAll(/import \{ (\w+) \} from '[./]+\/limits\/(?!limits'|patterns')/g)].map(([, name = '']) => name),
  );
  return new Set([...entries, ...functions]);
}

describe('constructs and the guard', () => {
  it.each(rows.map((row) => [row.taken ? 'take' : 'refuse', row.name, row] as const))(
    'both %s %s',
    (_verb, _name, row) => {
      expect({ construct: isTaken(row.make), guard: !row.found() }).toEqual({ construct: row.taken, guard: row.taken });
    },
  );

  it('are walked along every limit that both take from limits/', () => {
    const guards = takenBy('guardrails');
    const both = [...takenBy('constructs')].filter((name) => guards.has(name));
    const walked = new Set(rows.flatMap(({ of }) => of));

    expect(both.filter((name) => !walked.has(name))).toEqual([]);
  });

  it('are walked along limits that there are', () => {
    const entries = Object.entries({ limits, enumerations, patterns });
    const known = entries.flatMap(([table, names]) => Object.keys(names).map((name) => `${table}.${name}`));

    expect(rows.flatMap(({ of }) => of).filter((name) => name.includes('.') && !known.includes(name))).toEqual([]);
  });

  it('take each limit from limits/ at both sides of an edge', () => {
    const sides = (taken: boolean) => new Set(rows.filter((row) => row.taken === taken).flatMap(({ of }) => of));

    expect([...sides(true)].sort()).toEqual([...sides(false)].sort());
  });
});
