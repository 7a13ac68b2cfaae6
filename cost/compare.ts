import type { Line } from './bill';
import type { StackEstimate } from './estimate';
import { Exact } from './exact';

/** What a change does to the month's cost of a stack. */
export interface CostChange {
  readonly stack: string;
  /** USD before; nothing for a new stack. */
  readonly was: Exact;
  /** USD after; nothing for a stack that is gone. */
  readonly is: Exact;
  /** What causes it, the largest first. */
  readonly causes: readonly Cause[];
}

/** One price that a stack pays more or less of. */
export interface Cause {
  /** What is paid for, in words. */
  readonly dimension: string;
  /** Resources that were added to it or taken from it, else all that share it. */
  readonly addresses: readonly string[];
  /** USD more; negative for less. */
  readonly by: Exact;
}

/** Compares a stack before and after a change; undefined when it costs the same. */
export function compare(before: StackEstimate | undefined, after: StackEstimate | undefined): CostChange | undefined {
  const [was, is] = [linesOf(before), linesOf(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const causes = keys.map((key) => causeOf(was.get(key), is.get(key))).filter(({ by }) => !by.isZero);
  if (causes.length === 0) return undefined;
  return {
    stack: after?.stack ?? before?.stack ?? '',
    was: before?.total ?? Exact.zero,
    is: after?.total ?? Exact.zero,
    causes: causes.sort((a, b) => (b.by.size().isMoreThan(a.by.size()) ? 1 : -1)),
  };
}

const linesOf = (estimate: StackEstimate | undefined): ReadonlyMap<string, Line> =>
  new Map(estimate?.lines.map((line) => [`${line.price.id} ${line.price.region}`, line]));

function causeOf(was: Line | undefined, is: Line | undefined): Cause {
  const [before, after] = [was?.addresses ?? [], is?.addresses ?? []];
  const differing = [
    ...after.filter((address) => !before.includes(address)),
    ...before.filter((address) => !after.includes(address)),
  ];
  return {
    dimension: (is ?? was)?.price.dimension ?? '',
    addresses: differing.length > 0 ? differing : after,
    by: (is?.amount ?? Exact.zero).minus(was?.amount ?? Exact.zero),
  };
}
