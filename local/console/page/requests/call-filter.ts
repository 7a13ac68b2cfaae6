import type { CallSummary } from '../../interface';

/** Which calls to show; what is empty filters nothing. */
export interface CallFilter {
  readonly stack: string;
  /** Part of the route or path. */
  readonly route: string;
  /** `404`, or `4xx`. */
  readonly status: string;
}

/** Calls that pass a filter, newest first, each once: those that the run told of, then those that were asked for. */
export function shownCalls(
  filter: CallFilter,
  live: readonly CallSummary[],
  fetched: readonly CallSummary[],
): CallSummary[] {
  const passing = [...live, ...fetched].filter((call) => passes(call, filter));
  return [...new Map(passing.map((call) => [call.id, call])).values()].sort((a, b) => b.at - a.at);
}

const passes = (call: CallSummary, { stack, route, status }: CallFilter): boolean =>
  (stack === '' || call.stack === stack) && isOf(call, route) && hasStatus(call.status, status);

const isOf = ({ route = '', method, path }: CallSummary, text: string): boolean =>
  [route, `${method} ${path}`].some((one) => one.toLowerCase().includes(text.toLowerCase()));

const hasStatus = (status: number, pattern: string): boolean =>
  [...pattern].every((letter, at) => letter.toLowerCase() === 'x' || letter === String(status)[at]);
