import type { Exact } from '../exact';
import { prices } from '../prices/price';
import { monthHours } from '../usage';
import { exampleRegion, monthOf } from './example';

/** A whole stack by the kind of its API, for the same traffic. */
export interface KindRow {
  readonly requests: number;
  /** USD a month. */
  readonly http: Exact;
  readonly rest: Exact;
}

/** An HTTP API beside a REST API for the same requests, everything behind it the same. */
export const apiKinds = (): readonly KindRow[] =>
  [100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000].map((requests) => ({
    requests,
    http: monthOf({ kind: 'HTTP' }, { requests }),
    rest: monthOf({ kind: 'REST' }, { requests }),
  }));

/** From how many requests a month a cache pays for itself. */
export interface CacheRow {
  /** Gigabytes. */
  readonly size: string;
  /** USD a month. */
  readonly month: Exact;
  /** Requests a month from which it is cheaper with the cache, by hit rate. */
  readonly from: readonly { readonly hitRate: number; readonly requests: Exact }[];
}

/** Shares of requests that a cache answers. */
export const hitRates: readonly number[] = [0.25, 0.5, 0.75, 0.95];

/** Each cache size, and the traffic from which what it saves behind the API is more than what it costs. */
export const caches = (): readonly CacheRow[] =>
  prices
    .filter(({ id, region }) => id.startsWith('apigw.rest.cache.') && region === exampleRegion)
    .map(({ id }) => cacheRow(id.slice('apigw.rest.cache.'.length)));

function cacheRow(size: string): CacheRow {
  const none = { requests: 0, tableGb: 0, readUnits: 0, writeUnits: 0 };
  const month = monthOf({ kind: 'REST', cache: size }, none);
  return { size, month, from: hitRates.map((hitRate) => ({ hitRate, requests: month.over(savedBy(hitRate)) })) };
}

/** USD that a cache saves on one request, on average: a call of the function, its log, and half a read. */
function savedBy(hitRate: number): Exact {
  const requests = 1_000_000;
  const reads = (share: number) => ({ requests, readUnits: 500_000 * share, writeUnits: 0, cacheHitRate: 1 - share });
  const without = monthOf({ kind: 'REST', cache: '0.5' }, reads(1));
  return without.minus(monthOf({ kind: 'REST', cache: '0.5' }, reads(1 - hitRate))).over(requests);
}

/** What one environment that stands ready costs, and how busy it must be to cost nothing more. */
export interface ReadyRow {
  /** Megabytes. */
  readonly memory: number;
  /** USD a month for one environment. */
  readonly month: Exact;
  /** Share of its time in which it must work, from which it is cheaper than a function on demand. */
  readonly busy: Exact;
}

/** Environments that stand ready, against cold starts. */
export const provisioned = (): readonly ReadyRow[] =>
  [128, 512, 1024, 1769].map((memory) => {
    const idle = { requests: 0 };
    const month = monthOf({ memory, ready: 1 }, idle).minus(monthOf({ memory }, idle));
    const whole = { requests: 0, lambda: { fn: { invocations: monthHours * 3600, durationMs: 1000 } } };
    const saved = monthOf({ memory }, whole)
      .minus(monthOf({ memory, ready: 1 }, whole))
      .plus(month);
    return { memory, month, busy: month.over(saved) };
  });

/** What memory costs, by processor. */
export interface MemoryRow {
  /** Megabytes. */
  readonly memory: number;
  /** USD for a million calls of 50 ms. */
  readonly arm64: Exact;
  readonly x86: Exact;
}

/** A million calls of 50 ms, by memory and processor. */
export const memories = (): readonly MemoryRow[] =>
  [128, 256, 512, 1024, 1769, 3008].map((memory) => ({
    memory,
    arm64: million({ memory, architecture: 'arm64' }),
    x86: million({ memory, architecture: 'x86_64' }),
  }));

function million(example: { readonly memory: number; readonly architecture: 'arm64' | 'x86_64' }): Exact {
  const calls = (invocations: number) => ({
    requests: 0,
    lambdaLogBytes: 0,
    lambda: { fn: { invocations, durationMs: 50 } },
  });
  return monthOf(example, calls(1_000_000)).minus(monthOf(example, calls(0)));
}
