import { expressionsIn, referencesIn } from '../../../terraform/documents/expressions-in';
import type { JsonObject } from '../../../terraform/documents/json-object';
import { movesOf, type Parts, resourcesOf, settingsOf } from '../../../terraform/documents/stack-json';
import { argumentChanges } from './argument-changes';
import { type Consequence, consequenceOf, type Replacements } from './replacements';
import { lostWhenCreatedFirst, lostWith } from './stateful';

/** An argument that differs, and what that does; or one that follows a resource that is replaced. */
export interface ReviewedArgument {
  readonly path: string;
  readonly was: unknown;
  readonly is: unknown;
  readonly consequence: Consequence;

  /** The resource that is replaced, where the argument itself is as it was. */
  readonly follows?: string;
}

/** What happens to one resource or setting. */
export interface Change {
  readonly kind: 'replaced' | 'removed' | 'moved' | 'changed' | 'added';
  readonly address: string;

  /** Where a moved resource was. */
  readonly from?: string | undefined;

  /** What is lost for good, where something is. */
  readonly lost?: string | undefined;

  readonly arguments: readonly ReviewedArgument[];
}

const order: readonly Change['kind'][] = ['replaced', 'removed', 'moved', 'changed', 'added'];

/** What differs in one stack: replaced and removed stateful resources first, then by kind and address. */
export function reviewStack(was: JsonObject, is: JsonObject, table: Replacements): Change[] {
  const after = resourcesOf(is);
  const { before, from } = atTheirNewAddresses(resourcesOf(was), after, movesOf(is));
  const own = changesIn(before, after, (address, argument) => consequenceOf(address, argument, table));
  const changes = [
    ...withMoves(withFollowers(own, after, table), from).map(withLoss),
    ...changesIn(settingsOf(was), settingsOf(is), () => 'update'),
  ];
  return changes.sort((a, b) => rank(a) - rank(b) || (a.address < b.address ? -1 : 1));
}

function rank({ kind, lost }: Change): number {
  return (lost === undefined ? order.length : 0) + order.indexOf(kind);
}

/** What was recorded, under the addresses that things have moved to, and where each of those was. */
function atTheirNewAddresses(before: Parts, after: Parts, moves: ReadonlyMap<string, string>) {
  const done = [...moves].filter(
    ([old, now]) => before.has(old) && !before.has(now) && !after.has(old) && after.has(now),
  );
  const to = new Map(done);
  const moved = new Map([...before].map(([address, body]) => [to.get(address) ?? address, body]));
  return { before: moved, from: new Map(done.map(([old, now]) => [now, old])) };
}

function withMoves(changes: readonly Change[], from: ReadonlyMap<string, string>): Change[] {
  const withOrigin = changes.map((change) => ({ ...change, from: from.get(change.address) }));
  const rest = [...from].filter(([now]) => !changes.some(({ address }) => address === now));
  return [
    ...withOrigin,
    ...rest.map(([address, old]) => ({ kind: 'moved' as const, address, from: old, arguments: [] })),
  ];
}

function withLoss(change: Change): Change {
  if (change.kind === 'replaced') return { ...change, lost: lostWhenCreatedFirst(change.address) };
  return change.kind === 'removed' ? { ...change, lost: lostWith(change.address) } : change;
}

type Judge = (address: string, argument: { readonly path: string }) => Consequence;

function changesIn(before: Parts, after: Parts, judge: Judge): Change[] {
  const addresses = new Set([...before.keys(), ...after.keys()]);
  return [...addresses].flatMap((address): Change[] => {
    const [was, is] = [before.get(address), after.get(address)];
    if (was === undefined) return [{ kind: 'added', address, arguments: [] }];
    if (is === undefined) return [{ kind: 'removed', address, arguments: [] }];
    const all = argumentChanges(was, is).map((each) => ({ ...each, consequence: judge(address, each) }));
    if (all.length === 0) return [];
    return [
      {
        kind: all.some(({ consequence }) => consequence === 'replace') ? 'replaced' : 'changed',
        address,
        arguments: all,
      },
    ];
  });
}

/** A resource that is replaced takes with it those that are tied to its identity by an argument that forces replacement. */
function withFollowers(own: readonly Change[], after: Parts, table: Replacements): Change[] {
  const changes = new Map(own.map((change) => [change.address, change]));
  const replaced = own.filter(({ kind }) => kind === 'replaced').map(({ address }) => address);
  for (const gone of replaced) {
    for (const [address, body] of after) {
      if (changes.get(address)?.kind === 'replaced' || changes.get(address)?.kind === 'added') continue;
      const ties = tiesTo(gone, body, after).filter((path) => consequenceOf(address, { path }, table) === 'replace');
      if (ties.length === 0) continue;
      const following = ties.map(
        (path) => ({ path, was: gone, is: gone, consequence: 'replace', follows: gone }) as const,
      );
      changes.set(address, {
        kind: 'replaced',
        address,
        arguments: [...(changes.get(address)?.arguments ?? []), ...following],
      });
      replaced.push(address);
    }
  }
  return [...changes.values()];
}

/** The arguments that ask a resource for something AWS gives it, which is another after a replacement. */
function tiesTo(gone: string, body: JsonObject, after: Parts): string[] {
  const given = after.get(gone) ?? {};
  const tied = expressionsIn(body).filter(({ expression }) =>
    referencesIn(expression).some(({ address, attribute }) => address === gone && !(attribute in given)),
  );
  return tied.map(({ path }) => path);
}
